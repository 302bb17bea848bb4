import { expect, it } from '@jest/globals';
import { candidate } from '../../../test/support/matching-people.ts';
import { fairnessOf } from './fairness.ts';

it('counts by groupement and by category who is served, how well and after how long', () => {
  const proposal = (candidateId: number, points: number) => ({
    candidateId,
    mentorId: 101,
    points,
    parts: {} as never,
  });
  const people = [
    candidate(1, { category: 'career_officer' }),
    candidate(2, { category: 'career_officer' }),
    candidate(3, { category: 'civilian' }),
    candidate(4),
  ];
  const { groupements, categories } = fairnessOf(
    people,
    { proposals: [proposal(1, 60), proposal(2, 65)], ineligible: new Map([[4, 'paused']]) },
    new Map([
      [1, 3],
      [2, 10],
      [3, 40],
      [4, 90],
    ]),
    new Map([
      [1, 'var'],
      [2, 'mel'],
      [3, 'mel'],
      [4, null],
    ]),
  );
  expect(groupements).toEqual([
    { key: 'mel', candidates: 2, eligible: 2, served: 1, meanPoints: 65, longestWait: 40 },
    { key: 'var', candidates: 1, eligible: 1, served: 1, meanPoints: 60, longestWait: 3 },
    { key: null, candidates: 1, eligible: 0, served: 0, meanPoints: null, longestWait: null },
  ]);
  expect(categories).toEqual([
    {
      key: 'career_officer',
      candidates: 2,
      eligible: 2,
      served: 2,
      meanPoints: 62.5,
      longestWait: 10,
    },
    { key: 'civilian', candidates: 1, eligible: 1, served: 0, meanPoints: null, longestWait: 40 },
    { key: null, candidates: 1, eligible: 0, served: 0, meanPoints: null, longestWait: null },
  ]);
});
