import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { networks } from '../../../test/support/matching-people.ts';
import { ruleBit } from './edges-rows.ts';
import { brokenRules } from './feasible.ts';
import { factsIn, matchWhole } from './match.ts';
import { scoreOf } from './score.ts';

it('holds to the rules and the score that are told of two people', () => {
  let feasible = 0;
  fc.assert(
    fc.property(networks(), (network) => {
      const { work } = matchWhole(network);
      work.candidates.forEach((candidate, i) => {
        const { mentors, points } = work.rows.row(i);
        const masks = work.rows.masks(i);
        work.mentors.forEach((mentor, j) => {
          const broken = brokenRules(candidate, mentor, work.facts);
          const bits = broken
            .filter((rule) => rule !== 'capacity')
            .reduce((sum, rule) => sum | ruleBit(rule), 0);
          expect([candidate.id, mentor.id, masks[j]]).toEqual([candidate.id, mentor.id, bits]);
          const at = mentors.indexOf(j);
          expect(at >= 0).toBe(bits === 0);
          if (at < 0) return;
          feasible++;
          const score = scoreOf(factsIn(work, candidate, mentor), network.weights);
          expect(points[at]).toBe(score.points);
        });
        expect(new Set(mentors).size).toBe(mentors.length);
      });
    }),
    { numRuns: 200 },
  );
  // The property would hold of networks in which nobody fits anybody.
  expect(feasible).toBeGreaterThan(300);
});
