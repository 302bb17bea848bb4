/** A year of a small network in a simulated Moodle: what stands there is what is to stand. */
import { afterEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Site } from '../support/site.ts';
import { stepsOf } from './year-plan.ts';
import { playYear } from './year-play.ts';
import { lookInMoodle, openYear, siteWorld } from './year-site.ts';

let site: Site | undefined;
afterEach(async () => {
  await site?.close();
  site = undefined;
});

it('people, pairings, groups, events and questions of a year in Moodle are as they are to be', async () => {
  await fc.assert(
    fc.asyncProperty(stepsOf(110), async (steps) => {
      const here = await openYear('sqlite::memory:');
      site = here;
      const { people, asks } = await playYear(siteWorld(here), steps, {
        most: 12,
        every: 10,
        look: (network, pairs) => lookInMoodle(here, network, pairs),
      });
      expect(people).toHaveLength(12);
      expect(asks).toBeGreaterThan(people.length);
    }),
    { numRuns: 1, endOnFailure: true },
  );
}, 240_000);
