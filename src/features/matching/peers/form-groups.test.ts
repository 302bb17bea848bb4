import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { candidate, GROUND } from '../../../../test/support/matching-people.ts';
import { type Candidate, isAvoided, nameKey, type Wished } from '../../people/index.ts';
import { commonGround, type Peers } from './common-ground.ts';
import { formGroups } from './form-groups.ts';
import { bestSite, groupValue } from './group-value.ts';

const SIZES = { least: 4, most: 8 };
const NOBODY = new Map<number, ReadonlySet<number>>();
const ANGERS: Wished = { kind: 'commune', code: '49007' };
const SAUMUR: Wished = { kind: 'commune', code: '49328' };
const NANTES: Wished = { kind: 'commune', code: '44109' };
const TOULON: Wished = { kind: 'commune', code: '83137' };

const groundOf = (people: readonly Candidate[], former = NOBODY): Peers =>
  commonGround(people, GROUND, former);
const idsOf = (peers: Peers, groups: readonly (readonly number[])[]): number[][] =>
  groups.map((members) => members.map((at) => peers.people[at]?.id ?? 0));
const formed = (people: readonly Candidate[], former = NOBODY): number[][] => {
  const peers = groundOf(people, former);
  return idsOf(peers, formGroups(peers, SIZES).groups);
};
const people = (count: number, more: (i: number) => Partial<Candidate> = () => ({})): Candidate[] =>
  Array.from({ length: count }, (_, i) => candidate(i + 1, { needs: ['network'], ...more(i) }));

it('places all who can meet, in groups of four to eight', () => {
  expect(formed(people(3))).toEqual([]);
  expect(formed(people(4))).toEqual([[1, 2, 3, 4]]);
  expect(formed(people(7)).map(({ length }) => length)).toEqual([7]);
  const sizes = formed(people(11)).map(({ length }) => length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(11);
  expect(sizes.every((size) => size >= 4 && size <= 8)).toBe(true);
});

it('puts phases together, and never two that are not next to one another', () => {
  const mixed = people(8, (i) => ({ phase: i % 2 === 0 ? 'preparation' : 'search' }));
  expect(formed(mixed)).toEqual([
    [1, 3, 5, 7],
    [2, 4, 6, 8],
  ]);
  // Next to one another is better than nobody.
  const few = people(5, (i) => ({ phase: i === 0 ? 'search' : 'preparation' }));
  expect(formed(few)).toEqual([[1, 2, 3, 4, 5]]);
  const far = people(5, (i) => ({ phase: i === 0 ? 'information' : 'preparation' }));
  expect(formed(far)).toEqual([[2, 3, 4, 5]]);
});

it('meets where all can come, within what the least willing would travel', () => {
  // Angers to Saumur is 44 km by the great circle.
  const spread = (travel: number) =>
    people(4, (i) => ({ places: [i === 0 ? SAUMUR : ANGERS], travel: i === 1 ? travel : 60 }));
  expect(formed(spread(45))).toEqual([[1, 2, 3, 4]]);
  expect(formed(spread(40))).toEqual([]);
  const peers = groundOf(spread(45));
  const site = bestSite(peers, [0, 1, 2, 3]);
  expect(peers.sites[site?.site ?? -1]).toEqual(ANGERS);
  // Three at home (30 points each), one 44 km away: 30 × (1 − 44/100), rounded to 17.
  expect(site?.points).toBe(107);
});

it('meets online only who would, and a wished département anywhere in it', () => {
  const apart = (remote: boolean) =>
    people(4, (i) => ({ places: [[ANGERS, NANTES, TOULON, SAUMUR][i] ?? ANGERS], remote }));
  expect(formed(apart(false))).toEqual([]);
  expect(formed(apart(true))).toEqual([[1, 2, 3, 4]]);
  const wide = people(4, (i) => ({
    places: [i < 2 ? ANGERS : { kind: 'departement' as const, code: '49' }],
  }));
  expect(formed(wide)).toEqual([[1, 2, 3, 4]]);
});

it('needs one space for all, and a language', () => {
  expect(formed(people(5, (i) => ({ spaces: i === 4 ? ['var'] : ['mel', 'nat'] })))).toEqual([
    [1, 2, 3, 4],
  ]);
  expect(
    formed(people(5, (i) => (i === 0 ? { withoutFrench: true, languages: ['en'] } : {}))),
  ).toEqual([[2, 3, 4, 5]]);
});

it('keeps apart whom somebody does not wish to meet, and never repeats a group', () => {
  expect(formed(people(5, (i) => (i === 0 ? { avoids: ['nom2 prenom2'] } : {})))).toHaveLength(1);
  expect(formed(people(4, (i) => (i === 0 ? { avoids: ['nom2 prenom2'] } : {})))).toEqual([]);
  const former = new Map(
    [1, 2, 3, 4].map((id) => [id, new Set([1, 2, 3, 4].filter((o) => o !== id))]),
  );
  expect(formed(people(4), former)).toEqual([]);
  const again = formed(people(8), former);
  expect(again).toHaveLength(2);
  // Three of them may meet again, for each meets but two of the others.
  for (const group of again) expect(group.filter((id) => id <= 4).length).toBeLessThan(4);
});

it('counts the three unities in points', () => {
  const peers = groundOf(
    people(2, (i) => ({
      places: [ANGERS],
      needs: i === 0 ? ['network', 'cv'] : ['network', 'cv'],
    })),
  );
  // Each: 30 for the place, 40 for preparation, 6 for each of two shared needs.
  expect(groupValue(peers, [0, 1])).toBe(2 * (30 + 40 + 12));
  const arrived = groundOf(
    people(2, (i) => ({
      places: [ANGERS],
      phase: i === 0 ? 'integration' : 'search',
      needs: i === 0 ? [] : ['testimony'],
    })),
  );
  // Next phases 15, one tells of what the other asks for 12.
  expect(groupValue(arrived, [0, 1])).toBe(2 * (30 + 15 + 12));
});

const anyone = fc.record({
  phase: fc.constantFrom('orientation' as const, 'preparation' as const, 'search' as const),
  places: fc.uniqueArray(
    fc.constantFrom(ANGERS, SAUMUR, NANTES, { kind: 'departement' as const, code: '49' }),
    { minLength: 1, maxLength: 2, selector: ({ code }) => code },
  ),
  travel: fc.constantFrom(10, 50, 100),
  remote: fc.boolean(),
  needs: fc.uniqueArray(fc.constantFrom('network' as const, 'cv' as const, 'listening' as const), {
    maxLength: 3,
  }),
  spaces: fc.constantFrom(['mel'], ['mel', 'nat'], ['nat']),
});
const crowd = (minLength: number, maxLength: number) =>
  fc
    .array(anyone, { minLength, maxLength })
    .map((list) => list.map((more, i) => candidate(i + 1, more)));

/** The best partition there is, by trying all. */
const exact = (peers: Peers, least: number, most: number): { placed: number; value: number } => {
  const count = peers.people.length;
  const all = 2 ** count - 1;
  const values = new Map<number, number>();
  for (let set = 1; set <= all; set += 1) {
    const members = peers.people.flatMap((_, i) => ((set & (1 << i)) === 0 ? [] : [i]));
    if (members.length < least || members.length > most) continue;
    const value = groupValue(peers, members);
    if (value >= 0) values.set(set, value);
  }
  const best = new Map<number, { placed: number; value: number }>([[0, { placed: 0, value: 0 }]]);
  const of = (set: number): { placed: number; value: number } => {
    const known = best.get(set);
    if (known !== undefined) return known;
    const low = set & -set;
    let found = of(set ^ low);
    for (const [group, value] of values) {
      if ((group & low) === 0 || (group & set) !== group) continue;
      const rest = of(set ^ group);
      const placed = rest.placed + group.toString(2).replaceAll('0', '').length;
      const sum = rest.value + value;
      if (placed > found.placed || (placed === found.placed && sum > found.value)) {
        found = { placed, value: sum };
      }
    }
    best.set(set, found);
    return found;
  };
  return of(all);
};

it('finds what trying all partitions finds, of ten people', () => {
  let [points, lost] = [0, 0];
  fc.assert(
    fc.property(
      crowd(4, 10),
      fc.constantFrom([2, 3], [3, 4], [4, 8]),
      (crowded, [least = 4, most = 8]) => {
        const peers = groundOf(crowded);
        const made = formGroups(peers, { least, most });
        const best = exact(peers, least, most);
        const placed = made.groups.flat().length;
        expect(placed).toBe(best.placed);
        points += best.value;
        lost += best.value - made.value;
        expect(made.value).toBeGreaterThanOrEqual(0.97 * best.value);
      },
    ),
    { numRuns: 60 },
  );
  // On the whole within a thousandth of the best.
  expect(lost).toBeLessThanOrEqual(points / 1000);
});

it('gives sound groups, the same in whatever order people come', () => {
  fc.assert(
    fc.property(crowd(1, 40), (crowded) => {
      const peers = groundOf(crowded);
      const { groups, left, value } = formGroups(peers, SIZES);
      const placed = groups.flat();
      expect([...placed, ...left].sort((a, b) => a - b)).toEqual(peers.people.map((_, i) => i));
      for (const group of groups) {
        expect(group.length >= 4 && group.length <= 8).toBe(true);
        expect(groupValue(peers, group)).toBeGreaterThanOrEqual(0);
      }
      expect(groups.reduce((sum, group) => sum + groupValue(peers, group), 0)).toBe(value);
      expect(formed([...crowded].reverse())).toEqual(idsOf(peers, groups));
    }),
    { numRuns: 25 },
  );
});

it('keeps apart whoever avoids or is avoided, as looking at every pair finds', () => {
  const names = ['Durand', 'Le Gall', 'Gall', 'Martin', 'D’Ornano'];
  const person = fc.record({
    firstname: fc.constantFrom('Anne', 'Jean Pierre', ''),
    lastname: fc.constantFrom(...names),
    avoids: fc.array(fc.constantFrom(...names, 'Jean Durand', 'GALL le').map(nameKey), {
      maxLength: 2,
    }),
  });
  fc.assert(
    fc.property(fc.array(person, { minLength: 1, maxLength: 8 }), (those) => {
      const all = those.map((one, i) => candidate(i + 1, one));
      const avoids = (a: Candidate, b: Candidate) =>
        a.id !== b.id && isAvoided(a.avoids, `${b.firstname} ${b.lastname}`);
      const expected = all.map((a) =>
        all.flatMap((b, at) => (avoids(a, b) || avoids(b, a) ? [at] : [])),
      );
      const apart = groundOf(all).apart.map((set) => [...set].sort((a, b) => a - b));
      expect(apart).toEqual(expected);
    }),
  );
});
