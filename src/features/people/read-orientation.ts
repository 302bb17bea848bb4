/** The rules of orientation, which an association may change (docs/people.md, « Orientation »). */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { MaraError } from '../../shared/errors.ts';
import { frenchSpaces, message, type MessageKey, type MessageParams } from '../../shared/i18n.ts';
import { CATEGORIES, SCHOOLS, SERVICES } from './codes.ts';
import type { Orientation, OrientationRule } from './orientation.ts';

const FILE = join('people', 'orientation.json');

const TextsSchema = z.strictObject({
  fr: z.string().min(1).transform(frenchSpaces),
  en: z.string().min(1),
});

/** One code or a list of them; absent: whatever it is. */
const condition = <const C extends readonly [string, ...string[]]>(codes: C) =>
  z
    .preprocess(
      (value) => (typeof value === 'string' ? [value] : value),
      z.array(z.enum(codes)).min(1).optional(),
    )
    .transform((list) => list ?? null);

const RuleSchema = z
  .strictObject({
    school: condition(SCHOOLS),
    service: condition(SERVICES),
    category: condition(CATEGORIES),
    association: z.string(),
    defenceMobility: z.boolean(),
    why: TextsSchema,
  })
  .transform(
    ({ school: schools, service: services, category: categories, ...rule }): OrientationRule => ({
      schools,
      services,
      categories,
      ...rule,
    }),
  );

const FileSchema = z.strictObject({
  associations: z
    .array(z.strictObject({ code: z.string().regex(/^[a-z0-9_]{1,60}$/), name: TextsSchema }))
    .min(1),
  rules: z.array(RuleSchema).min(1),
});

/** `rules[3].school`, counted from one as people do. */
const whereOf = (path: readonly PropertyKey[]): string =>
  path.map((step) => (typeof step === 'number' ? String(step + 1) : String(step))).join(' › ');

const wrongWith = (issue: z.core.$ZodIssue): [MessageKey, MessageParams?] => {
  if (issue.code === 'invalid_value') {
    return ['people.orientation.oneOf', { values: issue.values.join(', ') }];
  }
  if (issue.code === 'unrecognized_keys') {
    return ['people.orientation.extra', { extra: issue.keys.join(', ') }];
  }
  const missing = issue.code === 'invalid_type';
  return [missing ? 'people.orientation.missing' : 'people.orientation.value'];
};

/** @throws {MaraError} naming the place in the file and what is wrong there */
const refuse = (path: readonly PropertyKey[], key: MessageKey, params?: MessageParams): never => {
  throw new MaraError(message(key, { file: FILE, where: whereOf(path), ...params }));
};

/** What single fields do not show: codes used twice or unknown, nobody left without a rule. */
const checkWhole = ({ associations, rules }: Orientation): void => {
  const codes = new Set<string>();
  for (const [place, { code }] of associations.entries()) {
    const path = ['associations', place, 'code'];
    if (codes.has(code)) refuse(path, 'people.orientation.twice', { code });
    codes.add(code);
  }
  for (const [place, { association: code }] of rules.entries()) {
    const path = ['rules', place, 'association'];
    if (!codes.has(code)) refuse(path, 'people.orientation.association', { code });
  }
  const last = rules.at(-1);
  if (last?.schools !== null || last.services !== null || last.categories !== null) {
    refuse(['rules', rules.length - 1], 'people.orientation.last');
  }
};

/**
 * Reads `people/orientation.json` of the folder of templates.
 * @throws {MaraError} naming rule, field and the mend
 */
export const readOrientation = async (templates: string): Promise<Orientation> => {
  let told: unknown;
  try {
    told = JSON.parse(await readFile(join(templates, FILE), 'utf8'));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new MaraError(message('people.orientation.read', { file: FILE, detail }), {
      cause: error,
    });
  }
  const read = FileSchema.safeParse(told);
  if (!read.success) {
    const [issue] = read.error.issues;
    if (issue !== undefined) return refuse(issue.path, ...wrongWith(issue));
    throw read.error;
  }
  checkWhole(read.data);
  return read.data;
};
