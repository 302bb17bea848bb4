import { describe, expect, it } from '@jest/globals';
import type { Arguments } from '../encode.ts';
import type { EntryItem } from '../wire.ts';
import type { Ask, CoreFunction } from './ask.ts';
import { readEntries } from './entries.ts';

const FIELDS = [
  { id: 1, type: 'menu', name: 'rubrique ' },
  { id: 2, type: 'text', name: 'Nom' },
  { id: 3, type: 'menu', name: 'ETAT' },
  { id: 4, type: 'textarea', name: 'Remarks' },
  { id: 5, type: 'date', name: 'Vérifiée le' },
  { id: 6, type: 'url', name: 'Web site' },
  { id: 7, type: 'text', name: 'Notes du référent' },
  { id: 8, type: 'checkbox', name: 'Thèmes' },
];
const entry = (id: number, contents: Record<number, string | null> = { 2: `Habitat ${id}` }) => ({
  id,
  userid: 12,
  approved: true,
  timecreated: 1,
  timemodified: 2,
  contents: Object.entries(contents).map(([fieldid, content]) => ({
    fieldid: Number(fieldid),
    content,
  })),
});
type Entry = ReturnType<typeof entry>;

type Moodle = {
  fields?: typeof FIELDS;
  databases?: { id: number; coursemodule: number }[];
  /** The entries as each call finds them. */
  entries?: ((call: number) => Entry[]) | Entry[];
  version?: string;
};

const read = async (moodle: Moodle, pageSize = 50) => {
  let calls = 0;
  const answers: Partial<Record<CoreFunction, (args: Arguments) => unknown>> = {
    mod_data_get_databases_by_courses: () => ({
      databases: moodle.databases ?? [{ id: 3, coursemodule: 12 }],
    }),
    mod_data_get_fields: () => ({ fields: moodle.fields ?? FIELDS }),
    mod_data_get_data_access_information: () => ({ canmanageentries: true, canapprove: 1 }),
    core_group_get_activity_allowed_groups: () => ({ canaccessallgroups: true }),
    mod_data_get_entries: ({ page = 0, perpage = 0 }) => {
      const { entries = [] } = moodle;
      const all = Array.isArray(entries) ? entries : entries(calls++);
      const from = Number(page) * Number(perpage);
      const cut = perpage === 0 ? all : all.slice(from, from + Number(perpage));
      return { entries: cut, totalcount: all.length };
    },
  };
  const ask: Ask = (fn, schema, args = {}) => Promise.resolve(schema.parse(answers[fn]?.(args)));
  const site = {
    sitename: 'MARA',
    siteurl: 'https://moodle.example',
    release: '4.5',
    version: moodle.version ?? '2024100706',
    lang: 'fr',
    functions: [],
  };
  const part = await readEntries({ ask, site, pageSize }, { code: 'mel', courseid: 5 });
  return { items: part.items as EntryItem[], lacks: part.lacks.map(({ code }) => code) };
};

describe('reading entries', () => {
  it('knows the fields by their names in either language, whatever their case or accents', async () => {
    const contents = { 1: 'Bailleur', 2: ' Habitat ', 3: 'À publier', 6: 'https://a.fr', 7: 'x' };
    const { items, lacks } = await read({ entries: [entry(77, contents)] });
    expect({ items, lacks }).toMatchObject({
      items: [
        {
          fields: {
            category: 'Bailleur',
            name: 'Habitat',
            state: 'À publier',
            site: 'https://a.fr',
          },
          url: 'https://moodle.example/mod/data/edit.php?d=3&rid=77',
        },
      ],
      lacks: [],
    });
    expect(Object.keys(items[0]!.fields)).toHaveLength(4);
  });

  it.each([
    ['a day', 5, '1772668800', { verified_on: '2026-03-05' }],
    ['no day', 5, '0', {}],
    ['an untouched address', 6, 'http://', {}],
    ['HTML as it is stored', 4, '<p>a &amp; b</p>', { remarks: '<p>a &amp; b</p>' }],
    ['HTML that shows nothing', 4, '<p>&nbsp;<br></p>', {}],
    ['an image alone', 4, '<p><img src="a"></p>', { remarks: '<p><img src="a"></p>' }],
    ['several choices', 8, 'Logement##Santé', { themes: 'Logement\nSanté' }],
    ['nothing', 2, null, {}],
  ])('tells %s as the bridge does', async (_name, field, content, fields) => {
    expect((await read({ entries: [entry(1, { [field]: content })] })).items[0]).toMatchObject({
      fields,
      oversize: null,
    });
    expect((await read({ entries: [entry(1, { [field]: content })] })).items[0]?.fields).toEqual(
      fields,
    );
  });

  it('tells an entry that is too large without its content', async () => {
    const { items } = await read({ entries: [entry(1, { 4: 'é'.repeat(131_073) })] });
    expect(items[0]).toMatchObject({ fields: {}, oversize: 262_146 });
    const least = await read({ entries: [entry(1, { 2: 'x'.repeat(262_144) })] });
    expect(least.items[0]).toMatchObject({ oversize: null });
  });

  it('opens the entry instead of its form before 4.5', async () => {
    const { items } = await read({ entries: [entry(1)], version: '2024042203' });
    expect(items[0]?.url).toBe('https://moodle.example/mod/data/view.php?d=3&rid=1');
  });

  it('takes the older of two databases with sheets, and no other activity', async () => {
    const databases = [
      { id: 9, coursemodule: 20 },
      { id: 3, coursemodule: 12 },
    ];
    const { items } = await read({ databases, entries: [entry(1)] });
    expect(items[0]).toMatchObject({ databaseid: 3 });
    const recipes = FIELDS.filter(({ name }) => name !== 'ETAT');
    expect(await read({ fields: recipes, entries: [entry(1)] })).toEqual({
      items: [],
      lacks: ['core_sheet_missing'],
    });
  });

  it.each([
    ['one goes', (call: number) => [1, 2, 3, 4].slice(call === 0 ? 0 : 1)],
    ['one goes and one comes', (call: number) => (call === 0 ? [1, 2, 3, 4] : [2, 3, 4, 5])],
  ])('believes no pages between which %s', async (_name, ids) => {
    const { lacks } = await read({ entries: (call) => ids(call).map((id) => entry(id)) }, 2);
    expect(lacks).toEqual(['core_moved']);
  });

  it.each([1, 2, 3, 4, 5])('is whole in pages of %i where nothing moves', async (size) => {
    const entries = [1, 2, 3, 4].map((id) => entry(id));
    const { items, lacks } = await read({ entries }, size);
    expect({ ids: items.map(({ id }) => id), lacks }).toEqual({ ids: [1, 2, 3, 4], lacks: [] });
  });
});
