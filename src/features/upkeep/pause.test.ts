import { describe, expect, it } from '@jest/globals';
import { type Pause, pausedUntil } from './pause.ts';
import { hourAt, isoWeek } from './week.ts';

const pause: Pause = { space: 'mel', from: '2026-08-01', to: '2026-08-15', by: null, at: 0 };

describe('a pause', () => {
  it.each([
    ['2026-07-31', null],
    ['2026-08-01', '2026-08-15'],
    ['2026-08-15', '2026-08-15'],
    ['2026-08-16', null],
  ])('on %s lasts until %s', (today, until) => {
    expect(pausedUntil(today, pause, null)).toBe(until);
    expect(pausedUntil(today, null, { from: '08-01', to: '08-15' })).toBe(until);
  });

  it('goes over the turn of the year, and the later of two counts', () => {
    const winter = { from: '12-20', to: '01-04' };
    expect(pausedUntil('2026-12-24', null, winter)).toBe('2027-01-04');
    expect(pausedUntil('2027-01-04', null, winter)).toBe('2027-01-04');
    expect(pausedUntil('2027-01-05', null, winter)).toBeNull();
    expect(pausedUntil('2026-08-10', pause, { from: '08-01', to: '08-31' })).toBe('2026-08-31');
  });
});

describe('a week', () => {
  it.each([
    ['2026-11-22', '2026-w47'],
    ['2026-11-23', '2026-w48'],
    ['2027-01-03', '2026-w53'],
    ['2027-01-04', '2027-w01'],
    ['2024-12-30', '2025-w01'],
  ])('of %s is %s', (day, week) => {
    expect(isoWeek(day)).toBe(week);
  });

  it('has hours as France counts them', () => {
    expect(hourAt(Date.parse('2026-07-01T06:30:00Z'))).toBe(8);
    expect(hourAt(Date.parse('2026-12-01T06:30:00Z'))).toBe(7);
  });
});
