/**
 * Large chapters are taken apart by the letters of the communes, then of the names
 * (docs/decisions/016-large-chapters.md). Pure, and the same for sheets in any order.
 */
import { normaliseKey } from '../../shared/text.ts';

/** What is divided: where it stands in the order, and what it weighs. */
export type Divisible = {
  id: number;
  /** The name of the commune; `null` where there is none: those come last. */
  commune: string | null;
  name: string;
  /** Bytes it takes in the chapter, lines in the table of contents included. */
  weight: number;
};

/** Those whose letters begin with `prefix` and one letter from `from` to `to`. */
export type Bucket<T> = {
  /** The end of the chapter's key: `a-c`, `b`, `ba-bc`; the whole is `a-z`. */
  key: string;
  prefix: string;
  from: string;
  to: string;
  members: T[];
};

/** Beyond either, a chapter is taken apart. Moodle takes 512 KiB of HTML. */
export const MOST_SHEETS = 100;
export const MOST_BYTES = 400_000;

const RANGES = ['ac', 'df', 'gi', 'jl', 'mo', 'pr', 'su', 'vz'];
/** What no name of a commune begins with: those without come last. */
const NO_COMMUNE = 'zz';

/** Only the letters from a to z, without accents: « L’Haÿ-les-Roses » is `lhaylesroses`. */
export const lettersOf = (text: string): string => normaliseKey(text).replace(/[^a-z]/g, '');

/** How many letters of a commune and of a name count: keys have at most 150 characters. */
const COMMUNE_LETTERS = 24;
const NAME_LETTERS = 12;

/** Letters that are each sheet's own: the last difference is in its number. */
const addressOf = ({ commune, name, id }: Divisible): string => {
  const place = commune === null ? NO_COMMUNE : lettersOf(commune).slice(0, COMMUNE_LETTERS);
  const number = Array.from(String(id), (digit) => 'adgjmpsvxz'.charAt(Number(digit)));
  return `${place}${lettersOf(name).slice(0, NAME_LETTERS)}${number.reverse().join('')}`;
};

type Addressed<T> = { address: string; one: T };
type Part<T> = Bucket<Addressed<T>>;

const tooLarge = <T extends Divisible>({ members }: Part<T>): boolean =>
  members.length > MOST_SHEETS ||
  members.reduce((sum, { one }) => sum + one.weight, 0) > MOST_BYTES;

/** Whether there are letters left to tell them apart by. */
const isDivisible = ({ prefix, members }: Part<unknown>): boolean =>
  members.length > 1 && members.every(({ address }) => address.length > prefix.length + 1);

const isSingle = ({ from, to }: Pick<Bucket<never>, 'from' | 'to'>): boolean => from === to;

/** Whether a chapter with that key takes up a smaller part of it. */
export const isWithin = (key: string, part: Omit<Bucket<unknown>, 'members'>): boolean => {
  const [first = ''] = key.split('-');
  const letter = first.charAt(part.prefix.length);
  return (
    key !== part.key &&
    first.startsWith(part.prefix) &&
    first.length >= part.prefix.length + (isSingle(part) ? 2 : 1) &&
    letter >= part.from &&
    letter <= part.to
  );
};

const part = <T>(
  prefix: string,
  from: string,
  to: string,
  all: readonly Addressed<T>[],
): Part<T> => ({
  key: from === to ? prefix + from : `${prefix}${from}-${prefix}${to}`,
  prefix,
  from,
  to,
  members: all.filter(({ address }) => {
    const letter = address.charAt(prefix.length);
    return address.startsWith(prefix) && letter >= from && letter <= to;
  }),
});

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
const letters = (from: string, to: string): string[] =>
  ALPHABET.slice(ALPHABET.indexOf(from), ALPHABET.indexOf(to) + 1).split('');

/** The whole, and each letter, has eight ranges of the next letter; a range has its letters. */
const smaller = <T>(whole: Part<T>): Part<T>[] => {
  const { prefix, from, to, key, members } = whole;
  const ranges = (before: string): Part<T>[] =>
    RANGES.map((range) => part(before, range.charAt(0), range.charAt(1), members));
  if (key === WHOLE) return ranges('');
  if (isSingle(whole)) return ranges(prefix + from);
  return letters(from, to).map((letter) => part(prefix, letter, letter, members));
};

const WHOLE = 'a-z';

/** Taken apart once, it stays so: no sheet goes to and fro as their number goes up and down. */
const divide = <T extends Divisible>(whole: Part<T>, standing: readonly string[]): Part<T>[] =>
  isDivisible(whole) && (tooLarge(whole) || standing.some((key) => isWithin(key, whole)))
    ? smaller(whole).flatMap((one) => divide(one, standing))
    : [whole];

/**
 * The chapters that sheets are put in: one, whose key is `a-z`, while they are few; else several in
 * their order, none of them empty.
 * @param standing ends of the keys of the chapters that stand from before
 */
export const splitChapter = <T extends Divisible>(
  sheets: readonly T[],
  standing: readonly string[],
): Bucket<T>[] => {
  const unequal = sheets.map((one) => ({ address: addressOf(one), one }));
  const longest = unequal.reduce((most, { address }) => Math.max(most, address.length), 0);
  const addressed = unequal.map(({ address, one }) => ({
    address: address.padEnd(longest, 'a'),
    one,
  }));
  const all = divide(part('', 'a', 'z', addressed), standing);
  return all
    .filter(({ key, members }) => members.length > 0 || key === WHOLE)
    .map((one) => ({ ...one, members: one.members.map((member) => member.one) }));
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The beginning of a name that holds so many letters, and what parts it from the next. */
const beginning = (name: string, count: number): string => {
  for (let end = 0; end <= name.length; end++) {
    if (lettersOf(name.slice(0, end)).length < count) continue;
    const rest = /^[^\p{L}]*/u.exec(name.slice(end))?.[0] ?? '';
    return name.slice(0, end) + rest;
  }
  return name;
};

/** What a part is called: « A » to « C », « Saint-B » to « Saint-C », and within one commune. */
export type Label = {
  /** The commune whose sheets are taken apart by name; `null` while it is by commune. */
  within: string | null;
  /** Whether they have no commune. */
  none: boolean;
  first: string;
  last: string;
};

/** Follows from the key and the names it holds. */
export const labelOf = ({ prefix, from, to, members }: Bucket<Divisible>): Label => {
  const label = (before: string) => ({
    first: capital(`${before}${from}`),
    last: capital(`${before}${to}`),
  });
  if (prefix.startsWith(NO_COMMUNE)) {
    return { within: null, none: true, ...label(prefix.slice(NO_COMMUNE.length)) };
  }
  const commune = members.find((member) => member.commune !== null)?.commune ?? '';
  const place = lettersOf(commune).slice(0, COMMUNE_LETTERS);
  if (place !== '' && prefix.startsWith(place)) {
    return { within: commune, none: false, ...label(prefix.slice(place.length)) };
  }
  const before = commune === '' ? prefix : beginning(commune, prefix.length);
  const proper = prefix === '' ? '' : before;
  return /[\s'’-]$/u.test(proper)
    ? {
        within: null,
        none: false,
        first: proper + from.toUpperCase(),
        last: proper + to.toUpperCase(),
      }
    : { within: null, none: false, ...label(proper) };
};
