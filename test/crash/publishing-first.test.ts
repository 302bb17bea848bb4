/** A cycle that publishes twelve spaces: the first four of its eight calls. */
import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../support/databases.ts';
import { between, killAt } from './killed.ts';

const CALLS = between('before call of publish, 1', 'before call of publish, 5');

describeEachDatabase('a companion that is killed', ({ freshUrl }) => {
  it('at the first four of its calls of publish loses nothing and doubles nothing', async () => {
    const points = await killAt(freshUrl, 'later', CALLS, { SQLite: 2, MariaDB: 6 });
    // Before and after: four calls, each with a transaction committed.
    expect(points).toBeGreaterThanOrEqual(2 * 4 * 2);
  }, 600_000);
});
