import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayAt } from '../../shared/days.ts';
import { PHASES } from './codes.ts';
import { suggestedPhase } from './phase.ts';

describe('the phase a date suggests', () => {
  it.each([
    // 25 months before, 19, 18 whole ones: a month of departure is meant to its end.
    ['2027-09', '2025-08-31', 'information'],
    ['2027-09', '2026-02-28', 'information'],
    ['2027-09', '2026-03-31', 'information'],
    ['2027-09', '2026-04-01', 'orientation'],
    ['2027-09', '2026-09-30', 'orientation'],
    ['2027-09', '2026-10-01', 'preparation'],
    ['2027-09', '2027-09-30', 'preparation'],
    ['2027-09', '2027-10-01', 'search'],
    // Over the turn of the year and a leap day.
    ['2028-02', '2027-02-28', 'orientation'],
    ['2028-02', '2027-03-01', 'preparation'],
    ['2028-02', '2028-02-29', 'preparation'],
    ['2028-02', '2028-03-01', 'search'],
    ['2027-01', '2026-12-31', 'preparation'],
    ['2026-12', '2027-01-01', 'search'],
    ['2050-01', '2026-11-22', 'information'],
    ['1990-01', '2026-11-22', 'search'],
    ['none', '2026-11-22', 'information'],
    ['past', '2026-11-22', 'search'],
    [null, '2026-11-22', 'information'],
  ])('leaving %s, on %s: %s', (departure, today, phase) => {
    expect(suggestedPhase(departure, today)).toBe(phase);
  });

  it('goes on with the months, never back, and ends in the search', () => {
    const month = fc.integer({ min: 0, max: 600 }).map((months) => {
      const [year, rest] = [2000 + Math.floor(months / 12), (months % 12) + 1];
      return `${year}-${String(rest).padStart(2, '0')}`;
    });
    fc.assert(
      fc.property(month, month, month, (departure, one, other) => {
        const [early, late] = [one, other].sort().map((at) => `${at}-15`);
        const place = (day = ''): number => PHASES.indexOf(suggestedPhase(departure, day));
        expect(place(early)).toBeLessThanOrEqual(place(late));
        expect(place(late)).toBeLessThanOrEqual(PHASES.indexOf('search'));
      }),
    );
  });
});

describe('the day in France', () => {
  it.each([
    // Winter: an hour ahead of UTC; summer: two; both changes of clock.
    ['2026-11-30T22:59:59Z', '2026-11-30'],
    ['2026-11-30T23:00:00Z', '2026-12-01'],
    ['2026-07-31T21:59:59Z', '2026-07-31'],
    ['2026-07-31T22:00:00Z', '2026-08-01'],
    ['2026-03-28T23:30:00Z', '2026-03-29'],
    ['2026-03-29T21:59:00Z', '2026-03-29'],
    ['2026-03-29T22:30:00Z', '2026-03-30'],
    ['2026-10-25T22:59:00Z', '2026-10-25'],
    ['2026-10-25T23:00:00Z', '2026-10-26'],
  ])('%s is %s', (at, day) => {
    expect(dayAt(Date.parse(at))).toBe(day);
  });
});
