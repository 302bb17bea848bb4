/** The calendar of a simulated year, and what happens in it by chance. */
import fc from 'fast-check';

export const START = '2026-12-01';
export const DAYS = 365;
/** The referents of mel are on holiday; days are counted from the first one. */
export const AUGUST = { from: 243, to: 273 } as const;
/** The referent of var leaves in spring, before anybody there is a mentor; somebody takes over in summer. */
export const LEFT_ALONE = { from: 100, to: 199 } as const;
export const FIRST_MENTOR_OF_VAR = 150;

export const dayAfter = (count: number): string =>
  new Date(Date.parse(`${START}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);

const DEEDS = [
  'arrive',
  'leave',
  'return',
  'open',
  'settle',
  'withdraw consent',
  'give consent',
  'pause',
  'move',
  'mentor arrives',
  'mentor leaves',
  'mentor returns',
  'mentor pauses',
  'mentor goes on',
  'mentor withdraws consent',
  'mentor gives consent',
  'mentor offers otherwise',
] as const;
export type Deed = (typeof DEEDS)[number];
export type Step = { day: number; deed: Deed; who: number };

const stepArb: fc.Arbitrary<Step> = fc.record({
  day: fc.nat(DAYS - 1),
  deed: fc.oneof(
    { weight: 3, arbitrary: fc.constant('arrive' as const) },
    { weight: 4, arbitrary: fc.constant('open' as const) },
    { weight: 1, arbitrary: fc.constant('return' as const) },
    { weight: 8, arbitrary: fc.constantFrom(...DEEDS) },
  ),
  who: fc.nat(9999),
});
/** Mentors who come whatever else happens: two at the beginning, the first of var later. */
const SURE: readonly Step[] = [
  { day: 0, deed: 'mentor arrives', who: 1 },
  { day: 0, deed: 'mentor arrives', who: 2 },
  { day: FIRST_MENTOR_OF_VAR, deed: 'mentor arrives', who: 10 },
];
/** @param count how much happens in the year */
export const stepsOf = (count: number): fc.Arbitrary<Step[]> =>
  fc
    .array(stepArb, { minLength: count, maxLength: count })
    .map((steps) => [...SURE, ...steps].sort((a, b) => a.day - b.day));

/** A number that is always the same for a text. */
export const luckOf = (text: string): number =>
  Array.from(text).reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 1_000_003, 7);

const YES = ['accept', 'accept', 'accept', 'accept', 'accept'];
/** What is answered to the questions of each purpose, each as likely as it is often. */
export const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  contact: ['done', 'done', 'done_oriented', 'unreachable'],
  overdue: ['done', 'unreachable'],
  silent: ['done', 'unreachable'],
  sign: ['fine', 'help', 'job', 'stop', 'fine'],
  people: ['all'],
  pairing: [...YES, 'refuse_far', 'refuse_known'],
  pairing_candidate: [...YES, 'refuse_metier'],
  pairing_mentor: [...YES, 'refuse_busy'],
  pairing_check: ['goes_on', 'goes_on', 'changed', 'stopped', 'settled'],
  peers: ['accept', 'accept', 'refuse'],
};
