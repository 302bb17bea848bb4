import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import {
  answer,
  DAY,
  entry,
  moment,
  NOW,
  tell,
  tellReferent,
  tellSpace,
  untell,
} from '../../../test/support/told.ts';
import type { Db } from '../../db/index.ts';
import { takeAnswers } from '../asks/index.ts';
import { type Wish, wishesOf } from '../wishes/index.ts';
import { campaignsNow, startCampaign } from './campaign.ts';
import { dueAnswers, duplicateAnswers, followEdits, upkeep } from './index.ts';

const OLD = '2025-10-01';
const fields = (name: string, more: Record<string, string> = {}) => ({
  name,
  category: 'Bailleur',
  state: 'À publier',
  commune: 'Angers',
  verified_on: '2026-11-01',
  ...more,
});

describeEachDatabase('the sheets of a space', ({ fresh }) => {
  const opened = async (sheets: Record<string, string>[]): Promise<Db> => {
    const db = await fresh();
    await tellSpace(db, 'mel');
    await tellReferent(db, 41, ['mel']);
    await tell(
      db,
      'entries',
      sheets.map((one, at) => entry(at + 1, 'living_area', one)),
    );
    return db;
  };
  const look = (db: Db, days = 0) =>
    db.transaction((tx) => upkeep({ sources: [], quiet: null }).react(tx, moment(days)));
  const answered = async (db: Db, key: string, choice: string, id: number, days = 0) => {
    await tell(db, 'answers', [answer(key, choice, { id, timeanswered: NOW + days * DAY })]);
    const take = takeAnswers([dueAnswers, duplicateAnswers]);
    return await db.transaction((tx) => take.react(tx, moment(days)));
  };
  const wishesFor = async <T extends Wish['type']>(db: Db, type: T) =>
    (await wishesOf(db, 'mel')).filter(
      (wish): wish is Extract<Wish, { type: T }> => wish.type === type,
    );
  const keysOf = async (db: Db, purpose: string) =>
    (await wishesFor(db, 'ask')).map(({ key }) => key).filter((key) => key.includes(purpose));

  it('are asked about five questions at a time in a campaign', async () => {
    const names = Array.from({ length: 63 }, (_, n) => fields(`Bailleur ${n}`));
    const db = await opened(names);
    const clock = { now: () => NOW * 1000 };
    await startCampaign(
      { db, clock, newId: () => 'c1' },
      { space: 'mel', families: ['living_area'], olderThan: null, by: null },
    );
    expect(await look(db)).toEqual([]);
    await look(db);
    const keys = await keysOf(db, 'freshness');
    expect(keys).toHaveLength(5);
    expect(await campaignsNow(db)).toMatchObject([{ asked: 50, left: 13 }]);
    await answered(db, keys[0]!, 'all', 1);
    await look(db);
    expect(await keysOf(db, 'freshness')).toHaveLength(5);
    expect(await campaignsNow(db)).toMatchObject([{ answered: 10, asked: 50, left: 3 }]);
  });

  it('that look alike are three questions at the most, and one that is seen to rests a month', async () => {
    const twice = Array.from({ length: 8 }, (_, n) => fields(`Caf ${n >> 1}`));
    const db = await opened(twice);
    await look(db);
    const first = await keysOf(db, 'duplicate');
    expect(first).toHaveLength(3);
    await answered(db, first[0]!, 'mine', 1);
    await look(db);
    const next = await keysOf(db, 'duplicate');
    expect(next).toHaveLength(3);
    expect(next).not.toContain(first[0]);
    await answered(db, next[0]!, 'different', 2);
    await look(db, 31);
    const decided: unknown = await db('not_duplicate').whereNull('until').first();
    expect(decided).toMatchObject({ decided_by: 'Odile Rivet 41' });
    expect(await keysOf(db, 'duplicate')).toHaveLength(3);
  });

  it('are verified by the day alone where the form has no field for who did', async () => {
    const db = await opened([fields('Bailleur', { verified_on: OLD })]);
    await look(db);
    const [key] = await keysOf(db, 'freshness');
    await answered(db, key!, 'same', 1);
    const [wish] = await wishesFor(db, 'entry_edit');
    expect(wish?.body).toEqual({
      entry: 1,
      was: { verified_on: OLD, verified_by: '' },
      fields: { verified_on: '2026-11-22', verified_by: 'Odile Rivet 41' },
    });
    const refuse = (key = '') =>
      db('set_aside').insert({
        kind: 'put',
        object: key,
        source: 's',
        message: JSON.stringify({ key: 'upkeep.space' }),
        mark: 'm',
      });
    await refuse(wish?.key);
    const follow = () => db.transaction((tx) => followEdits.react(tx, moment()));
    expect(await follow()).toEqual([]);
    expect(await follow()).toEqual([]);
    const [second] = await wishesFor(db, 'entry_edit');
    expect(second?.body).toEqual({
      entry: 1,
      was: { verified_on: OLD },
      fields: { verified_on: '2026-11-22' },
    });
    await refuse(second?.key);
    expect(await follow()).toMatchObject([{ key: 'upkeep.edit.refused' }]);
    expect(await wishesFor(db, 'entry_edit')).toEqual([]);
    // Nobody is asked again at once.
    await look(db);
    expect(await keysOf(db, 'freshness')).toEqual([]);
    await look(db, 8);
    expect(await keysOf(db, 'freshness')).toHaveLength(1);
  });

  it('take along what was remembered of them', async () => {
    const db = await opened([fields('Caf'), fields('Caf')]);
    await look(db);
    const [key] = await keysOf(db, 'duplicate');
    await answered(db, key!, 'different', 1);
    expect(await db('not_duplicate').select()).toHaveLength(1);
    await untell(db, 'entries', [2]);
    await look(db);
    expect(await db('not_duplicate').select()).toEqual([]);
    expect(await db('known_referent').select()).toHaveLength(1);
    await db('space').where({ code: 'mel' }).delete();
    await look(db);
    expect(await db('known_referent').select()).toEqual([]);
  });

  it('are left alone where nothing stirred', async () => {
    const db = await opened([fields('Bailleur', { verified_on: OLD })]);
    const still = { ...moment(), stirred: new Set<string>() };
    await db.transaction((tx) => upkeep({ sources: [], quiet: null }).react(tx, still));
    expect(await keysOf(db, 'freshness')).toEqual([]);
  });
});
