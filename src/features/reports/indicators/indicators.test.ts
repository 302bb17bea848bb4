/** Each indicator against a count by hand. Days are those of the third quarter of 2026. */
import { describe, expect, it } from '@jest/globals';
import { aCandidate, aStanding, aStay, emptyFacts } from '../../../../test/support/report-facts.ts';
import type { Facts } from '../fact.ts';
import type { Item } from '../indicator.ts';
import { type Period, periodOf } from '../period.ts';
import { INDICATORS, indicatorOf } from './index.ts';

const Q3 = periodOf('2026-07-01', '2026-09-30');
const DAY = 86_400_000;
const on = (day: string): number => Date.parse(`${day}T10:00:00Z`);
const facts = (change: Partial<Facts>): Facts => ({ ...emptyFacts(on('2026-11-22')), ...change });
const itemsOf = (id: string, change: Partial<Facts>): Item[] =>
  indicatorOf(id).compute(facts(change), Q3);

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
    const later = [{ phase: 'search', at: on('2026-10-15') } as const];
    const notedLate = aCandidate({ stays: [aStay(on('2026-05-01'))], phases: later });
    const [item] = itemsOf('candidates.active', { candidates: [notedLate] });
    expect(item?.of).toEqual({ phase: 'search' });
  });

  it('are grouped as they stood when the period ended', () => {
    const stays = [aStay(on('2026-02-01'), { to: on('2026-11-01'), end: 'left' })];
    const moved = aCandidate({
      stays,
      standings: [
        aStanding({ category: 'contract_officer', service: 'navy', at: on('2026-05-01') }),
        aStanding({ category: 'civilian', service: 'navy', at: on('2026-08-01') }),
        aStanding({ groupement: 'nan', category: 'civilian', at: on('2026-10-20') }),
      ],
    });
    const stood = (id: string, period: Period) =>
      indicatorOf(id)
        .compute(facts({ candidates: [moved] }), period)
        .map(({ groupement, of }) => [groupement, of?.category, of?.service]);
    // Before anything was noted, as it was noted first.
    const first = ['mel', 'contract_officer', 'navy'];
    expect(stood('candidates.arrived', periodOf('2026-01-01', '2026-03-31'))).toEqual([first]);
    expect(stood('candidates.active', periodOf('2026-04-01', '2026-06-30'))).toEqual([first]);
    expect(stood('candidates.active', Q3)).toEqual([['mel', 'civilian', 'navy']]);
    const last = periodOf('2026-10-01', '2026-12-31');
    expect(stood('candidates.left', last)).toEqual([['nan', 'civilian', undefined]]);
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
  const stay = (change: Parameters<typeof aStay>[1]) =>
    aCandidate({ stays: [aStay(from, change)] });

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

  const waited = (begin: number, to: number | null, served = to !== null) => ({
    ...{ from: begin, to, served },
  });
  const unwilling = { standings: [aStanding({ seeks: false })] as const };

  it('the mentor proposed: only for who seeks one', () => {
    const candidates = [
      stay({ waits: [waited(from, from + 30 * DAY)] }),
      stay({ waits: [waited(from, from + 31 * DAY)] }),
      { ...stay({ waits: [waited(from, from + DAY)] }), ...unwilling },
      stay({ waits: [] }),
    ];
    expect(itemsOf('mentor.days', { candidates }).map(({ amount }) => amount)).toEqual([30, 31]);
    expect(itemsOf('mentor.within', { candidates }).map(({ part }) => part)).toEqual([true, false]);
  });

  it('the mentor proposed: from the later of arrival and consent, each stay once', () => {
    const withdrawn = waited(from, from + 5 * DAY, false);
    const again = from + 20 * DAY;
    const candidates = [
      // Thirty days from the consent given again, fifty from arriving.
      stay({ waits: [withdrawn, waited(again, again + 30 * DAY)] }),
      stay({ waits: [withdrawn, waited(again, null)] }),
      // Proposed in time; that it came to nothing is another matter.
      stay({ waits: [waited(from, from + 9 * DAY), waited(from + 12 * DAY, null)] }),
      // Withdrawn before the time was over, and after.
      stay({ waits: [withdrawn] }),
      stay({ waits: [waited(from, from + 35 * DAY, false)] }),
    ];
    expect(itemsOf('mentor.days', { candidates }).map(({ amount }) => amount)).toEqual([30, 9]);
    const parts = (period = Q3) =>
      indicatorOf('mentor.within')
        .compute(facts({ candidates }), period)
        .map(({ part }) => part);
    expect(parts()).toEqual([true, false, true, false]);
    // Their time ended on 31 August, or on 20 September.
    expect(parts(periodOf('2026-07-01', '2026-08-31'))).toEqual([true, false]);
    const late = itemsOf('overdue.mentor', { candidates }).map(({ part }) => part);
    expect(late).toEqual([false, true, true, false, false]);
  });

  it('none runs before the companion looked', () => {
    const old = on('2024-01-01');
    const candidates = [
      aCandidate({ stays: [aStay(old, { contactedAt: on('2026-08-05') })] }),
      aCandidate({ stays: [aStay(old)] }),
    ];
    const found = (id: string, firstDay: string) => itemsOf(id, { candidates, firstDay });
    expect(found('contact.days', '2026-08-01').map(({ amount }) => amount)).toEqual([4]);
    expect(found('contact.within', '2026-08-01').map(({ part }) => part)).toEqual([true, false]);
    const late = (firstDay: string) =>
      ['contact', 'mentor', 'sign'].map(
        (clock) => found(`overdue.${clock}`, firstDay).filter(({ part }) => part).length,
      );
    expect(late('2026-08-01')).toEqual([1, 2, 2]);
    expect(late('2026-09-01')).toEqual([1, 0, 0]);
    expect(late('2026-09-24')).toEqual([0, 0, 0]);
  });

  it('rest for who wishes no follow-up', () => {
    const stopped = (day: string, to: string | null = null) =>
      stay({ stops: [{ from: on(day), to: to === null ? null : on(to) }] });
    const candidates = [
      stopped('2026-08-05'),
      stopped('2026-08-20'),
      stopped('2026-10-02'),
      // What they said since changes nothing of how it was then.
      stopped('2026-08-05', '2026-10-02'),
    ];
    const parts = (id: string) => itemsOf(id, { candidates }).map(({ part }) => part);
    expect(parts('contact.within')).toEqual([false, false]);
    for (const clock of ['contact', 'mentor', 'sign']) {
      expect(parts(`overdue.${clock}`)).toEqual([false, false, true, false]);
    }
  });

  it('count who was served, or waited, and no longer seeks', () => {
    const arrived = on('2026-07-01');
    const settled = on('2026-09-10');
    const gone = (wait: ReturnType<typeof waited>) =>
      aCandidate({
        stays: [aStay(arrived, { to: settled, end: 'settled', waits: [wait] })],
        standings: [aStanding({ at: arrived }), aStanding({ seeks: false, at: settled })],
      });
    const candidates = [
      gone(waited(arrived, on('2026-07-10'))),
      gone(waited(arrived, settled, false)),
    ];
    expect(itemsOf('mentor.days', { candidates }).map(({ amount }) => amount)).toEqual([9]);
    expect(itemsOf('mentor.within', { candidates }).map(({ part }) => part)).toEqual([true, false]);
  });

  it('who waits too long at the end', () => {
    const candidates = [
      stay({}),
      stay({
        ...{ contactedAt: from + DAY, lastSignAt: on('2026-09-20') },
        waits: [waited(from, from + DAY)],
      }),
      // Contacted after the end only; no time for a mentor has passed.
      aCandidate({ stays: [aStay(on('2026-09-15'), { contactedAt: on('2026-10-03') })] }),
      { ...stay({ contactedAt: from + DAY, lastSignAt: from + DAY }), ...unwilling },
    ];
    const late = (id: string) => itemsOf(`overdue.${id}`, { candidates }).map(({ part }) => part);
    expect(late('contact')).toEqual([true, false, true, false]);
    expect(late('mentor')).toEqual([true, false, false, false]);
    expect(late('sign')).toEqual([true, false, false, true]);
  });
});

it('each has an id of its own', () => {
  expect(new Set(INDICATORS.map(({ id }) => id)).size).toBe(INDICATORS.length);
});
