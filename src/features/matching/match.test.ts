import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bestObjective, feasibleIn } from '../../../test/support/matching-oracle.ts';
import { candidate, input, mentor, networks } from '../../../test/support/matching-people.ts';
import type { Candidate, Mentor } from '../people/index.ts';
import { inFigures } from './certificate.ts';
import { explainUnmatched } from './explain-unmatched.ts';
import { factsIn, match, type MatchInput, matchWhole } from './match.ts';
import { scoreOf } from './score.ts';

const objectiveIn = ({ served, kept, points, load }: ReturnType<typeof match>['figures']) => ({
  served,
  kept,
  points,
  load,
});

describe('the whole assignment', () => {
  it('is the best there is: served, then kept, then points, then load', () => {
    let kept = 0;
    fc.assert(
      fc.property(networks({ candidates: 5, mentors: 4 }), (network) => {
        const { result, work } = matchWhole(network);
        const people = {
          candidates: new Map(network.candidates.map((one) => [one.id, one])),
          mentors: new Map(network.mentors.map((one) => [one.id, one])),
        };
        const best = bestObjective(
          feasibleIn(network),
          (c, m) =>
            scoreOf(
              factsIn(work, people.candidates.get(c)!, people.mentors.get(m)!),
              network.weights,
            ).points,
          (c, m) =>
            network.standing.some(
              ({ candidateId, mentorId }) => candidateId === c && mentorId === m,
            ),
        );
        expect(objectiveIn(result.figures)).toEqual(best);
        kept += best.kept;
      }),
      { numRuns: 300 },
    );
    expect(kept).toBeGreaterThan(3);
  });

  it('is the same whichever edges it begins with', () => {
    let rounds = 0;
    fc.assert(
      fc.property(
        networks({ candidates: 30, mentors: 12 }),
        fc.record({ best: fc.nat(2), spread: fc.nat(1), added: fc.integer({ min: 1, max: 3 }) }),
        (network, trim) => {
          const { figures } = matchWhole(network, { trim }).result;
          expect(objectiveIn(figures)).toEqual(objectiveIn(match(network).figures));
          rounds += figures.rounds - 1;
        },
      ),
      { numRuns: 200 },
    );
    // Else nothing would have been left out that helps.
    expect(rounds).toBeGreaterThan(30);
  });

  it('does not depend on the order in which people are told', () => {
    fc.assert(
      fc.property(
        networks().chain((network) =>
          fc.record({
            network: fc.constant(network),
            candidates: fc.shuffledSubarray([...network.candidates], {
              minLength: network.candidates.length,
            }),
            mentors: fc.shuffledSubarray([...network.mentors], {
              minLength: network.mentors.length,
            }),
            standing: fc.shuffledSubarray([...network.standing], {
              minLength: network.standing.length,
            }),
            refusals: fc.shuffledSubarray([...network.refusals], {
              minLength: network.refusals.length,
            }),
          }),
        ),
        ({ network, ...shuffled }) => {
          expect(match({ ...network, ...shuffled })).toEqual(match(network));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('leaves locked pairings alone and counts their places', () => {
    const two = [candidate(1), candidate(2)];
    const result = match(
      input(two, [mentor(101)], { locked: [{ candidateId: 1, mentorId: 101 }] }),
    );
    expect(result.proposals).toEqual([]);
    expect(result.ineligible).toEqual(new Map([[1, 'taken']]));
    expect(result.unmatched).toMatchObject([
      { candidateId: 2, kind: 'no_edge', excludes: { capacity: 1 } },
    ]);
  });

  it('keeps a standing proposal that is worth less, unless somebody would go without', () => {
    const service = 'navy' as const;
    const mentors = [mentor(101), mentor(102, { service })];
    const standing = [{ candidateId: 1, mentorId: 101 }];
    const one = candidate(1, { service });
    expect(match(input([one], mentors, { standing })).proposals[0]?.mentorId).toBe(101);
    expect(match(input([one], mentors)).proposals[0]?.mentorId).toBe(102);
    // Only 101 is left to candidate 2.
    const two = candidate(2, { avoids: ['nom102 prenom102'] });
    expect(
      match(input([one, two], mentors, { standing })).proposals.map(({ mentorId }) => mentorId),
    ).toEqual([102, 101]);
  });

  it('spreads people evenly among equal mentors', () => {
    const result = match(
      input(
        [1, 2, 3, 4].map((id) => candidate(id)),
        [101, 102].map((id) => mentor(id, { capacity: 4 })),
      ),
    );
    const served = result.proposals.map(({ mentorId }) => mentorId).sort();
    expect(served).toEqual([101, 101, 102, 102]);
  });

  it('never breaks up a pair that fits for two that help with nothing', () => {
    const needs = ['cv', 'interview', 'network'] as const;
    const people = [
      candidate(1, { metiers: ['H1206'], needs: ['listening'] }),
      candidate(2, { metiers: ['M1402'], needs }),
    ];
    const mentors = [
      mentor(101, { jobs: ['N1101'], helps: ['testimony'] }),
      mentor(102, { jobs: ['M1402'], helps: needs }),
    ];
    const { proposals, unmatched } = match(input(people, mentors));
    expect(proposals).toMatchObject([{ candidateId: 2, mentorId: 102 }]);
    expect(unmatched).toMatchObject([{ candidateId: 1, kind: 'no_edge', excludes: { help: 2 } }]);
  });

  it.each([
    ['a kind of help that is asked for', { helps: ['cv'] }, {}, true],
    ['another kind alone', { helps: ['testimony'] }, {}, false],
    ['did not say how', { helps: [] }, {}, true],
    ['a métier wished for', { helps: ['testimony'], jobs: ['M1402'] }, {}, true],
    ['one of the same three characters', { helps: ['testimony'], jobs: ['M1499'] }, {}, true],
    ['one of the same domain alone', { helps: ['testimony'], jobs: ['M1805'] }, {}, false],
    ['listens to who does not know', { helps: ['listening'] }, { metierUnknown: true }, true],
    [
      'only writes for who does not know',
      { helps: ['cv'] },
      { needs: [], metierUnknown: true },
      false,
    ],
  ] as [string, Partial<Mentor>, Partial<Candidate>, boolean][])(
    'proposes who offers something: %s',
    (_, offers, asks, isProposed) => {
      const one = candidate(1, { metiers: ['M1402'], needs: ['cv'], ...asks });
      const { proposals } = match(input([one], [mentor(101, offers)]));
      expect(proposals).toHaveLength(Number(isProposed));
    },
  );

  it('takes capacities that nobody can have', () => {
    const wild = [mentor(101, { capacity: 1e9 }), mentor(102, { capacity: -1 })];
    expect(match(input([candidate(1), candidate(2)], wild)).figures.served).toBe(2);
    expect(match(input([candidate(1)], [mentor(101, { capacity: NaN })])).figures.served).toBe(0);
  });
});

/** All lists of `length` capacities from 0 to 3. */
const capacities = (length: number): number[][] =>
  length === 0
    ? [[]]
    : capacities(length - 1).flatMap((list) => [0, 1, 2, 3].map((one) => [...list, one]));

it('serves as many as can be in every small world, and tells each of the others why', () => {
  const worlds: MatchInput[] = [0, 1, 2, 3, 4, 5].flatMap((people) =>
    [0, 1, 2].flatMap((mentors) =>
      capacities(mentors).map((list) =>
        input(
          Array.from({ length: people }, (_, i) => candidate(i + 1)),
          list.map((capacity, j) => mentor(101 + j, { capacity })),
        ),
      ),
    ),
  );
  expect(worlds).toHaveLength(6 * (1 + 4 + 16));
  for (const world of worlds) {
    const { proposals, unmatched, scarcities } = match(world);
    const places = world.mentors.reduce((sum, { capacity }) => sum + capacity, 0);
    expect(proposals).toHaveLength(Math.min(world.candidates.length, places));
    for (const { id, capacity } of world.mentors) {
      expect(proposals.filter(({ mentorId }) => mentorId === id).length).toBeLessThanOrEqual(
        capacity,
      );
    }
    expect(
      [...proposals, ...unmatched].map(({ candidateId }) => candidateId).sort((a, b) => a - b),
    ).toEqual(world.candidates.map(({ id }) => id));
    for (const one of unmatched) {
      expect(one.kind).toBe(places === 0 ? 'no_edge' : 'scarce');
      expect(
        explainUnmatched('fr', one, scarcities.map(inFigures), new Map()).length,
      ).toBeGreaterThan(0);
    }
    for (const { points, parts } of proposals) {
      // In the same département (12 · (1 − 50 / 200)), all needs covered, in preparation (6 · 0.7).
      expect(parts).toMatchObject({ distance: 9, needs: 20, phase: 4.2 });
      expect(points).toBe(33);
    }
  }
});

it('is sensible in every small world of people who differ', () => {
  let proposed = 0;
  let alone = 0;
  fc.assert(
    fc.property(networks({ candidates: 5, mentors: 2 }), (network) => {
      const { proposals, unmatched, ineligible, scarcities } = match(network);
      const people = new Map(network.candidates.map((one) => [one.id, one]));
      const mentors = new Map(network.mentors.map((one) => [one.id, one]));
      for (const { candidateId, mentorId } of proposals) {
        proposed++;
        const [{ needs, metiers, metierUnknown }, { helps, jobs }] = [
          people.get(candidateId)!,
          mentors.get(mentorId)!,
        ];
        const offered = helps.length === 0 || helps.some((help) => needs.includes(help));
        const listens = metierUnknown && helps.includes('listening');
        const near = metiers.some((wished) =>
          jobs.some((job) => wished.slice(0, 3) === job.slice(0, 3)),
        );
        expect([candidateId, mentorId, offered || listens || near]).toEqual([
          candidateId,
          mentorId,
          true,
        ]);
      }
      for (const one of unmatched) {
        alone++;
        for (const lang of ['fr', 'en'] as const) {
          const told = explainUnmatched(lang, one, scarcities.map(inFigures), new Map());
          expect(told[0]).toMatch(/[.]$/);
        }
      }
      expect(proposals.length + unmatched.length + ineligible.size).toBe(people.size);
    }),
    { numRuns: 1000 },
  );
  expect(proposed).toBeGreaterThan(100);
  expect(alone).toBeGreaterThan(100);
});
