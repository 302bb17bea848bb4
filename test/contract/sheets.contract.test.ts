/** The families of sheets of docs/sheets.md: each field back by its code, and who may read them. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SpaceItem } from '../../src/moodle/wire.ts';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import { personAt } from '../support/person.ts';
import { anEntry, changed, made, putOne, standing } from './piece-steps.ts';
import {
  atBrowser,
  changesSince,
  createSpace,
  enrolled,
  itemOf,
  lastOf,
  newSpace,
  position,
  readStatus,
  referentOf,
  unique,
} from './steps.ts';

const REACH = {
  address: '4 rue de la Rame',
  commune: 'Angers',
  phone: '02 61 91 00 17',
  mail: 'contact@exemple.fr',
  site: 'https://www.exemple.fr/a?b=c',
  hours: 'lundi–vendredi 9 h–17 h',
  contact: 'Mme Martin',
};
const VOUCHED = {
  siret: '12345678900012',
  source: 'Leur site',
  recommended_by: 'Un membre du réseau',
  verified_by: 'La référente',
  verified_on: '2026-03-05',
};

/** What a referent fills in, a menu by what it offers in French or English. */
const LIVING_AREA = {
  plain: { ...REACH, ...VOUCHED, name: 'Habitat', for_whom: 'Les familles', cost: 'Gratuit' },
  chosen: {
    category: ['Bailleur', 'Landlord'],
    rhythm: ['6 mois', '6 months'],
    state: ['Brouillon', 'Draft'],
  },
};
const JOB_MARKET = {
  plain: {
    ...REACH,
    ...VOUCHED,
    name: 'Logistique Val de Maine',
    metiers: 'N4201;M1402',
    mandate: 'Vice-présidence de la commission emploi',
    introducer: 'Un ancien du train',
  },
  chosen: {
    kind: ['Employeur', 'Employer'],
    sector: ['H – Transports et entreposage', 'H – Transportation and storage'],
    size: ['50 à 249', '50 to 249'],
    rhythm: ['3 mois', '3 months'],
    state: ['À publier', 'To publish'],
  },
};
const OPENING = {
  plain: {
    title: 'Responsable d’agence',
    metier: 'N4201',
    employer: 'Logistique Val de Maine',
    commune: 'Verrières-en-Anjou',
    salary: '42 k€',
    experience: 'Cinq ans',
    deadline: '31/12/2026',
    site: 'https://www.exemple.fr/offre',
    source: 'Un camarade de promotion',
    contact: 'Mme Martin',
    introducer: 'Un ancien du train',
    verified_on: '2026-03-05',
  },
  chosen: {
    diffusion: ['Transmise par le réseau', 'Passed on by the network'],
    contract: ['CDI', 'Permanent'],
    level: ['Cadre', 'Manager'],
    clearance: ['Très Secret', 'Top secret'],
    state: ['À publier', 'To publish'],
  },
};
const FAMILIES = [
  ['living_area', LIVING_AREA],
  ['job_market', JOB_MARKET],
  ['opening', OPENING],
] as const;

const least = (chosen: Readonly<Record<string, readonly string[]>>) =>
  Object.fromEntries(Object.entries(chosen).map(([code, texts]) => [code, texts.join('|')]));

const databaseOf = (space: SpaceItem, sheet: string) => {
  const database = space.databases.find((one) => one.sheet === sheet);
  if (!database) throw new Error(`The space ${space.code} has no database ${sheet}`);
  return database;
};

describe.each(moodles)('$name: sheets', ({ start }) => {
  let moodle: MoodleUnderTest;
  let space: SpaceItem;
  /** Options are made in the language of the site. */
  let english: boolean;
  beforeAll(async () => {
    moodle = await start();
    space = await newSpace(moodle);
    english = (await readStatus(moodle)).moodle.lang.startsWith('en');
  });
  afterAll(() => moodle.close());

  /** From `Santé|Health` what this site calls it. */
  const here = (texts: string): string => texts.split('|')[english ? 1 : 0] ?? texts;
  const inSiteLanguage = (fields: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(fields).map(([code, text]) => [code, text.split('\n').map(here).join('\n')]),
    );
  const aSheet = (fields: Record<string, string>) =>
    anEntry(
      space,
      inSiteLanguage({ category: 'Bailleur|Landlord', state: 'Brouillon|Draft', ...fields }),
    );

  const fieldsOf = async (id: number) => {
    const item = await itemOf(moodle, 'entries', id);
    if (!item) throw new Error(`The snapshot has no entry ${id}`);
    return item.fields;
  };

  it.each(FAMILIES)(
    'of the family %s come back with every field by its code',
    async (sheet, of) => {
      const person = await referentOf(moodle, space);
      const database = databaseOf(space, sheet);
      const wished = { ...of.plain, ...least(of.chosen) };
      const id = await person.addEntry(database.id, wished);
      const item = await itemOf(moodle, 'entries', id);
      expect(item).toMatchObject({
        sheet,
        databaseid: database.id,
        origin: null,
        fields: of.plain,
      });
      expect(Object.keys(item!.fields).sort()).toEqual(Object.keys(wished).sort());
      for (const [code, texts] of Object.entries(of.chosen))
        expect([code, (texts as readonly string[]).includes(item!.fields[code] ?? '')]).toEqual([
          code,
          true,
        ]);
    },
  );

  it('tell several choices a line each, and none once they are taken back', async () => {
    const person = await referentOf(moodle, space);
    const { id: database } = databaseOf(space, 'living_area');
    const wished = { name: 'Maison', ...least(LIVING_AREA.chosen) };
    const id = await person.addEntry(database, { ...wished, themes: 'Santé|Health\nBudget' });
    expect((await fieldsOf(id))['themes']).toMatch(/^(Santé|Health)\nBudget$/);
    await person.editEntry(database, id, { name: 'Maison des familles' });
    expect((await fieldsOf(id))['themes']).toMatch(/^(Santé|Health)\nBudget$/);
    await person.editEntry(database, id, { themes: 'Logement|Housing' });
    expect((await fieldsOf(id))['themes']).toMatch(/^(Logement|Housing)$/);
    await person.editEntry(database, id, { themes: '' });
    expect(await fieldsOf(id)).not.toHaveProperty('themes');
  });

  it('of the companion hold several choices, in the order of the form', async () => {
    const wish = aSheet({ themes: 'Budget\nSanté|Health' });
    const { objectid } = await made(moodle, wish);
    expect((await fieldsOf(objectid!))['themes']).toBe(`${here('Santé|Health')}\nBudget`);
    const person = await referentOf(moodle, space);
    const { id: database } = databaseOf(space, 'living_area');
    await person.editEntry(database, objectid!, { verified_on: '2026-03-05' });
    await person.editEntry(database, objectid!, { themes: 'Logement|Housing' });
    expect(await standing(moodle, wish)).toMatchObject({ edited: true });
  });

  it('of the companion that a referent saved untouched keep their choices', async () => {
    const wish = aSheet({ themes: 'Budget\nSanté|Health', verified_on: '2026-03-05' });
    const { objectid } = await made(moodle, wish);
    const person = await referentOf(moodle, space);
    await person.editEntry(databaseOf(space, 'living_area').id, objectid!, {});
    expect(await standing(moodle, wish)).toMatchObject({ edited: false });
    const without = { ...wish.body.fields };
    delete without['themes'];
    expect((await putOne(moodle, changed(wish, { fields: without }))).outcome).toBe('updated');
    expect(await fieldsOf(objectid!)).not.toHaveProperty('themes');
  });

  it('of the companion are refused with a choice there is not', async () => {
    const { outcome, message } = await putOne(moodle, aSheet({ themes: 'Budget\nLune' }));
    expect(outcome).toBe('failed: invalidbody');
    expect(message).toContain('themes');
  });

  it.each([
    [
      'job_market',
      {
        kind: 'Employeur|Employer',
        name: 'Fonderies',
        size: 'Moins de 10|Under 10',
        state: 'À publier|To publish',
      },
    ],
    [
      'opening',
      {
        title: 'Fondeur',
        diffusion: 'Ouverte|Open',
        contract: 'CDI|Permanent',
        state: 'À publier|To publish',
      },
    ],
  ])('of the companion stand in the family %s too', async (sheet, texts) => {
    const wish = anEntry(space);
    const fields = inSiteLanguage(texts);
    wish.body = { sheet, fields };
    const { objectid } = await made(moodle, wish);
    const item = await itemOf(moodle, 'entries', objectid!);
    expect(item).toMatchObject({ sheet, space: space.code, fields });
  });

  it.each(['job_market', 'opening'])(
    'of the family %s are for referents and coordinators alone',
    async (sheet) => {
      const database = databaseOf(space, sheet);
      const word = unique('mot');
      const coordinator = await atBrowser(moodle, await enrolled(moodle, space, 'coordinator'));
      const values =
        sheet === 'opening'
          ? { title: word, ...least(OPENING.chosen) }
          : { name: word, ...least(JOB_MARKET.chosen) };
      const entry = await coordinator.addEntry(database.id, values);
      const paths = [
        `/mod/data/view.php?d=${database.id}`,
        `/mod/data/view.php?id=${database.cmid}`,
        `/mod/data/view.php?d=${database.id}&rid=${entry}`,
        `/mod/data/edit.php?d=${database.id}`,
        `/mod/data/edit.php?d=${database.id}&rid=${entry}`,
      ];
      const [stranger, guest] = [personAt(moodle.url), personAt(moodle.url)];
      await guest.loginAsGuest();
      const candidate = await atBrowser(moodle, await enrolled(moodle, space, 'candidate'));
      const neighbour = await referentOf(moodle, await newSpace(moodle));
      for (const person of [stranger, guest, candidate, neighbour])
        for (const path of paths) {
          const page = await person.open(path);
          const led = page.url.pathname !== new URL(path, moodle.url).pathname;
          expect([path, page.html.includes(word), led || page.status >= 400]).toEqual([
            path,
            false,
            true,
          ]);
        }
      const home = await candidate.open(`/course/view.php?id=${space.id}`);
      expect(home.html).not.toContain('/mod/data/view.php');
      const referent = await referentOf(moodle, space);
      expect((await referent.open(paths[2]!)).html).toContain(word);
    },
  );

  it('that stand are kept when the space gets again what it lost', async () => {
    const own = await newSpace(moodle);
    const person = await referentOf(moodle, own);
    const { id: database } = databaseOf(own, 'living_area');
    const id = await person.addEntry(database, { name: 'Maison', ...least(LIVING_AREA.chosen) });
    const before = await fieldsOf(id);
    await moodle.fixture.deleteActivity(databaseOf(own, 'opening').cmid);
    const from = await position(moodle);
    const { created, space: mended } = await createSpace(moodle, {
      code: own.code,
      name: own.name,
    });
    expect(created).toBe(false);
    expect(databaseOf(mended, 'opening')).toMatchObject({ visible: false });
    expect(databaseOf(mended, 'living_area').id).toBe(database);
    expect(await fieldsOf(id)).toEqual(before);
    expect(lastOf(await changesSince(moodle, from), 'spaces', own.id)?.state).toEqual(mended);
  });

  it('are written by a coordinator, who reads « Ma région » there as a referent does', async () => {
    const who = await enrolled(moodle, space, 'coordinator');
    const person = await atBrowser(moodle, who);
    const { id: database } = databaseOf(space, 'living_area');
    const id = await person.addEntry(database, { name: 'Relais', ...least(LIVING_AREA.chosen) });
    expect(await itemOf(moodle, 'entries', id)).toMatchObject({ userid: who.id });
    const path = `/local/mara/region.php?id=${space.id}`;
    const page = await person.open(path);
    expect([page.status, page.url.pathname]).toEqual([200, '/local/mara/region.php']);
  });
});
