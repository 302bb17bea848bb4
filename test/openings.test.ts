/** Whole cycles: candidates are told of openings, and referents of those the network passes on. */
import { afterEach, expect, it, jest } from '@jest/globals';
import { openings } from '../src/cli/commands/openings.ts';
import { contextFor } from '../src/cli/program.ts';
import { describeEachDatabase } from './support/databases.ts';
import { openSite, type Site } from './support/site.ts';

const CONSENTS = 'matching=2026-11-01/1;openings=2026-11-01/1';

jest.setTimeout(60_000);

type Scene = Site & { candidate: number; mentor: number };

describeEachDatabase('openings in Moodle', ({ freshUrl }) => {
  let site: Scene | undefined;
  afterEach(async () => {
    await site?.close();
    site = undefined;
  });

  /** `mel` with a referent and a candidate, and one opening of each kind. */
  const open = async (): Promise<Scene & { shown: number; hidden: number }> => {
    let candidate = 0;
    let mentor = 0;
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
        mentor = await admin.createUser({
          ...{ username: 'men', password, firstname: 'Paul', lastname: 'Lemoine' },
          fields: {
            mara_quality: 'mentor',
            mara_job: 'M1402',
            mara_mentor_places: '49007',
            mara_consents: CONSENTS,
          },
        });
        await admin.enrol(mentor, 'mel', 'mara_candidate');
        return referent;
      },
    });
    site = { ...here, candidate, mentor };
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

  it('passed on are read by a mentor once the referent wishes it, who is told of their yes', async () => {
    const here = await open();
    const { admin } = here.sandbox;
    const askTo = async (person: number): Promise<{ key: string; body: string }> => {
      const wishes = await here.app
        .db('wish')
        .where({ type: 'ask' })
        .andWhere('key', 'like', '%/ask/opening%')
        .select<{ key: string; body: string }[]>('key', 'body');
      const mine = wishes.filter(({ body }) => body.includes(`"people":[${person}]`));
      return mine[0] ?? { key: '', body: '' };
    };
    const says = async (userId: number, choice: string): Promise<void> => {
      const { key } = await askTo(userId);
      expect(await admin.answerAsk({ ask: key, userId, choice })).toBeNull();
      await here.cycle();
    };
    expect((await askTo(here.referent)).body).not.toContain('Directrice');
    await says(here.referent, 'ask');
    expect((await askTo(here.mentor)).body).toContain('Directrice adjointe');
    // While nobody is sought the question rests; it can be answered once somebody is again.
    await admin.updateUser(here.candidate, { fields: { mara_consents: '' } });
    await here.cycle();
    expect((await askTo(here.mentor)).key).toBe('');
    await admin.updateUser(here.candidate, { fields: { mara_consents: CONSENTS } });
    for (let cycles = 0; cycles < 3; cycles += 1) await here.cycle();
    await says(here.mentor, 'yes');
    here.clock.move(2 * 3_600_000);
    await admin.sendNotices();
    const told = JSON.stringify(await admin.notificationsOf(here.referent));
    expect(told).toContain('Paul Lemoine');
    expect(told).not.toContain('Directrice');
    expect(JSON.stringify(await admin.notificationsOf(here.mentor))).not.toContain('Directrice');
    expect(await here.cycle()).toMatchObject({ writes: 0 });
    // What is over is nobody's to read, not for the month that answers stay either.
    const published = { title: 'Directrice adjointe', diffusion: 'Ouverte', state: 'À publier' };
    await admin.changeEntry(here.hidden, published);
    await here.cycle();
    expect((await askTo(here.mentor)).key).toBe('');
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
    expect(mine.lines[1]).toMatch(
      /95 points · n° \d+ Responsable logistique\s: vise ce métier, .*information récente$/,
    );
    expect(mine.lines.at(-1)).toBe('  rien pour l’instant');
    const theirs = await run({ entry: String(here.hidden) });
    expect(theirs.json).toMatchObject({ hidden: true, candidates: [{ id: here.candidate }] });
    expect(theirs.lines.join()).not.toMatch(/Directrice|Jeanne|vous|récente/);
    expect(theirs.lines[1]).toMatch(/vise ce métier, dans une commune souhaitée$/);
    await here.sandbox.admin.updateUser(here.mentor, { fields: { mara_consents: '' } });
    await here.cycle();
    const alone = await run({ entry: String(here.hidden) });
    expect(alone.lines.at(-1)).toBe('  personne pour l’instant');
    await expect(run({})).rejects.toThrow();
    await expect(run({ person: 'Jeanne' })).rejects.toThrow();
    await expect(run({ entry: '999999' })).rejects.toThrow();
  });
});
