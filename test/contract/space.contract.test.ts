/** Making a space: the same wish twice has one effect, and the course is closed as it should be. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import { call, errorIn } from '../support/rest.ts';
import { bookIn, publishedBook } from './book-steps.ts';
import {
  atBrowser,
  changesSince,
  createSpace,
  enrolled,
  itemOf,
  lastOf,
  newSpace,
  position,
  referentOf,
  snapshotPages,
  toldSince,
  unique,
} from './steps.ts';

const SHEETS = ['living_area', 'job_market', 'opening', 'invitation'];

describe.each(moodles)('$name: create_space', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  it('makes a regional space with its four hidden databases', async () => {
    const code = unique('t-');
    const name = `Maine-et-Loire ${code}`;
    const { created, space } = await createSpace(moodle, { code, name, departements: '49,2A,971' });
    expect(created).toBe(true);
    expect(space).toMatchObject({ code, name, national: false, visible: true });
    expect(space.departements).toEqual(['49', '2A', '971']);
    expect(space.url).toBe(`${moodle.url}/course/view.php?id=${space.id}`);
    expect(space.databases).toEqual(
      SHEETS.map((sheet, at) => ({
        sheet,
        id: expect.any(Number),
        cmid: expect.any(Number),
        visible: false,
        url: `${moodle.url}/mod/data/view.php?id=${space.databases[at]?.cmid}`,
      })),
    );
    expect(space.resources).toEqual([]);
    expect(await itemOf(moodle, 'spaces', space.id)).toEqual(space);
  });

  it('may be repeated: the same space, neither doubled nor renamed', async () => {
    const code = unique('t-');
    const first = await createSpace(moodle, { code, name: `Un ${code}` });
    const again = await createSpace(moodle, { code, name: `Autre ${code}` });
    expect(again.created).toBe(false);
    expect(again.space).toEqual(first.space);
    const spaces = (await snapshotPages(moodle, 'spaces')).flatMap(({ items }) => items);
    expect(spaces.filter((space) => space.code === code)).toHaveLength(1);
  });

  it('makes one space of eight wishes at once', async () => {
    const code = unique('t-');
    const wishes = Array.from({ length: 8 }, () => createSpace(moodle, { code, name: code }));
    const answers = await Promise.all(wishes);
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(answers.map(({ space }) => space.id)).size).toBe(1);
    expect(answers.map(({ space }) => space.databases.length)).toEqual(Array(8).fill(4));
  });

  /** The one of the site, which a real one keeps from run to run. */
  async function nationalSpace() {
    const spaces = (await snapshotPages(moodle, 'spaces')).flatMap(({ items }) => items);
    const known = spaces.find(({ national }) => national);
    const wish = { code: known?.code ?? unique('n-'), name: 'Espace national', national: 1 };
    return (await createSpace(moodle, wish)).space;
  }

  it('makes the national space once, without a database', async () => {
    const space = await nationalSpace();
    expect(space.national).toBe(true);
    expect(space.databases).toEqual([]);
    const second = { code: unique('n-'), name: 'Un autre', national: 1 };
    const refused = await call(moodle, 'local_mara_create_space', second);
    expect(errorIn(refused)?.errorcode).toBe('invalidparameter');
    const after = (await snapshotPages(moodle, 'spaces')).flatMap(({ items }) => items);
    expect(after.filter(({ national }) => national)).toEqual([space]);
  });

  it('tells what every member may open in the national space, and of no other', async () => {
    const { code, id } = await nationalSpace();
    const regional = await newSpace(moodle);
    const [name, other] = [unique('Vos droits '), unique('Préparer son départ ')];
    const page = await moodle.fixture.createPage(code, name, false);
    const tracked = await moodle.fixture.createPage(code, other);
    await moodle.fixture.createPage(regional.code, name, false);
    const told = async (space = id) => (await itemOf(moodle, 'spaces', space))!.resources;
    const ours = async () => (await told()).filter(({ cmid }) => cmid === page || cmid === tracked);
    const resource = (cmid: number, called: string) => {
      const url = `${moodle.url}/mod/page/view.php?id=${cmid}`;
      return { cmid, module: 'page', name: called, url };
    };
    expect(await ours()).toEqual([resource(page, name), resource(tracked, other)]);
    expect(await told(regional.id)).toEqual([]);

    const from = await position(moodle);
    await moodle.fixture.setActivityVisible(page, false);
    expect((await toldSince(moodle, from, 'spaces', id)).resources).toEqual(await told());
    expect(await ours()).toEqual([resource(tracked, other)]);
    await moodle.fixture.deleteActivity(page);
    await moodle.fixture.deleteActivity(tracked);
    expect(await ours()).toEqual([]);
  });

  it('does not tell our own Books among what every member may open', async () => {
    const space = await nationalSpace();
    const book = await publishedBook(moodle, bookIn(space, ['un'], unique('livre-')));
    const { resources } = (await itemOf(moodle, 'spaces', space.id))!;
    expect(resources.map(({ cmid }) => cmid)).not.toContain(book.cmid);
    await moodle.fixture.deleteActivity(book.cmid);
  });

  it('keeps letters of every alphabet in the name', async () => {
    const code = unique('t-');
    const name = `Île-de-France « été » & Cie 🧭 العربية ${code}`;
    expect((await createSpace(moodle, { code, name })).space.name).toBe(name);
  });

  it('labels the fields of the database in the language of the site', async () => {
    const space = await newSpace(moodle);
    const person = await referentOf(moodle, space);
    const page = await person.open(`/mod/data/edit.php?d=${space.databases[0]!.id}`);
    const text = page.html.replaceAll('&#039;', "'");
    const french = ['Rubrique', 'Pour quoi faire', 'Horaires', 'Vérifiée le', 'Brouillon'];
    const english = ['Category', 'What for', 'Opening hours', 'Verified on', 'Draft'];
    expect(complete(text, french, english)).toHaveLength(1);
  });

  it.each([
    [
      'job_market',
      ['Nature', 'Organisme consulaire', 'Construction', 'Moins de 10', 'Qui peut présenter'],
      ['Kind', 'Joint body', 'Construction', 'Under 10', 'Who can introduce'],
    ],
    [
      'opening',
      ['Intitulé', 'Transmise par le réseau', 'Fonction publique', 'Dirigeant', 'Très Secret'],
      ['Title', 'Passed on by the network', 'Civil service', 'Top management', 'Top secret'],
    ],
  ])('labels the fields of the sheet %s so too', async (sheet, french, english) => {
    const space = await newSpace(moodle);
    const person = await referentOf(moodle, space);
    const database = space.databases.find((one) => one.sheet === sheet)!;
    const page = await person.open(`/mod/data/edit.php?d=${database.id}`);
    expect(complete(page.html, french, english)).toHaveLength(1);
  });

  const complete = (text: string, ...lists: string[][]) =>
    lists.filter((labels) => labels.every((one) => text.includes(one)));

  it('makes the sheet of people to invite, for referents alone', async () => {
    const space = await newSpace(moodle);
    const database = space.databases.find(({ sheet }) => sheet === 'invitation')!;
    const person = await referentOf(moodle, space);
    const { html } = await person.open(`/mod/data/edit.php?d=${database.id}`);
    const french = [
      'Prénom',
      'Courriel',
      'À quel titre',
      'Parrain',
      'Membre ressource',
      'Pas encore',
    ];
    const english = ['First name', 'E-mail', 'As what', 'Mentor', 'Resource member', 'Not yet'];
    expect(complete(html, french, english)).toHaveLength(1);
    const candidate = await atBrowser(moodle, await enrolled(moodle, space, 'candidate'));
    const closed = await candidate.open(`/mod/data/view.php?d=${database.id}`);
    expect(complete(closed.html, french, english)).toEqual([]);
    expect(closed.status >= 400 || closed.url.pathname !== '/mod/data/view.php').toBe(true);
  });

  it('reads the sheet of people to invite by the codes of its fields', async () => {
    const space = await newSpace(moodle);
    const database = space.databases.find(({ sheet }) => sheet === 'invitation')!;
    const person = await referentOf(moodle, space);
    const fields = { firstname: 'Odile', lastname: 'Rivet', mail: 'odile@exemple.fr' };
    const id = await person.addEntry(database.id, {
      ...fields,
      quality: 'Parrain|Mentor',
      agreed: 'Oui|Yes',
      remarks: '<p>À appeler</p>',
    });
    const item = await itemOf(moodle, 'entries', id);
    expect(item).toMatchObject({ sheet: 'invitation', space: space.code, fields });
    expect(['Parrain', 'Mentor']).toContain(item?.fields['quality']);
    expect(['Oui', 'Yes']).toContain(item?.fields['agreed']);
  });

  it('shows the course to its referent, with both sections', async () => {
    const space = await newSpace(moodle);
    const person = await referentOf(moodle, space);
    const page = await person.open(`/course/view.php?id=${space.id}`);
    expect(page.status).toBe(200);
    expect(page.url.pathname).toBe('/course/view.php');
    expect(page.html).toMatch(/Ma région|My region/);
    expect(page.html).toMatch(/Coin des référents|Referents/i);
    expect(page.html).toMatch(/Fiches du bassin de vie|living area/i);
    expect(page.html).toMatch(/Fiches du bassin d(’|&#039;|')emploi|job market/i);
    expect(page.html).toMatch(/Offres d(’|&#039;|')emploi|Job openings|Openings/i);
  });

  it('is told among the changes, and so is the end of its course', async () => {
    const from = await position(moodle);
    const space = await newSpace(moodle);
    const told = lastOf(await changesSince(moodle, from), 'spaces', space.id);
    expect(told?.state).toEqual(space);
    await moodle.fixture.deleteSpace(space.code);
    expect(lastOf(await changesSince(moodle, from), 'spaces', space.id)?.state).toBeNull();
    expect(await itemOf(moodle, 'spaces', space.id)).toBeUndefined();
  });
});
