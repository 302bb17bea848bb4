/** Versions of what is published: kept, looked at before, brought back, held and released. */
import { afterEach, expect, it } from '@jest/globals';
import { entriesOf } from '../src/features/content/index.ts';
import {
  approve,
  type ChapterPreview,
  isCall,
  listVersions,
  overviewOf,
  previewOf,
  release,
  type Report,
  revert,
  runCycle,
  type Source,
} from '../src/features/sync/index.ts';
import type { BookToPublish } from '../src/moodle/index.ts';
import { describeEachDatabase } from './support/databases.ts';
import { personAt } from './support/person.ts';
import { companion, losingAnswers, openSite, type Site, sheet } from './support/site.ts';

const BOOK = 'mel/living-area';
const CATEGORIES = { Bailleur: 'landlord', Association: 'association' } as const;

/** A chapter a category that ever had a sheet, each sheet a part; and a word that is theirs. */
const source: Source = {
  async desired(db, { space, published }) {
    const entries = await entriesOf(db, space, 'living_area');
    const shown = entries.filter(({ fields }) => fields?.['state'] === 'À publier');
    const chapters = Object.entries(CATEGORIES).flatMap(([category, code]) => {
      const key = `${space}/living-area/${code}`;
      const mine = shown.filter(({ fields }) => fields?.['category'] === category);
      if (mine.length === 0 && !published.has(key)) return [];
      const parts = mine.map(({ id, fields }) => {
        const name = fields?.['name'] ?? '';
        const html = `<div id="mara-sheet-${id}"><h4>${name}</h4><p>${fields?.['hours'] ?? ''}</p></div>`;
        return { html, object: { id: `living_area/${id}`, name, part: `mara-sheet-${id}` } };
      });
      const html = `<p id="mara-contents">${category}</p>${parts.map((one) => one.html).join('')}`;
      return [{ key, title: category, html, objects: parts.map(({ object }) => object) }];
    });
    const word = {
      key: `${space}/living-area/word`,
      title: 'Le mot du référent',
      html: '<p id="mara-word">Écrivez ici.</p>',
      objects: [],
      once: true as const,
    };
    const people = {
      key: `${space}/living-area/referents`,
      title: 'Vos référents',
      html: `<p id="mara-referents">Référente : ${shown[0]?.fields?.['remarks'] ?? ''}</p>`,
      objects: [],
      people: true as const,
    };
    const books =
      chapters.length === 0
        ? []
        : [
            {
              key: `${space}/living-area`,
              space,
              name: 'Bassin de vie',
              intro: '',
              chapters: [word, people, ...chapters],
            },
          ];
    return { books, pieces: [], remarks: [] };
  },
};

describeEachDatabase('versions of a space', ({ freshUrl }) => {
  let site: Site | undefined;
  afterEach(async () => {
    await site?.close();
    site = undefined;
  });
  const toolsOf = ({ app }: Site) => ({
    ...app.sync,
    sources: [source],
    reactions: [],
    reporters: [],
  });
  const cycleOf = (here: Site, more: Partial<Site['app']['sync']> = {}): Promise<Report> =>
    runCycle({ ...toolsOf(here), ...more }, { command: 'sync', pulls: true, applies: true });
  const open = async (...names: string[]): Promise<Site> => {
    site = await openSite((await freshUrl()).url);
    for (const name of names) await add(site, name);
    await cycleOf(site);
    return site;
  };
  const add = ({ sandbox, referent }: Site, name: string, more: Record<string, string> = {}) =>
    sandbox.admin.createEntry({ space: 'mel', userId: referent, fields: sheet(name, more) });
  const rename = (here: Site, id: number, name: string) =>
    here.sandbox.admin.changeEntry(id, { name });
  const versions = (here: Site) => listVersions(toolsOf(here), 'mel');
  const back = (here: Site, to: number, { by = 'Anne', dryRun = false } = {}) =>
    revert(toolsOf(here), 'mel', to, { by, dryRun });

  const bookIn = async ({ app }: Site) => {
    const { items } = await app.sync.moodle.snapshot('books', 0);
    const book = items.find(({ key }) => key === BOOK);
    if (book === undefined) throw new Error('The Book does not stand.');
    return book;
  };
  const referentAt = async (here: Site) => {
    const person = personAt(here.sandbox.url);
    await person.login('ref', 'mara-2026');
    return person;
  };
  const chapterIn = async (here: Site, code: string) => {
    const { cmid, chapters } = await bookIn(here);
    const chapter = chapters.find(({ key }) => key === `${BOOK}/${code}`);
    return { cmid: cmid ?? 0, id: chapter?.id ?? 0 };
  };
  /** The text of a chapter as the form of Moodle's editor holds it. */
  const textIn = async (here: Site, code = 'landlord'): Promise<string> => {
    const { cmid, id } = await chapterIn(here, code);
    const page = await (await referentAt(here)).open(`/mod/book/edit.php?cmid=${cmid}&id=${id}`);
    const text = /<textarea[^>]*>\n?([\s\S]*?)<\/textarea>/.exec(page.html)?.[1] ?? '';
    return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
  };
  const edit = async (here: Site, change: (html: string) => string): Promise<void> => {
    const { cmid, id } = await chapterIn(here, 'landlord');
    const html = change(await textIn(here));
    await (await referentAt(here)).editChapter(cmid, id, { html });
  };

  it('are brought back byte for byte, held against what is newer, and released', async () => {
    const here = await open('Alpha', 'Bravo');
    const first = await textIn(here);
    await rename(here, 1, 'Alpha 2');
    await add(here, 'Croix', { category: 'Association' });
    await cycleOf(here);
    expect(await versions(here)).toMatchObject([
      { number: 2, why: 'publish', by: null, chapters: [{ title: 'Association' }, {}] },
      { number: 1, why: 'publish', by: null, chapters: [{ key: `${BOOK}/landlord` }] },
    ]);
    expect((await cycleOf(here)).writes).toBe(0);

    const outlook = await back(here, 1, { dryRun: true });
    expect(outlook).toMatchObject({ waits: false, coming: [] });
    expect((await cycleOf(here)).writes).toBe(0);
    expect(await back(here, 1)).toEqual(outlook);
    const { run, applied } = await cycleOf(here);
    expect(applied).toMatchObject({ updated: 1 });
    expect(await textIn(here)).toBe(first);
    // What did not exist then stays as it is.
    expect(await textIn(here, 'association')).toContain('Croix');
    expect((await versions(here))[0]).toMatchObject({
      ...{ number: 3, why: 'revert', by: 'Anne', run },
      chapters: [{ key: `${BOOK}/landlord` }],
    });
    expect((await overviewOf(toolsOf(here))).pins).toMatchObject([
      { space: 'mel', version: 1, by: 'Anne', at: here.clock.now() },
    ]);

    await rename(here, 2, 'Bravo 2');
    await rename(here, 3, 'Croix 2');
    await add(here, 'Delta');
    expect(await cycleOf(here)).toMatchObject({ writes: 0 });
    expect(await textIn(here)).toBe(first);

    expect(await release(toolsOf(here), 'mel', { dryRun: false })).toMatchObject({
      pin: { version: 1 },
    });
    expect((await cycleOf(here)).applied).toMatchObject({ updated: 2 });
    for (const name of ['Alpha 2', 'Bravo 2', 'Delta']) expect(await textIn(here)).toContain(name);
    expect(await textIn(here, 'association')).toContain('Croix 2');
    expect((await versions(here))[0]).toMatchObject({ number: 4, why: 'publish', by: null });
    expect((await cycleOf(here)).writes).toBe(0);
  });

  it('hold a word of the referent’s as it is', async () => {
    const here = await open('Alpha');
    const { cmid, id } = await chapterIn(here, 'word');
    await rename(here, 1, 'Alpha 2');
    await cycleOf(here);
    await (await referentAt(here)).editChapter(cmid, id, { html: '<p>Bienvenue.</p>' });
    await back(here, 1);
    await cycleOf(here);
    expect(await textIn(here, 'word')).toContain('Bienvenue.');
    expect(await textIn(here)).not.toContain('Alpha 2');
  });

  it('hold no name of a person', async () => {
    const here = await open('Alpha');
    await here.sandbox.admin.changeEntry(1, { remarks: 'Odile', name: 'Alpha 2' });
    await cycleOf(here);
    await back(here, 1);
    await here.sandbox.admin.changeEntry(1, { remarks: 'Jeanne' });
    await cycleOf(here);
    expect(await textIn(here)).not.toContain('Alpha 2');
    expect(await textIn(here, 'referents')).toContain('Jeanne');
    const rows: unknown = await here.app.db('version_chapter').select();
    expect(JSON.stringify(rows)).not.toMatch(/Odile|Jeanne/);
  });

  it('brought back keep what people wrote', async () => {
    const here = await open('Alpha', 'Bravo');
    await rename(here, 1, 'Alpha 2');
    await cycleOf(here);
    await edit(here, (html) => `${html.replace('Bravo', 'Bravo, le lundi')}<p>Appelez.</p>`);
    await cycleOf(here);
    await back(here, 1);
    expect((await cycleOf(here)).applied).toMatchObject({ updated: 1, conflicts: 0 });
    const text = await textIn(here);
    expect(text).toContain('<h4>Alpha</h4>');
    for (const words of ['Bravo, le lundi', 'Appelez.']) expect(text).toContain(words);
    expect((await cycleOf(here)).writes).toBe(0);
    const rows = await here.app.db('version_chapter').pluck('html');
    expect(JSON.stringify(rows)).not.toMatch(/le lundi|Appelez/);
    await release(toolsOf(here), 'mel', { dryRun: false });
    await cycleOf(here);
    expect(await textIn(here)).toMatch(/Alpha 2[\s\S]*Bravo, le lundi[\s\S]*Appelez/);
  });

  it('wait for a second person where bringing one back takes much away', async () => {
    const here = await open('Alpha');
    for (const name of ['B', 'C', 'D', 'E', 'F']) await add(here, name);
    await cycleOf(here);
    expect(await back(here, 1)).toMatchObject({ waits: true, leaving: { total: 6 } });
    expect((await cycleOf(here)).applied).toMatchObject({ held: 1, updated: 0 });
    expect(await textIn(here)).toContain('<h4>F</h4>');
    expect(await previewOf(toolsOf(here), 'mel')).toMatchObject({
      waits: true,
      pin: { version: 1 },
    });
    await approve(toolsOf(here), 'mel', 'Zoé', ['Zoé']);
    expect((await previewOf(toolsOf(here), 'mel')).waits).toBe(false);
    expect((await cycleOf(here)).applied).toMatchObject({ held: 0, updated: 1 });
    expect(await textIn(here)).not.toContain('<h4>F</h4>');
  });

  it('tell which sheets would be shown again', async () => {
    const here = await open('Alpha', 'Bravo');
    await here.sandbox.admin.changeEntry(2, { state: 'À retirer' });
    await cycleOf(here);
    expect((await back(here, 1, { dryRun: true })).coming).toMatchObject([{ name: 'Bravo' }]);
  });

  it('are shown beforehand exactly as they are sent', async () => {
    const here = await open('Alpha', 'Bravo', 'Charlie');
    await edit(here, (html) => html.replace('Bravo', 'Bravo, le lundi'));
    await rename(here, 1, 'Alpha 2');
    await add(here, 'Croix', { category: 'Association' });
    const pull = { command: 'sync', pulls: true, applies: false };
    await runCycle(toolsOf(here), pull);
    const standing = await textIn(here);
    const { books, name, pin } = await previewOf(toolsOf(here), 'mel');
    expect([name, pin]).toEqual(['Maine-et-Loire', null]);
    const chapters = books.flatMap((book) => book.chapters);
    const find = (code: string) => chapters.find(({ key }) => key === `${BOOK}/${code}`);
    expect(find('word')).toMatchObject({ fate: 'unchanged' });
    expect(find('association')).toMatchObject({ fate: 'new', stands: null });
    expect(find('landlord')).toMatchObject({ fate: 'changed', step: 'blend' });
    expect(find('landlord')?.stands).toBe(standing);
    expect(find('landlord')?.lines).toContainEqual({ of: 'theirs', text: 'Alpha 2' });

    const sent: BookToPublish[] = [];
    const { moodle } = here.app.sync;
    const publish: typeof moodle.publish = (batch) => {
      sent.push(...batch.books);
      return moodle.publish(batch);
    };
    const apply = { command: 'apply', pulls: false, applies: true };
    await runCycle({ ...toolsOf(here), moodle: { ...moodle, publish } }, apply);
    const said = ({ key, title, wanted }: ChapterPreview) => [key, title, wanted];
    expect(
      sent.flatMap((book) => book.chapters.map(({ key, title, html }) => [key, title, html])),
    ).toEqual(chapters.filter(({ step }) => isCall({ kind: step })).map(said));
    const after = (await previewOf(toolsOf(here), 'mel')).books.flatMap((book) => book.chapters);
    expect(new Set(after.map(({ fate }) => fate))).toEqual(new Set(['unchanged']));
  });

  it('are shown beside our last text, where nobody edited it', async () => {
    const here = await open('Alpha');
    await rename(here, 1, 'Alpha 2');
    await runCycle(toolsOf(here), { command: 'sync', pulls: true, applies: false });
    const { books } = await previewOf(toolsOf(here), 'mel');
    const chapter = books[0]?.chapters.at(-1);
    expect(chapter?.stands).toContain('<h4>Alpha</h4>');
    expect(chapter?.lines).toContainEqual({ of: 'ours', text: 'Alpha' });
    await here.app.db('version_chapter').delete();
    const [unknown] = (await previewOf(toolsOf(here), 'mel')).books;
    expect(unknown?.chapters.at(-1)).toMatchObject({ stands: null, lines: null });
  });

  it('tell of what stands though its answer was lost, and of what an older companion wrote', async () => {
    const here = await open('Alpha');
    await rename(here, 1, 'Alpha 2');
    const moodle = losingAnswers(here.app.sync.moodle, 'publish');
    await expect(cycleOf(here, { moodle })).rejects.toThrow('lost');
    expect((await cycleOf(here)).writes).toBe(0);
    expect(await versions(here)).toMatchObject([{ number: 2 }, { number: 1 }]);
    await back(here, 1);
    await cycleOf(here);
    expect(await textIn(here)).not.toContain('Alpha 2');

    const app = await companion((await freshUrl()).url, here.sandbox, here.clock);
    await app.migrate();
    try {
      const anew = { ...here, app };
      expect((await cycleOf(anew)).applied).toMatchObject({ updated: 1 });
      expect(await versions(anew)).toMatchObject([{ number: 1, why: 'publish' }]);
    } finally {
      await app.close();
    }
  });

  it('say what is wrong with what is asked, and forget a space that is gone', async () => {
    const here = await open();
    const told = (key: string) =>
      expect.objectContaining({ told: expect.objectContaining({ key }) });
    const asking = { by: null, dryRun: false };
    await expect(versions(here)).rejects.toEqual(told('sync.version.none'));
    await expect(back(here, 1)).rejects.toEqual(told('sync.version.none'));
    await expect(revert(toolsOf(here), 'nul', 1, asking)).rejects.toEqual(
      told('sync.version.noSpace'),
    );
    await expect(previewOf(toolsOf(here), 'nul')).rejects.toEqual(told('sync.version.noSpace'));
    await expect(release(toolsOf(here), 'mel', asking)).rejects.toEqual(
      told('sync.version.notPinned'),
    );
    await add(here, 'Alpha');
    await cycleOf(here);
    await expect(back(here, 2)).rejects.toMatchObject({
      told: { key: 'sync.version.unknown', params: { version: 2, known: '1' } },
    });
    await back(here, 1);
    await expect(back(here, 1)).rejects.toEqual(told('sync.version.pinned'));

    await here.sandbox.admin.deleteCourse('mel');
    await cycleOf(here);
    for (const table of ['version', 'version_chapter', 'pin']) {
      expect(await here.app.db(table).select()).toEqual([]);
    }
  });
});
