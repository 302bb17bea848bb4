import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Age,
  dueOn,
  isDue,
  isLeftOut,
  isOpeningLeftOut,
  isStale,
  isToLookAt,
  isTooOld,
  monthsAfter,
  openingDueOn,
  score,
} from './freshness.ts';

const age = (verifiedOn: string | null, more: Partial<Age> = {}): Age => ({
  verifiedOn,
  madeOn: '2026-01-15',
  rhythm: null,
  ...more,
});

describe('months', () => {
  it.each([
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2027-12-31', 2, '2028-02-29'],
    ['2026-05-03', 12, '2027-05-03'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-05-03', 24, '2028-05-03'],
  ])('%s and %d months are %s', (day, months, after) => {
    expect(monthsAfter(day, months)).toBe(after);
  });
});

describe('the score, for a sheet verified on 3 May 2026', () => {
  // 6 months end on 3 November 2026, 24 on 3 May 2028: 547 days between them.
  it.each([
    ['2026-05-03', 1],
    ['2026-11-02', 1],
    ['2026-11-03', 1],
    ['2026-11-04', 546 / 547],
    ['2027-05-03', 366 / 547], // 181 days on, from 3 November to 3 May
    ['2028-05-02', 1 / 547],
    ['2028-05-03', 0],
    ['2030-01-01', 0],
    ['2026-01-01', 1],
  ])('is on %s %d', (today, worth) => {
    expect(score('2026-05-03', today)).toBeCloseTo(worth, 10);
  });
  it('is 0 where nobody ever verified it', () => {
    expect(score(null, '2026-05-03')).toBe(0);
  });
  it('never rises', () => {
    const day = fc
      .date({
        min: new Date('2000-01-01'),
        max: new Date('2100-01-01'),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, day, fc.constantFrom(null, 1, 3, 6, 12), (verified, a, b, rhythm) => {
        const [earlier = a, later = b] = [a, b].sort();
        expect(score(verified, earlier)).toBeGreaterThanOrEqual(score(verified, later));
        const one = age(verified, { rhythm });
        if (isDue(one, earlier)) expect(isDue(one, later)).toBe(true);
        expect(isDue(one, verified)).toBe(false);
        if (isTooOld(one, earlier)) expect(isStale(one, earlier)).toBe(true);
      }),
    );
  });
});

describe('when to look again', () => {
  it.each([
    [age('2026-05-03'), '2027-05-03'],
    [age('2026-05-03', { rhythm: 1 }), '2026-06-03'],
    [age('2026-05-31', { rhythm: 6 }), '2026-11-30'],
    [age(null), '2027-01-15'],
    [age(null, { rhythm: 3 }), '2026-04-15'],
  ])('%j: %s', (one, day) => {
    expect(dueOn(one)).toBe(day);
    expect(isDue(one, day)).toBe(true);
    expect(isDue(one, '2026-05-31') && day > '2026-05-31').toBe(false);
  });
  it('is stale from 12 months, whatever its rhythm', () => {
    const one = age('2026-05-03', { rhythm: 1 });
    expect([isStale(one, '2027-05-02'), isStale(one, '2027-05-03')]).toEqual([false, true]);
  });
  it('is left out at 24 months, three weeks after its referent was told', () => {
    const one = age('2026-05-03');
    expect([isTooOld(one, '2028-05-02'), isTooOld(one, '2028-05-03')]).toEqual([false, true]);
    expect(isLeftOut(one, '2028-05-03', null)).toBe(false);
    expect(isLeftOut(one, '2030-05-03', null)).toBe(false);
    expect(isLeftOut(one, '2028-05-23', '2028-05-03')).toBe(false);
    expect(isLeftOut(one, '2028-05-24', '2028-05-03')).toBe(true);
    expect(isLeftOut(one, '2028-05-02', '2028-01-01')).toBe(false);
  });
});

describe('an opening', () => {
  const opening = { verifiedOn: '2026-10-31', madeOn: '2026-10-01', deadline: '2026-12-31' };
  it('is looked at again after a month', () => {
    expect(openingDueOn(opening)).toBe('2026-11-30');
    const one = { ...opening, rhythm: null };
    expect(isToLookAt('opening', one, '2026-11-29')).toBe(false);
    expect(isToLookAt('opening', one, '2026-11-30')).toBe(true);
    expect(isToLookAt('opening', one, '2027-01-01')).toBe(false);
    expect(isToLookAt('living_area', one, '2026-11-30')).toBe(false);
  });
  it.each([
    [opening, '2026-12-31', false],
    [opening, '2027-01-01', true],
    [{ ...opening, deadline: null }, '2027-01-30', false],
    [{ ...opening, deadline: null }, '2027-01-31', true],
    [{ ...opening, deadline: '2027-06-30' }, '2027-01-31', true],
    [{ ...opening, deadline: null, verifiedOn: null }, '2026-12-31', false],
    [{ ...opening, deadline: null, verifiedOn: null }, '2027-01-01', true],
  ])('%j, on %s, is left out: %s', (one, today, out) => {
    expect(isOpeningLeftOut(one, today)).toBe(out);
  });
});
