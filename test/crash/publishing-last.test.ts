/** A cycle that publishes twelve spaces: the last seven of its thirteen calls, and its pieces. */
import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../support/databases.ts';
import { between, killAt } from './killed.ts';

const CALLS = between('before call of publish, 7', null);

describeEachDatabase('a companion that is killed', ({ freshUrl }) => {
  it('at the last seven of its calls of publish loses nothing and doubles nothing', async () => {
    const points = await killAt(freshUrl, 'later', CALLS, { SQLite: 24, MariaDB: 72 });
    // Before and after: seven calls and those of put, each with a transaction committed.
    expect(points).toBeGreaterThanOrEqual(2 * 9 * 2);
  }, 600_000);
});
