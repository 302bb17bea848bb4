import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Feasible, feasibleIn, mostServed } from '../../../test/support/matching-oracle.ts';
import {
  candidate,
  input,
  MATCHING,
  mentor,
  networks,
} from '../../../test/support/matching-people.ts';
import type { Mentor } from '../people/index.ts';
import { match, type MatchInput } from './match.ts';

/** Few mentors for many. */
const scarce = () => networks({ candidates: 16, mentors: 8, crowded: true });
/** Places for most, here and there. */
const uneven = () => networks({ candidates: 8, mentors: 8, crowded: true });

const raise = (network: MatchInput, mentors: readonly number[]): MatchInput => ({
  ...network,
  mentors: network.mentors.map((one) => ({
    ...one,
    capacity: one.capacity + mentors.filter((id) => id === one.id).length,
  })),
});

const neighbours = (people: readonly number[], { edges }: Feasible): number[] => [
  ...new Set(people.flatMap((id) => edges.get(id) ?? [])),
];

describe('a certificate of scarcity', () => {
  it('shows people who are one more than the places they share, and without any one of them are not', () => {
    let certificates = 0;
    fc.assert(
      fc.property(scarce(), (network) => {
        const feasible = feasibleIn(network);
        const { unmatched, scarcities } = match(network);
        for (const one of unmatched) {
          if (one.kind !== 'scarce') continue;
          certificates++;
          const { served, mentors, places, waiting } = scarcities[one.scarcity]!;
          expect(waiting).toContain(one.candidateId);
          const circuit = [...served, one.candidateId];
          expect(neighbours(circuit, feasible).sort((a, b) => a - b)).toEqual(mentors);
          expect(mentors.reduce((sum, id) => sum + (feasible.free.get(id) ?? 0), 0)).toBe(places);
          expect(circuit.length).toBe(places + 1);
          expect(mostServed(circuit, feasible)).toBe(places);
          for (const without of circuit) {
            const others = circuit.filter((id) => id !== without);
            expect(mostServed(others, feasible)).toBe(others.length);
          }
        }
      }),
      { numRuns: 150 },
    );
    expect(certificates).toBeGreaterThan(100);
  });

  it('says rightly what would change it', () => {
    const told = { online: 0, notOnline: 0 };
    fc.assert(
      fc.property(uneven(), (network) => {
        const { unmatched, scarcities, figures } = match(network);
        for (const { mentors } of scarcities) {
          for (const id of mentors) {
            // A locked pairing beyond the capacity swallows the first places.
            expect(match(raise(network, [id])).figures.served).toBe(figures.served + 1);
          }
        }
        for (const { waiting } of scarcities) {
          const { edges } = feasibleIn(network);
          const places = waiting.map((id) => edges.get(id)![0]!);
          expect(match(raise(network, places)).figures.served).toBe(
            figures.served + waiting.length,
          );
        }
        for (const one of unmatched) {
          if (one.kind !== 'scarce' || one.remote === null) continue;
          told[one.remote ? 'online' : 'notOnline']++;
          const candidates = network.candidates.map((person) =>
            person.id === one.candidateId ? { ...person, remote: true } : person,
          );
          const { served } = match({ ...network, candidates }).figures;
          expect(served).toBe(figures.served + Number(one.remote));
        }
      }),
      { numRuns: 100 },
    );
    expect(told.online).toBeGreaterThan(0);
    expect(told.notOnline).toBeGreaterThan(0);
  });

  it('tells two who wait for one place from those who have enough', () => {
    const near = { places: [{ kind: 'commune' as const, code: '83137' }], consents: MATCHING };
    const far = { places: [{ kind: 'commune' as const, code: '49007' }], consents: MATCHING };
    const { unmatched, scarcities } = match(
      input(
        [candidate(1, near), candidate(2, near), candidate(3, near), candidate(4, far)],
        [mentor(101, near), mentor(102, far), mentor(103, far)],
      ),
    );
    expect(unmatched).toHaveLength(2);
    expect(scarcities).toEqual([
      {
        mentors: [101],
        served: [expect.any(Number)],
        waiting: expect.any(Array),
        places: 1,
        spaces: ['mel'],
      },
    ]);
    expect([...scarcities[0]!.waiting, ...scarcities[0]!.served].sort()).toEqual([1, 2, 3]);
  });
});

describe('a certificate of nobody who fits', () => {
  const toulon = [{ kind: 'commune' as const, code: '83137' }];
  const angers = [{ kind: 'commune' as const, code: '49007' }];
  const openingsOf = (network: MatchInput) => {
    const [one] = match(network).unmatched;
    return one?.kind === 'no_edge' ? one : undefined;
  };

  it('counts what each rule excludes', () => {
    const one = openingsOf(
      input(
        [candidate(1, { places: angers, consents: MATCHING, needs: ['sponsorship', 'cv'] })],
        [
          mentor(101, { places: toulon, spaces: ['var'] }),
          mentor(102, { places: toulon, supports: ['one_off'] }),
          mentor(103, { consents: [] }),
          mentor(104, { pausedUntil: '2027-01-01' }),
          mentor(105, { capacity: 0 }),
          mentor(106, { helps: ['listening'] }),
        ],
      ),
    );
    expect(one?.excludes).toEqual({
      place: 2,
      partners: 1,
      lasting: 1,
      mentor_consent: 1,
      mentor_paused: 1,
      capacity: 1,
      help: 1,
    });
    expect(one?.opens).toEqual([
      { change: 'capacity', mentors: 1, km: null, serves: true },
      { change: 'help', mentors: 1, km: null, serves: true },
    ]);
  });

  it('tells the distance that would do, as the crow flies', () => {
    const network = input(
      [candidate(1, { places: angers })],
      [mentor(101, { places: toulon, spaces: ['mel'] })],
    );
    const one = openingsOf(network)!;
    // Angers to Toulon, by hand: 697 km (haversine of the two points), more than one can say.
    expect(one.opens).toEqual([]);
    const nantes = [{ kind: 'commune' as const, code: '44109' }];
    const near = input(
      [candidate(1, { places: [{ kind: 'commune', code: '83137' }] })],
      [mentor(101, { places: nantes })],
    );
    expect(openingsOf(near)!.opens).toEqual([]);
  });

  it('says rightly what would serve', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(uneven(), (network) => {
        const { unmatched, figures } = match(network);
        for (const one of unmatched) {
          if (one.kind !== 'no_edge') continue;
          for (const { change, km, serves } of one.opens) {
            if (change !== 'remote' && change !== 'travel') continue;
            seen.set(`${change} ${serves}`, (seen.get(`${change} ${serves}`) ?? 0) + 1);
            const candidates = network.candidates.map((person) =>
              person.id === one.candidateId
                ? { ...person, ...(change === 'remote' ? { remote: true } : { travel: km! }) }
                : person,
            );
            const { served } = match({ ...network, candidates }).figures;
            expect([change, served]).toEqual([change, figures.served + Number(serves)]);
          }
        }
      }),
      { numRuns: 150 },
    );
    expect(seen.get('remote true')).toBeGreaterThan(0);
    expect(seen.get('travel true')).toBeGreaterThan(0);
  });

  it.each([
    ['help', (one: Mentor) => ({ ...one, helps: [] })],
    ['mentor_remote', (one: Mentor) => ({ ...one, remote: true })],
  ] as const)('says rightly what mentors could change: %s', (asked, changed) => {
    let seen = 0;
    fc.assert(
      fc.property(uneven(), (network) => {
        const { unmatched, figures } = match(network);
        const { served } = match({ ...network, mentors: network.mentors.map(changed) }).figures;
        for (const one of unmatched) {
          if (one.kind !== 'no_edge') continue;
          if (!one.opens.some(({ change, serves }) => change === asked && serves)) continue;
          seen++;
          // It may serve others too.
          expect(served).toBeGreaterThan(figures.served);
        }
      }),
      { numRuns: 150 },
    );
    expect(seen).toBeGreaterThan(0);
  });
});
