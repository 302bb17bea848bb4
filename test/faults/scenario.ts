/** The site every fault meets: a published state, then changes of every kind that wait. */
import type { BookItem, MoodlePort, Page } from '../../src/moodle/index.ts';
import type { SandboxAdmin } from '../../src/sandbox/index.ts';
import type { Person } from '../support/person.ts';
import { sheet } from '../support/site.ts';

export const PASSWORD = 'mara-2026';
export const REFERENT = 'ref';
/** What a person wrote over a chapter of ours: it stands whatever happens. */
export const BY_HAND = '<p>Écrit par Odile, à ne jamais perdre.</p>';
/** What a person wrote into a part of a chapter of ours, of which another part changes. */
export const IN_PART = 'Mairie d’Angers, au premier étage';

/** Long enough that the waiting changes fill several answers of the smallest size. */
const PURPOSE = `<p>${'Logements, conseils et accompagnement. '.repeat(12)}</p>`;

const SPACES = [
  { code: 'mel', name: 'Maine-et-Loire', departements: '49' },
  { code: 'var', name: 'Var', departements: '83' },
  { code: 'fin', name: 'Finistère', departements: '29' },
];

/** The three spaces over again, as often as a test asks: `mel`, `mel-2`, `mel-3`… */
const named = (name: string, round: number): string => (round === 1 ? name : `${name}-${round}`);
const roundsUpTo = (rounds: number): number[] => Array.from({ length: rounds }, (_, i) => i + 1);

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
  /** How often the three spaces stand there. */
  rounds: number;
  referent: number;
  /** User ids by user name. */
  people: ReadonlyMap<string, number>;
  /** Entry ids by the sheet's name. */
  entries: ReadonlyMap<string, number>;
  belonging: Belonging;
};

/** What people belong to and what they do, by id. */
type Belonging = { stays: number; goes: number; cohort: number; page: number };

const seedBelonging = async (
  admin: SandboxAdmin,
  people: ReadonlyMap<string, number>,
): Promise<Belonging> => {
  const who = (name: string): number => people.get(name) ?? 0;
  const stays = await admin.createGroup({ space: 'mel', name: 'Promotion de mars' });
  const goes = await admin.createGroup({ space: 'var', name: 'Promotion de juin' });
  for (const name of ['ana', 'bob']) await admin.addToGroup(stays, who(name));
  await admin.addToGroup(goes, who('ana'));
  const cohort = await admin.createCohort({ name: 'Stagiaires 2026' });
  for (const name of ['ana', 'bob']) await admin.addToCohort(cohort, who(name));
  const page = await admin.createPage({ space: 'mel', name: 'Préparer son départ' });
  await admin.completeActivity(page, who('ana'));
  await admin.completeCourse('fin', who('bob'));
  await admin.openCourse('mel', who('ana'));
  return { stays, goes, cohort, page };
};

/** Three spaces a round and the national one, a referent, candidates, a dozen sheets a round. */
export const seed = async (admin: SandboxAdmin, rounds = 1): Promise<Seeded> => {
  await admin.createSpace({ code: 'nat', name: 'Espace national', national: true });
  const codes = roundsUpTo(rounds).flatMap((round) =>
    SPACES.map(({ code, ...space }) => ({ ...space, code: named(code, round) })),
  );
  for (const space of codes) await admin.createSpace(space);
  const names = [REFERENT, 'ana', 'bob', 'cléo', 'dan', 'eve'];
  const ids = await admin.createUsers(
    names.map((username) => ({
      username,
      password: username === REFERENT ? PASSWORD : '',
      firstname: username.toUpperCase(),
      lastname: 'Essai',
      // For candidates the companion would put a list of every commune at each point of each test.
      fields: { mara_quality: 'resource', mara_service: 'army' },
    })),
  );
  const people = new Map(names.map((name, place) => [name, ids[place] ?? 0]));
  const referent = people.get(REFERENT) ?? 0;
  const enrolments = [];
  for (const { code: space } of codes) {
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
  for (const round of roundsUpTo(rounds)) {
    for (const [code, sheets] of Object.entries(SHEETS)) {
      const space = named(code, round);
      for (const [name, category] of sheets) {
        const fields = sheet(name, { category, purpose: PURPOSE });
        const id = await admin.createEntry({ space, userId: referent, fields });
        entries.set(named(name, round), id);
      }
    }
  }
  return { rounds, referent, people, entries, belonging: await seedBelonging(admin, people) };
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

/** A person writes other words in the place of a sheet's name, and leaves the rest alone. */
export const editPart = async (
  person: Person,
  { cmid, id }: Chapter,
  name: string,
  words: string,
): Promise<void> => {
  const html = await person.chapterText(cmid, id);
  const changed = html.replace(`>${name}</h4>`, `>${words}</h4>`);
  if (changed === html) throw new Error(`There is no sheet ${name} in the chapter`);
  await person.editChapter(cmid, id, { html: changed });
};

/** One change of every kind, in three spaces, so that each space has something to publish. */
const changeSheets = async (
  admin: SandboxAdmin,
  { referent, entries }: Seeded,
  person: Person,
  books: readonly BookItem[],
): Promise<void> => {
  const entry = (name: string): number => entries.get(name) ?? 0;
  const chapter = (key: string): Chapter => chapterIn(books, key);
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
  const landlord = chapter('mel/landlord');
  await person.editChapter(landlord.cmid, landlord.id, { html: BY_HAND });
  // mel: words in one part, another part is new.
  const blended = chapter('mel/public-service');
  await editPart(person, blended, 'Mairie d’Angers', IN_PART);
  await add('mel', 'Préfecture d’Angers', 'Service public');
  // var: the last sheet of a chapter withdrawn, a chapter renamed whose text changes too.
  await admin.changeEntry(entry('Préfecture'), { state: 'À retirer' });
  await admin.changeEntry(entry('Mission locale'), { hours: 'De 9 h à 17 h' });
  const renamed = chapter('var/association');
  await person.editChapter(renamed.cmid, renamed.id, { title: 'Associations du Var' });
  // fin: a deleted entry, a new sheet, a hidden chapter whose text changes, one deleted by hand.
  await admin.deleteEntry(entry('Brest Habitat'));
  await add('fin', 'Armor Habitat', 'Bailleur', { mail: 'wrong@' });
  await add('fin', 'Sans rubrique', 'Divers');
  await admin.changeEntry(entry('Phare'), { address: '3 quai du Port' });
  const hidden = chapter('fin/association');
  await person.toggleChapter(hidden.cmid, hidden.id);
  const deleted = chapter('fin/public-service');
  await person.deleteChapter(deleted.cmid, deleted.id);
};

/** Changes of every kind in every space, and among the people. */
export const changeEverything = async (
  admin: SandboxAdmin,
  seeded: Seeded,
  person: Person,
  books: readonly BookItem[],
): Promise<void> => {
  await changeSheets(admin, seeded, person, books);
  // In the other rounds a text in each space, one of them under a person's own.
  for (const round of roundsUpTo(seeded.rounds).slice(1)) {
    for (const name of ['Podeliha', 'Préfecture', 'Phare']) {
      await admin.changeEntry(seeded.entries.get(named(name, round)) ?? 0, { commune: 'Ailleurs' });
    }
    const { cmid, id } = chapterIn(books, `${named('mel', round)}/landlord`);
    await person.editChapter(cmid, id, { html: BY_HAND });
  }
  // People: one new, one who leaves the last space, one suspended, one whose profile changes.
  const who = (name: string): number => seeded.people.get(name) ?? 0;
  const zoe = await admin.createUser({ username: 'zoe', firstname: 'Zoé', lastname: 'Neuve' });
  await admin.enrol(zoe, 'var', 'mara_candidate');
  await admin.unenrol(who('eve'), 'fin');
  await admin.enrol(who('ana'), 'mel', 'mara_candidate', { suspended: true });
  await admin.updateUser(who('bob'), { lastname: 'Renommé', fields: { mara_phase: 'projet' } });
  await admin.deleteUser(who('dan'));
  const { stays, goes, cohort, page } = seeded.belonging;
  await admin.renameGroup(stays, 'Promotion d’avril');
  await admin.removeFromGroup(stays, who('bob'));
  await admin.addToGroup(stays, who('cléo'));
  await admin.deleteGroup(goes);
  await admin.removeFromCohort(cohort, who('ana'));
  await admin.addToCohort(cohort, who('cléo'));
  await admin.completeActivity(page, who('bob'));
  await admin.completeCourse('var', who('ana'));
  // What no event tells, and Moodle's task that finds it.
  await admin.openCourse('mel', who('bob'));
  await admin.approveEntry(seeded.entries.get('Angers Loire Habitat') ?? 0, false);
  await admin.compareStates();
};
