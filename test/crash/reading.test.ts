/** A cycle up to the first Book: the lease, the run, and all that is read. */
import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../support/databases.ts';
import { between, killAt } from './killed.ts';

const HALF = between(null, 'before call of publish, 1');

describeEachDatabase('a companion that is killed', ({ freshUrl }) => {
  it('at any point of its reading loses nothing and doubles nothing', async () => {
    const points = await killAt(freshUrl, 'later', HALF, {
      SQLite: 18,
      MariaDB: 54,
    });
    // Before and after: at least three answers, each with a transaction committed.
    expect(points).toBeGreaterThanOrEqual(2 * 3 * 2);
  }, 600_000);
});
