import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { before, lastQuarter, periodOf, quarterOf, thisQuarter } from './period.ts';

const HOUR = 3_600_000;
const iso = (at: number): string => new Date(at).toISOString();

describe('a period', () => {
  it.each([
    // Winter begins one hour before Greenwich, summer two.
    ['2026-01-01', '2026-03-31', '2025-12-31T23:00:00.000Z', '2026-03-31T22:00:00.000Z'],
    ['2026-07-01', '2026-09-30', '2026-06-30T22:00:00.000Z', '2026-09-30T22:00:00.000Z'],
    ['2026-10-01', '2026-12-31', '2026-09-30T22:00:00.000Z', '2026-12-31T23:00:00.000Z'],
    ['2024-02-29', '2024-02-29', '2024-02-28T23:00:00.000Z', '2024-02-29T23:00:00.000Z'],
  ])('%s to %s is from midnight to midnight in France', (from, to, start, end) => {
    const period = periodOf(from, to);
    expect([iso(period.start), iso(period.end)]).toEqual([start, end]);
  });

  it('has 23 hours on the day summer begins, and 25 on the day it ends', () => {
    const length = (day: string): number => periodOf(day, day).end - periodOf(day, day).start;
    expect(length('2026-03-29')).toBe(23 * HOUR);
    expect(length('2026-10-25')).toBe(25 * HOUR);
    expect(length('2026-06-01')).toBe(24 * HOUR);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-1-1', 'hier', ''])('“%s” is no day', (day) => {
    expect(() => periodOf(day, '2026-12-31')).toThrow(/cannot be read/);
  });

  it('does not end before it begins', () => {
    expect(() => periodOf('2026-02-02', '2026-02-01')).toThrow(/before it begins/);
  });
});

describe('the period before', () => {
  it.each([
    ['a quarter', '2026-01-01', '2026-03-31', '2025-10-01', '2025-12-31'],
    ['a February after a leap day', '2024-03-01', '2024-03-31', '2024-02-01', '2024-02-29'],
    ['a year', '2025-01-01', '2025-12-31', '2024-01-01', '2024-12-31'],
    ['ten days', '2026-03-05', '2026-03-14', '2026-02-23', '2026-03-04'],
    ['one day', '2024-03-01', '2024-03-01', '2024-02-29', '2024-02-29'],
  ])('of %s', (_, from, to, earlierFrom, earlierTo) => {
    expect(before(periodOf(from, to))).toMatchObject({ from: earlierFrom, to: earlierTo });
  });

  it('ends where the other begins, whatever the days', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (a, b) => {
        const period = a < b ? periodOf(a, b) : periodOf(b, a);
        expect(before(period).end).toBe(period.start);
      }),
    );
  });
});

it.each([
  ['2026-11-22T10:00:00Z', '2026-07-01', '2026-09-30', { year: 2026, quarter: 3 }],
  // 23:30 in Greenwich is the first of January in France.
  ['2025-12-31T23:30:00Z', '2025-10-01', '2025-12-31', { year: 2025, quarter: 4 }],
  ['2025-12-31T22:30:00Z', '2025-07-01', '2025-09-30', { year: 2025, quarter: 3 }],
])('at %s the last quarter is %s to %s', (now, from, to, quarter) => {
  const period = lastQuarter(Date.parse(now));
  expect(period).toMatchObject({ from, to });
  expect(quarterOf(period)).toEqual(quarter);
});

it('the quarter under way goes to its end, which is yet to come', () => {
  expect(thisQuarter(Date.parse('2026-11-22T10:00:00Z'))).toMatchObject({
    ...{ from: '2026-10-01', to: '2026-12-31' },
  });
  expect(thisQuarter(Date.parse('2025-12-31T23:30:00Z')).from).toBe('2026-01-01');
});

it('four months are no quarter, nor three that begin elsewhere', () => {
  expect(quarterOf(periodOf('2026-01-01', '2026-04-30'))).toBeNull();
  expect(quarterOf(periodOf('2026-02-01', '2026-04-30'))).toBeNull();
});
