import { describe, expect, it } from '@jest/globals';
import { candidate, GROUND, mentor, WEIGHTS } from '../../../test/support/matching-people.ts';
import { distanceKm } from '../places/index.ts';
import { chordOf, meetingOf, tenthsOf, vectorOf } from './feasible-places.ts';
import { nearnessOf } from './metier-nearness.ts';
import { pairFacts, type Part, scoreOf } from './score.ts';

const world = { ground: GROUND, weights: WEIGHTS };
const angers = [{ kind: 'commune' as const, code: '49007' }];
const saumur = [{ kind: 'commune' as const, code: '49328' }];

describe('the score of a pair', () => {
  it('adds up its parts', () => {
    const facts = pairFacts(
      candidate(1, {
        places: angers,
        phase: 'search',
        metiers: ['M1402', 'N1101'],
        needs: ['cv', 'interview', 'network', 'sponsorship'],
        sectors: ['a', 'k'],
        service: 'navy',
        school: 'other',
        category: 'career_officer',
      }),
      mentor(101, {
        places: saumur,
        jobs: ['M1403'],
        helps: ['cv', 'network', 'sponsorship'],
        sectors: ['k'],
        service: 'navy',
        school: 'other',
        category: 'civilian',
      }),
      world,
      { waited: 45, marks: [{ far: 44, metier: -1 }] },
    );
    const { points, parts } = scoreOf(facts, WEIGHTS);
    // By hand: Angers to Saumur 43.9 km (haversine), 12 · (1 − 43.9 / 200) = 9.366.
    expect(parts).toEqual({
      metier: 24, // the same parent: 30 · 0.8
      needs: 15, // 3 of 4: 20 · 3 / 4
      sector: 8,
      service: 6,
      school: 0, // `other` is nothing in common
      category: 0,
      phase: 6,
      distance: 9.366,
      waited: 5, // 45 of 90 days
      refused: 0,
    } satisfies Record<Part, number>);
    // 73.366
    expect(points).toBe(73);
  });

  it('takes points off where somebody as far away was refused', () => {
    const people = [candidate(1, { places: angers }), mentor(101, { places: saumur })] as const;
    const like = pairFacts(...people, world, { marks: [{ far: 43.9, metier: -1 }] });
    expect([like.refused, scoreOf(like, WEIGHTS).parts.refused]).toEqual([true, -10]);
    expect(pairFacts(...people, world, { marks: [{ far: 44, metier: -1 }] }).refused).toBe(false);
    // No nearer than the métier that was refused: both have nothing in common.
    expect(pairFacts(...people, world, { marks: [{ far: Infinity, metier: 0 }] }).refused).toBe(
      true,
    );
  });

  it.each([
    ['M1402', 'M1402', 'same'],
    ['M1402', 'M1401', 'parent'],
    ['M1401', 'M1402', 'parent'],
    ['M1402', 'M1403', 'parent'],
    ['N1101', 'N1105', 'characters'],
    ['N1101', 'N4105', 'letter'],
    ['N1101', 'A1101', null],
  ])('knows how near %s is to %s', (wished, exercised, nearness) => {
    expect(nearnessOf(wished, exercised, GROUND.parents)).toBe(nearness);
  });

  it('takes a listener for whoever does not know their métier', () => {
    const lost = candidate(1, { needs: [], metierUnknown: true });
    const facts = pairFacts(lost, mentor(101, { helps: ['listening'] }), world);
    expect(facts).toMatchObject({ metier: 'listening', asked: ['listening'] });
    expect(scoreOf(facts, WEIGHTS).parts).toMatchObject({ metier: 18, needs: 20 });
  });
});

describe('where two people meet', () => {
  const meet = (
    one: Parameters<typeof candidate>[1],
    other: Parameters<typeof mentor>[1],
  ): unknown => meetingOf(candidate(1, one), mentor(101, other), GROUND, WEIGHTS);

  it('measures as the crow flies, like everything else', () => {
    const { point: from } = GROUND.communes.get('49007')!;
    for (const { point: to } of GROUND.communes.values()) {
      if (from === null || to === null) continue;
      const tenths = tenthsOf(chordOf(vectorOf(from), vectorOf(to)));
      expect(Math.abs(tenths / 10 - distanceKm(from, to))).toBeLessThanOrEqual(0.0501);
    }
  });

  it.each([
    ['a commune', angers, angers, { by: 'commune', km: 0, measured: true }],
    [
      'a commune without a point',
      [{ kind: 'commune', code: '29019' }],
      [{ kind: 'commune', code: '29019' }],
      { by: 'commune', km: 0, measured: false },
    ],
    ['a département', angers, saumur, { by: 'departement', km: 43.9, measured: true }],
    [
      'an area',
      [{ kind: 'area', code: 'employment_basin:5203' }],
      angers,
      { by: 'area', km: 20, measured: false },
    ],
    [
      'a space',
      [{ kind: 'space', code: 'mel' }],
      [{ kind: 'departement', code: '49' }],
      { by: 'space', km: 100, measured: false },
    ],
  ] as const)('in %s', (_, places, theirs, meeting) => {
    expect(meet({ places }, { places: theirs })).toEqual(meeting);
  });

  it('within what the candidate would travel, or online when both would', () => {
    const nantes = [{ kind: 'commune' as const, code: '44109' }];
    // By hand: 80.02 km.
    expect(meet({ places: angers, travel: 80.1 }, { places: nantes })).toMatchObject({
      by: 'travel',
      km: 80,
    });
    expect(meet({ places: angers, travel: 79 }, { places: nantes })).toMatchObject({ by: null });
    expect(
      meet({ places: angers, travel: 79, remote: true }, { places: nantes, remote: true }),
    ).toMatchObject({ by: 'remote' });
    expect(meet({ places: [], remote: true }, { places: [], remote: true })).toEqual({
      by: 'remote',
      km: null,
      measured: false,
    });
  });
});
