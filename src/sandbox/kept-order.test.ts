import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { movedPlaces } from './items/kept-order.ts';

describe('the chapters a person moved', () => {
  it('are none while all stand in order', () => {
    expect(movedPlaces([1, 2, 5, 9])).toEqual(new Set());
  });

  it.each([
    [[3, 1, 2], [0]],
    [[2, 3, 1], [2]],
    [[1, 4, 2, 3], [1]],
  ])('are the fewest that explain %j', (ranks, moved) => {
    expect([...movedPlaces(ranks)]).toEqual(moved);
  });

  it('leave the others in order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50)), (ranks) => {
        const moved = movedPlaces(ranks);
        const stayed = ranks.filter((_, place) => !moved.has(place));
        expect(stayed).toEqual([...stayed].sort((a, b) => a - b));
      }),
    );
  });
});
