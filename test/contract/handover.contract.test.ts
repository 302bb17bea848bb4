/** Entries the companion brings into a database once: from then on they belong to the people. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PieceToPut, PieceToRemove } from '../../src/moodle/pieces.ts';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import {
  aGroup,
  aGrouping,
  anEntry,
  changed,
  made,
  pieceOf,
  put,
  putOne,
  removal,
  standing,
} from './piece-steps.ts';
import type { Wish } from './piece-steps.ts';
import {
  changesSince,
  createSpace,
  itemOf,
  lastOf,
  newSpace,
  position,
  referentOf,
  snapshotPages,
  toldAtOnce,
  toldSince,
  tombstoneOf,
  unique,
} from './steps.ts';

const handedOver = (wish: Wish<'entry'>): Wish<'entry'> => ({
  ...wish,
  body: { ...wish.body, handover: true },
});

describe.each(moodles)('$name: entries handed over', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  async function entriesOf(space: string) {
    const pages = await snapshotPages(moodle, 'entries', { limit: 5000 });
    return pages.flatMap(({ items }) => items).filter((one) => one.space === space);
  }

  /** How a wish ends; no piece comes of it. */
  async function outcomeOf(wish: PieceToPut | PieceToRemove): Promise<string> {
    const { outcome, state } = await putOne(moodle, wish);
    expect(state).toBeNull();
    return outcome;
  }

  /** An entry handed over, and the referent whose it is now. */
  async function scene(fields: Record<string, string> = {}) {
    const space = await newSpace(moodle);
    const wish = handedOver(anEntry(space, fields));
    expect(await outcomeOf(wish)).toBe('created');
    const [entry] = await entriesOf(space.code);
    const id = entry!.id;
    const person = await referentOf(moodle, space);
    const database = space.databases.find(({ sheet }) => sheet === 'living_area')!.id;
    return {
      space,
      wish,
      id,
      entry: entry!,
      item: () => itemOf(moodle, 'entries', id),
      edit: (values: Record<string, string>) => person.editEntry(database, id, values),
      drop: () => person.deleteEntry(database, id),
    };
  }

  it('are told with their origin, and are no pieces', async () => {
    const space = await newSpace(moodle);
    const wish = handedOver(anEntry(space));
    const from = await position(moodle);
    const run = unique('run-');
    expect(await putOne(moodle, wish, run)).toEqual({
      outcome: 'created',
      message: '',
      state: null,
    });
    const [entry, ...others] = await entriesOf(space.code);
    expect(others).toEqual([]);
    const { key, source } = wish;
    expect(entry).toMatchObject({ approved: true, fields: wish.body.fields });
    expect(entry!.origin).toEqual({ key, source, edited: false });
    expect(await pieceOf(moodle, wish)).toBeUndefined();
    const told = await changesSince(moodle, from);
    expect(lastOf(told, 'entries', entry!.id)).toEqual({ run, state: entry });
    const pieces = told.flatMap(({ kind, state }) => (kind === 'pieces' ? [state] : []));
    expect(pieces).not.toContainEqual(expect.objectContaining({ key }));
  });

  it('stand beside entries of people, which have no origin', async () => {
    const space = await newSpace(moodle);
    const { id } = space.databases.find(({ sheet }) => sheet === 'living_area')!;
    const person = await referentOf(moodle, space);
    const fields = { category: 'Bailleur|Landlord', name: 'À nous', state: 'Brouillon|Draft' };
    const own = await person.addEntry(id, fields);
    const piece = await made(moodle, anEntry(space));
    for (const entry of [own, piece.objectid!])
      expect(await itemOf(moodle, 'entries', entry)).toMatchObject({ origin: null });
  });

  it('put again are unchanged, made once by six batches at a time', async () => {
    const space = await newSpace(moodle);
    const wish = handedOver(anEntry(space));
    const answers = await Promise.all(Array.from({ length: 6 }, () => putOne(moodle, wish)));
    const outcomes = answers.map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual(['created', ...Array<string>(5).fill('unchanged')]);
    const before = await entriesOf(space.code);
    expect(before).toHaveLength(1);
    expect(await outcomeOf(wish)).toBe('unchanged');
    expect(await entriesOf(space.code)).toEqual(before);
  });

  it('follow another source while nobody edited them, left-out fields emptied', async () => {
    const { space, wish, id, item } = await scene({ phone: '02' });
    const fields: Record<string, string> = { ...wish.body.fields, name: 'Autre nom' };
    delete fields['phone'];
    const next = changed(wish, { fields });
    const from = await position(moodle);
    expect(await outcomeOf(next)).toBe('updated');
    const { key, source } = next;
    const now = await item();
    expect(now).toMatchObject({ fields, origin: { key, source, edited: false } });
    expect(await toldAtOnce(moodle, from, 'entries', id)).toEqual(now);
    expect(await entriesOf(space.code)).toHaveLength(1);
    expect(await outcomeOf(next)).toBe('unchanged');
  });

  it('stay as the people have them once somebody edited them', async () => {
    const { wish, id, item, edit } = await scene({ verified_on: '2026-03-05' });
    const from = await position(moodle);
    await edit({ phone: '02 41' });
    const now = await toldAtOnce(moodle, from, 'entries', id);
    const { key, source } = wish;
    expect(now.origin).toEqual({ key, source, edited: true });
    expect(await outcomeOf(wish)).toBe('unchanged');
    const next = changed(wish, { fields: { ...wish.body.fields, commune: 'Angers' } });
    expect(await outcomeOf(next)).toBe('conflict');
    expect(await outcomeOf({ ...next, replaces: 'anything' })).toBe('conflict');
    expect(await item()).toEqual(now);
  });

  it('that somebody opened and saved untouched are nobody’s edit', async () => {
    const { wish, item, edit } = await scene({
      purpose: '<p>Un</p><p>Deux</p>',
      verified_on: '2026-03-05',
    });
    await edit({});
    expect((await item())?.origin?.edited).toBe(false);
    const next = changed(wish, { fields: { ...wish.body.fields, commune: 'Angers' } });
    expect(await outcomeOf(next)).toBe('updated');
  });

  it('that people brought to what is wished are taken as they are', async () => {
    // Moodle's form knows no empty day: it would write today's.
    const { wish, item, edit } = await scene({ verified_on: '2026-03-05' });
    await edit({ phone: '02 41' });
    const same = changed(wish, { fields: { ...wish.body.fields, phone: '02 41' } });
    expect(await outcomeOf(same)).toBe('unchanged');
    const { key, source } = same;
    expect((await item())?.origin).toEqual({ key, source, edited: false });
  });

  it('that people deleted are gone, until their key is forgotten', async () => {
    const { space, wish, id, drop } = await scene();
    const from = await position(moodle);
    await drop();
    await tombstoneOf(moodle, from, 'entries', id);
    expect(await outcomeOf(wish)).toBe('gone');
    expect(await outcomeOf(changed(wish, {}))).toBe('gone');
    expect(await entriesOf(space.code)).toEqual([]);
    expect(await outcomeOf(removal(wish))).toBe('removed');
    expect(await outcomeOf(wish)).toBe('created');
    expect(await entriesOf(space.code)).toHaveLength(1);
  });

  it('that a reset of the course took are gone like deleted ones', async () => {
    const { space, wish, id } = await scene();
    const from = await position(moodle);
    await moodle.fixture.resetSpace(space.code);
    await tombstoneOf(moodle, from, 'entries', id);
    expect(await outcomeOf(wish)).toBe('gone');
  });

  it('that people deleted are made again where that is said', async () => {
    const { space, wish, id, drop } = await scene();
    await drop();
    expect(await outcomeOf({ ...wish, replaces: 'gone' })).toBe('created');
    const [again] = await entriesOf(space.code);
    expect(again?.id).not.toBe(id);
    const { key, source } = wish;
    expect(again?.origin).toEqual({ key, source, edited: false });
  });

  it('are taken away while nobody edited them', async () => {
    const { wish, id } = await scene();
    const from = await position(moodle);
    expect(await outcomeOf(removal(wish))).toBe('removed');
    await tombstoneOf(moodle, from, 'entries', id);
    expect(await outcomeOf(removal(wish))).toBe('removed');
  });

  it('are let go, not taken away, once somebody edited them', async () => {
    const { space, wish, id, item, edit } = await scene();
    await edit({ phone: '02 41' });
    const before = await item();
    const from = await position(moodle);
    expect(await outcomeOf(removal(wish))).toBe('released');
    expect(await item()).toEqual({ ...before, origin: null });
    expect(await toldSince(moodle, from, 'entries', id)).toMatchObject({ origin: null });
    expect(await outcomeOf(removal(wish))).toBe('removed');
    expect(await outcomeOf(wish)).toBe('created');
    expect(await entriesOf(space.code)).toHaveLength(2);
  });

  it('lose their origin with no event when their course goes', async () => {
    const { space, wish } = await scene();
    await moodle.fixture.deleteSpace(space.code);
    expect(await outcomeOf(removal(wish))).toBe('removed');
    await createSpace(moodle, { code: space.code, name: space.name });
    expect(await outcomeOf(wish)).toBe('created');
  });

  it('come 200 in a batch, each with its origin', async () => {
    const space = await newSpace(moodle);
    const wishes = Array.from({ length: 200 }, (_, at) =>
      handedOver(anEntry(space, { name: `Fiche ${at}` })),
    );
    for (const expected of ['created', 'unchanged']) {
      const results = await put(moodle, wishes);
      expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set([expected]));
      expect(results.filter(({ state }) => state !== null)).toEqual([]);
    }
    const entries = await entriesOf(space.code);
    expect(entries.map(({ origin }) => origin)).toEqual(
      wishes.map(({ key, source }) => ({ key, source, edited: false })),
    );
    expect(entries.map(({ fields }) => fields)).toEqual(wishes.map(({ body }) => body.fields));
  });

  it('fail alone where a field is wrong', async () => {
    const space = await newSpace(moodle);
    const wrong = handedOver(anEntry(space, { category: 'Boulangerie' }));
    const results = await put(moodle, [wrong, handedOver(anEntry(space))]);
    expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'created']);
    expect(results[0]?.reason?.errorcode).toBe('invalidbody');
    expect(results[0]?.reason?.message).toContain('fields.category');
    expect(await entriesOf(space.code)).toHaveLength(1);
  });

  it('never take the key of a piece', async () => {
    const space = await newSpace(moodle);
    for (const piece of [aGroup(space, []), anEntry(space)]) {
      const before = await made(moodle, piece as Wish<'entry'>);
      const wish = handedOver({ ...anEntry(space), key: piece.key });
      expect((await putOne(moodle, wish)).outcome).toBe('failed: othertype');
      expect(await standing(moodle, piece as Wish<'entry'>)).toEqual(before);
    }
  });

  it('leave their key to no piece', async () => {
    const { space, wish, item } = await scene();
    const before = await item();
    const { key } = wish;
    const others: (PieceToPut | PieceToRemove)[] = [
      { ...anEntry(space), key },
      { ...wish, body: { ...wish.body, handover: false } },
      { ...aGrouping(space), key },
      removal({ key, type: 'grouping' }),
    ];
    for (const other of others) expect(await outcomeOf(other)).toBe('failed: othertype');
    expect(await item()).toEqual(before);
  });
});
