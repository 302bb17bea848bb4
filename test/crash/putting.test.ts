/** A cycle that carries answers out and puts, changes and takes away pieces of every type. */
import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../support/databases.ts';
import { killAt } from './killed.ts';

describeEachDatabase('a companion that is killed', ({ freshUrl }) => {
  it('while it puts pieces loses nothing, doubles nothing and tells nobody twice', async () => {
    const all = (points: readonly string[]) => [...points];
    const points = await killAt(freshUrl, 'wishes', all, { SQLite: 20, MariaDB: 100 });
    // Before and after: a reading, five reactions, a call of publish and four of put, all committed.
    expect(points).toBeGreaterThanOrEqual(2 * (2 + 5 + 2 * 5));
  }, 600_000);
});
