import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import type { Db } from '../../db/index.ts';
import type { EntryItem, SpaceItem } from '../../moodle/index.ts';
import { spaceReceiver } from '../network/index.ts';
import { peopleReceivers } from '../people/index.ts';
import type { Receiver, Source } from '../sync/index.ts';
import { contentSources, countSheets, entryReceiver, type ToldSheets } from './index.ts';

const templates = new URL('../../../templates', import.meta.url).pathname;
const MARK = '01JD0000000000000000000000';
const LATER = '01JD0000000000000000000001';
const NOW = Date.parse('2026-11-22T10:00:00Z');
const DAY = 86_400;

const space = (id: number, code: string, departements: string[], other = {}): SpaceItem => ({
  id,
  code,
  name: `Espace ${code}`,
  national: false,
  departements,
  visible: true,
  url: `https://moodle.example/course/view.php?id=${id}`,
  activities: [],
  resources: [],
  databases: [],
  ...other,
});

const item = (id: number, fields: Record<string, string> = {}, other = {}): EntryItem => ({
  id,
  space: 'mel',
  sheet: 'living_area',
  databaseid: 3,
  userid: 12,
  approved: true,
  timecreated: NOW / 1000 - 10 * DAY,
  timemodified: NOW / 1000 - DAY,
  fields: { name: `Fiche ${id}`, category: 'Bailleur', state: 'À publier', ...fields },
  url: `https://moodle.example/mod/data/edit.php?d=3&rid=${id}`,
  oversize: null,
  origin: null,
  ...other,
});
const opening = (id: number, fields: Record<string, string> = {}, other = {}): EntryItem => ({
  ...item(id, {}, { sheet: 'opening', ...other }),
  fields: { title: `Offre ${id}`, diffusion: 'Ouverte', state: 'À publier', ...fields },
});

const SPACES = [
  space(1, 'nat', [], {
    national: true,
    resources: [
      {
        cmid: 4,
        module: 'page',
        name: 'Vos droits',
        url: 'https://moodle.example/mod/page/view.php?id=4',
      },
    ],
  }),
  space(5, 'mel', ['49']),
  space(6, 'var', ['83']),
  space(7, 'ang', ['49', '53']),
];

const told = async (db: Db, ...entries: EntryItem[]): Promise<void> => {
  await spaceReceiver.receive(db, SPACES, MARK);
  await entryReceiver.receive(db, entries, MARK);
};
const ask = (published: string[] = [], code = 'mel', now = NOW) => ({
  space: code,
  now,
  published: new Set(published),
});
const sourceOf = async (toldSheets?: ToldSheets): Promise<Source> => {
  const { sources } = await contentSources(templates, toldSheets ? { toldSheets } : {});
  return sources[0]!;
};

describeEachDatabase('entries and the Books made of them', ({ fresh }) => {
  const chaptersOf = async (source: Source, db: Db, question = ask()) => {
    const { books } = await source.desired(db, question);
    return new Map(books.flatMap(({ chapters }) => chapters.map((one) => [one.key, one] as const)));
  };
  const htmlOf = async (source: Source, db: Db, question = ask()): Promise<string> =>
    [...(await chaptersOf(source, db, question)).values()].map(({ html }) => html).join('');

  it('keeps what was told, in milliseconds and as text', async () => {
    const db = await fresh();
    await told(db, item(77, { name: 'École 😀 مرحبا' }, { userid: null }));
    const row: unknown = await db('entry').first();
    expect(row).toMatchObject({ id: 77, space: 'mel', sheet: 'living_area', author_id: null });
    expect(await htmlOf(await sourceOf(), db)).toContain('École 😀 مرحبا');
  });

  it('follows changes, deletions and sweeps', async () => {
    const db = await fresh();
    const source = await sourceOf();
    const names = async () =>
      Array.from(
        (await htmlOf(source, db)).matchAll(/<h4[^>]*mara-f-name[^>]*>(.*?)<\/h4>/g),
        ([, name]) => name,
      );
    await told(db, item(1), item(2), item(3));
    expect(await names()).toEqual(['Fiche 1', 'Fiche 2', 'Fiche 3']);
    await entryReceiver.receive(db, [item(2, { name: 'Autre' })], LATER);
    expect(await names()).toEqual(['Autre', 'Fiche 1', 'Fiche 3']);
    // Told again within the same second, by the same pull.
    await entryReceiver.receive(db, [item(2, { name: 'Un autre' })], LATER);
    expect(await names()).toEqual(['Fiche 1', 'Fiche 3', 'Un autre']);
    await entryReceiver.forget(db, [3]);
    expect(await names()).toEqual(['Fiche 1', 'Un autre']);
    expect(await entryReceiver.sweep(db, LATER)).toBe(1);
    expect(await names()).toEqual(['Un autre']);
    expect(await countSheets(db)).toEqual(new Map([['mel', 1]]));
  });

  it('publishes what is asked for only, and tells what to mend', async () => {
    const db = await fresh();
    await told(
      db,
      item(1, { mail: 'foo@' }),
      item(2, { state: 'Brouillon', mail: 'foo@' }),
      item(3, {}, { approved: false }),
      item(4, {}, { fields: {}, oversize: 300_000 }),
      item(5, {}, { space: 'other' }),
      item(7),
    );
    // A row damaged by hand stands alone.
    await db('entry').where({ id: 7 }).update({ fields: '{' });
    const source = await sourceOf();
    const { remarks } = await source.desired(db, ask());
    expect((await htmlOf(source, db)).match(/id="mara-sheet-\d+"/g)).toEqual(['id="mara-sheet-1"']);
    expect(
      remarks.map(({ record, url, weight, told: { key } }) => [record, url, weight, key]),
    ).toEqual([
      ['Fiche 1', item(1).url, 'field', 'content.mail.invalid'],
      ['fiche n°\u00A04', item(4).url, 'aside', 'content.oversize'],
      ['fiche n°\u00A07', item(7).url, 'aside', 'content.unreadable'],
    ]);
    expect(remarks.every(({ space: code }) => code === 'mel')).toBe(true);
  });

  it('has nothing to say of a space without sheets, and remembers what stood there', async () => {
    const db = await fresh();
    await told(db);
    const source = await sourceOf();
    expect(await source.desired(db, ask())).toEqual({ books: [], pieces: [], remarks: [] });
    expect(await source.desired(db, ask([], 'none'))).toEqual({
      books: [],
      pieces: [],
      remarks: [],
    });
    const chapters = await chaptersOf(source, db, ask(['mel/living-area/landlord']));
    expect([...chapters.keys()]).toEqual(['mel/living-area/word', 'mel/living-area/landlord']);
  });

  it('answers the same twice, whoever changes the first answer', async () => {
    const db = await fresh();
    await told(db, item(1));
    const source = await sourceOf();
    const first = await source.desired(db, ask());
    const copy = structuredClone(first);
    first.books[0]!.chapters[1]!.objects.length = 0;
    first.books.length = 0;
    expect(await source.desired(db, ask())).toEqual(copy);
  });

  it('marks what nobody looked at for a year, and leaves it out at two once that was told', async () => {
    const db = await fresh();
    await told(
      db,
      item(1, { verified_on: '2025-03-10' }),
      item(2, { verified_on: '2026-05-01' }),
      item(3, { verified_on: '2024-01-10' }),
      item(4, {}, { timecreated: NOW / 1000 - 500 * DAY }),
    );
    const html = (await htmlOf(await sourceOf(), db)).replaceAll('\u00A0', ' ');
    expect(html).toContain('<strong>À revérifier :</strong> dernière vérification en mars 2025');
    expect(html).toContain('Vérifiée le 1er mai 2026');
    expect(html).toContain('jamais vérifiée depuis juillet 2025');
    expect(html.match(/mara-stale/g)).toHaveLength(3);
    expect(html).toContain('mara-sheet-3"');
    const on = (day: string) => sourceOf(() => Promise.resolve(new Map([[3, day]])));
    expect(await htmlOf(await on('2026-11-10'), db)).toContain('id="mara-sheet-3"');
    expect(await htmlOf(await on('2026-11-01'), db)).not.toContain('mara-sheet-3"');
  });

  it('shows neighbours their sheets of the same area, and says who depends on whom', async () => {
    const db = await fresh();
    await told(
      db,
      item(1, { commune: 'Angers' }),
      item(2, { commune: 'Toulon' }, { space: 'var' }),
      item(3, { commune: 'Angers' }, { space: 'ang' }),
      item(4, { commune: 'Laval' }, { space: 'ang' }),
      item(5, {}, { space: 'ang' }),
      item(6, { commune: 'Angers', mail: 'foo@' }, { space: 'ang' }),
    );
    const source = await sourceOf();
    const html = await htmlOf(source, db);
    expect(html.match(/id="mara-sheet-\d+"/g)).toEqual(
      [1, 3, 6].map((id) => `id="mara-sheet-${id}"`),
    );
    expect(html.match(/Fiche de l’espace Espace ang/g)).toHaveLength(2);
    const { books, remarks } = await source.desired(db, ask());
    expect(remarks).toEqual([]);
    expect(books[0]?.chapters[1]?.objects).toEqual([
      { id: 'living_area/1', name: 'Fiche 1', part: 'mara-sheet-1' },
      { id: 'living_area/3', name: 'Fiche 3', part: 'mara-sheet-3', passing: true },
      { id: 'living_area/6', name: 'Fiche 6', part: 'mara-sheet-6', passing: true },
    ]);
    expect(await source.readers?.(db, ['mel'])).toEqual(['ang']);
    expect(await source.readers?.(db, ['ang', 'mel'])).toEqual([]);
    expect(await source.readers?.(db, ['var', 'nat'])).toEqual([]);
    await entryReceiver.receive(db, [item(3, { commune: 'Laval' }, { space: 'ang' })], LATER);
    expect(await htmlOf(source, db)).not.toContain('mara-sheet-3"');
    await spaceReceiver.receive(db, [space(7, 'ang', ['53'])], LATER);
    expect(await htmlOf(source, db)).not.toContain('mara-sheet-6"');
  });

  it('shows open openings until their day, and nothing of those passed on', async () => {
    const db = await fresh();
    await told(
      db,
      opening(1, { deadline: '21/11/2026' }),
      opening(2, { deadline: '22/11/2026', metier: 'M1402' }),
      opening(3, { diffusion: 'Transmise par le réseau', title: 'Secret' }),
      opening(4, {}, { timecreated: NOW / 1000 - 100 * DAY }),
      opening(5, { deadline: '01/12/2026' }),
      opening(6, { commune: 'Angers' }, { space: 'ang' }),
    );
    const source = await sourceOf();
    const chapters = await chaptersOf(source, db);
    expect([...chapters.keys()]).toEqual([
      'mel/openings/word',
      'mel/openings/m',
      'mel/openings/none',
    ]);
    expect(chapters.get('mel/openings/none')?.html.match(/id="mara-sheet-\d"/g)).toEqual([
      'id="mara-sheet-5"',
      'id="mara-sheet-6"',
    ]);
    expect(chapters.get('mel/openings/m')?.objects).toEqual([
      { id: 'opening/2', name: 'Offre 2', part: 'mara-sheet-2', passing: true },
    ]);
    expect(JSON.stringify([...chapters.values()])).not.toContain('Secret');
  });

  it('names who answers for the space, its partners and what is common to all', async () => {
    const db = await fresh();
    await told(
      db,
      item(1, {
        category: 'Partenaire de conseil ou de formation',
        purpose: '<p>Bilan</p>',
        phone: '0241235757',
      }),
      item(
        2,
        { category: 'Partenaire de conseil ou de formation', commune: 'Angers' },
        { space: 'ang' },
      ),
    );
    const [people, , roles] = peopleReceivers as unknown as Receiver<'people'>[];
    await people!.receive(db, [person(12, 'Anne', 'Durand'), person(13, 'Zoé', 'Petit')], MARK);
    await roles!.receive(
      db,
      [
        role(1, 12, 'mara_referent'),
        role(2, 13, 'mara_coordinator'),
        role(3, 12, 'mara_coordinator'),
      ] as never,
      MARK,
    );
    const source = await sourceOf();
    const chapters = await chaptersOf(source, db);
    const keys = [...chapters.keys()].filter((key) => key.startsWith('mel/contacts/'));
    expect(keys.map((key) => key.slice(13))).toEqual([
      'word',
      'referents',
      'partners',
      'national',
      'local',
    ]);
    const html = (end: string) => chapters.get(`mel/contacts/${end}`)?.html ?? '';
    expect(html('referents').match(/<a href="[^"]*">[^<]*<\/a>, [^<]*/g)).toEqual([
      '<a href="https://moodle.example/user/view.php?id=12&#x26;course=5">Anne Durand</a>, référent reconversion',
      '<a href="https://moodle.example/user/view.php?id=13&#x26;course=5">Zoé Petit</a>, référent de niveau intermédiaire',
    ]);
    expect(html('partners').match(/scope="row"/g)).toHaveLength(1);
    expect(html('partners')).toContain('<td>Bilan</td>');
    expect(html('national')).toContain('>Vos droits</a>');
    for (const end of ['word', 'local'])
      expect(chapters.get(`mel/contacts/${end}`)?.once).toBe(true);
    expect((await source.desired(db, ask([], 'nat'))).books).toEqual([]);
  });
});

const person = (id: number, firstname: string, lastname: string) => ({
  id,
  username: `u${id}`,
  firstname,
  lastname,
  lang: 'fr',
  suspended: false,
  fields: {},
  timemodified: 1,
  timecreated: 1,
});
const role = (id: number, userid: number, name: string) => ({
  id,
  userid,
  space: 'mel',
  role: name,
  timemodified: 1,
});
