/** The entries people keep in the databases: every field back by its code, whoever wrote it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import { treeOf } from './book-steps.ts';
import {
  atBrowser,
  changesSince,
  enrolled,
  itemOf,
  lastOf,
  newSpace,
  position,
  referentOf,
} from './steps.ts';

const LEAST = { category: 'Bailleur|Landlord', name: 'Habitat', state: 'Brouillon|Draft' };

describe.each(moodles)('$name: entries', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  /** A space of its own, its referent at a browser, and the id of its database. */
  async function scene() {
    const space = await newSpace(moodle);
    const who = await enrolled(moodle, space, 'referent');
    const person = await atBrowser(moodle, who);
    return { space, who, person, database: space.databases[0]!.id };
  }

  async function entry(id: number) {
    const item = await itemOf(moodle, 'entries', id);
    if (!item) throw new Error(`The snapshot has no entry ${id}`);
    return item;
  }

  it('come back with every field by its code', async () => {
    const { space, who, person, database } = await scene();
    const plain = {
      name: 'Angers Loire Habitat',
      address: '4 rue de la Rame',
      commune: 'Angers',
      phone: '02 41 23 57 57',
      mail: 'contact@exemple.fr',
      hours: 'lundi–vendredi 9 h–17 h',
      contact: 'Mme Martin',
      verified_on: '2026-03-05',
    };
    const rich = { purpose: '<p>Se <strong>loger</strong></p>', remarks: '<ul><li>Un</li></ul>' };
    const id = await person.addEntry(database, {
      ...plain,
      ...rich,
      category: 'Bailleur|Landlord',
      site: 'https://www.exemple.fr/a?b=c',
      state: 'À publier|To publish',
    });
    const item = await entry(id);
    expect(item).toMatchObject({ id, space: space.code, sheet: 'living_area', oversize: null });
    expect(item).toMatchObject({ databaseid: database, userid: who.id, approved: true });
    // Moodle 4.4 opens the form with the sesskey only: there the record's own page is named.
    const pages = ['edit', 'view'].map((page) => `${moodle.url}/mod/data/${page}.php`);
    expect(pages.map((page) => `${page}?d=${database}&rid=${id}`)).toContain(item.url);
    const { category, site, state, purpose, remarks, ...others } = item.fields;
    expect(others).toEqual(plain);
    expect(['Bailleur', 'Landlord']).toContain(category);
    expect(['À publier', 'To publish']).toContain(state);
    expect(site).toBe('https://www.exemple.fr/a?b=c');
    expect(treeOf(purpose ?? '')).toEqual(treeOf(rich.purpose));
    expect(treeOf(remarks ?? '')).toEqual(treeOf(rich.remarks));
    const now = Date.now() / 1000;
    expect(Math.abs(item.timecreated - now)).toBeLessThan(120);
    expect(item.timemodified).toBeGreaterThanOrEqual(item.timecreated);
  });

  it('leave out what is empty', async () => {
    const { person, database } = await scene();
    const nothing = { purpose: '<p>&nbsp;</p>', remarks: '<p></p>', phone: '  ', site: '' };
    const { fields } = await entry(await person.addEntry(database, { ...LEAST, ...nothing }));
    // Moodle's date field has no empty state: a new entry is dated today.
    const { verified_on, ...others } = fields;
    expect(Object.keys(others).sort()).toEqual(['category', 'name', 'state']);
    expect(verified_on).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it.each(['2026-01-01', '2026-12-31', '2028-02-29', '1999-07-14'])(
    'keep the day %s',
    async (day) => {
      const { person, database } = await scene();
      const { fields } = await entry(
        await person.addEntry(database, { ...LEAST, verified_on: day }),
      );
      expect(fields['verified_on']).toBe(day);
    },
  );

  it('lose a field that was emptied', async () => {
    const { person, database } = await scene();
    const id = await person.addEntry(database, { ...LEAST, phone: '02', site: 'https://a.fr/' });
    expect((await entry(id)).fields).toMatchObject({ phone: '02', site: 'https://a.fr/' });
    await person.editEntry(database, id, { phone: '', site: '' });
    const { fields } = await entry(id);
    expect(fields).not.toHaveProperty('phone');
    expect(fields).not.toHaveProperty('site');
    expect(fields).toHaveProperty('name', 'Habitat');
  });

  it('keep quotes, ampersands, emoji and every alphabet', async () => {
    const { person, database } = await scene();
    const name = `L'« été » & "Cie" 🏡👩🏽‍🚀 مرحبا שלום`;
    const purpose = '<p dir="rtl">مرحبا 🧭 &amp; à bientôt</p>';
    const { fields } = await entry(await person.addEntry(database, { ...LEAST, name, purpose }));
    expect(fields['name']).toBe(name);
    expect(treeOf(fields['purpose'] ?? '')).toEqual(treeOf(purpose));
  });

  it('hold no script, whatever was typed', async () => {
    const { person, database } = await scene();
    const script = '<script>alert(1)</script>';
    const id = await person.addEntry(database, {
      ...LEAST,
      name: `Nom ${script}`,
      purpose: `<p>Texte</p>${script}<img src="x" onerror="alert(1)">`,
    });
    const { fields } = await entry(id);
    expect(fields['name']).toContain('Nom');
    expect(fields['purpose']).toContain('Texte');
    expect(JSON.stringify(fields)).not.toMatch(/<script|onerror/);
  });

  it('may share a name', async () => {
    const { person, database } = await scene();
    const first = await person.addEntry(database, LEAST);
    const second = await person.addEntry(database, LEAST);
    expect(second).toBeGreaterThan(first);
    expect((await entry(first)).fields).toEqual((await entry(second)).fields);
  });

  it('of two megabytes come with their size and without their fields', async () => {
    const { person, database } = await scene();
    const remarks = `<p>${'Long texte. '.repeat(175_000)}</p>`;
    const from = await position(moodle);
    const id = await person.addEntry(database, { ...LEAST, remarks });
    const item = await entry(id);
    expect(item.fields).toEqual({});
    expect(item.oversize).toBeGreaterThanOrEqual(2_000_000);
    expect(item.oversize).toBeLessThan(2_300_000);
    expect(lastOf(await changesSince(moodle, from), 'entries', id)?.state).toEqual(item);
    await person.editEntry(database, id, { remarks: '<p>Court</p>' });
    expect(await entry(id)).toMatchObject({ oversize: null, fields: { name: 'Habitat' } });
  });

  it('just below the limit come whole', async () => {
    const { person, database } = await scene();
    const remarks = `<p>${'x'.repeat(260_000)}</p>`;
    const item = await entry(await person.addEntry(database, { ...LEAST, remarks }));
    expect(item.oversize).toBeNull();
    expect(item.fields['remarks']).toHaveLength(remarks.length);
  });

  it('outlive their author, who is told no more', async () => {
    const { who, person, database } = await scene();
    const id = await person.addEntry(database, LEAST);
    expect((await entry(id)).userid).toBe(who.id);
    await moodle.fixture.deleteUser(who.id);
    expect(await entry(id)).toMatchObject({ userid: null, fields: { name: 'Habitat' } });
  });

  it('may be edited by the next referent', async () => {
    const { space, who, person, database } = await scene();
    const id = await person.addEntry(database, LEAST);
    const successor = await referentOf(moodle, space);
    await successor.editEntry(database, id, { name: 'Repris' });
    expect(await entry(id)).toMatchObject({ userid: who.id, fields: { name: 'Repris' } });
  });

  it('of a deleted space are gone', async () => {
    const { space, person, database } = await scene();
    const id = await person.addEntry(database, LEAST);
    await moodle.fixture.deleteSpace(space.code);
    expect(await itemOf(moodle, 'entries', id)).toBeUndefined();
  });
});
