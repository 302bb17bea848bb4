/** The invented people of `npm start`, as the companion reads them. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  type Candidate,
  consentsTo,
  type People,
  peopleNow,
  PURPOSES,
} from '../src/features/people/index.ts';
import { seedExampleSite } from '../src/sandbox/index.ts';
import { describeEachDatabase } from './support/databases.ts';
import { openSite, type Site } from './support/site.ts';

describeEachDatabase('the people of the example', ({ freshUrl }) => {
  let site: Site;
  let people: People;
  beforeAll(async () => {
    site = await openSite((await freshUrl()).url, { seed: seedExampleSite });
    await site.cycle();
    people = await peopleNow(site.app.db, site.clock.now());
  }, 120_000);
  afterAll(() => site.close());

  const of = (space: string): Candidate[] =>
    people.candidates.filter(({ spaces }) => spaces.includes(space));
  const named = (lastname: string) =>
    [...people.candidates, ...people.mentors].find((one) => one.lastname === lastname);

  it('tell what can be read, but for one who contradicts herself', () => {
    const odd = named('Belmaaroufi');
    expect(new Set(people.remarks.map(({ personId }) => personId))).toEqual(new Set([odd?.id]));
    expect(people.remarks.map(({ field }) => field).sort()).toEqual([
      'mara_metiers',
      'mara_metiers',
      'mara_needs',
      'mara_places',
      'mara_travel',
    ]);
  });

  it('have agreed to what rests on it, but for a few', () => {
    const all = [...people.candidates, ...people.mentors];
    for (const purpose of PURPOSES) {
      const agreed = all.filter((one) => consentsTo(one, purpose)).length;
      expect([purpose, agreed > 0 && agreed < all.length]).toEqual([purpose, true]);
    }
    const refusing = all.filter((one) => !consentsTo(one, 'matching'));
    expect(refusing.map(({ lastname }) => lastname)).toEqual(['Tessonnier', 'Floc’hlay-Renan']);
  });

  it('show what happens in a network', () => {
    for (const space of ['mel', 'fin', 'var', 'hga']) {
      expect(of(space).length).toBeGreaterThanOrEqual(6);
    }
    expect(people.candidates.filter(({ remote }) => remote).map((one) => one.lastname)).toEqual([
      'Vaugeois',
    ]);
    expect(named('Malvaux')).toMatchObject({ followedBy: 'fin', languages: ['en', 'de'] });
    expect(named('Marchesan')).toMatchObject({ project: 'settling', needs: ['settling'] });
    const onPause = [...people.candidates, ...people.mentors].filter(
      ({ pausedUntil }) => pausedUntil !== null,
    );
    expect(onPause.map(({ lastname }) => lastname)).toEqual(['Guivarchal', 'Escoffiane']);
    const peers = of('hga').filter(
      ({ phase, needs }) => phase === 'preparation' && needs.includes('network'),
    );
    expect(peers.length).toBeGreaterThanOrEqual(4);
    for (const { contact } of people.mentors) expect(contact ?? '06 39 98').toMatch(/^06 39 98/);
  });

  it('are more than the mentors can follow in one groupement alone', () => {
    const waiting = (space: string): number =>
      of(space).filter(
        (one) =>
          consentsTo(one, 'matching') &&
          one.pausedUntil === null &&
          (one.needs.length > 0 || one.metierUnknown),
      ).length;
    const offered = (space: string): number =>
      people.mentors
        .filter(
          (one) =>
            one.spaces.includes(space) && consentsTo(one, 'matching') && one.pausedUntil === null,
        )
        .reduce((sum, { capacity }) => sum + capacity, 0);
    const missing = ['mel', 'fin', 'var', 'hga'].map((space) => waiting(space) - offered(space));
    expect(missing.map((count) => count > 0)).toEqual([false, true, false, false]);
  });
});
