import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ask } from '../../../../test/support/rest.ts';
import { sandboxScene, type Scene } from '../../../../test/support/sandbox-scene.ts';
import type { PieceToPut } from '../../../moodle/pieces.ts';
import { PersonItemSchema } from '../../../moodle/wire.ts';

const PATH = '/local/mara/profile.php';

const PLACES: PieceToPut = {
  key: 'mel/list/places-49',
  type: 'list',
  source: 's',
  body: {
    list: 'places',
    items: [
      { code: '49007', name: 'Angers (49)', words: '49000 49100' },
      { code: 'area:employment_basin:5203', name: 'Angers (bassin d’emploi)' },
      { code: '49328', name: 'Saumur (49)', words: '49400 49331' },
      { code: 'dep:49', name: 'Maine-et-Loire (département)', words: '49' },
      { code: '93066', name: 'Saint-Denis (93)' },
      { code: '97411', name: 'Saint-Denis (974)' },
    ],
  },
};
const METIERS: PieceToPut = {
  key: 'mel/list/metiers-m',
  type: 'list',
  source: 's',
  body: {
    list: 'metiers',
    items: [
      { code: 'M1402', name: 'Conseil en organisation', words: 'consultant' },
      { code: 'N1301', name: 'Conception et organisation de la chaîne logistique' },
    ],
  },
};

describe('« Mon parcours »', () => {
  let scene: Scene;
  let candidate: number;
  beforeEach(async () => {
    scene = await sandboxScene();
    await scene.createPerson('ra', 'mel', 'mara_referent');
    await scene.createPerson('rb', 'fin', 'mara_referent');
    candidate = await scene.createPerson('c', 'mel', 'mara_candidate');
    await scene.sandbox.admin.setFields(candidate, { mara_quality: 'candidate' });
  });
  afterEach(() => scene.sandbox.close());

  const fieldsOf = async (id: number): Promise<Record<string, string>> => {
    const answer = await ask(scene.sandbox, 'local_mara_get_snapshot', { kind: 'people' });
    const { items } = z.object({ items: z.array(PersonItemSchema) }).parse(answer);
    return items.find((one) => one.id === id)?.fields ?? {};
  };
  /** Opens the own form, fills it in and sends it. */
  const save = async (username: string, values: Record<string, string | string[]>) => {
    const person = await scene.logIn(username);
    return person.submitForm(await person.open(PATH), 'pause', values);
  };

  it('writes what is chosen by name as codes, in the order given, and shows it by name again', async () => {
    await scene.put(PLACES, METIERS);
    const after = await save('c', {
      service: 'army',
      'departure[kind]': 'month',
      'departure[month]': '09',
      'departure[year]': '2027',
      places_typed: 'saumur\nANGERS\nFinistère\nMaine-et-Loire (département)',
      places_remote: '1',
      travel: '80',
      metiers_typed: 'consultant\nn1301',
      'needs[network]': '1',
      'needs[cv]': '1',
      'languages[en]': '1',
      languages_instead: '1',
      avoid: 'Pierre Durand\nMorel',
      contact: '06 00 00 00 00',
    });
    expect(after.html).toContain('Votre parcours est à jour.');
    expect(await fieldsOf(candidate)).toEqual({
      mara_quality: 'candidate',
      mara_service: 'army',
      mara_departure: '2027-09',
      mara_places: '49328;49007;space:fin;dep:49;remote',
      mara_travel: '80',
      mara_metiers: 'M1402;N1301',
      mara_needs: 'cv;network',
      mara_languages: 'en;!fr',
      mara_avoid: 'Pierre Durand;Morel',
      mara_contact: '06 00 00 00 00',
    });
    expect(after.html).toContain(
      '>\nSaumur (49)\nAngers (49)\nFinistère (espace)\nMaine-et-Loire (département)</textarea>',
    );
    // Saved again as it is shown, nothing changes.
    const before = await fieldsOf(candidate);
    await save('c', {});
    expect(await fieldsOf(candidate)).toEqual(before);
  });

  it('saves nothing while something is to be mended, and proposes what could be meant', async () => {
    await scene.put(PLACES);
    const after = await save('c', {
      places_typed: 'Saint-Denis\nAtlantide\nMaine-et-Loire',
      travel: '501',
      metiers_typed: 'plombier',
      pause: '2027-02-30',
      'departure[kind]': 'month',
    });
    expect(after.html).toContain('Rien n’est encore enregistré.');
    expect(after.html).toContain('Saint-Denis (93) – Saint-Denis (974)');
    expect(after.html).toContain('Maine-et-Loire (département) – Maine-et-Loire (espace)');
    expect(after.html).toContain('«\u00A0Atlantide\u00A0»\u00A0: nous ne trouvons pas ce nom.');
    expect(after.html).toContain('Donnez un nombre entier de 0 à 500, ou rien.');
    expect(after.html).toContain('Donnez un code ROME, comme M1402.');
    expect(after.html).toContain('Donnez une date comme 2027-01-31, ou rien.');
    expect(after.html).toContain('Choisissez le mois et l’année.');
    expect(after.html).toContain('>\nSaint-Denis\nAtlantide\nMaine-et-Loire</textarea>');
    expect(await fieldsOf(candidate)).toEqual({ mara_quality: 'candidate' });
  });

  it('takes places as they are written, and codes of métiers, before the lists are there', async () => {
    await save('c', { places_typed: 'Angers\nSaumur', metiers_typed: 'm1402' });
    expect(await fieldsOf(candidate)).toMatchObject({
      mara_places: 'Angers;Saumur',
      mara_metiers: 'M1402',
    });
  });

  it('shows what cannot be read, and leaves it out when it is saved', async () => {
    await scene.put(PLACES);
    await scene.sandbox.admin.setFields(candidate, {
      mara_service: 'Armée de Terre',
      mara_needs: 'cv;lodging',
      mara_travel: '-1',
      mara_places: '49007;49331;99999;space:old',
    });
    const person = await scene.logIn('c');
    const page = await person.open(PATH);
    for (const lost of ['lodging', '-1', '99999', 'space:old']) {
      expect(page.html).toMatch(new RegExp(`<li>[^<]* : ${lost}</li>`));
    }
    await person.submitForm(page, 'pause', {});
    expect(await fieldsOf(candidate)).toEqual({
      mara_quality: 'candidate',
      mara_service: 'army',
      mara_needs: 'cv',
      mara_places: '49007;49328',
    });
  });

  it('undoes nothing that was changed since the form was shown, but for what is changed in it', async () => {
    await scene.sandbox.admin.setFields(candidate, {
      mara_phase: 'orientation',
      mara_needs: 'listening;cv',
      mara_service: 'army',
      mara_consents: 'matching=2026-05-01/1',
    });
    const person = await scene.logIn('c');
    const page = await person.open(PATH);
    await scene.sandbox.admin.setFields(candidate, {
      mara_phase: 'search',
      mara_needs: 'network',
      mara_service: 'navy',
      mara_consents: 'figures=2026-05-02/1',
    });
    // What is to be mended is shown again with what was shown first.
    const values = { service: 'air', consent_openings: '1' };
    const again = await person.submitForm(page, 'pause', { ...values, travel: '501' });
    await person.submitForm(again, 'pause', { travel: '' });
    expect(await fieldsOf(candidate)).toEqual({
      mara_quality: 'candidate',
      mara_phase: 'search',
      mara_needs: 'network',
      mara_service: 'air',
      mara_consents: 'openings=2026-06-01/1;figures=2026-05-02/1',
    });
  });

  it('finds what a mentor told in the fields of candidates, and moves it as they save', async () => {
    await scene.put(PLACES, METIERS);
    const former = {
      mara_metiers: 'N1301;unknown',
      mara_needs: 'cv;listening',
      mara_places: '49007;remote',
    };
    const mentor = await scene.createPerson('m', 'mel', 'mara_candidate');
    const { setFields } = scene.sandbox.admin;
    const others = { mara_quality: 'mentor', mara_helps: 'network' };
    await setFields(mentor, { ...others, ...former });
    const referent = await scene.logIn('ra');
    const told = await referent.open(`${PATH}?id=${mentor}&course=${scene.mel.id}`);
    expect(told.html).toContain('Conception et organisation de la chaîne logistique');
    await save('m', {});
    expect(await fieldsOf(mentor)).toEqual({
      ...others,
      mara_needs: 'cv;listening',
      mara_job: 'N1301',
      mara_mentor_places: '49007;remote',
    });
    await setFields(candidate, { mara_quality: 'candidate;mentor', ...former });
    await save('c', {});
    expect(await fieldsOf(candidate)).toEqual({ mara_quality: 'candidate;mentor', ...former });
  });

  it('asks for no field that is missing in Moodle, and says which are', async () => {
    const { admin } = scene.sandbox;
    const page = async () => (await (await scene.logIn('c')).open(PATH)).html;
    expect(await page()).not.toContain('manquent');
    for (const name of ['mara_school', 'mara_consents', 'mara_phase']) {
      await admin.deleteProfileField(name);
    }
    const html = await page();
    expect(html).toMatch(
      /manquent dans Moodle.*: École d’origine, Où en êtes-vous.*, Vos accords\./,
    );
    expect(html).not.toMatch(/name="(?:school|phase|consent_)/);
    await save('c', { service: 'navy' });
    expect(await fieldsOf(candidate)).toEqual({ mara_quality: 'candidate', mara_service: 'navy' });
    const referent = await scene.logIn('ra');
    const followed = await referent.open(`${PATH}?id=${candidate}&course=${scene.mel.id}`);
    expect(followed.html).toMatch(/manquent dans Moodle.*: Où en est cette personne\./);
    await referent.submitForm(followed, 'followed', { followed: 'fin' });
    expect(await fieldsOf(candidate)).toMatchObject({ mara_followed: 'fin' });
  });

  it('keeps the day of a consent while it stands, and gives and withdraws each by itself', async () => {
    const consents = async () => (await fieldsOf(candidate))['mara_consents'];
    await save('c', { consent_figures: '1', consent_matching: '1' });
    expect(await consents()).toBe('matching=2026-06-01/1;figures=2026-06-01/1');
    scene.pass(24 * 3600);
    await save('c', { consent_figures: [], consent_openings: '1' });
    expect(await consents()).toBe('matching=2026-06-01/1;openings=2026-06-02/1');
    expect((await (await scene.logIn('c')).open(PATH)).html).toContain('Donné le 1 juin 2026.');
    await save('c', { consent_matching: [], consent_openings: [] });
    expect(await consents()).toBeUndefined();
  });

  it('takes a day that there is not for no consent, and a month for an answer', async () => {
    const consents = 'matching=2026-13-01/1;figures=2026-02-28/1';
    await scene.sandbox.admin.setFields(candidate, { mara_consents: consents });
    const page = await (await scene.logIn('c')).open(PATH);
    expect(page.html).toContain('matching=2026-13-01/1</li>');
    await save('c', { 'departure[month]': '09', 'departure[year]': '2027' });
    expect(await fieldsOf(candidate)).toEqual({
      mara_quality: 'candidate',
      mara_consents: 'figures=2026-02-28/1',
      mara_departure: '2027-09',
    });
  });

  it('asks everybody what concerns them, and nothing else can be written', async () => {
    const admin = scene.sandbox.admin;
    const mentor = await scene.createPerson('m', 'mel', 'mara_candidate');
    await admin.setFields(mentor, { mara_quality: 'mentor', mara_category: 'civilian' });
    const { html } = await (await scene.logIn('m')).open(PATH);
    expect(html).toContain('name="capacity"');
    expect(html).not.toContain('name="departure[kind]"');
    const referent = await (await scene.logIn('ra')).open(PATH);
    expect(referent.html).toContain('name="service"');
    expect(referent.html).not.toMatch(/name="(capacity|departure|consent_)/);
    const person = await scene.logIn('m');
    const form = await person.open(`${PATH}?category=career_officer&departure[kind]=none`);
    await person.submitForm(form, 'pause', { capacity: '3' });
    expect(await fieldsOf(mentor)).toEqual({
      mara_quality: 'mentor',
      mara_category: 'civilian',
      mara_capacity: '3',
    });
  });

  it('is linked for candidates and mentors, speaks English, and is closed to strangers', async () => {
    const link = `href="${PATH}"`;
    expect((await (await scene.logIn('c')).open('/my/')).html).toContain(link);
    expect((await (await scene.logIn('ra')).open('/my/')).html).not.toContain(link);
    const english = await (await scene.logIn('c')).open(`${PATH}?lang=en`);
    expect(english.html).toContain('Where would you like to settle?');
    const stranger = await scene.logIn('guest', 'guest');
    expect((await stranger.open(PATH)).status).toBe(404);
  });

  describe('of somebody else', () => {
    const path = (): string => `${PATH}?id=${candidate}&course=${scene.mel.id}`;
    const list = (): string => `/local/mara/people.php?course=${scene.mel.id}`;

    it('lets a referent of the space say phase and groupement, and read the rest but what is private', async () => {
      await scene.put(PLACES);
      await scene.sandbox.admin.setFields(candidate, {
        mara_places: '49007;remote',
        mara_needs: 'cv',
        mara_avoid: 'Pierre Durand',
        mara_contact: '06 00 00 00 00',
        mara_consents: 'matching=2026-05-01/1',
      });
      const referent = await scene.logIn('ra');
      const course = await referent.open(`/course/view.php?id=${scene.mel.id}`);
      expect(course.html).toContain(list());
      const people = await referent.open(list());
      expect(people.html).toContain('Ouvrir le parcours de c Essai');
      const page = await referent.open(path());
      expect(page.html).toContain('Angers (49), À distance aussi');
      expect(page.html).toContain('Le CV');
      expect(page.html).not.toMatch(/Durand|06 00 00|2026-05-01/);
      const after = await referent.submitForm(page, 'phase', {
        phase: 'search',
        followed: 'fin',
      });
      expect(after.html).toContain('C’est enregistré.');
      expect(await fieldsOf(candidate)).toMatchObject({
        mara_phase: 'search',
        mara_followed: 'fin',
        mara_places: '49007;remote',
        mara_avoid: 'Pierre Durand',
      });
    });

    it('is closed to all others, and to people of other spaces', async () => {
      for (const who of ['rb', 'c']) {
        const person = await scene.logIn(who);
        for (const page of [path(), list()]) {
          expect((await person.open(page)).html).not.toMatch(/parcours de|Les personnes de mon/);
        }
      }
      const stranger = await scene.createPerson('other', 'fin', 'mara_candidate');
      const referent = await scene.logIn('ra');
      const page = `${PATH}?id=${stranger}&course=${scene.mel.id}`;
      expect((await referent.open(page)).status).toBe(404);
    });

    it('is open while an enrolment runs, in a space alone', async () => {
      const { admin } = scene.sandbox;
      const referent = await scene.logIn('ra');
      const opens = async (id: number, name: string): Promise<readonly boolean[]> => [
        (await referent.open(`${PATH}?id=${id}&course=${scene.mel.id}`)).status === 200,
        (await referent.open(list())).html.includes(`${name} Essai`),
      ];
      expect(await opens(candidate, 'c')).toEqual([true, true]);
      for (const [name, options] of [
        ['suspended', { suspended: true }],
        ['begins', { timestart: scene.now() + 1 }],
        ['ended', { timeend: scene.now() }],
      ] as const) {
        const id = await admin.createUser({ username: name, firstname: name, lastname: 'Essai' });
        await admin.enrol(id, 'mel', 'mara_candidate', options);
        expect([name, await opens(id, name)]).toEqual([name, [false, false]]);
      }
      await admin.updateUser(candidate, { suspended: true });
      expect(await opens(candidate, 'c')).toEqual([false, false]);
      await admin.updateUser(candidate, { suspended: false });
      const plain = await admin.createCourse('Autre cours');
      const ra = await admin.createUser({
        username: 'rc',
        password: 'x',
        firstname: 'r',
        lastname: 'c',
      });
      await admin.enrol(ra, plain, 'mara_referent');
      await admin.enrol(candidate, plain, 'mara_candidate');
      const other = await scene.logIn('rc');
      expect((await other.open(`${PATH}?id=${candidate}&course=${plain}`)).status).toBe(404);
    });

    it('is no sign of life of the person', async () => {
      const told = async () => {
        const answer = await ask(scene.sandbox, 'local_mara_get_snapshot', { kind: 'people' });
        const { items } = z.object({ items: z.array(PersonItemSchema) }).parse(answer);
        return items.find((one) => one.id === candidate)?.timemodified ?? 0;
      };
      const before = await told();
      scene.pass(3600);
      const referent = await scene.logIn('ra');
      await referent.submitForm(await referent.open(path()), 'phase', { phase: 'search' });
      expect([await told(), (await fieldsOf(candidate))['mara_phase']]).toEqual([before, 'search']);
      await save('c', {});
      expect(await told()).toBe(before + 3600);
    });

    it('writes neither what is granted nor what is not its own', async () => {
      const referent = await scene.logIn('ra');
      const page = await referent.open(path());
      const forged = {
        ...page,
        html: page.html.replace(
          'id="follow">',
          'id="follow"><input name="quality" value=""><input name="avoid" value=""><input name="consent_matching" value="">',
        ),
      };
      await referent.submitForm(forged, 'phase', {
        quality: 'mentor',
        avoid: 'x',
        consent_matching: '1',
      });
      expect(await fieldsOf(candidate)).toEqual({ mara_quality: 'candidate' });
    });

    it('tells who is enrolled, page by page, and what to do where nobody is', async () => {
      const { admin } = scene.sandbox;
      const ids = await admin.createUsers(
        Array.from({ length: 60 }, (_, i) => ({
          username: `x${i}`,
          firstname: 'Jeanne',
          lastname: `Moreau ${String(i).padStart(2, '0')}`,
        })),
      );
      for (const id of ids) await admin.enrol(id, 'mel', 'mara_candidate');
      const referent = await scene.logIn('ra');
      const first = await referent.open(list());
      // « c Essai » and « ra Essai » come first.
      expect(first.html).toContain('Moreau 47');
      expect(first.html).not.toContain('Moreau 48');
      expect(first.html).toContain('Page suivante');
      expect((await referent.open(`${list()}&page=1`)).html).toContain('Moreau 59');
      expect((await referent.open(`${list()}&page=9`)).html).toContain('Personne n’est encore');
    });
  });
});
