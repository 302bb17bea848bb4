import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import type { Db } from '../../db/index.ts';
import { addRun, eraseRuns, type MatchingRun, unservedByLastRun } from './run-store.ts';
import { WEIGHTS } from '../../../test/support/matching-people.ts';

const DAY = 86_400_000;

describeEachDatabase('runs of matching that are kept', ({ fresh }) => {
  const run = (id: string, day: number, people: number[]): MatchingRun => ({
    id,
    at: day * DAY,
    weights: WEIGHTS,
    figures: {} as MatchingRun['figures'],
    unmatched: {
      people: people.map((candidateId) => ({
        candidateId,
        kind: 'no_edge',
        excludes: { place: 1 },
        opens: [],
      })),
      scarcities: [],
    },
  });
  const ids = (db: Db) => db('matching_run').orderBy('id').pluck('id');

  it('name people of the last one only', async () => {
    const db = await fresh();
    await addRun(db, run('a', 400, [1, 2]));
    await addRun(db, run('b', 401, [2, 3]));
    expect([...(await unservedByLastRun(db))]).toEqual([2, 3]);
    expect(await ids(db)).toEqual(['a', 'b']);
    expect(await db('matching_run').where({ id: 'a' }).pluck('unmatched')).toEqual([
      '{"people":[],"scarcities":[]}',
    ]);
  });

  it('go after a year, though none follows', async () => {
    const db = await fresh();
    await addRun(db, run('a', 400, [1]));
    await addRun(db, run('b', 401, [2]));
    await eraseRuns(db, (400 + 365) * DAY);
    expect(await ids(db)).toEqual(['b']);
  });
});
