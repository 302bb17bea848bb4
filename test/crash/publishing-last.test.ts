/** A cycle that publishes twelve spaces: the last four of its eight calls, and its pieces. */
import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../support/databases.ts';
import { between, killAt } from './killed.ts';

const CALLS = between('before call of publish, 5', null);

describeEachDatabase('a companion that is killed', ({ freshUrl }) => {
  it('at the last four of its calls of publish loses nothing and doubles nothing', async () => {
    const points = await killAt(freshUrl, 'later', CALLS, { SQLite: 3, MariaDB: 8 });
    // Before and after: four calls and those of put, each with a transaction committed.
    expect(points).toBeGreaterThanOrEqual(2 * 6 * 2);
  }, 600_000);
});
