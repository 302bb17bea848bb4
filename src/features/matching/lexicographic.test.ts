import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { costOf, scaleOf } from './lexicographic.ts';

it('weighs each goal more than all that one path can change in those after it', () => {
  // By hand: 3 places, 2 of them standing, mentors of 4 places at most.
  expect(scaleOf({ places: 3, standing: 2, most: 4 })).toEqual({
    load: 1,
    point: 4, // more than 3 steps of load
    changed: 1204, // more than 3 · 100 points of 4, and 3 steps
    unserved: 1203 + 3 * 1204 + 1,
  });
  expect(scaleOf({ places: 3, standing: 0, most: 1 })).toEqual({
    load: 1,
    point: 1,
    changed: 0,
    unserved: 301,
  });
});

it('stays exact for a hundred thousand people, and gives up even load before points', () => {
  const usual = scaleOf({ places: 100_000, standing: 100_000, most: 50 });
  expect(usual.load).toBe(1);
  const huge = scaleOf({ places: 2_000_000, standing: 2_000_000, most: 50 });
  expect(huge).toMatchObject({ load: 0, point: 1 });
  expect(() => scaleOf({ places: 1e8, standing: 1e8, most: 1 })).toThrow(RangeError);
});

it('costs less the more points, and less still what stands', () => {
  fc.assert(
    fc.property(fc.nat(100), fc.nat(100), fc.nat(1000), (a, b, places) => {
      const scale = scaleOf({ places, standing: 1, most: 3 });
      expect(Math.sign(costOf(a, false, scale) - costOf(b, false, scale))).toBe(Math.sign(b - a));
      if (places > 0) expect(costOf(a, true, scale)).toBeLessThan(costOf(b, false, scale) + 1);
      expect(costOf(a, false, scale)).toBeGreaterThanOrEqual(0);
    }),
  );
});
