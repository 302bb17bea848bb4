import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import {
  asked,
  follow,
  noted,
  proposePairs,
  says,
  scene,
  states,
  tellCandidate,
  tellMentor,
} from '../../../test/support/pairings.ts';
import { askPiece, moment, NOW, tell, untell } from '../../../test/support/told.ts';
import { pairingsOf } from './pairing-store.ts';

describeEachDatabase('pairings that end', ({ fresh }) => {
  it('leave the candidate waiting again, whether they had begun or not', async () => {
    const db = await scene(await fresh());
    const [pairing] = (await proposePairs(db, [[1, 11]], moment())).added;
    await follow(db);
    await says(db, 'pairing', pairing!, 'accept');
    await follow(db);
    await says(db, 'pairing_mentor', pairing!, 'refuse_busy');
    expect(await noted(db, 1)).toEqual(['mentor_proposed', 'mentor_lost']);
    await tellMentor(db, 12);
    await proposePairs(db, [[2, 12]], moment());
    await db('pairing').where({ candidate_id: 2 }).update({ state: 'active', active_at: 1 });
    await untell(db, 'people', [12]);
    await follow(db);
    expect(await noted(db, 2)).toEqual(['mentor_proposed', 'mentor_lost']);
  });

  it('of whoever left note nothing more', async () => {
    const db = await scene(await fresh());
    await proposePairs(db, [[1, 11]], moment());
    await untell(db, 'people', [1]);
    await follow(db);
    expect(await states(db)).toEqual([[1, 'ended', 'gone']]);
    expect(await noted(db, 1)).toEqual(['mentor_proposed']);
  });

  it('leave no answered question once a consent is withdrawn', async () => {
    const db = await scene(await fresh());
    const { added } = await proposePairs(db, [[1, 11]], moment());
    await follow(db);
    await says(db, 'pairing', added[0]!, 'accept');
    // In Moodle they are closed, and can be read for a month.
    const close = async () => {
      const keys = await db('wish').where({ type: 'ask' }).pluck<string[]>('key');
      const status = 'answered' as const;
      const piece = (key: string, id: number) =>
        askPiece(key, { id, state: 'closed', detail: { status, closed: NOW, unreachable: [] } });
      await tell(db, 'pieces', keys.map(piece));
    };
    await close();
    await follow(db);
    await says(db, 'pairing_candidate', added[0]!, 'refuse_far');
    await close();
    await follow(db);
    await follow(db, 1);
    expect(await states(db)).toEqual([[1, 'ended', 'refused_candidate']]);
    expect(await asked(db)).toEqual(['pairing 9', 'pairing_candidate 1', 'pairing_mentor 11']);
    await tellMentor(db, 11, { mara_consents: '' });
    await follow(db, 2);
    expect(await asked(db)).toEqual([]);
  });

  it('wait where half of them lose their people at once', async () => {
    const db = await scene(await fresh());
    const ids = [...Array(12).keys()].map((n) => n + 100);
    for (const id of ids) await tellCandidate(db, id);
    await proposePairs(db, [...ids.map((id): [number, number] => [id, 11]), [1, 11]], moment());
    for (const id of ids) await tellCandidate(db, id, { mara_quality: '' });
    expect(await follow(db)).toEqual([{ key: 'pairings.lostMany', params: { count: 12 } }]);
    for (const id of ids.slice(3)) await tellCandidate(db, id);
    expect(await follow(db)).toEqual([{ key: 'pairings.ended', params: { count: 3 } }]);
  });

  it('are erased a year after they ended, once one of the two is gone', async () => {
    const db = await scene(await fresh());
    await proposePairs(
      db,
      [
        [1, 11],
        [2, 11],
      ],
      moment(),
    );
    await db('pairing').update({ state: 'ended', ended_at: moment().now, end_reason: 'stopped' });
    await untell(db, 'people', [1]);
    await follow(db, 364);
    expect(await pairingsOf(db, 11)).toHaveLength(2);
    await follow(db, 365);
    expect((await pairingsOf(db, 11)).map(({ candidateId }) => candidateId)).toEqual([2]);
  });
});
