/** A cycle that carries answers out and puts, changes and takes away pieces of every type. */
import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../support/databases.ts';
import { sampleOr } from '../support/sampling.ts';
import { killAt, withSites } from './killed.ts';

describeEachDatabase('a companion that is killed', ({ freshUrl }) => {
  it(
    'while it puts pieces loses nothing, doubles nothing and tells nobody twice',
    () =>
      withSites(freshUrl, { wishes: true }, async (sites) => {
        const points = await killAt(sites, 'wishes', { SQLite: 19, MariaDB: 51 });
        // Before and after: a reading, five reactions, a call of publish and four of put, all committed.
        expect(points).toBeGreaterThanOrEqual(2 * (2 + 5 + 2 * 5));
      }),
    sampleOr(600_000, 7_200_000),
  );
});
