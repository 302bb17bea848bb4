import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  candidate,
  GROUND,
  input,
  mentor,
  networks,
  WEIGHTS,
} from '../../../test/support/matching-people.ts';
import type { Candidate } from '../people/index.ts';
import { bestObjective, feasibleIn } from '../../../test/support/matching-oracle.ts';
import { inFigures } from './certificate.ts';
import { explainPair, pointsInWords, referentReasons } from './explain.ts';
import { otherChoice } from './explain-other.ts';
import { discreet, explainUnmatched } from './explain-unmatched.ts';
import { factsIn, match, type MatchInput, matchWhole } from './match.ts';
import { pairFacts, scoreOf } from './score.ts';

const REGIONS = new Map([
  ['mel', { name: 'Maine-et-Loire' }],
  ['atl', { name: 'Loire-Atlantique' }],
]);

/** What is told of the first who got nobody. */
const reasonsIn = (network: MatchInput): string[] => {
  const { unmatched, scarcities } = match(network);
  return explainUnmatched('fr', unmatched[0]!, scarcities.map(inFigures), REGIONS);
};

const world = { ground: GROUND, weights: WEIGHTS };

describe('what is said of a pair', () => {
  const one = candidate(1, {
    places: [{ kind: 'commune', code: '49007' }],
    metiers: ['M1402'],
    needs: ['cv', 'interview', 'network'],
  });
  const other = mentor(101, {
    places: [{ kind: 'commune', code: '49328' }],
    jobs: ['M1402'],
    helps: ['cv', 'interview', 'network'],
  });
  const facts = pairFacts(one, other, world, { waited: 12 });

  it('is a sentence for each of the two', () => {
    expect(explainPair('fr', 'candidate', facts)).toBe(
      'Ce parrain exerce un métier que vous visez, peut vous rencontrer dans un lieu qui vous convient à tous deux et peut vous aider sur vos trois demandes.',
    );
    expect(explainPair('fr', 'mentor', facts)).toBe(
      'Cette personne vise un métier que vous exercez, peut vous rencontrer dans un lieu qui vous convient à tous deux et demande trois aides que vous proposez.',
    );
    expect(explainPair('en', 'candidate', facts)).toBe(
      'This mentor works in an occupation you aim at, can meet you somewhere that suits you both and can help you with all three things you ask for.',
    );
  });

  it('is a list for the responsible people, and points for the cell', () => {
    expect(referentReasons('fr', facts)).toEqual([
      'Exerce un métier visé',
      'À 44 km du lieu souhaité',
      'Propose les trois aides demandées',
      'Attend depuis 12 jours',
    ]);
    expect(pointsInWords('fr', scoreOf(facts, WEIGHTS))).toBe(
      '65 points sur 100\u00A0: métier 30, aides demandées 20, distance 9,4, phase 4,2, attente 1,3.',
    );
  });

  it('finds words for any two people', () => {
    fc.assert(
      fc.property(networks(), fc.constantFrom('fr' as const, 'en' as const), (network, lang) => {
        const { work, result } = matchWhole(network);
        const scarcities = result.scarcities.map(inFigures);
        for (const wishing of work.candidates) {
          for (const helping of work.mentors) {
            const said = factsIn(work, wishing, helping);
            const texts = [
              explainPair(lang, 'candidate', said),
              explainPair(lang, 'mentor', said),
              ...referentReasons(lang, said),
            ];
            for (const text of texts) expect(text).not.toMatch(/matching\.|\{\{|undefined|null/);
            // Neither school nor status, neither commune nor distance: they would tell who it is.
            expect(texts.slice(0, 2).join(' ')).not.toMatch(
              / km|commune|école|school|statu|départ/,
            );
            // Nobody is named before both agreed.
            expect(texts.join(' ')).not.toMatch(/Prénom|Nom\d|Durand|Martin|Le Goff/);
          }
        }
        for (const one of result.unmatched) {
          const text = explainUnmatched(lang, one, scarcities, REGIONS).join(' ');
          expect(text).not.toMatch(/matching\.|\{\{|undefined|null/);
          expect(text).not.toBe('');
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is said of who has nobody', () => {
  const toulon = [{ kind: 'commune' as const, code: '83137' }];

  it('names what excludes most and what would open', () => {
    const told = reasonsIn(
      input(
        [candidate(1)],
        [mentor(101, { places: toulon, remote: true }), mentor(102, { capacity: 0 })],
      ),
    );
    expect(told).toEqual([
      'Aucun parrain ne convient\u00A0: un n’est pas à portée, un n’a plus de place.',
      'Accepter des rencontres en ligne permettrait d’en rencontrer un.',
      'Un parrain qui convient n’a plus de place\u00A0: une place de plus suffirait.',
    ]);
  });

  it('does not tell that somebody is not to be met', () => {
    const excludes = { place: 2, avoided: 3, refused: 1 };
    const told = { candidateId: 1, kind: 'no_edge' as const, excludes, opens: [] };
    expect(explainUnmatched('fr', told, [], REGIONS)).toEqual([
      'Aucun parrain ne convient\u00A0: 4 sont écartés par un refus passé, 2 ne sont pas à portée.',
    ]);
    const avoiding = { candidateId: 1, kind: 'no_edge' as const, opens: [] };
    expect(discreet({ ...avoiding, excludes: { avoided: 2, place: 1 } })).toEqual({
      ...avoiding,
      excludes: { refused: 2, place: 1 },
    });
  });

  it('counts those who share too few places', () => {
    const people = [1, 2, 3].map((id) => candidate(id));
    expect(reasonsIn(input(people, [mentor(101)]))).toEqual([
      '3 personnes se partagent une place chez un parrain (Maine-et-Loire).',
      '2 attendent\u00A0: il faut 2 places de plus chez des parrains qui leur conviennent.',
      'Accepter des rencontres en ligne n’y changerait rien.',
    ]);
    // A national space tells of no region.
    const two = [
      mentor(101, { spaces: ['cellule', 'mel'] }),
      mentor(102, { spaces: ['atl', 'mel'] }),
    ];
    expect(reasonsIn(input(people, two)).slice(0, 2)).toEqual([
      '3 personnes se partagent 2 places chez 2 parrains (Maine-et-Loire, Loire-Atlantique).',
      'Une place de plus y suffirait.',
    ]);
  });

  it('says that nothing which is asked for is offered, and what would open it', () => {
    const listener = mentor(101, { helps: ['listening'] });
    expect(reasonsIn(input([candidate(1)], [listener]))).toEqual([
      'Aucun parrain ne convient\u00A0: un n’offre rien de ce qui est demandé.',
      'Un parrain à portée n’offre rien de ce qui est demandé\u00A0: il conviendrait s’il proposait une de ces aides.',
    ]);
  });

  it.each([
    [
      'the mentor does not meet online',
      { remote: true },
      ['Un parrain conviendrait s’il acceptait les rencontres en ligne.'],
    ],
    [
      'the candidate named no place',
      { places: [] },
      ['Aucun lieu n’est indiqué\u00A0: selon le lieu, un parrain pourrait convenir.'],
    ],
  ] as [string, Partial<Candidate>, string[]][])('tells the way out where %s', (_, more, ways) => {
    const [, ...told] = reasonsIn(input([candidate(1, more)], [mentor(101, { places: toulon })]));
    expect(told).toEqual(ways);
  });

  it('tells a way that is not free yet', () => {
    const full = mentor(101, { places: toulon, remote: true, capacity: 0 });
    const [, ...told] = reasonsIn(input([candidate(1)], [full]));
    expect(told).toEqual([
      'Accepter des rencontres en ligne permettrait d’en rencontrer un. Mais ce qui s’ouvrirait ainsi est déjà pris.',
    ]);
  });
});

it('prices another choice exactly: what the others can still have at best', () => {
  let prices = 0;
  fc.assert(
    fc.property(networks({ candidates: 5, mentors: 5, crowded: true }), (network) => {
      const { work, result } = matchWhole(network);
      work.candidates.forEach((one, i) => {
        const other = result.proposals.some(({ candidateId }) => candidateId === one.id)
          ? otherChoice(i, work)
          : null;
        if (other === null) return;
        prices++;
        const feasible = feasibleIn(network);
        const edges = new Map(feasible.edges).set(one.id, [other.mentorId]);
        const pointsOf = (c: number, m: number) =>
          scoreOf(
            factsIn(
              work,
              work.candidates.find(({ id }) => id === c)!,
              work.mentors.find(({ id }) => id === m)!,
            ),
            network.weights,
          ).points;
        const stands = (c: number, m: number) =>
          network.standing.some(({ candidateId, mentorId }) => candidateId === c && mentorId === m);
        // The pair first, whatever comes of the others.
        const free = new Map(feasible.free);
        free.set(other.mentorId, free.get(other.mentorId)! - 1);
        edges.set(one.id, []);
        const rest = bestObjective({ ...feasible, edges, free }, pointsOf, stands);
        expect(other.exact).toBe(true);
        expect(other.points).toBe(pointsOf(one.id, other.mentorId));
        expect({
          served: other.price.served,
          kept: other.price.kept,
          points: other.price.points,
        }).toEqual({
          served: result.figures.served - rest.served - 1,
          kept: result.figures.kept - rest.kept - Number(stands(one.id, other.mentorId)),
          points: result.figures.points - rest.points - other.points,
        });
      });
    }),
    { numRuns: 150 },
  );
  expect(prices).toBeGreaterThan(5);
});
