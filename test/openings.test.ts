/** Whole cycles: candidates are told of openings, and referents of those the network passes on. */
import { afterEach, expect, it, jest } from '@jest/globals';
import { openings } from '../src/cli/commands/openings.ts';
import { contextFor } from '../src/cli/program.ts';
import { describeEachDatabase } from './support/databases.ts';
import { openSite, type Site } from './support/site.ts';

const CONSENTS = 'matching=2026-11-01/1;openings=2026-11-01/1';

jest.setTimeout(60_000);

type Scene = Site & { candidate: number };

describeEachDatabase('openings in Moodle', ({ freshUrl }) => {
  let site: Scene | undefined;
  afterEach(async () => {
    await site?.close();
    site = undefined;
  });

  /** `mel` with a referent and a candidate, and one opening of each kind. */
  const open = async (): Promise<Scene & { shown: number; hidden: number }> => {
    let candidate = 0;
    const here = await openSite((await freshUrl()).url, {
      async seed({ admin }) {
        await admin.createSpace({ code: 'mel', name: 'Maine-et-Loire', departements: '49' });
        const password = 'mara-2026';
        const referent = await admin.createUser({
          ...{ username: 'ref', password, firstname: 'Odile', lastname: 'Rivet' },
        });
        await admin.enrol(referent, 'mel', 'mara_referent');
        candidate = await admin.createUser({
          ...{ username: 'can', password, firstname: 'Jeanne', lastname: 'Duval' },
          fields: {
            mara_quality: 'candidate',
            mara_phase: 'search',
            mara_places: '49007',
            mara_metiers: 'M1402',
            mara_consents: CONSENTS,
          },
        });
        await admin.enrol(candidate, 'mel', 'mara_candidate');
        return referent;
      },
    });
    site = { ...here, candidate };
    const make = (title: string, diffusion: string) =>
      here.sandbox.admin.createEntry({
        space: 'mel',
        sheet: 'opening',
        userId: here.referent,
        fields: { title, diffusion, metier: 'M1402', commune: 'Angers', state: 'À publier' },
      });
    const shown = await make('Responsable logistique', 'Ouverte');
    const hidden = await make('Directrice adjointe', 'Transmise par le réseau');
    await here.cycle();
    return { ...site, shown, hidden };
  };

  const standing = async ({ app }: Site): Promise<string[]> =>
    (await app.sync.moodle.snapshot('pieces', 0)).items
      .filter(({ key, state }) => state === 'live' && /\/(?:message|ask)\/opening/.test(key))
      .map(({ type }) => type)
      .sort();

  it('are told once, and rest then', async () => {
    const here = await open();
    expect(await standing(here)).toEqual(['ask', 'message']);
    await here.cycle();
    expect(await here.cycle()).toMatchObject({ writes: 0 });
    here.clock.move(2 * 3_600_000);
    await here.sandbox.admin.sendNotices();
    const told = JSON.stringify(await here.sandbox.admin.notificationsOf(here.candidate));
    expect(told).toContain('Responsable logistique');
    expect(told).not.toContain('Directrice');
    const asked = JSON.stringify(await here.sandbox.admin.notificationsOf(here.referent));
    // What is sent by e-mail names nobody; the question is read behind the login.
    expect(asked).not.toMatch(/Jeanne|Directrice/);
    const lines = await here.app.db('run_line').pluck<string[]>('message');
    expect(lines.join()).not.toMatch(/Jeanne|Duval|Directrice/);
  });

  it('go with the consent, in the same cycle', async () => {
    const here = await open();
    await here.sandbox.admin.updateUser(here.candidate, { fields: { mara_consents: '' } });
    await here.cycle();
    expect(await standing(here)).toEqual([]);
    await here.cycle();
    expect(await here.cycle()).toMatchObject({ writes: 0 });
  });

  it('are ranked on the command line, for a person and for an entry', async () => {
    const here = await open();
    const context = contextFor(here.app);
    const run = (values: Record<string, string>) => openings.run(context, { values, switches: {} });
    const mine = await run({ person: String(here.candidate) });
    expect(mine.lines[1]).toMatch(/95 points · n° \d+ Responsable logistique/);
    const theirs = await run({ entry: String(here.hidden) });
    expect(theirs.json).toMatchObject({ hidden: true, candidates: [{ id: here.candidate }] });
    expect(theirs.lines.join()).not.toMatch(/Directrice|Jeanne/);
    await expect(run({})).rejects.toThrow();
    await expect(run({ person: 'Jeanne' })).rejects.toThrow();
    await expect(run({ entry: '999999' })).rejects.toThrow();
  });
});
