/** Each indicator against a count by hand. Days are those of the third quarter of 2026. */
import { describe, expect, it } from '@jest/globals';
import { aCandidate, aStay, emptyFacts } from '../../../../test/support/report-facts.ts';
import type { Facts } from '../fact.ts';
import type { Item } from '../indicator.ts';
import { periodOf } from '../period.ts';
import { INDICATORS, indicatorOf } from './index.ts';

const Q3 = periodOf('2026-07-01', '2026-09-30');
const DAY = 86_400_000;
const on = (day: string): number => Date.parse(`${day}T10:00:00Z`);
const facts = (change: Partial<Facts>): Facts => ({ ...emptyFacts(on('2026-11-22')), ...change });
const itemsOf = (id: string, change: Partial<Facts>): Item[] =>
  indicatorOf(id).compute(facts(change), Q3);
const sum = (items: readonly Item[]): number => items.reduce((all, { amount }) => all + amount, 0);

describe('candidates', () => {
  const candidates = [
    // Came before, still here.
    aCandidate({
      stays: [aStay(on('2026-05-01'))],
      phases: [
        { phase: 'information', at: on('2026-05-01') },
        { phase: 'search', at: on('2026-10-15') },
      ],
    }),
    // Came in the period and settled in it.
    aCandidate({
      stays: [aStay(on('2026-07-01'), { to: on('2026-09-01'), end: 'settled' })],
    }),
    // Left, and came back.
    aCandidate({
      category: 'civilian',
      stays: [
        aStay(on('2026-01-01'), { to: on('2026-07-02'), end: 'left' }),
        aStay(on('2026-09-30'), { returned: true }),
      ],
    }),
    // Came on the first instant after the period.
    aCandidate({ stays: [aStay(Q3.end)] }),
    // Settled in the last quarter.
    aCandidate({ stays: [aStay(on('2026-04-01'), { to: on('2026-10-02'), end: 'settled' })] }),
  ];
  const count = (id: string): number => itemsOf(`candidates.${id}`, { candidates }).length;

  it('come, settle, leave, and are followed', () => {
    expect(['arrived', 'settled', 'left', 'active'].map(count)).toEqual([2, 1, 1, 3]);
    expect(itemsOf('candidates.arrived', { candidates }).map(({ of }) => of?.arrival)).toEqual([
      'new',
      'returned',
    ]);
  });

  it('are in the phase of the last evening', () => {
    expect(itemsOf('candidates.active', { candidates })[0]?.of).toEqual({ phase: 'information' });
  });

  it('balance: those before, who came, who went, those now', () => {
    const then = indicatorOf('candidates.active').compute(facts({ candidates }), {
      ...Q3,
      end: Q3.start,
    });
    expect(then.length + count('arrived') - count('settled') - count('left')).toBe(count('active'));
  });
});

describe('the clocks', () => {
  const from = on('2026-08-01');
  const stay = (change: object) => aCandidate({ stays: [aStay(from, change)] });

  it('the first contact: days, and how many in time', () => {
    const candidates = [
      stay({ contactedAt: from + 3 * DAY }),
      stay({ contactedAt: from + 7 * DAY }),
      stay({ contactedAt: from + 8 * DAY + 1 }),
      stay({}),
      // Gone before the time was over: nobody failed them.
      stay({ to: from + DAY, end: 'left' }),
      // Their time ended before the period.
      aCandidate({ stays: [aStay(on('2026-06-01'), { contactedAt: on('2026-07-20') })] }),
    ];
    expect(itemsOf('contact.days', { candidates }).map(({ amount }) => amount)).toEqual([
      3, 7, 8, 49,
    ]);
    expect(itemsOf('contact.within', { candidates }).map(({ part }) => part)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('count whole days, as the clocks of those who are asked do', () => {
    const at = (instant: string) => Date.parse(instant);
    // A Monday at nine in France; the Monday after is in time, all day.
    const arrived = at('2026-08-03T07:00:00Z');
    const one = (change: object) => aCandidate({ stays: [aStay(arrived, change)] });
    const candidates = [
      one({ contactedAt: at('2026-08-10T15:00:00Z') }),
      one({ contactedAt: at('2026-08-10T22:30:00Z') }),
    ];
    const parts = (id: string, period = Q3) =>
      indicatorOf(id)
        .compute(facts({ candidates }), period)
        .map(({ part }) => part);
    expect(parts('contact.within')).toEqual([true, false]);
    expect(parts('contact.within', periodOf('2026-08-10', '2026-08-10'))).toEqual([true, false]);
    expect(parts('contact.within', periodOf('2026-08-11', '2026-08-31'))).toEqual([]);
    expect(parts('overdue.contact', periodOf('2026-08-01', '2026-08-09'))).toEqual([false, false]);
    expect(parts('overdue.contact', periodOf('2026-08-01', '2026-08-10'))).toEqual([false, true]);
  });

  it('the mentor proposed: only for who seeks one', () => {
    const candidates = [
      stay({ mentorProposedAt: from + 30 * DAY }),
      stay({ mentorProposedAt: from + 31 * DAY }),
      { ...stay({ mentorProposedAt: from + DAY }), seeks: false },
    ];
    expect(itemsOf('mentor.days', { candidates }).map(({ amount }) => amount)).toEqual([30, 31]);
    expect(itemsOf('mentor.within', { candidates }).map(({ part }) => part)).toEqual([true, false]);
  });

  it('who waits too long at the end', () => {
    const candidates = [
      stay({}),
      stay({ contactedAt: from + DAY, mentorProposedAt: from + DAY, lastSignAt: on('2026-09-20') }),
      // Contacted after the end only; no time for a mentor has passed.
      aCandidate({ stays: [aStay(on('2026-09-15'), { contactedAt: on('2026-10-03') })] }),
      { ...stay({ contactedAt: from + DAY, lastSignAt: from + DAY }), seeks: false },
    ];
    const late = (id: string) => itemsOf(`overdue.${id}`, { candidates }).map(({ part }) => part);
    expect(late('contact')).toEqual([true, false, true, false]);
    expect(late('mentor')).toEqual([true, false, false, false]);
    expect(late('sign')).toEqual([true, false, false, true]);
  });
});

it('mentors, what they offer, and what is taken', () => {
  const mentors = [
    { groupement: 'mel', domain: 'M' as const, offered: 3, used: 1 },
    { groupement: null, domain: null, offered: 1, used: 1 },
  ];
  const sums = ['mentors', 'capacity.offered', 'capacity.used'].map((id) =>
    sum(itemsOf(id, { mentors })),
  );
  expect(sums).toEqual([2, 4, 2]);
  expect(itemsOf('mentors', { mentors })[0]?.of).toEqual({ domain: 'M' });
});

it('pairings by state, begun, ended and come to nothing', () => {
  const pairing = (proposed: string, change: object = {}) => ({
    groupement: 'mel',
    proposedAt: on(proposed),
    ...{ approvedAt: null, activeAt: null, endedAt: null, endReason: null },
    ...change,
  });
  const pairings = [
    pairing('2026-09-01'),
    pairing('2026-09-01', { approvedAt: on('2026-09-02') }),
    pairing('2026-09-01', { approvedAt: on('2026-10-02') }),
    pairing('2026-06-01', { approvedAt: on('2026-06-02'), activeAt: on('2026-07-02') }),
    pairing('2026-05-01', {
      ...{ approvedAt: on('2026-05-02'), activeAt: on('2026-05-03') },
      ...{ endedAt: on('2026-08-01'), endReason: 'settled' },
    }),
    pairing('2026-08-01', { endedAt: on('2026-08-10'), endReason: 'refused_mentor' }),
    pairing('2026-10-01'),
  ];
  const counts = ['proposed', 'approved', 'active', 'begun', 'ended', 'declined'].map(
    (id) => itemsOf(`pairings.${id}`, { pairings }).length,
  );
  expect(counts).toEqual([2, 1, 1, 1, 1, 1]);
  expect(itemsOf('pairings.ended', { pairings })[0]?.of).toEqual({ reason: 'settled' });
  expect(itemsOf('pairings.declined', { pairings })[0]?.of).toEqual({ reason: 'refused_mentor' });
});

it('peer groups, openings, sheets, enrolments and courses', () => {
  const at = (day: string) => ({ groupement: 'mel', at: on(day) });
  const change: Partial<Facts> = {
    peerGroups: [
      { groupement: 'mel', formedAt: on('2026-08-01'), members: 5 },
      { groupement: 'mel', formedAt: on('2026-10-01'), members: 6 },
    ],
    openings: [
      { groupement: 'mel', receivedAt: on('2026-06-29'), toldAt: on('2026-07-03') },
      { groupement: 'mel', receivedAt: on('2026-07-03'), toldAt: null },
      { groupement: 'mel', receivedAt: on('2026-09-29'), toldAt: on('2026-10-01') },
    ],
    sheets: [{ groupement: 'mel', family: 'opening', freshness: 'due' }],
    enrolments: [at('2026-07-01'), at('2026-10-01')],
    completions: [at('2026-06-30'), at('2026-09-30'), at('2026-08-01')],
  };
  const sums = ['peers.groups', 'peers.people', 'openings.received', 'openings.told', 'sheets']
    .concat('enrolments', 'completions')
    .map((id) => sum(itemsOf(id, change)));
  expect(sums).toEqual([1, 5, 2, 1, 1, 1, 2]);
  expect(itemsOf('openings.reaction', change).map(({ amount }) => amount)).toEqual([4]);
});

it('each has an id of its own', () => {
  expect(new Set(INDICATORS.map(({ id }) => id)).size).toBe(INDICATORS.length);
});
