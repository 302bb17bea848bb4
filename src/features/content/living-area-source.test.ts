import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import type { EntryItem } from '../../moodle/index.ts';
import { countSheets, entryReceiver, livingAreaSource } from './index.ts';

const templates = new URL('../../../templates', import.meta.url).pathname;
const MARK = '01JD0000000000000000000000';

const item = (id: number, fields: Record<string, string> = {}, other = {}): EntryItem => ({
  id,
  space: 'mel',
  sheet: 'living_area',
  databaseid: 3,
  userid: 12,
  approved: true,
  timecreated: 1795300000,
  timemodified: 1795300001,
  fields: { name: `Fiche ${id}`, category: 'Bailleur', state: 'À publier', ...fields },
  url: `https://moodle.example/mod/data/edit.php?d=3&rid=${id}`,
  oversize: null,
  origin: null,
  ...other,
});

describeEachDatabase('entries and the Book made of them', ({ fresh }) => {
  const ask = (published: string[] = [], space = 'mel') => ({
    space,
    now: 1795300002000,
    published: new Set(published),
  });

  it('keeps what was told, in milliseconds and as text', async () => {
    const db = await fresh();
    await entryReceiver.receive(db, [item(77, { name: 'École 😀 مرحبا' }, { userid: null })], MARK);
    const row: unknown = await db('entry').first();
    expect(row).toMatchObject({ id: 77, space: 'mel', sheet: 'living_area', author_id: null });
    const { time_modified: modified } = row as { time_modified: number | string };
    expect(Number(modified)).toBe(1795300001000);
    const source = await livingAreaSource(templates);
    const { books } = await source.desired(db, ask());
    expect(books[0]?.chapters[0]?.html).toContain('École 😀 مرحبا');
  });

  it('follows changes, deletions and sweeps', async () => {
    const db = await fresh();
    const source = await livingAreaSource(templates);
    const names = async () => {
      const { books } = await source.desired(db, ask());
      const html = books[0]?.chapters[0]?.html ?? '';
      return Array.from(html.matchAll(/<h4[^>]*>(.*?)<\/h4>/g), ([, name]) => name);
    };
    await entryReceiver.receive(db, [item(1), item(2), item(3)], MARK);
    expect(await names()).toEqual(['Fiche 1', 'Fiche 2', 'Fiche 3']);
    await entryReceiver.receive(db, [item(2, { name: 'Autre' })], `${MARK.slice(1)}1`);
    expect(await names()).toEqual(['Autre', 'Fiche 1', 'Fiche 3']);
    await entryReceiver.forget(db, [3]);
    expect(await names()).toEqual(['Autre', 'Fiche 1']);
    expect(await entryReceiver.sweep(db, `${MARK.slice(1)}1`)).toBe(1);
    expect(await names()).toEqual(['Autre']);
    expect(await countSheets(db)).toEqual(new Map([['mel', 1]]));
  });

  it('publishes what is asked for only, and tells what to mend', async () => {
    const db = await fresh();
    await entryReceiver.receive(
      db,
      [
        item(1, { mail: 'foo@' }),
        item(2, { state: 'Brouillon', mail: 'foo@' }),
        item(3, {}, { approved: false }),
        item(4, {}, { fields: {}, oversize: 300_000 }),
        item(5, {}, { space: 'other' }),
        item(6, {}, { sheet: 'job_market' }),
        item(7),
      ],
      MARK,
    );
    // A row damaged by hand stands alone.
    await db('entry').where({ id: 7 }).update({ fields: '{' });
    const source = await livingAreaSource(templates);
    const { books, remarks } = await source.desired(db, ask());
    expect(books).toHaveLength(1);
    expect(books[0]?.chapters[0]?.html.match(/id="mara-sheet-\d+"/g)).toEqual([
      'id="mara-sheet-1"',
    ]);
    expect(remarks.map(({ record, url, weight, told }) => [record, url, weight, told.key])).toEqual(
      [
        ['Fiche 1', item(1).url, 'field', 'content.mail.invalid'],
        ['fiche n°\u00A04', item(4).url, 'aside', 'content.oversize'],
        ['fiche n°\u00A07', item(7).url, 'aside', 'content.unreadable'],
      ],
    );
    expect(remarks.every(({ space }) => space === 'mel')).toBe(true);
  });

  it('has nothing to say of a space without sheets, and remembers what stood there', async () => {
    const db = await fresh();
    const source = await livingAreaSource(templates);
    expect(await source.desired(db, ask())).toEqual({ books: [], pieces: [], remarks: [] });
    const { books } = await source.desired(db, ask(['mel/living-area/landlord']));
    expect(books[0]?.chapters.map(({ key }) => key)).toEqual(['mel/living-area/landlord']);
  });

  it('answers the same twice, whoever changes the first answer', async () => {
    const db = await fresh();
    await entryReceiver.receive(db, [item(1)], MARK);
    const source = await livingAreaSource(templates);
    const first = await source.desired(db, ask());
    const copy = structuredClone(first);
    first.books.length = 0;
    expect(await source.desired(db, ask())).toEqual(copy);
  });
});
