/** Entries the companion writes into a database of the space, and the referent mends. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import { anEntry, changed, made, putOne, removal, standing } from './piece-steps.ts';
import {
  changesSince,
  itemOf,
  lastOf,
  newSpace,
  position,
  referentOf,
  toldAtOnce,
  tombstoneOf,
  unique,
} from './steps.ts';

describe.each(moodles)('$name: entries of the companion', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  /** An entry of ours, and the referent who may edit it at a browser. */
  async function scene(fields: Record<string, string> = {}) {
    const space = await newSpace(moodle);
    const wish = anEntry(space, fields);
    const { id, objectid } = await made(moodle, wish);
    const person = await referentOf(moodle, space);
    const database = space.databases.find(({ sheet }) => sheet === 'living_area')!.id;
    const edit = (values: Record<string, string>) => person.editEntry(database, objectid!, values);
    const drop = () => person.deleteEntry(database, objectid!);
    return { space, wish, id, entry: objectid!, database, person, edit, drop };
  }

  it('stand in the database with every field by its code, approved', async () => {
    const fields = {
      purpose: '<p>Se <strong>loger</strong></p>',
      address: '4 rue de la Rame',
      phone: '02 41 23 57 57',
      mail: 'contact@exemple.fr',
      site: 'https://www.exemple.fr/a?b=c',
      verified_on: '2026-03-05',
    };
    const { space, wish, entry, database } = await scene(fields);
    const item = await itemOf(moodle, 'entries', entry);
    expect(item).toMatchObject({ space: space.code, sheet: 'living_area', databaseid: database });
    expect(item).toMatchObject({ approved: true, fields: wish.body.fields });
    expect(Object.keys(item!.fields).sort()).toEqual(Object.keys(wish.body.fields).sort());
  });

  it('are told as the run’s own, and read by the referent', async () => {
    const space = await newSpace(moodle);
    const wish = anEntry(space);
    const from = await position(moodle);
    const run = unique('run-');
    const { objectid } = (await putOne(moodle, wish, run)).state!;
    const told = lastOf(await changesSince(moodle, from), 'entries', objectid!);
    expect(told).toMatchObject({ run, state: { fields: wish.body.fields } });
    const person = await referentOf(moodle, space);
    const page = await person.open(`/mod/data/view.php?d=${told!.state!.databaseid}`);
    expect(page.html).toContain(wish.body.fields['name']);
  });

  it('follow the body while nobody edited them, left-out fields emptied', async () => {
    const { wish, entry } = await scene({ phone: '02' });
    const fields: Record<string, string> = { ...wish.body.fields, name: 'Autre nom' };
    delete fields['phone'];
    expect((await putOne(moodle, changed(wish, { fields }))).outcome).toBe('updated');
    expect((await itemOf(moodle, 'entries', entry))?.fields).toEqual(fields);
  });

  it('that a referent opened and saved untouched stay ours', async () => {
    const { wish, edit } = await scene({
      purpose: '<p>Un</p><p>Deux</p>',
      verified_on: '2026-03-05',
    });
    await edit({});
    expect(await standing(moodle, wish)).toMatchObject({ edited: false, text: null });
    expect((await putOne(moodle, wish)).outcome).toBe('unchanged');
  });

  it('that a referent edited are theirs, until that very edit is named', async () => {
    const { wish, id, edit } = await scene();
    const from = await position(moodle);
    await edit({ phone: '02 41' });
    const told = await toldAtOnce(moodle, from, 'pieces', id);
    expect(told).toMatchObject({ edited: true, text: expect.stringMatching(/^.{1,64}$/) });
    const next = changed(wish, { fields: { ...wish.body.fields, commune: 'Angers' } });
    const refused = await putOne(moodle, next);
    expect(refused).toMatchObject({ outcome: 'conflict', state: { offered: next.source } });
    await edit({ phone: '02 42' });
    const stale = await putOne(moodle, { ...next, replaces: told.text! });
    expect(stale.outcome).toBe('conflict');
    const { text } = await standing(moodle, wish);
    const done = await putOne(moodle, { ...next, replaces: text! });
    expect(done.outcome).toBe('updated');
    expect(done.state).toMatchObject({ edited: false, text: null, offered: null });
    const { fields } = (await itemOf(moodle, 'entries', done.state!.objectid!))!;
    expect(fields).toEqual(next.body.fields);
  });

  it('that a referent edited are removed only by naming that edit', async () => {
    const { wish, entry, edit } = await scene();
    await edit({ phone: '02 41' });
    const refused = await putOne(moodle, removal(wish));
    expect(refused).toMatchObject({ outcome: 'conflict', state: { offered: 'remove' } });
    const { text } = await standing(moodle, wish);
    const from = await position(moodle);
    expect((await putOne(moodle, removal(wish, text!))).outcome).toBe('removed');
    await tombstoneOf(moodle, from, 'entries', entry);
  });

  it('are ours again where a referent wrote what was wished', async () => {
    // Moodle's form knows no empty day: it would write today's.
    const { wish, edit } = await scene({ verified_on: '2026-03-05' });
    await edit({ phone: '02 41' });
    const same = changed(wish, { fields: { ...wish.body.fields, phone: '02 41' } });
    const { outcome, state } = await putOne(moodle, same);
    expect(outcome).toBe('unchanged');
    expect(state).toMatchObject({ edited: false, source: same.source });
  });

  it('that a referent deleted are not made again, until that is said', async () => {
    const { wish, id, entry, drop } = await scene();
    const from = await position(moodle);
    await drop();
    expect(await toldAtOnce(moodle, from, 'pieces', id)).toMatchObject({ state: 'gone' });
    expect((await putOne(moodle, wish)).outcome).toBe('gone');
    const again = await putOne(moodle, { ...wish, replaces: 'gone' });
    expect(again).toMatchObject({ outcome: 'created', state: { id, state: 'live' } });
    expect(again.state?.objectid).not.toBe(entry);
  });

  it.each([
    ['category', 'without a required menu', { category: '' }],
    ['category', 'with an option there is not', { category: 'Boulangerie' }],
    ['name', 'without a required text', { name: '' }],
    ['site', 'with a broken address', { site: 'pas une adresse' }],
    ['site', 'with an address that runs', { site: 'javascript:alert(1)' }],
    ['verified_on', 'with a day there is not', { verified_on: '2026-02-30' }],
    ['nonsense', 'with a field there is not', { nonsense: 'x' }],
  ])('are refused for the field %s %s', async (code, _, fields) => {
    const { outcome, message } = await putOne(moodle, anEntry(await newSpace(moodle), fields));
    expect(outcome).toBe('failed: invalidbody');
    expect(message).toContain(code);
  });

  it('are refused for a sheet the space has not', async () => {
    const wish = anEntry(await newSpace(moodle));
    wish.body.sheet = 'nonsense';
    expect((await putOne(moodle, wish)).outcome).toBe('failed: unknownsheet');
  });

  it('lose what may not stand in a page', async () => {
    const purpose = '<p>Bonjour</p><script>alert("volé")</script>';
    const { entry, wish } = await scene({ purpose });
    expect((await itemOf(moodle, 'entries', entry))?.fields['purpose']).not.toContain('script');
    expect((await putOne(moodle, wish)).outcome).toBe('unchanged');
  });
});
