/**
 * An ask: a short question to named people, answered on a page of Moodle. Its texts live in a wish;
 * here stands what it is about and who carries its answers out.
 */
import type { BodyOf, Localised } from '../../moodle/index.ts';

/** What an ask is about, in names that stay the same: keys and digests, never a person or a text. */
export type Subject = Readonly<Record<string, string>>;

export type Ask = {
  key: string;
  space: string;
  /** Names the handler that carries its answers out. */
  purpose: string;
  subject: Subject;
  /** Epoch milliseconds, Moodle's clock. */
  madeAt: number;
  /** When its cause ended, in whatever way; null while there is one. */
  endedAt: number | null;
};

export type Answer = {
  /** Moodle's id: an answer that was changed keeps it. */
  id: number;
  /** The key of the ask. */
  ask: string;
  personId: number;
  choice: string;
  remark: string | null;
  /** Epoch milliseconds, Moodle's clock. */
  answeredAt: number;
};

type Body = BodyOf<'ask'>;

/** What people read. `about` is all that a notification says: it names nobody, and no text. */
export type Words = {
  about: Localised;
  title: Localised;
  /** HTML. */
  text: Localised;
  link: string | null;
  choices: Body['choices'];
};

export type NewAsk = {
  key: string;
  purpose: string;
  subject: Subject;
  words: Words;
  /** Moodle's user ids. */
  people: readonly number[];
  mode?: Body['mode'];
  change?: boolean;
  /** After how long it is closed unanswered, and its people are reminded (milliseconds). */
  expiresAfter?: number;
  remindsAfter?: number | null;
};

const DAY = 24 * 60 * 60 * 1000;
/** Volunteers go on holiday for two weeks; after a third they have had days to answer. */
const EXPIRES_AFTER = 21 * DAY;
/** Who has not answered within a week has missed the notice, or forgotten it. */
const REMINDS_AFTER = 7 * DAY;

const secondsOf = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/**
 * The ask as the plugin takes it. The first answer counts for all unless told otherwise: volunteers
 * are asked as little as can be. It stays final, for it is carried out at the next cycle.
 */
export const bodyOf = (
  { words, people, mode = 'first', change = false, ...ask }: NewAsk,
  madeAt: number,
): Body => {
  const { expiresAfter = EXPIRES_AFTER, remindsAfter = REMINDS_AFTER } = ask;
  return {
    ...words,
    mode,
    change,
    expires: secondsOf(madeAt + expiresAfter),
    remind: remindsAfter === null ? null : secondsOf(madeAt + remindsAfter),
    people: [...people],
  };
};

/** Whether both are about the same thing. */
export const isSameSubject = (a: Subject, b: Subject): boolean => {
  const sorted = (subject: Subject): string =>
    JSON.stringify(Object.entries(subject).sort(([x], [y]) => (x < y ? -1 : 1)));
  return sorted(a) === sorted(b);
};
