import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import { askPiece, moment, NOW, tell, tellSpace, untell } from '../../../test/support/told.ts';
import type { Db } from '../../db/index.ts';
import { eraseWishes, makeWish, takeBack, wishSource } from './index.ts';

const EVENT = {
  name: 'Rencontre à Angers 🌊',
  description: '<p>À 18 h.</p>',
  location: 'Angers',
  start: NOW,
  duration: 7200,
  group: null,
};
const event = (more: object = {}, key = 'mel/event/9') => ({
  key,
  name: 'Rencontre',
  type: 'event' as const,
  body: { ...EVENT, ...more },
});

describeEachDatabase('wishes', ({ fresh }) => {
  const wished = async (db: Db, space = 'mel') => {
    const question = { space, now: NOW * 1000, published: new Set<string>() };
    return (await wishSource.desired(db, question)).pieces;
  };
  const withSpaces = async (): Promise<Db> => {
    const db = await fresh();
    await tellSpace(db, 'mel');
    await tellSpace(db, 'var');
    return db;
  };

  it('stand for their own space, once, and as last asked for', async () => {
    const db = await withSpaces();
    await makeWish(db, event(), moment());
    await makeWish(db, event(), moment(1));
    expect(await wished(db)).toEqual([event()]);
    expect(await wished(db, 'var')).toEqual([]);
    expect(
      await db('wish')
        .pluck('asked_at')
        .then((all: unknown[]) => all.map(Number)),
    ).toEqual([NOW * 1000]);
    await makeWish(db, event({ location: 'Saumur' }), moment(2));
    expect(await wished(db)).toEqual([event({ location: 'Saumur' })]);
  });

  it('are kept or lost with what they come from', async () => {
    const db = await withSpaces();
    const failed = db.transaction(async (tx) => {
      await makeWish(tx, event(), moment());
      throw new Error('the use case failed');
    });
    await expect(failed).rejects.toThrow('the use case failed');
    expect(await wished(db)).toEqual([]);
  });

  it('say what is wrong with them, and keep what was asked for before', async () => {
    const db = await withSpaces();
    await makeWish(db, event(), moment());
    await expect(makeWish(db, event({ duration: -1 }), moment())).rejects.toMatchObject({
      told: { key: 'wishes.field.small', params: { key: 'mel/event/9', field: 'duration' } },
    });
    await expect(makeWish(db, event({}, 'nulle-part/event/9'), moment())).rejects.toMatchObject({
      told: { key: 'wishes.space', params: { space: 'nulle-part' } },
    });
    await expect(
      makeWish(
        db,
        { key: 'mel/event/9', name: 'A', type: 'grouping', body: { name: 'A' } },
        moment(),
      ),
    ).rejects.toMatchObject({ told: { key: 'wishes.otherType' } });
    expect(await wished(db)).toEqual([event()]);
  });

  it('are taken back by their key', async () => {
    const db = await withSpaces();
    await makeWish(db, event(), moment());
    expect(await takeBack(db, 'mel/event/9')).toBe(true);
    expect(await takeBack(db, 'mel/event/9')).toBe(false);
    expect(await wished(db)).toEqual([]);
  });

  it('are erased 30 days after their end, and with their space', async () => {
    const db = await withSpaces();
    await makeWish(db, event(), moment());
    const message = {
      key: 'mel/message/1',
      name: 'Bienvenue',
      type: 'message' as const,
      body: { userid: 41, subject: { fr: 'Bienvenue' }, text: { fr: '<p>…</p>' }, link: null },
    };
    await makeWish(db, message, moment());
    await makeWish(db, event({}, 'var/event/1'), moment());
    const sent = { status: 'sent', sent: NOW } as const;
    await tell(db, 'pieces', [
      { ...askPiece('mel/message/1'), type: 'message', state: 'closed', detail: sent },
      { ...askPiece('mel/event/9'), id: 2, type: 'event', detail: {} },
    ]);
    await eraseWishes.react(db, moment(29));
    expect((await wished(db)).map(({ key }) => key)).toEqual(['mel/event/9', 'mel/message/1']);
    await eraseWishes.react(db, moment(30));
    expect((await wished(db)).map(({ key }) => key)).toEqual(['mel/event/9']);
    expect(await wished(db, 'var')).toHaveLength(1);
    const gone: { id: number }[] = await db('space').where({ code: 'var' }).select('id');
    await untell(
      db,
      'spaces',
      gone.map(({ id }) => id),
    );
    await eraseWishes.react(db, moment(30));
    expect(await db('wish').pluck('key')).toEqual(['mel/event/9']);
  });
});
