/** Cycles of many spaces: one that reads changes and publishes, and a first one up to its first Book. */
import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../support/databases.ts';
import { sampleOr } from '../support/sampling.ts';
import { killAt, upTo, withSites } from './killed.ts';

describeEachDatabase('a companion that is killed', ({ freshUrl }) => {
  it(
    'at any point of a cycle loses nothing and doubles nothing',
    () =>
      withSites(freshUrl, {}, async (sites) => {
        const points = await killAt(sites, 'later', { SQLite: 23, MariaDB: 61 });
        // Before and after: three answers, seven calls of publish and two of put, all committed.
        expect(points).toBeGreaterThanOrEqual(2 * (3 + 7 + 2) * 2);
        const half = upTo('before call of publish, 1');
        const firstPoints = await killAt(sites, 'first', { SQLite: 31, MariaDB: 95 }, half);
        // Before and after: thirteen snapshots, each with a transaction committed, and the calls.
        expect(firstPoints).toBeGreaterThanOrEqual(2 * 13 * 2);
      }),
    sampleOr(600_000, 7_200_000),
  );
});
