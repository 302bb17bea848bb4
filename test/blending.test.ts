/** People's words in a chapter: kept while the rest goes on, asked about, and given way as decided. */
import { afterEach, expect, it } from '@jest/globals';
import {
  conflictAnswers,
  conflictAsks,
  sheetEdits,
  takeAnswers,
} from '../src/features/asks/index.ts';
import { entriesOf } from '../src/features/content/index.ts';
import {
  decide,
  overviewOf,
  runCycle,
  type Source,
  type SyncTools,
} from '../src/features/sync/index.ts';
import { wishSource } from '../src/features/wishes/index.ts';
import type { BodyOf, ChapterItem } from '../src/moodle/index.ts';
import { describeEachDatabase } from './support/databases.ts';
import { personAt } from './support/person.ts';
import { companion, openSite, type Site, sheet } from './support/site.ts';

const BOOK = 'mel/living-area';
const CHAPTER = `${BOOK}/landlord`;

/** Each sheet of the space as a part, in the order of their ids; its name and its hours. */
const source: Source = {
  async desired(db, { space }) {
    const entries = (await entriesOf(db, space, 'living_area')).filter(
      ({ fields }) => fields?.['state'] === 'À publier',
    );
    const parts = entries.map(({ id, fields }) => ({
      id,
      name: fields?.['name'] ?? '',
      html:
        `<div id="mara-sheet-${id}" class="card"><h4 class="mara-f-name">${fields?.['name'] ?? ''}</h4>` +
        `<p class="mara-f-hours">${fields?.['hours'] ?? ''}</p></div>`,
    }));
    const chapter = {
      key: CHAPTER,
      title: 'Bailleurs',
      html: `<p id="mara-contents">Toutes les fiches</p>${parts.map(({ html }) => html).join('')}`,
      objects: parts.map(({ id, name }) => ({
        id: `living_area/${id}`,
        name,
        part: `mara-sheet-${id}`,
      })),
    };
    const book = { key: BOOK, space, name: 'Bassin de vie', intro: '', chapters: [chapter] };
    return { books: entries.length === 0 ? [] : [book], pieces: [], remarks: [] };
  },
};

describeEachDatabase('people’s words in a chapter', ({ freshUrl }) => {
  let site: Site | undefined;
  /** Who decides here does so at the console, unless asks are wanted. */
  const syncOf = (app: Site['app'], { asks = false } = {}): SyncTools => ({
    ...app.sync,
    version: 'test',
    sources: [source, wishSource],
    reporters: [],
    reactions: asks ? [takeAnswers([conflictAnswers]), sheetEdits([source]), conflictAsks] : [],
  });
  const cycleOf = (app: Site['app'], more: { asks?: boolean } = {}) =>
    runCycle(syncOf(app, more), { command: 'sync', pulls: true, applies: true });
  const open = async (more: { asks?: boolean } = {}): Promise<Site> => {
    const opened = await openSite((await freshUrl()).url);
    site = { ...opened, cycle: () => cycleOf(opened.app, more) };
    for (const name of ['Alpha', 'Bravo', 'Charlie']) await add(site, name);
    await site.cycle();
    return site;
  };
  afterEach(async () => {
    await site?.close();
    site = undefined;
  });
  const add = ({ sandbox, referent }: Site, name: string): Promise<number> =>
    sandbox.admin.createEntry({
      space: 'mel',
      userId: referent,
      fields: sheet(name, { hours: '9 h' }),
    });

  const chapterOf = async ({ app }: Site): Promise<ChapterItem & { cmid: number }> => {
    const { items } = await app.sync.moodle.snapshot('books', 0);
    const book = items.find(({ key }) => key === BOOK);
    const chapter = book?.chapters.find(({ key }) => key === CHAPTER);
    if (chapter === undefined) throw new Error('The chapter does not stand.');
    return { ...chapter, cmid: book?.cmid ?? 0 };
  };
  const referentAt = async (here: Site) => {
    const person = personAt(here.sandbox.url);
    await person.login('ref', 'mara-2026');
    return person;
  };
  const standing = async (here: Site): Promise<string> => {
    const { cmid, id } = await chapterOf(here);
    const person = await referentAt(here);
    const page = await person.open(`/mod/book/edit.php?cmid=${cmid}&id=${id}`);
    return page.html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
  };
  const edit = async (here: Site, change: (html: string) => string): Promise<void> => {
    const { cmid, id } = await chapterOf(here);
    const text = /<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(await standing(here))?.[1] ?? '';
    await (await referentAt(here)).editChapter(cmid, id, { html: change(text) });
  };
  const seen = ({ app }: Site) => overviewOf(syncOf(app));
  const rename = (here: Site, id: number, name: string) =>
    here.sandbox.admin.changeEntry(id, { name });
  const part = (n: number): string => `${CHAPTER}#mara-sheet-${n}`;

  it('stay in their part while its neighbours go on being updated', async () => {
    const here = await open();
    await edit(here, (html) => html.replace('Bravo', 'Bravo, fermé le lundi'));
    expect(await here.cycle()).toMatchObject({
      writes: 0,
      applied: { conflicts: 0, unchanged: 1 },
    });
    expect(await seen(here)).toMatchObject({
      conflicts: [],
      parts: [{ object: part(2), kind: 'edited', name: 'Bravo', decided: null }],
    });
    const [shown] = (await seen(here)).parts;
    expect(shown?.difference).toContainEqual({ of: 'theirs', text: 'Bravo, fermé le lundi' });

    await rename(here, 1, 'Alpha 2');
    await rename(here, 2, 'Bravo 2');
    await here.sandbox.admin.changeEntry(3, { state: 'À retirer' });
    await add(here, 'Delta');
    expect((await here.cycle()).applied).toMatchObject({ updated: 1, conflicts: 0 });
    const text = await standing(here);
    for (const word of ['Alpha 2', 'Bravo, fermé le lundi', 'Delta']) expect(text).toContain(word);
    for (const word of ['Bravo 2', 'Charlie']) expect(text).not.toContain(word);
    expect(await chapterOf(here)).toMatchObject({ edited: false, blended: true });
    expect(await here.cycle()).toMatchObject({ writes: 0, applied: { unchanged: 1 } });
    expect((await seen(here)).parts).toMatchObject([{ object: part(2), decided: null }]);
  });

  it('stay between parts, in their order, and out where they were taken out', async () => {
    const here = await open();
    const [alpha, charlie] = [1, 3].map(
      (n) => new RegExp(`<div id="mara-sheet-${n}".*?</div>`, 's'),
    );
    await edit(here, (html) => {
      const [moved = ''] = charlie?.exec(html) ?? [];
      const without = html.replace(moved, '').replace(alpha ?? '', '');
      return without.replace('<div id="mara-sheet-2"', `${moved}<p>Appelez avant.</p>$&`);
    });
    await rename(here, 1, 'Alpha 2');
    await rename(here, 2, 'Bravo 2');
    await here.cycle();
    const text = await standing(here);
    expect(text).toMatch(/Charlie[\s\S]*Appelez avant[\s\S]*Bravo 2/);
    expect(text).not.toContain('Alpha');
    expect((await seen(here)).parts).toMatchObject([
      { object: part(1), kind: 'deleted', name: 'Alpha 2' },
    ]);

    await decide(here.app.sync, part(1), 'ours');
    await here.cycle();
    expect(await standing(here)).toContain('Alpha 2');
    expect((await seen(here)).parts).toEqual([]);
  });

  it('give way to ours once someone decides so about this very text', async () => {
    const here = await open();
    await edit(here, (html) => html.replace('Bravo', 'Bravo bis').replace('Alpha', 'Alpha bis'));
    await here.cycle();
    await decide(here.app.sync, part(2), 'ours', 'Odile');
    await decide(here.app.sync, part(1), 'theirs', 'Odile');
    expect((await here.cycle()).applied).toMatchObject({ updated: 1 });
    const text = await standing(here);
    expect(text).toContain('Alpha bis');
    expect(text).not.toContain('Bravo bis');
    expect((await seen(here)).parts).toMatchObject([{ object: part(1), decided: 'theirs' }]);
    // The decision was about that edit: the same words written again are theirs again.
    await edit(here, (html) => html.replace('Bravo', 'Bravo bis'));
    await here.cycle();
    expect(await standing(here)).toContain('Bravo bis');
    expect((await seen(here)).parts).toMatchObject([{}, { object: part(2), decided: null }]);
  });

  it('are ours again, all of it, when people put back what they changed', async () => {
    const here = await open();
    await edit(here, (html) => `${html.replace('Bravo', 'Bravo bis')}<p>Note</p>`);
    await rename(here, 1, 'Alpha 2');
    await here.cycle();
    expect(await chapterOf(here)).toMatchObject({ blended: true });
    await edit(here, (html) => html.replace('Bravo bis', 'Bravo').replace('<p>Note</p>', ''));
    await here.cycle();
    expect(await chapterOf(here)).toMatchObject({ blended: false, edited: false });
    await rename(here, 2, 'Bravo 2');
    expect((await here.cycle()).applied).toMatchObject({ updated: 1 });
    expect(await seen(here)).toMatchObject({ conflicts: [], parts: [] });
  });

  it('are never written over when they were written meanwhile', async () => {
    const here = await open();
    await edit(here, (html) => html.replace('Bravo', 'Première'));
    await rename(here, 1, 'Alpha 2');
    const pull = { command: 'pull', pulls: true, applies: false };
    const apply = { command: 'apply', pulls: false, applies: true };
    const sync = syncOf(here.app);
    await runCycle(sync, pull);
    await edit(here, (html) => html.replace('Première', 'Seconde'));
    expect((await runCycle(sync, apply)).applied).toMatchObject({ conflicts: 1, updated: 0 });
    expect(await standing(here)).toContain('Seconde');
    expect((await here.cycle()).applied).toMatchObject({ conflicts: 0, updated: 1 });
    expect(await standing(here)).toMatch(/Alpha 2[\s\S]*Seconde/);
  });

  it('outlive the companion’s database', async () => {
    const here = await open();
    await edit(here, (html) => `${html.replace('Bravo', 'Bravo bis')}<p>Note</p>`);
    await here.cycle();
    const app = await companion((await freshUrl()).url, here.sandbox, here.clock);
    await app.migrate();
    try {
      await rename(here, 3, 'Charlie 2');
      await cycleOf(app);
      const text = await standing(here);
      for (const word of ['Alpha', 'Bravo bis', 'Note']) expect(text).toContain(word);
      expect((await cycleOf(app)).writes).toBe(0);
      const { parts } = await overviewOf(syncOf(app));
      // What was published is not known any more: Charlie, too, may be someone's words.
      expect(parts).toMatchObject([{ object: part(2) }, { object: part(3) }]);
    } finally {
      await app.close();
    }
  });

  it('are kept as a whole where Moodle would not keep them, and said why', async () => {
    const here = await open();
    const frame = '<p>Vidéo</p><iframe src="https://exemple.fr/v"></iframe>';
    await edit(here, (html) => `${html}${frame}`);
    await rename(here, 1, 'Alpha 2');
    expect((await here.cycle()).applied).toMatchObject({ conflicts: 1, updated: 0 });
    expect(await seen(here)).toMatchObject({
      conflicts: [{ object: CHAPTER }],
      parts: [],
      setAside: [{ told: { key: 'sync.chapter.unblended' } }],
    });
    expect(await here.cycle()).toMatchObject({ writes: 0, applied: { conflicts: 1 } });
    await edit(here, (html) => html.replace(/<iframe.*?<\/iframe>/, ''));
    expect((await here.cycle()).applied).toMatchObject({ updated: 1 });
    expect(await standing(here)).toMatch(/Alpha 2[\s\S]*Vidéo/);
    expect(await seen(here)).toMatchObject({ conflicts: [], setAside: [] });
  });

  it('stay as they are where the whole chapter was decided about', async () => {
    const here = await open();
    await edit(here, (html) => html.replace('Bravo', 'Bravo bis'));
    await here.cycle();
    await decide(here.app.sync, CHAPTER, 'theirs');
    await rename(here, 1, 'Alpha 2');
    expect(await here.cycle()).toMatchObject({ writes: 0, applied: { conflicts: 1 } });
    expect(await seen(here)).toMatchObject({ parts: [], conflicts: [{ decided: 'theirs' }] });
    await decide(here.app.sync, CHAPTER, 'ours');
    expect((await here.cycle()).applied).toMatchObject({ updated: 1 });
    expect(await standing(here)).not.toContain('Bravo bis');
  });

  it('are one whole again where nothing of ours is left', async () => {
    const here = await open();
    await edit(here, () => '<p>Tout est à moi.</p>');
    expect((await here.cycle()).applied).toMatchObject({ conflicts: 1, updated: 0 });
    expect(await seen(here)).toMatchObject({ conflicts: [{ object: CHAPTER }], parts: [] });
    expect(await here.cycle()).toMatchObject({ writes: 0, applied: { conflicts: 1 } });
  });

  const ask = async (here: Site): Promise<{ title: string; choices: string[] }> => {
    const { items } = await here.app.sync.moodle.snapshot('pieces', 0);
    const open = items.filter((one) => one.type === 'ask' && one.detail.status === 'open');
    expect(open).toHaveLength(1);
    const wish = await here.app.db('wish').where({ key: open[0]?.key }).first<{ body: string }>();
    const { title, choices } = JSON.parse(wish.body) as BodyOf<'ask'>;
    return { title: title.fr, choices: choices.map(({ label }) => label.fr) };
  };
  const answer = async (here: Site, label: string): Promise<void> => {
    const person = await referentAt(here);
    const page = await person.open('/local/mara/asks.php');
    await person.answerAsk(page, (await ask(here)).title, label);
  };
  const fieldsOf = async (here: Site, id: number) =>
    (await entriesOf(here.app.db, 'mel', 'living_area')).find((one) => one.id === id)?.fields;

  it.each([
    ['Garder mon texte', 'Le soir', '10 h'],
    ['Reprendre la fiche', '10 h', 'Le soir'],
    ['Reporter dans la fiche', 'Le soir', '10 h'],
  ])('are asked about in Moodle: « %s »', async (label, stands, leaves) => {
    const here = await open({ asks: true });
    await edit(here, (html) => html.replace(/(<h4[^>]*>Bravo<.h4>\s*<p[^>]*>)9 h/, '$1Le soir'));
    await here.cycle();
    const asked = await ask(here);
    expect(asked.title).toContain('Bravo');
    expect(asked.choices).toEqual([
      'Garder mon texte',
      'Reporter dans la fiche',
      'Reprendre la fiche',
    ]);
    if (label !== 'Reporter dans la fiche') {
      await here.sandbox.admin.changeEntry(2, { hours: '10 h' });
    }
    await answer(here, label);
    await here.cycle();
    await here.cycle();
    const text = await standing(here);
    expect(text).toContain(stands);
    expect(text).not.toContain(leaves);
    expect(await here.cycle()).toMatchObject({ writes: 0 });

    const isInSheet = label === 'Reporter dans la fiche';
    expect(await fieldsOf(here, 2)).toMatchObject({ hours: isInSheet ? 'Le soir' : '10 h' });
    if (!isInSheet) return;
    // The part follows its sheet again.
    expect(await seen(here)).toMatchObject({ parts: [], conflicts: [] });
    await here.sandbox.admin.changeEntry(2, { hours: 'Le matin' });
    await here.cycle();
    expect(await standing(here)).toContain('Le matin');
  });

  it('stay, and are asked about anew, where the sheet changed while they were carried into it', async () => {
    const here = await open({ asks: true });
    await edit(here, (html) => html.replace('Bravo', 'Bravo Habitat'));
    await here.cycle();
    await answer(here, 'Reporter dans la fiche');
    const sync = syncOf(here.app, { asks: true });
    const put: typeof sync.moodle.put = async (batch) => {
      await rename(here, 2, 'Bravo Immobilier');
      return await sync.moodle.put(batch);
    };
    const whole = { command: 'sync', pulls: true, applies: true };
    await runCycle({ ...sync, moodle: { ...sync.moodle, put } }, whole);
    await here.cycle();
    expect(await standing(here)).toContain('Bravo Habitat');
    expect(await fieldsOf(here, 2)).toMatchObject({ name: 'Bravo Immobilier' });
    await answer(here, 'Reporter dans la fiche');
    await here.cycle();
    await here.cycle();
    expect(await fieldsOf(here, 2)).toMatchObject({ name: 'Bravo Habitat' });
    expect(await seen(here)).toMatchObject({ parts: [], conflicts: [] });
  });
});
