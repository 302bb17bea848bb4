/** A year of a small network, day by day: nobody is left behind, and nobody is asked too much. */
import { afterEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Db, migrateUp, openDatabase } from '../../src/db/index.ts';
import { stepsOf } from './year-plan.ts';
import { playYear } from './year-play.ts';
import { mirrorWorld } from './year-world.ts';

let db: Db | undefined;
afterEach(async () => {
  await db?.destroy();
});

it('nobody is left behind in a year, nobody is asked too much, and pairings keep the rules', async () => {
  await fc.assert(
    fc.asyncProperty(stepsOf(170), async (steps) => {
      db = openDatabase('sqlite::memory:');
      await migrateUp(db);
      const { people, pairs, asks } = await playYear(await mirrorWorld(db), steps, {
        most: 16,
        every: 1,
      });
      await db.destroy();
      // It was a year in which something happened.
      expect(people).toHaveLength(16);
      expect(asks).toBeGreaterThan(people.length);
      expect(pairs.filter(({ activeOn }) => activeOn >= 0)).not.toEqual([]);
    }),
    { numRuns: 1, endOnFailure: true },
  );
}, 240_000);
