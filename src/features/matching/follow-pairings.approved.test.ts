import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import {
  follow,
  proposePairs,
  says,
  scene,
  states,
  tellCandidate,
  tellMentor,
} from '../../../test/support/pairings.ts';
import { moment } from '../../../test/support/told.ts';
import { pairingsNow } from './pairings-now.ts';

describeEachDatabase('approved pairings', ({ fresh }) => {
  it('are not accepted any more where a consent went in the same cycle', async () => {
    const db = await scene(await fresh());
    const [pairing] = (await proposePairs(db, [[1, 11]], moment())).added;
    await follow(db);
    await says(db, 'pairing', pairing!, 'accept');
    await follow(db);
    await says(db, 'pairing_candidate', pairing!, 'accept');
    await tellCandidate(db, 1, { mara_consents: '' });
    expect(await says(db, 'pairing_mentor', pairing!, 'accept')).toEqual(['pairings.lost']);
    expect(await states(db)).toEqual([[1, 'ended', 'consent']]);
    expect(await db('wish').where({ type: 'message' }).select()).toEqual([]);
  });

  it('tell the referent of a mentor who was silent twice', async () => {
    const db = await scene(await fresh());
    for (const days of [0, 30, 60]) {
      const [pairing] = (await proposePairs(db, [[1, 11]], moment(days))).added;
      await follow(db, days);
      const text = JSON.stringify(await db('wish').pluck('body'));
      expect(text.includes('deux dernières propositions')).toBe(days === 60);
      await says(db, 'pairing', pairing!, 'accept', { days });
      await follow(db, days);
      expect(await follow(db, days + 20)).toEqual([]);
      expect(await follow(db, days + 21)).toEqual([
        { key: 'pairings.ended', params: { count: 1 } },
      ]);
    }
    const tools = { db, clock: { now: () => moment(90).now } };
    expect((await pairingsNow(tools, 'mel')).silent).toEqual([11]);
    expect((await pairingsNow(tools, 'var')).silent).toEqual([]);
  });

  it('stand where a mentor offers fewer places than are taken, and it is told', async () => {
    const db = await scene(await fresh());
    await tellMentor(db, 11, { mara_capacity: '2' });
    const { added } = await proposePairs(
      db,
      [
        [1, 11],
        [2, 11],
      ],
      moment(),
    );
    await follow(db);
    for (const one of added) await says(db, 'pairing', one, 'accept');
    await tellMentor(db, 11, { mara_capacity: '1' });
    await follow(db);
    expect(await states(db)).toEqual([
      [1, 'approved', null],
      [2, 'approved', null],
    ]);
    const now = await pairingsNow({ db, clock: { now: () => moment().now } }, 'mel');
    expect(now.overbooked).toEqual([{ mentorId: 11, locked: 2, capacity: 1 }]);
  });
});
