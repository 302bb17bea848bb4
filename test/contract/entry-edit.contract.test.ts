/** Fields of an entry that stands, changed once, whoever made the entry. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BodyOf, PieceToPut } from '../../src/moodle/pieces.ts';
import type { SpaceItem } from '../../src/moodle/wire.ts';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import { entryControls } from '../support/person.ts';
import { anEntry, made, pieceOf, put, putOne, removal, standing } from './piece-steps.ts';
import type { Wish } from './piece-steps.ts';
import {
  atBrowser,
  changesSince,
  enrolled,
  itemOf,
  lastOf,
  newSpace,
  position,
  snapshotPages,
  unique,
} from './steps.ts';

type Edit = Wish<'entry_edit'>;
type Texts = Record<string, string>;

/** The wish to change one entry of the space. */
const anEdit = (space: SpaceItem, entry: number, was: Texts, fields: Texts): Edit => ({
  key: `${space.code}/edit/${unique('')}`,
  type: 'entry_edit',
  source: unique('s'),
  body: { entry, was, fields },
});

describe.each(moodles)('$name: edits of entries', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  const sheetOf = (space: SpaceItem) =>
    space.databases.find(({ sheet }) => sheet === 'living_area')!.id;

  /** An entry that a referent wrote; Moodle's form gives it a day. */
  async function scene() {
    const space = await newSpace(moodle);
    const author = await enrolled(moodle, space, 'referent');
    const person = await atBrowser(moodle, author);
    const database = sheetOf(space);
    const values = {
      category: 'Bailleur|Landlord',
      name: 'Angers Habitat',
      phone: '02 41 00',
      verified_on: '2025-11-02',
      state: 'À publier|To publish',
    };
    const entry = await person.addEntry(database, values);
    const told = await itemOf(moodle, 'entries', entry);
    return {
      space,
      author,
      entry,
      told: told!,
      item: async () => (await itemOf(moodle, 'entries', entry))!,
      edit: (change: Texts) => person.editEntry(database, entry, change),
      open: () => person.follow(`/mod/data/edit.php?d=${database}&rid=${entry}`),
      send: (page: Awaited<ReturnType<typeof person.open>>, change: Texts) =>
        person.submitForm(page, 'rid', entryControls(page, change), 'saveandview'),
      wish: (was: Texts, fields: Texts) => anEdit(space, entry, was, fields),
    };
  }

  /** What came of a wish that was carried out: the status of its piece. */
  async function statusOf(wish: PieceToPut, run?: string): Promise<string> {
    const { outcome, message, state } = await putOne(moodle, wish, run);
    expect([outcome, message]).toEqual(['created', '']);
    const { entry } = wish.body as BodyOf<'entry_edit'>;
    expect(state).toMatchObject({ type: 'entry_edit', state: 'closed', source: wish.source });
    expect(state).toMatchObject({ objectid: null, url: null, offered: null, edited: false });
    expect(state?.detail).toMatchObject({ entry });
    return (state as { detail: { status: string } }).detail.status;
  }

  it('are done once, and told with the entry, whose author stays', async () => {
    const { author, entry, told, item, wish } = await scene();
    const edit = wish({ verified_on: '2025-11-02' }, { verified_on: '2026-11-22' });
    const from = await position(moodle);
    const run = unique('run-');
    expect(await statusOf(edit, run)).toBe('done');
    const now = await item();
    const fields = { ...told.fields, verified_on: '2026-11-22' };
    expect(now).toMatchObject({ fields, userid: author.id, timecreated: told.timecreated });
    expect(now).toMatchObject({ approved: true, origin: null });
    const changes = await changesSince(moodle, from);
    expect(lastOf(changes, 'entries', entry)).toEqual({ run, state: now });
    const piece = await standing(moodle, edit);
    expect(lastOf(changes, 'pieces', piece.id)).toEqual({ run, state: piece });
    expect(piece.detail).toEqual({ status: 'done', entry });
  });

  it('are never carried out a second time', async () => {
    const { item, edit, wish } = await scene();
    const change = wish({ phone: '02 41 00' }, { phone: '02 41 11' });
    expect(await statusOf(change)).toBe('done');
    await edit({ phone: '02 41 00' });
    const before = await item();
    const { outcome, state } = await putOne(moodle, change);
    expect(outcome).toBe('closed');
    expect(state).toMatchObject({ detail: { status: 'done' } });
    const other = { ...change, source: unique('s') };
    expect((await putOne(moodle, other)).outcome).toBe('closed');
    expect(await item()).toEqual(before);
  });

  it('put by six batches at once are done by one', async () => {
    const { item, wish } = await scene();
    const change = wish({ phone: '02 41 00' }, { phone: '02 41 11' });
    const answers = await Promise.all(Array.from({ length: 6 }, () => putOne(moodle, change)));
    const outcomes = answers.map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual([...Array<string>(5).fill('closed'), 'created']);
    expect((await item()).fields['phone']).toBe('02 41 11');
  });

  it('change several fields, fill an empty one and empty a full one', async () => {
    const { told, item, wish } = await scene();
    const was = { phone: '02 41 00', commune: '', purpose: '', site: '' };
    const fields = {
      phone: '',
      commune: 'Angers',
      purpose: '<p>Se <strong>loger</strong></p>',
      site: 'https://www.exemple.fr/a?b=c',
    };
    expect(await statusOf(wish(was, fields))).toBe('done');
    const expected: Texts = { ...told.fields, ...fields };
    delete expected['phone'];
    expect((await item()).fields).toEqual(expected);
  });

  it('give way, whole, to whoever changed one of the fields meanwhile', async () => {
    const { item, edit, wish } = await scene();
    const change = wish(
      { phone: '02 41 00', commune: '' },
      { phone: '02 41 11', commune: 'Angers' },
    );
    await edit({ commune: 'Saumur' });
    const before = await item();
    expect(await statusOf(change)).toBe('superseded');
    expect(await item()).toEqual(before);
    expect((await putOne(moodle, change)).outcome).toBe('closed');
  });

  it('do not mind what somebody changed in other fields', async () => {
    const { item, edit, wish } = await scene();
    await edit({ commune: 'Saumur' });
    expect(await statusOf(wish({ phone: '02 41 00' }, { phone: '02 41 11' }))).toBe('done');
    expect((await item()).fields).toMatchObject({ commune: 'Saumur', phone: '02 41 11' });
  });

  it('are done where the fields are as wished already, and write nothing', async () => {
    const { item, edit, wish } = await scene();
    await edit({ phone: '02 41 11' });
    const before = await item();
    expect(await statusOf(wish({ phone: '02 41 00' }, { phone: '02 41 11' }))).toBe('done');
    expect(await item()).toEqual(before);
  });

  it('take a text that an editor wrote another way for the same', async () => {
    const { item, edit, wish } = await scene();
    await edit({ purpose: '<p>Un</p><p>Deux</p>' });
    const { purpose } = (await item()).fields;
    await edit({ purpose: '<p>Un</p>\n\n<p>Deux</p>\n' });
    expect(await statusOf(wish({ purpose: purpose! }, { purpose: '<p>Trois</p>' }))).toBe('done');
    expect((await item()).fields['purpose']).toBe('<p>Trois</p>');
  });

  it('are lost where the entry was deleted, is of another space, or never was', async () => {
    const { space, entry, told } = await scene();
    const elsewhere = await newSpace(moodle);
    const texts = [{ phone: '02 41 00' }, { phone: '02 41 11' }] as const;
    expect(await statusOf(anEdit(elsewhere, entry, ...texts))).toBe('lost');
    expect(await itemOf(moodle, 'entries', entry)).toEqual(told);
    const own = anEntry(space);
    const { objectid } = await made(moodle, own);
    await put(moodle, [removal(own)]);
    expect(await statusOf(anEdit(space, objectid!, ...texts))).toBe('lost');
    expect(await statusOf(anEdit(space, 2_000_000_000, ...texts))).toBe('lost');
  });

  const WRONG: [string, string, Texts, Texts][] = [
    ['fields.category', 'an option there is not', { category: '' }, { category: 'Boulangerie' }],
    ['fields.name', 'a required text emptied', { name: '' }, { name: '' }],
    ['fields.site', 'a broken address', { site: '' }, { site: 'pas une adresse' }],
    ['fields.site', 'an address that runs', { site: '' }, { site: 'javascript:alert(1)' }],
    ['fields.verified_on', 'no day', { verified_on: '' }, { verified_on: '2026-02-30' }],
    ['fields.nonsense', 'a field there is not', { nonsense: '' }, { nonsense: 'x' }],
    ['fields', 'nothing to change', {}, {}],
    ['was', 'a former text of another field', { phone: '', hours: '' }, { phone: '02' }],
  ];
  it.each(WRONG)('fail naming %s with %s, and leave no piece', async (name, _, was, fields) => {
    const { told, item, wish } = await scene();
    const given = Object.fromEntries(
      Object.keys(was).map((code) => [code, told.fields[code] ?? '']),
    );
    const change = wish(given, fields);
    const { outcome, message, state } = await putOne(moodle, change);
    expect(outcome).toBe('failed: invalidbody');
    expect(message).toContain(name);
    expect(state).toBeNull();
    expect(await pieceOf(moodle, change)).toBeUndefined();
    expect(await item()).toEqual(told);
  });

  it('fail without the former text of a field', async () => {
    const { told, item, wish } = await scene();
    const { outcome } = await putOne(moodle, wish({}, { phone: '02' }));
    expect(outcome).toBe('failed: invalidbody');
    expect(await item()).toEqual(told);
  });

  it('write nothing that may not stand in a page', async () => {
    const { item, wish } = await scene();
    const purpose = '<p>Bonjour</p><script>alert("volé")</script>';
    expect(await statusOf(wish({ purpose: '' }, { purpose }))).toBe('done');
    expect((await item()).fields['purpose']).not.toContain('script');
  });

  it('lose to whoever has the form open and saves it later', async () => {
    const { item, open, send, wish } = await scene();
    const page = await open();
    expect(await statusOf(wish({ phone: '02 41 00' }, { phone: '02 41 11' }))).toBe('done');
    await send(page, { commune: 'Saumur' });
    expect((await item()).fields).toMatchObject({ commune: 'Saumur', phone: '02 41 00' });
    const late = wish({ phone: '02 41 11' }, { phone: '02 41 22' });
    expect(await statusOf(late)).toBe('superseded');
  });

  it('count as an edit of an entry of ours, and of one handed over', async () => {
    const space = await newSpace(moodle);
    const own = anEntry(space, { phone: '02 41 00' });
    const { objectid } = await made(moodle, own);
    const texts = [{ phone: '02 41 00' }, { phone: '02 41 11' }] as const;
    expect(await statusOf(anEdit(space, objectid!, ...texts))).toBe('done');
    expect(await standing(moodle, own)).toMatchObject({ edited: true });

    const other = await newSpace(moodle);
    const plain = anEntry(other, { phone: '02 41 00' });
    const given = { ...plain, body: { ...plain.body, handover: true } };
    await put(moodle, [given]);
    const pages = await snapshotPages(moodle, 'entries', { limit: 5000 });
    const told = pages.flatMap(({ items }) => items);
    const entry = told.find(({ origin }) => origin?.key === given.key)!.id;
    expect(await statusOf(anEdit(other, entry, ...texts))).toBe('done');
    expect(await itemOf(moodle, 'entries', entry)).toMatchObject({ origin: { edited: true } });
  });

  it('are forgotten when they are removed; the entry stays as it is', async () => {
    const { item, wish } = await scene();
    const change = wish({ phone: '02 41 00' }, { phone: '02 41 11' });
    await statusOf(change);
    const before = await item();
    expect(await putOne(moodle, removal(change))).toMatchObject({
      outcome: 'removed',
      state: null,
    });
    expect(await pieceOf(moodle, change)).toBeUndefined();
    expect(await item()).toEqual(before);
  });
});
