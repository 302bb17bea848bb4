/** The main job, end to end, on every database: sheets written in Moodle stand in a Book. */
import { afterEach, expect, it } from '@jest/globals';
import { entriesOf } from '../src/features/content/index.ts';
import { examine, overviewOf, plansOf, runCycle, type Source } from '../src/features/sync/index.ts';
import { describeEachDatabase } from './support/databases.ts';
import { personAt } from './support/person.ts';
import { companion, cycleOf, openSite, type Site, sheet } from './support/site.ts';

/** A chapter for each sheet, under its name as it is: Moodle takes titles of up to 255 characters. */
const chapterEach: Source = {
  async desired(db, { space }) {
    const chapters = (await entriesOf(db, space, 'living_area')).map(({ id, fields }) => {
      const name = fields?.['name'] ?? '';
      return { key: `${space}/each/${id}`, title: name, html: '<p>Fiche</p>', objects: [] };
    });
    const book = { key: `${space}/each`, space, name: 'Fiches', intro: '', chapters };
    return { books: [book], pieces: [], remarks: [] };
  },
};

describeEachDatabase('a cycle', ({ freshUrl }) => {
  let site: Site | undefined;
  const open = async (): Promise<Site> => {
    const { url } = await freshUrl();
    site = await openSite(url);
    return site;
  };
  afterEach(async () => {
    await site?.close();
    site = undefined;
  });

  const add = (here: Site, fields: Record<string, string>): Promise<number> =>
    here.sandbox.admin.createEntry({ space: 'mel', userId: here.referent, fields });

  /** The chapter where the sheets of landlords stand. */
  const landlords = async ({ app }: Site): Promise<{ id: number; url: string }> => {
    const row = await app
      .db('book')
      .where({ key: 'mel/living-area' })
      .first<{ chapters: string }>();
    const chapters = JSON.parse(row.chapters) as { id: number; key: string; url: string }[];
    const found = chapters.find(({ key }) => key === 'mel/living-area/landlord');
    if (found === undefined) throw new Error('expected a chapter');
    return found;
  };
  const readBook = async (here: Site): Promise<string> => {
    const person = personAt(here.sandbox.url);
    await person.login('ref', 'mara-2026');
    return (await person.open((await landlords(here)).url)).html;
  };

  it('publishes a sheet, then has nothing to do: one call, no write', async () => {
    const here = await open();
    await add(here, sheet('Angers Loire Habitat'));
    const first = await here.cycle();
    expect(first.applied).toMatchObject({ booksCreated: 2, created: 5, conflicts: 0, failed: 0 });
    expect(await readBook(here)).toContain('Angers Loire Habitat');

    const second = await here.cycle();
    expect(second).toMatchObject({ calls: 1, writes: 0, applied: { unchanged: 5, updated: 0 } });
    here.clock.move(120_000);
    const third = await here.cycle();
    expect(third).toMatchObject({ calls: 1, writes: 0 });
    const fourth = await here.cycle();
    expect(fourth).toMatchObject({ calls: 1, writes: 0, pulled: { received: 0, forgotten: 0 } });
  });

  it('follows a sheet that is changed, withdrawn and deleted', async () => {
    const here = await open();
    const id = await add(here, sheet('Avant'));
    const other = await add(here, sheet('Autre'));
    await here.cycle();
    await here.sandbox.admin.changeEntry(id, { name: 'Après' });
    await here.cycle();
    expect(await readBook(here)).toContain('Après');
    await here.sandbox.admin.changeEntry(id, { state: 'À retirer' });
    await here.sandbox.admin.deleteEntry(other);
    expect((await here.cycle()).applied).toMatchObject({ updated: 1 });
    const page = await readBook(here);
    expect(page).not.toContain('Après');
    expect(page).not.toContain('Autre');
    expect(page).toContain('Aucune fiche');
  });

  it('keeps a person’s edit, names it, and offers the new text only once', async () => {
    const here = await open();
    const id = await add(here, sheet('Angers Loire Habitat'));
    await here.cycle();
    const [chapter] = (await overviewOf(here.app.sync)).conflicts;
    expect(chapter).toBeUndefined();

    const person = personAt(here.sandbox.url);
    await person.login('ref', 'mara-2026');
    const { id: chapterId, url: chapterUrl } = await landlords(here);
    const cmid = Number(new URL(chapterUrl).searchParams.get('id'));
    await person.editChapter(cmid, chapterId, { html: '<p>Écrit par Odile.</p>' });

    const kept = await here.cycle();
    expect(kept.applied).toMatchObject({ conflicts: 1, updated: 0 });
    expect(await readBook(here)).toContain('Écrit par Odile.');
    expect((await overviewOf(here.app.sync)).conflicts).toMatchObject([
      { space: 'mel', book: 'Bassin de vie', chapter: 'Bailleurs' },
    ]);
    expect(await here.cycle()).toMatchObject({ calls: 1, writes: 0, applied: { conflicts: 1 } });

    await here.sandbox.admin.changeEntry(id, { phone: '02 61 91 00 11' });
    expect(await here.cycle()).toMatchObject({ writes: 1, applied: { conflicts: 1 } });
    expect(await here.cycle()).toMatchObject({ writes: 0, applied: { conflicts: 1 } });
    expect(await readBook(here)).toContain('Écrit par Odile.');
  });

  it('goes on when one record is bad, and says which, which field and the mend', async () => {
    const here = await open();
    await add(here, sheet('Bonne fiche'));
    await add(here, sheet('Courriel faux', { mail: 'foo@' }));
    await add(here, sheet('Rubrique inconnue', { category: 'Divers' }));
    await add(here, sheet('x', { purpose: 'é'.repeat(1_000_000) }));
    await add(here, sheet('Hostile', { purpose: '<script>alert(1)</script><p onclick=x>ok' }));
    await add(here, sheet('🏠 مرحبا'));
    await add(here, sheet('Bonne fiche'));
    const { applied, remarks } = await here.cycle();
    expect(applied).toMatchObject({ created: 5, failed: 0 });
    expect(remarks.map(({ weight, told }) => [weight, told.key])).toEqual([
      ['field', 'content.mail.invalid'],
      ['aside', 'content.choice.outside'],
      ['aside', 'content.oversize'],
    ]);
    const page = await readBook(here);
    expect(page.match(/Bonne fiche/g)?.length).toBeGreaterThanOrEqual(2);
    for (const text of ['Courriel faux', 'Hostile', '🏠 مرحبا']) expect(page).toContain(text);
    expect(page).not.toMatch(/alert\(1\)|onclick=x|Rubrique inconnue/);
    expect(await here.cycle()).toMatchObject({ calls: 1, writes: 0 });
  });

  it('publishes the sheet of an author who is gone, and nothing for an empty space', async () => {
    const here = await open();
    await here.sandbox.admin.createSpace({ code: 'vid', name: 'Vide' });
    await add(here, sheet('Orpheline'));
    await here.sandbox.admin.deleteUser(here.referent);
    const report = await here.cycle();
    expect(report.applied).toMatchObject({ booksCreated: 1, created: 2, failed: 0 });
    expect(await here.app.db('book').count({ n: '*' })).toEqual([{ n: 1 }]);
  });

  it('takes apart what Moodle would refuse, for it is too large', async () => {
    const here = await open();
    const long = `<p>${'語'.repeat(19_000)}</p>`; // Three bytes each: ten pass the limit of a chapter.
    for (let i = 0; i < 10; i++) await add(here, sheet(`Fiche ${i}`, { purpose: long }));
    const first = await here.cycle();
    expect(first.applied).toMatchObject({ failed: 0 });
    expect((await overviewOf(here.app.sync)).setAside).toEqual([]);
    expect(await readBook(here)).toContain('Bailleurs\u00A0: Angers, ');
    expect(await here.cycle()).toMatchObject({ writes: 0 });
  });

  it('sets aside what Moodle refuses and does not ask again until it changes', async () => {
    const here = await open();
    const id = await add(here, sheet('x'.repeat(256)));
    await add(here, sheet('Petite'));
    const tools = { ...here.app.sync, sources: [chapterEach], reactions: [], reporters: [] };
    const cycle = () => runCycle(tools, { command: 'sync', pulls: true, applies: true });
    expect((await cycle()).applied).toMatchObject({ created: 1, failed: 1 });
    const { setAside } = await overviewOf(tools);
    expect(setAside).toMatchObject([{ kind: 'chapters', object: `mel/each/${id}` }]);
    expect(await cycle()).toMatchObject({ writes: 0, applied: { failed: 1 } });
    await here.sandbox.admin.changeEntry(id, { name: 'Plus courte' });
    expect((await cycle()).applied).toMatchObject({ created: 1, failed: 0 });
    expect((await overviewOf(tools)).setAside).toEqual([]);
  });

  it('forgets people who leave and spaces that go, with all that was in them', async () => {
    const here = await open();
    const { admin } = here.sandbox;
    await admin.createSpace({ code: 'var', name: 'Var' });
    const candidate = await admin.createUser({
      username: 'c',
      firstname: 'Ana',
      lastname: 'Été',
      fields: { mara_quality: 'candidate' },
    });
    await admin.enrol(candidate, 'var', 'mara_candidate', { timeend: 1 });
    await admin.createEntry({ space: 'var', userId: candidate, fields: sheet('Au Var') });
    await here.cycle();
    expect(await here.app.count()).toMatchObject({ people: 2, enrolments: 2, active: 1 });
    await admin.deleteCourse('var');
    await here.cycle();
    const counts = await here.app.count();
    expect(counts).toMatchObject({ people: 1, enrolments: 1 });
    expect(counts.spaces.map(({ code }) => code)).toEqual(['mel']);
    expect(counts.sheets.has('var')).toBe(false);
    const planned: string[] = [];
    for await (const { space } of plansOf(here.app.sync)) planned.push(space);
    expect(planned).toEqual(['mel']);
  });

  it('refuses another Moodle, reading and writing nothing, until told to serve it', async () => {
    const here = await open();
    await here.cycle();
    const { url } = await freshUrl();
    const stranger = await openSite(url);
    stranger.sandbox.admin.resetCounters();
    here.clock.move(1000);
    const astray = await companion(here.app.config.databaseUrl, stranger.sandbox, here.clock);
    try {
      await expect(cycleOf(astray)).rejects.toMatchObject({ told: { key: 'sync.site.other' } });
      expect(stranger.sandbox.admin.counters().calls).toEqual({ local_mara_get_changes: 1 });
      const [run] = (await overviewOf(astray.sync)).runs;
      expect(run).toMatchObject({ outcome: 'failed', lines: [{ level: 'error' }] });

      const levels = async (acceptSite: boolean): Promise<string[]> =>
        (await examine(astray.sync, { acceptSite })).map(({ level }) => level);
      expect(await levels(false)).toContain('broken');
      expect(await levels(true)).not.toContain('broken');
      expect(await cycleOf(astray)).toMatchObject({ pulled: { way: 'whole' } });
    } finally {
      await astray.close();
      await stranger.close();
    }
  });

  it('goes on after a run that was cut short', async () => {
    const here = await open();
    await add(here, sheet('Une'));
    here.sandbox.admin.failNextCalls(
      ...Array.from({ length: 3 }, () => ({ errorcode: 'invalidparameter', message: 'no' })),
    );
    for (let i = 0; i < 3; i++) await expect(here.cycle()).rejects.toThrow('invalidparameter');
    expect((await here.cycle()).applied).toMatchObject({ created: 5 });
  });
});
