import { describe, expect, it } from '@jest/globals';
import { MATCHING, mentor as person, TODAY } from '../../../../test/support/matching-people.ts';
import type { Ask } from '../../asks/index.ts';
import type { Mentor } from '../../people/index.ts';
import { type Asked, keyOf, nextIn, searchIn, type Stand, standOf } from './search.ts';

const DAY = 86_400_000;
const NOW = Date.parse(`${TODAY}T11:00:00Z`);
const OPENING = 7;

/** A mentor was asked so many days ago; `left` are those who may be asked after them. */
const question = (mentor: number, days: number, left: number[], more: Partial<Ask> = {}): Ask => ({
  key: `mel/ask/opening_mentor-${OPENING}-${mentor}`,
  space: 'mel',
  purpose: 'opening_mentor',
  subject: {
    ...{ opening: String(OPENING), space: 'mel', candidates: '1,2' },
    ...{ mentor: String(mentor), mentors: left.join() },
  },
  madeAt: NOW - days * DAY,
  endedAt: null,
  ...more,
});

const mentor = (id: number, more: Partial<Mentor> = {}) =>
  person(id, { consents: MATCHING, ...more });
const asked = (
  asks: Ask[],
  said: Record<number, string> = {},
  mentors = [11, 12, 13].map((id) => mentor(id)),
): Asked => ({
  asks,
  choices: new Map(
    Object.entries(said).map(([id, choice]) => [question(Number(id), 0, []).key, choice]),
  ),
  mentors: new Map(mentors.map((one) => [one.id, one])),
});
const sought = { openings: new Set([OPENING]), listening: new Set([2]) };

describe('how a question to a mentor stands', () => {
  const without = (id: number) =>
    [11, 12, 13].map((one) => mentor(one, one === id ? { consents: [] } : {}));
  const first = question(11, 3, [12, 13]);
  const late = question(11, 7, [12, 13]);
  const second = question(12, 1, [13]);

  it.each<[string, Asked, Stand]>([
    ['they have a week', asked([first]), 'waits'],
    ['a week of silence', asked([late]), 'goesOn'],
    ['their consent is gone', asked([first], {}, without(11)), 'goesOn'],
    ['they can recommend', asked([first], { 11: 'yes' }), 'found'],
    ['also after their time', asked([late, second], { 11: 'yes' }), 'found'],
    ['they could, and are gone', asked([first], { 11: 'yes' }, without(11)), 'goesOn'],
    ['they declined, and another was asked then', asked([first, second], { 11: 'no' }), 'rests'],
    ['another was asked after them', asked([late, second]), 'rests'],
  ])('the first: %s', (_, known, expected) => {
    expect(standOf(known.asks[0]!, known, sought, NOW)).toBe(expected);
  });

  it.each<[string, Asked, Stand]>([
    ['the first was silent', asked([late, second]), 'waits'],
    ['the first said yes late', asked([late, second], { 11: 'yes' }), 'rests'],
    ['who said so is gone', asked([late, second], { 11: 'yes' }, without(11)), 'waits'],
    [
      'what the first said ended with it',
      asked([{ ...late, endedAt: NOW }, second], { 11: 'yes' }),
      'waits',
    ],
  ])('the second: %s', (_, known, expected) => {
    expect(standOf(second, known, sought, NOW)).toBe(expected);
  });

  it('is over with the opening, and rests while nobody listens, whatever was said', () => {
    for (const known of [asked([first]), asked([late]), asked([first], { 11: 'yes' })]) {
      const standing = (more: Partial<typeof sought>) =>
        standOf(known.asks[0]!, known, { ...sought, ...more }, NOW);
      expect(standing({ openings: new Set([8]) })).toBe('over');
      expect(standing({ listening: new Set([3]) })).toBe('rests');
    }
  });
});

describe('who is asked next', () => {
  const search = searchIn(question(10, 0, [11, 12, 13]));
  const next = (known: Asked) => {
    const found = nextIn(search, known, TODAY);
    return found === null ? null : [found.mentor, ...found.after.mentors];
  };
  const only = (...mentors: Mentor[]) => asked([], {}, mentors);

  it('is the first who is here, consents, is not paused and was not asked yet', () => {
    expect(next(asked([]))).toEqual([11, 12, 13]);
    expect(next(asked([question(11, 1, [], { endedAt: NOW })]))).toEqual([12, 13]);
    expect(next(only(mentor(11, { pausedUntil: TODAY }), mentor(13)))).toEqual([13]);
    expect(next(only(mentor(11, { spaces: ['var'] }), mentor(12, { consents: [] })))).toBeNull();
    expect(keyOf(search, 11)).toBe(question(11, 0, []).key);
  });
});
