/** The site every fault meets: a published state, then changes of every kind that wait. */
import type { BookItem, MoodlePort, Page } from '../../src/moodle/index.ts';
import type { SandboxAdmin } from '../../src/sandbox/index.ts';
import type { Person } from '../support/person.ts';
import { sheet } from '../support/site.ts';

export const PASSWORD = 'mara-2026';
export const REFERENT = 'ref';
/** What a person wrote over a chapter of ours: it stands whatever happens. */
export const BY_HAND = '<p>Écrit par Odile, à ne jamais perdre.</p>';

/** Long enough that the waiting changes fill several answers of the smallest size. */
const PURPOSE = `<p>${'Logements, conseils et accompagnement. '.repeat(12)}</p>`;

const SPACES = [
  { code: 'mel', name: 'Maine-et-Loire', departements: '49' },
  { code: 'var', name: 'Var', departements: '83' },
  { code: 'fin', name: 'Finistère', departements: '29' },
];

const SHEETS: Record<string, readonly (readonly [name: string, category: string])[]> = {
  mel: [
    ['Angers Loire Habitat', 'Bailleur'],
    ['Podeliha', 'Bailleur'],
    ['Caisse d’allocations', 'Organisme social'],
    ['Mairie d’Angers', 'Service public'],
    ['Entraide', 'Association'],
  ],
  var: [
    ['Toulon Habitat', 'Bailleur'],
    ['Mission locale', 'Association'],
    ['Préfecture', 'Institution'],
    ['Rade et mer', 'Association'],
  ],
  fin: [
    ['Brest Habitat', 'Bailleur'],
    ['Emploi Ouest', 'Service public'],
    ['Phare', 'Association'],
  ],
};

export type Seeded = {
  referent: number;
  /** User ids by user name. */
  people: ReadonlyMap<string, number>;
  /** Entry ids by the sheet's name. */
  entries: ReadonlyMap<string, number>;
};

/** Three spaces and the national one, a referent, candidates, a dozen sheets. */
export const seed = async (admin: SandboxAdmin): Promise<Seeded> => {
  await admin.createSpace({ code: 'nat', name: 'Espace national', national: true });
  for (const space of SPACES) await admin.createSpace(space);
  const names = [REFERENT, 'ana', 'bob', 'cléo', 'dan', 'eve'];
  const ids = await admin.createUsers(
    names.map((username) => ({
      username,
      password: username === REFERENT ? PASSWORD : '',
      firstname: username.toUpperCase(),
      lastname: 'Essai',
      fields: { mara_quality: 'candidate', mara_departure: '2027-09' },
    })),
  );
  const people = new Map(names.map((name, place) => [name, ids[place] ?? 0]));
  const referent = people.get(REFERENT) ?? 0;
  const enrolments = [];
  for (const { code: space } of SPACES) {
    enrolments.push({ userId: referent, space, role: 'mara_referent' as const });
    for (const [name, userId] of people) {
      if (name === REFERENT || name === 'eve') continue;
      enrolments.push({ userId, space, role: 'mara_candidate' as const });
    }
  }
  enrolments.push({
    userId: people.get('eve') ?? 0,
    space: 'fin',
    role: 'mara_candidate' as const,
  });
  await admin.enrolMany(enrolments);
  const entries = new Map<string, number>();
  for (const [space, sheets] of Object.entries(SHEETS)) {
    for (const [name, category] of sheets) {
      const fields = sheet(name, { category, purpose: PURPOSE });
      entries.set(name, await admin.createEntry({ space, userId: referent, fields }));
    }
  }
  return { referent, people, entries };
};

export type Chapter = { cmid: number; id: number };

export const allBooks = async (port: MoodlePort): Promise<BookItem[]> => {
  const books: BookItem[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page: Page<'books'> = await port.snapshot('books', after);
    books.push(...page.items);
    after = page.next;
  }
  return books;
};

/** Where a chapter of ours stands; `key` without the Book's part, e.g. `mel/landlord`. */
export const chapterIn = (books: readonly BookItem[], key: string): Chapter => {
  const [space = '', category = ''] = key.split('/');
  const book = books.find((one) => one.key === `${space}/living-area`);
  const chapter = book?.chapters.find((one) => one.key === `${space}/living-area/${category}`);
  if (!book?.cmid || !chapter) throw new Error(`There is no chapter ${key}`);
  return { cmid: book.cmid, id: chapter.id };
};

/** One change of every kind, in three spaces, so that each space has something to publish. */
export const changeEverything = async (
  admin: SandboxAdmin,
  { referent, people, entries }: Seeded,
  person: Person,
  books: readonly BookItem[],
): Promise<void> => {
  const entry = (name: string): number => entries.get(name) ?? 0;
  const who = (name: string): number => people.get(name) ?? 0;
  const add = (space: string, name: string, category: string, more = {}): Promise<number> =>
    admin.createEntry({
      space,
      userId: referent,
      fields: sheet(name, { category, purpose: PURPOSE, ...more }),
    });

  // mel: a new chapter, an edited sheet under a person's own text, an edited sheet elsewhere.
  await add('mel', 'Université', 'Institution');
  await admin.changeEntry(entry('Podeliha'), { phone: '02 61 91 00 11' });
  await admin.changeEntry(entry('Entraide'), { commune: 'Cholet' });
  const landlord = chapterIn(books, 'mel/landlord');
  await person.editChapter(landlord.cmid, landlord.id, { html: BY_HAND });
  // var: the last sheet of a chapter withdrawn, a chapter renamed whose text changes too.
  await admin.changeEntry(entry('Préfecture'), { state: 'À retirer' });
  await admin.changeEntry(entry('Mission locale'), { hours: 'De 9 h à 17 h' });
  const renamed = chapterIn(books, 'var/association');
  await person.editChapter(renamed.cmid, renamed.id, { title: 'Associations du Var' });
  // fin: a deleted entry, a new sheet, a hidden chapter whose text changes, one deleted by hand.
  await admin.deleteEntry(entry('Brest Habitat'));
  await add('fin', 'Armor Habitat', 'Bailleur', { mail: 'wrong@' });
  await add('fin', 'Sans rubrique', 'Divers');
  await admin.changeEntry(entry('Phare'), { address: '3 quai du Port' });
  const hidden = chapterIn(books, 'fin/association');
  await person.toggleChapter(hidden.cmid, hidden.id);
  const deleted = chapterIn(books, 'fin/public-service');
  await person.deleteChapter(deleted.cmid, deleted.id);
  // People: one new, one who leaves the last space, one suspended, one whose profile changes.
  const zoe = await admin.createUser({ username: 'zoe', firstname: 'Zoé', lastname: 'Neuve' });
  await admin.enrol(zoe, 'var', 'mara_candidate');
  await admin.unenrol(who('eve'), 'fin');
  await admin.enrol(who('ana'), 'mel', 'mara_candidate', { suspended: true });
  await admin.updateUser(who('bob'), { lastname: 'Renommé', fields: { mara_phase: 'projet' } });
  await admin.deleteUser(who('dan'));
};
