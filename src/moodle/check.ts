/** Holds what Moodle answered to the shape that was promised. */
import type { z } from 'zod';
import { message } from '../shared/i18n.ts';
import { MoodleError } from './errors.ts';
import type { BadItem } from './port.ts';
import { ITEM_SCHEMAS, type ItemOf, type Kind } from './wire.ts';

const firstIssue = (error: z.ZodError): { field: string; problem: string } => {
  const [issue] = error.issues;
  return { field: issue?.path.join('.') ?? '', problem: issue?.message ?? '' };
};

/** One item by itself, so that a bad record stands alone. */
export const checkItem = <K extends Kind>(
  kind: K,
  raw: { id: number },
): { item: ItemOf<K> } | { bad: BadItem } => {
  const checked = ITEM_SCHEMAS[kind].safeParse(raw);
  if (checked.success) return { item: checked.data as ItemOf<K> };
  const told = message('moodle.badItem', { kind, id: raw.id, ...firstIssue(checked.error) });
  return { bad: { kind, id: raw.id, told } };
};

/** A whole answer. @throws {MoodleError} `shape`, naming the field. */
export const checkAnswer = <T>(fn: string, schema: z.ZodType<T>, value: unknown): T => {
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  const params = { function: fn, ...firstIssue(checked.error) };
  throw new MoodleError('invalid', 'shape', message('moodle.error.shape', params));
};
