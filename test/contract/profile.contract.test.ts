/** « Mon parcours »: what people say of themselves there, and what `people` tells of it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonItem } from '../../src/moodle/wire.ts';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import type { Person } from '../support/person.ts';
import { personAt } from '../support/person.ts';
import {
  atBrowser,
  enrolled,
  itemOf,
  newSpace,
  position,
  referentOf,
  someone,
  toldAtOnce,
  unique,
} from './steps.ts';

const PATH = '/local/mara/profile.php';
/** Every field of docs/people.md, with a value that its owner may have. */
const EVERYTHING = {
  mara_quality: 'candidate;mentor',
  mara_category: 'career_officer',
  mara_service: 'army',
  mara_school: 'saint_cyr',
  mara_departure: '2027-09',
  mara_phase: 'preparation',
  mara_places: 'remote',
  mara_travel: '80',
  mara_posting: '49328',
  mara_followed: 'mel',
  mara_project: 'private',
  mara_metiers: 'M1402;unknown',
  mara_sectors: 'c;h',
  mara_needs: 'cv;network',
  mara_availability: 'evening',
  mara_avoid: 'Pierre Durand',
  mara_languages: 'en;!fr',
  mara_contact: '06 39 98 00 01',
  mara_job: 'N1301',
  mara_job_sector: 'h',
  mara_employer: 'Transports de l’Anjou',
  mara_mentor_places: '49007;remote',
  mara_helps: 'interview',
  mara_support: 'lasting',
  mara_capacity: '2',
  mara_pause: '2027-01-31',
  mara_consents: 'matching=2026-11-01/1',
};

describe.each(moodles)('$name: « Mon parcours »', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  async function candidate(fields: Record<string, string> = {}) {
    const space = await newSpace(moodle);
    const asked = { mara_quality: 'candidate', ...fields };
    const who = await enrolled(moodle, space, 'candidate', { fields: asked });
    return { space, who, person: await atBrowser(moodle, who) };
  }
  async function fieldsOf(id: number): Promise<PersonItem['fields'] | undefined> {
    return (await itemOf(moodle, 'people', id))?.fields;
  }
  const save = async (person: Person, values: Record<string, string | string[]>, path = PATH) =>
    person.submitForm(await person.open(path), 'phase', values);
  /** The day in the site's time zone. */
  const today = (): string =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(
      moodle.fixture.now() * 1000,
    );

  it('has every field, told as it is written', async () => {
    const who = await enrolled(moodle, await newSpace(moodle), 'candidate', { fields: EVERYTHING });
    expect(await fieldsOf(who.id)).toEqual(EVERYTHING);
  });

  it('is told at once when it is saved', async () => {
    const { who, person } = await candidate();
    const from = await position(moodle);
    await save(person, {
      service: 'navy',
      school: 'naval_school',
      'departure[kind]': 'none',
      phase: 'orientation',
      project: 'business',
      travel: '80',
      'needs[network]': '1',
      'needs[cv]': '1',
      'availability[evening]': '1',
      metiers_unknown: '1',
      places_remote: '1',
      avoid: 'Pierre Durand; Morel',
      contact: '06 39 98 00 01',
    });
    expect((await toldAtOnce(moodle, from, 'people', who.id)).fields).toEqual({
      mara_quality: 'candidate',
      mara_service: 'navy',
      mara_school: 'naval_school',
      mara_departure: 'none',
      mara_phase: 'orientation',
      mara_project: 'business',
      mara_travel: '80',
      mara_needs: 'cv;network',
      mara_availability: 'evening',
      mara_metiers: 'unknown',
      mara_places: 'remote',
      mara_avoid: expect.stringMatching(/^Pierre Durand; ?Morel$/),
      mara_contact: '06 39 98 00 01',
    });
  });

  it('keeps the month of departure, and changes nothing when it is saved as it is shown', async () => {
    const { who, person } = await candidate({ mara_departure: '2027-09', mara_needs: 'cv' });
    const before = await fieldsOf(who.id);
    await save(person, {});
    expect(await fieldsOf(who.id)).toEqual(before);
    await save(person, { 'departure[month]': '11' });
    expect(await fieldsOf(who.id)).toEqual({ ...before, mara_departure: '2027-11' });
    await save(person, { 'departure[kind]': 'past' });
    expect(await fieldsOf(who.id)).toEqual({ ...before, mara_departure: 'past' });
  });

  it('gives and withdraws each consent by itself, and keeps the day of those that stay', async () => {
    const { who, person } = await candidate({ mara_consents: 'openings=2026-01-02/1' });
    const consents = async () => (await fieldsOf(who.id))?.['mara_consents'];
    await save(person, { consent_matching: '1', consent_figures: '1' });
    const [since, day] = ['openings=2026-01-02/1', today()];
    expect(await consents()).toBe(`matching=${day}/1;${since};figures=${day}/1`);
    await save(person, { consent_matching: ['0'] });
    expect(await consents()).toBe(`${since};figures=${day}/1`);
    await save(person, { consent_openings: ['0'], consent_figures: ['0'] });
    expect(await consents()).toBeUndefined();
  });

  it('undoes nothing that was changed since it was shown, but for what is changed in it', async () => {
    const { who, person } = await candidate({
      mara_phase: 'orientation',
      mara_needs: 'listening;cv',
      mara_service: 'army',
      mara_languages: 'en',
      mara_consents: 'matching=2026-01-02/1;openings=2026-01-02/1',
    });
    const page = await person.open(PATH);
    const fields = {
      mara_phase: 'search',
      mara_needs: 'network',
      mara_service: 'navy',
      mara_consents: 'openings=2026-01-03/1;figures=2026-01-03/1',
    };
    await moodle.fixture.updateUser(who.id, { fields });
    // What is to be mended is shown again with what was shown first.
    const again = await person.submitForm(page, 'phase', { service: 'air', travel: '501' });
    await person.submitForm(again, 'phase', { travel: '80', consent_partners: '1' });
    expect(await fieldsOf(who.id)).toEqual({
      ...fields,
      mara_quality: 'candidate',
      mara_service: 'air',
      mara_travel: '80',
      mara_languages: 'en',
      mara_consents: `partners=${today()}/1;${fields.mara_consents}`,
    });
  });

  it('undoes nothing of what its owner said meanwhile when a referent sends what they were shown', async () => {
    const { space, who, person } = await candidate({ mara_phase: 'orientation' });
    const referent = await referentOf(moodle, space);
    const page = await referent.open(`${PATH}?id=${who.id}&course=${space.id}`);
    await save(person, { phase: 'search' });
    await referent.submitForm(page, 'phase', { followed: space.code });
    expect(await fieldsOf(who.id)).toEqual({
      mara_quality: 'candidate',
      mara_phase: 'search',
      mara_followed: space.code,
    });
  });

  it('leaves out what it does not know once it was shown', async () => {
    const { who, person } = await candidate({
      mara_needs: 'cv;telepathy',
      mara_travel: '-1',
      mara_consents: 'matching=2026-01-02/1;world=2026-01-02/1',
    });
    const page = await person.open(PATH);
    for (const lost of ['telepathy', '-1', 'world']) expect(page.html).toContain(lost);
    await person.submitForm(page, 'phase', {});
    expect(await fieldsOf(who.id)).toEqual({
      mara_quality: 'candidate',
      mara_needs: 'cv',
      mara_consents: 'matching=2026-01-02/1',
    });
  });

  it('saves nothing while something is to be mended', async () => {
    const { who, person } = await candidate();
    const page = await save(person, { travel: '501', service: 'navy' });
    expect(page.html).toContain('501');
    expect(await fieldsOf(who.id)).toEqual({ mara_quality: 'candidate' });
  });

  it('asks mentors what they offer, and candidates nothing of that', async () => {
    const fields = { mara_quality: 'mentor' };
    const who = await enrolled(moodle, await newSpace(moodle), 'candidate', { fields });
    const person = await atBrowser(moodle, who);
    const page = await person.open(PATH);
    expect(page.html).not.toContain('name="phase"');
    await person.submitForm(page, 'capacity', {
      capacity: '3',
      support: 'lasting',
      'helps[interview]': '1',
      employer: 'Transports de l’Anjou',
      mentor_places_remote: '1',
    });
    expect(await fieldsOf(who.id)).toEqual({
      ...fields,
      mara_capacity: '3',
      mara_support: 'lasting',
      mara_helps: 'interview',
      mara_employer: 'Transports de l’Anjou',
      mara_mentor_places: 'remote',
    });
    const other = (await candidate()).person;
    expect((await other.open(PATH)).html).not.toContain('name="capacity"');
  });

  it('finds what a mentor told in the fields of candidates, and moves it once they save', async () => {
    const former = { mara_needs: 'cv;listening', mara_places: 'remote' };
    const who = await enrolled(moodle, await newSpace(moodle), 'candidate', {
      fields: { mara_quality: 'mentor', mara_employer: 'SNCF', ...former },
    });
    const mentor = await atBrowser(moodle, who);
    await mentor.submitForm(await mentor.open(PATH), 'capacity', { 'helps[interview]': '1' });
    expect(await fieldsOf(who.id)).toEqual({
      mara_quality: 'mentor',
      mara_employer: 'SNCF',
      mara_helps: 'cv;interview;listening',
      mara_mentor_places: 'remote',
    });
    // Who is a candidate too said it as one.
    const both = { mara_quality: 'candidate;mentor', ...former };
    const other = await candidate(both);
    await save(other.person, {});
    expect(await fieldsOf(other.who.id)).toEqual(both);
  });

  it('lets a referent change phase and groupement of those of the space, and read no more than needed', async () => {
    const { space, who } = await candidate({
      mara_needs: 'cv',
      mara_avoid: unique('Avoid'),
      mara_contact: unique('Contact'),
      mara_consents: 'matching=2026-01-02/1',
    });
    const before = await fieldsOf(who.id);
    const referent = await referentOf(moodle, space);
    const path = `${PATH}?id=${who.id}&course=${space.id}`;
    const people = await referent.open(`/local/mara/people.php?course=${space.id}`);
    expect(people.html).toContain(who.lastname);
    const page = await referent.open(path);
    expect(page.html).not.toContain(before?.['mara_avoid']);
    expect(page.html).not.toContain(before?.['mara_contact']);
    await referent.submitForm(page, 'phase', { phase: 'search', followed: space.code });
    expect(await fieldsOf(who.id)).toEqual({
      ...before,
      mara_phase: 'search',
      mara_followed: space.code,
    });
  });

  it('is closed to all others', async () => {
    const { space, who, person } = await candidate({ mara_employer: unique('Mot') });
    const guest = personAt(moodle.url);
    await guest.loginAsGuest();
    const others: [string, Person][] = [
      ['a stranger', personAt(moodle.url)],
      ['a guest', guest],
      ['somebody of no space', await atBrowser(moodle, await someone(moodle))],
      ['another candidate', await atBrowser(moodle, await enrolled(moodle, space, 'candidate'))],
      ['the referent of another space', await referentOf(moodle, await newSpace(moodle))],
    ];
    const pages = [
      `${PATH}?id=${who.id}&course=${space.id}`,
      `/local/mara/people.php?course=${space.id}`,
    ];
    for (const [name, other] of others) {
      for (const page of pages) {
        expect([name, (await other.open(page)).html.includes(who.lastname)]).toEqual([name, false]);
      }
    }
    // Of people who are not of the space its referent reads nothing either.
    const stranger = await candidate();
    const referent = await referentOf(moodle, space);
    const path = `${PATH}?id=${stranger.who.id}&course=${space.id}`;
    expect((await referent.open(path)).html).not.toContain(stranger.who.lastname);
    expect((await person.open(PATH)).status).toBe(200);
  });
});
