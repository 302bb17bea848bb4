import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import { WEIGHTS } from '../../../test/support/matching-people.ts';
import { tellSpace } from '../../../test/support/told.ts';
import type { Db } from '../../db/index.ts';
import { remediesByLastRun } from './remedies.ts';
import { addRun, type MatchingRun } from './run-store.ts';

describeEachDatabase('what the last run found of those who got nobody', ({ fresh }) => {
  const run = (id: string, at: number, unmatched: MatchingRun['unmatched']): MatchingRun => ({
    ...{ id, at, weights: WEIGHTS, unmatched },
    figures: {} as MatchingRun['figures'],
  });
  const NO_EDGE = {
    candidateId: 1,
    kind: 'no_edge' as const,
    excludes: { place: 2 },
    opens: [{ change: 'remote' as const, mentors: 1, km: null, serves: true }],
  };
  const SCARCE = {
    ...{ candidateId: 2, kind: 'scarce' as const, scarcity: 0, mentors: 1 },
    remote: null,
  };
  const SCARCITY = { mentors: 1, served: 1, waiting: 1, places: 1, spaces: ['nat', 'mel'] };
  const begin = async (): Promise<Db> => {
    const db = await fresh();
    await tellSpace(db, 'mel');
    await tellSpace(db, 'nat', { national: true });
    return db;
  };

  it('is told in each language, where it lies and what would open it', async () => {
    const db = await begin();
    await addRun(db, run('a', 1, { people: [NO_EDGE, SCARCE], scarcities: [SCARCITY] }));
    const remedies = await remediesByLastRun(db);
    expect(remedies(1)).toEqual({
      fr: [
        'Aucun parrain ne convient\u00A0: 2 ne sont pas à portée.',
        'Accepter des rencontres en ligne permettrait d’en rencontrer un.',
      ],
      en: [
        'No mentor will do: 2 are out of reach.',
        'Accepting to meet online would open one mentor.',
      ],
    });
    // A national space tells of no region.
    expect(remedies(2)?.fr).toEqual([
      '2 personnes se partagent une place chez un parrain (Espace mel).',
      'Une place de plus y suffirait.',
    ]);
  });

  it('is nothing of those it served, and where none ran', async () => {
    const db = await begin();
    expect((await remediesByLastRun(db))(1)).toBeNull();
    await addRun(db, run('a', 1, { people: [NO_EDGE], scarcities: [] }));
    await addRun(db, run('b', 2, { people: [], scarcities: [] }));
    expect((await remediesByLastRun(db))(1)).toBeNull();
  });

  it('says no place of a run of an earlier version, which kept none', async () => {
    const db = await begin();
    await addRun(db, run('a', 1, { people: [SCARCE], scarcities: [SCARCITY] }));
    const earlier = { mentors: 1, served: 1, waiting: 1, places: 1 };
    const unmatched = JSON.stringify({ people: [SCARCE], scarcities: [earlier] });
    await db('matching_run').update({ unmatched });
    expect((await remediesByLastRun(db))(2)?.fr[0]).toBe(
      '2 personnes se partagent une place chez un parrain.',
    );
  });
});
