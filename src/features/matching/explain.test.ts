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
import { bestObjective, feasibleIn } from '../../../test/support/matching-oracle.ts';
import { explainPair, pointsInWords, referentReasons } from './explain.ts';
import { otherChoice } from './explain-other.ts';
import { discreet, explainUnmatched } from './explain-unmatched.ts';
import { factsIn, match, matchWhole } from './match.ts';
import { pairFacts, scoreOf } from './score.ts';

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
      'Propose 3 des 3 aides demandées',
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
          const text = explainUnmatched(lang, one, result.scarcities).join(' ');
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
    const { unmatched, scarcities } = match(
      input(
        [candidate(1)],
        [mentor(101, { places: toulon, remote: true }), mentor(102, { capacity: 0 })],
      ),
    );
    expect(explainUnmatched('fr', unmatched[0]!, scarcities)).toEqual([
      'Aucun parrain ne convient. Ce qui les écarte\u00A0: lieu (1), plus de place (1).',
      'Accepter des rencontres en ligne permettrait d’en rencontrer un.',
      'Un parrain qui convient n’a plus de place\u00A0: une place de plus suffirait.',
    ]);
  });

  it('does not tell that somebody is not to be met', () => {
    const told = (excludes: object) =>
      explainUnmatched('fr', { candidateId: 1, kind: 'no_edge', excludes, opens: [] }, []);
    expect(told({ place: 2, avoided: 3, refused: 1 })).toEqual([
      'Aucun parrain ne convient. Ce qui les écarte\u00A0: refus passé (4), lieu (2).',
    ]);
    const avoiding = { candidateId: 1, kind: 'no_edge' as const, opens: [] };
    expect(discreet({ ...avoiding, excludes: { avoided: 2, place: 1 } })).toEqual({
      ...avoiding,
      excludes: { refused: 2, place: 1 },
    });
  });

  it('counts those who share too few places', () => {
    const { unmatched, scarcities } = match(
      input([candidate(1), candidate(2), candidate(3)], [mentor(101)]),
    );
    expect(explainUnmatched('fr', unmatched[0]!, scarcities)).toEqual([
      '2 personnes se partagent une place chez un parrain.',
      'Une place de plus chez l’un d’eux servirait une personne de plus.',
      'Elles sont 2 à attendre ainsi\u00A0: il faut 2 places de plus chez des parrains qui leur conviennent.',
      'Accepter des rencontres en ligne n’y changerait rien.',
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
