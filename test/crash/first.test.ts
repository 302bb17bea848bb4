/** A companion's first cycle up to its first Book, snapshots of every kind: a sample of its points. */
import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../support/databases.ts';
import { between, killAt } from './killed.ts';

const HALF = between(null, 'before call of publish, 1');

describeEachDatabase('a companion that is killed', ({ freshUrl }) => {
  it('in its first cycle loses nothing and doubles nothing', async () => {
    const points = await killAt(freshUrl, 'first', HALF, { SQLite: 24, MariaDB: 48 });
    // Before and after: thirteen snapshots, each with a transaction committed, and the calls.
    expect(points).toBeGreaterThanOrEqual(2 * 13 * 2);
  }, 600_000);
});
