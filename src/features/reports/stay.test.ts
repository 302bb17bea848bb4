import { expect, it } from '@jest/globals';
import type { EventKind, PersonEvent } from '../people/index.ts';
import { stayAt, staysOf } from './stay.ts';

const history = (...events: [at: number, kind: EventKind, value?: string][]): PersonEvent[] =>
  events.map(([at, kind, value = null], n) => ({
    ...{ id: String(n), personId: 1, kind, value, byId: null, at },
  }));

it('a stay ends when somebody is settled, and another begins when they come back', () => {
  const stays = staysOf(
    history(
      [10, 'arrived'],
      [10, 'phase', 'search'],
      [12, 'contacted'],
      [15, 'contacted'],
      [20, 'mentor_proposed'],
      [30, 'phase', 'settled'],
      [35, 'left'],
      [50, 'returned'],
      [60, 'sign'],
      [70, 'left'],
    ),
  );
  expect(stays).toEqual([
    {
      ...{ from: 10, returned: false, to: 30, end: 'settled' },
      ...{ contactedAt: 12, mentorProposedAt: 20, lastSignAt: 15 },
    },
    {
      ...{ from: 50, returned: true, to: 70, end: 'left' },
      ...{ contactedAt: null, mentorProposedAt: null, lastSignAt: 60 },
    },
  ]);
});

it('who is settled no longer came back, though nobody noted it', () => {
  const stays = staysOf(history([1, 'arrived'], [5, 'phase', 'settled'], [9, 'phase', 'search']));
  expect(stays.map(({ from, to, returned }) => [from, to, returned])).toEqual([
    [1, 5, false],
    [9, null, true],
  ]);
});

it('is of no one without an arrival, and arrives once', () => {
  expect(staysOf(history([1, 'sign'], [2, 'left']))).toEqual([]);
  expect(staysOf(history([1, 'arrived'], [2, 'arrived']))).toHaveLength(1);
});

it('lasts from after it began to the instant it ended', () => {
  const stays = staysOf(history([10, 'arrived'], [20, 'left']));
  expect([10, 11, 20, 21].map((at) => stayAt(stays, at) !== undefined)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
