/** A cycle that publishes twelve spaces: the first six of its thirteen calls. */
import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../support/databases.ts';
import { between, killAt } from './killed.ts';

const CALLS = between('before call of publish, 1', 'before call of publish, 7');

describeEachDatabase('a companion that is killed', ({ freshUrl }) => {
  it('at the first six of its calls of publish loses nothing and doubles nothing', async () => {
    const points = await killAt(freshUrl, 'later', CALLS, { SQLite: 16, MariaDB: 48 });
    // Before and after: six calls, each with a transaction committed.
    expect(points).toBeGreaterThanOrEqual(2 * 6 * 2);
  }, 600_000);
});
