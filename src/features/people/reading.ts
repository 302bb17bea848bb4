/** One person's profile while it is read: every value that cannot be is told, the rest counts. */
import { message, type MessageKey, type MessageParams } from '../../shared/i18n.ts';
import { collapse, isBlank, shorten, stripControls } from '../../shared/text.ts';
import type { Field, FieldRemark } from './remark.ts';

/** What profiles are read against. */
export type ReadContext = {
  /** The day it is in France, `YYYY-MM-DD`. */
  today: string;
  /** By code: the spaces there are. */
  spaces: ReadonlyMap<string, { national: boolean; departements: readonly string[] }>;
  /** The ROME codes there are; null: no list was brought in, their form is all there is to check. */
  metiers: ReadonlySet<string> | null;
  /** By `areaKey`: the areas brought in. */
  areas: ReadonlyMap<string, readonly string[]>;
};

type Remembered = { value: unknown; remarks: readonly FieldRemark[] };
/** Slot → what stands in the field → what came of it. */
type Memory = Map<string, Map<string, Remembered>>;

export type Reading = {
  fields: Readonly<Record<string, string>>;
  context: ReadContext;
  /** Codes of the départements of the spaces they are enrolled in. */
  home: readonly string[];
  /** The same in one word. */
  homeKey: string;
  /** What was read before. */
  memory: Memory;
  remarks: FieldRemark[];
};

/** More answers than any list of choices has. */
const MOST_VALUES = 30;
const LONGEST_TOLD = 60;

export const note = (
  { remarks }: Reading,
  field: Field,
  key: MessageKey,
  params?: MessageParams,
): void => {
  remarks.push({ field, told: message(key, params) });
};

/** The same about a value, which is told as far as it is short. */
export const noteValue = (
  reading: Reading,
  field: Field,
  key: MessageKey,
  value: string,
  params: MessageParams = {},
): void => {
  note(reading, field, key, { value: shorten(value, LONGEST_TOLD), ...params });
};

/** Codes as the form writes them: nothing in them to mend. */
const CODES = /^[\w:=/.!;-]+$/;

/** The values of a field, joined with `;` or on lines of their own. */
export const valuesOf = (reading: Reading, field: Field): string[] => {
  const text = reading.fields[field];
  if (text === undefined || text === '') return [];
  const isCodes = CODES.test(text);
  if (isCodes && !text.includes(';')) return [text];
  const all = isCodes
    ? text.split(';').filter((value) => value !== '')
    : text
        .split(/[;\r\n]/)
        .map(collapse)
        .filter((value) => !isBlank(value));
  const values = [...new Set(all)];
  if (values.length <= MOST_VALUES) return values;
  note(reading, field, 'people.remark.many', { limit: MOST_VALUES });
  return values.slice(0, MOST_VALUES);
};

/** The values that can be read, each once; `read` tells of those it cannot and gives null. */
export const readAll = <V extends string>(
  reading: Reading,
  field: Field,
  read: (value: string) => V | null,
): V[] => {
  const found = new Set<V>();
  for (const value of valuesOf(reading, field)) {
    const one = read(value);
    if (one !== null) found.add(one);
  }
  return [...found];
};

/** The one value of a field, the first that can be read; null: none. */
export const readOne = <V>(
  reading: Reading,
  field: Field,
  read: (value: string) => V | null,
): V | null => {
  const values = valuesOf(reading, field);
  for (const [place, value] of values.entries()) {
    const one = read(value);
    if (one === null) continue;
    if (place < values.length - 1) noteValue(reading, field, 'people.remark.single', value);
    return one;
  }
  return null;
};

/** A text that is shown as it is, shortened; null: a reader would see nothing. */
export const readText = ({ fields }: Reading, field: Field, longest: number): string | null => {
  const told = fields[field];
  if (told === undefined || told === '') return null;
  const text = stripControls(told.slice(0, longest * 4)).trim();
  return isBlank(text) ? null : Array.from(text).slice(0, longest).join('').trim();
};

/**
 * Reads a field once for all people in whose profile it says the same: most choose from few.
 * @param read depends on the field's text and the context alone
 */
export const remember = <T>(
  reading: Reading,
  field: Field,
  read: (reading: Reading) => T,
  slot: string = field,
): T => {
  let texts = reading.memory.get(slot);
  if (texts === undefined) reading.memory.set(slot, (texts = new Map<string, Remembered>()));
  const text = reading.fields[field] ?? '';
  let known = texts.get(text);
  if (known === undefined) {
    const remarks: FieldRemark[] = [];
    known = { value: read({ ...reading, remarks }), remarks };
    texts.set(text, known);
  }
  if (known.remarks.length > 0) reading.remarks.push(...known.remarks);
  // What a slot remembers was put there by the same `read`.
  return known.value as T;
};

const homeOf = (spaces: readonly string[], context: ReadContext): readonly string[] => {
  const home = new Set(spaces.flatMap((code) => context.spaces.get(code)?.departements ?? []));
  return [...home].sort();
};

type Home = Pick<Reading, 'home' | 'homeKey' | 'memory'>;
/** By the spaces somebody is in, as long as the context lives: one reading of all. */
const homes = new WeakMap<ReadContext, { memory: Memory; bySpaces: Map<string, Home> }>();

const homeFor = (spaces: readonly string[], context: ReadContext): Home => {
  let all = homes.get(context);
  if (all === undefined) {
    all = { memory: new Map(), bySpaces: new Map() };
    homes.set(context, all);
  }
  const key = spaces.join(' ');
  let one = all.bySpaces.get(key);
  if (one === undefined) {
    const home = homeOf(spaces, context);
    one = { home, homeKey: home.join(), memory: all.memory };
    all.bySpaces.set(key, one);
  }
  return one;
};

/**
 * The profile of somebody, yet unread.
 * @param spaces codes of the spaces they are enrolled in, sorted
 */
export const readingOf = (
  fields: Reading['fields'],
  spaces: readonly string[],
  context: ReadContext,
): Reading => {
  const { home, homeKey, memory } = homeFor(spaces, context);
  return { fields, context, home, homeKey, memory, remarks: [] };
};
