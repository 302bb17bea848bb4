/** A companion's first cycle, snapshots of every kind and a Book a space: a sample of its points. */
import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../support/databases.ts';
import { killAt } from './killed.ts';

describeEachDatabase('a companion that is killed', ({ freshUrl }) => {
  it('in its first cycle loses nothing and doubles nothing', async () => {
    const points = await killAt(freshUrl, 'first', (all) => [...all], { SQLite: 32, MariaDB: 64 });
    // Before and after: thirteen snapshots, each with a transaction committed, and the calls.
    expect(points).toBeGreaterThanOrEqual(2 * 13 * 2);
  }, 600_000);
});
