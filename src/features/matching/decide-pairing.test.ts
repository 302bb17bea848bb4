import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import { asked, follow, proposePairs, says, scene } from '../../../test/support/pairings.ts';
import { moment } from '../../../test/support/told.ts';
import type { Db } from '../../db/index.ts';
import { decidePairing } from './decide-pairing.ts';
import { allPairings } from './pairing-store.ts';

describeEachDatabase('pairings decided about at the console', ({ fresh }) => {
  const tools = (db: Db) => ({ db, clock: { now: () => moment().now }, newId: moment().newId });

  it('take an answer for what it was about, and no more', async () => {
    const db = await scene(await fresh());
    const [pairing] = (await proposePairs(db, [[1, 11]], moment())).added;
    await follow(db);
    await decidePairing(
      tools(db),
      pairing!.id.slice(-8),
      { choice: 'refuse', reason: 'known' },
      'Anne Martin',
    );
    expect(await says(db, 'pairing', pairing!, 'accept')).toEqual(['pairings.answered.late']);
    expect(await allPairings(db)).toMatchObject([
      { endReason: 'refused_referent', endDetail: 'known', decidedBy: 'Anne Martin' },
    ]);
    await follow(db);
    expect(await asked(db)).toEqual([]);
  });

  it('are decided about by part of an id that means one of them', async () => {
    const db = await scene(await fresh());
    const { added } = await proposePairs(
      db,
      [
        [1, 11],
        [2, 11],
      ],
      moment(),
    );
    const decide = (part: string, choice: 'accept' | 'refuse' | 'end', reason?: string) =>
      decidePairing(tools(db), part, { choice, reason }, null);
    const refused = (key: string) => ({ told: { key } });
    const [one, two] = added.map(({ id }) => id);
    await expect(decide('abc', 'accept')).rejects.toMatchObject(refused('pairings.short'));
    await expect(decide('%%%%%%', 'accept')).rejects.toMatchObject(refused('pairings.short'));
    await expect(decide('ZZZZZZ', 'accept')).rejects.toMatchObject(refused('pairings.unknown'));
    await expect(decide(one!.slice(0, 8), 'accept')).rejects.toMatchObject(
      refused('pairings.several'),
    );
    await expect(decide(one!, 'end')).rejects.toMatchObject(refused('pairings.reasonNeeded'));
    await expect(decide(one!, 'end', 'far')).rejects.toMatchObject(refused('pairings.reason'));
    await expect(decide(one!, 'end', 'stopped')).rejects.toMatchObject(
      refused('pairings.is.proposed'),
    );
    expect(await decide(one!.slice(-6).toLowerCase(), 'accept')).toMatchObject({
      id: one,
      state: 'approved',
    });
    await expect(decide(two!, 'accept')).rejects.toMatchObject(refused('pairings.full'));
    expect(await decide(two!, 'refuse', 'far')).toMatchObject({ endDetail: 'far' });
  });

  it('are told to both where they end', async () => {
    const db = await scene(await fresh());
    const [pairing] = (await proposePairs(db, [[1, 11]], moment())).added;
    await db('pairing').update({ state: 'active', active_at: moment().now });
    await decidePairing(tools(db), pairing!.id, { choice: 'end', reason: 'stopped' }, null);
    const rows: { key: string; body: string }[] = await db('wish')
      .orderBy('key')
      .select('key', 'body');
    expect(rows.map(({ key }) => key.split('-end-')[1])).toEqual(['candidate', 'mentor']);
    expect(rows[0]?.body).toContain('noté comme terminé');
    expect(rows[1]?.body).toContain('Merci de votre accompagnement');
  });

  it('take no more places than there are, where two are accepted at once', async () => {
    const db = await scene(await fresh());
    const { added } = await proposePairs(
      db,
      [
        [1, 11],
        [2, 11],
      ],
      moment(),
    );
    const both = await Promise.allSettled(
      added.map(({ id }) => decidePairing(tools(db), id, { choice: 'accept' }, null)),
    );
    const refused = both.flatMap((one) =>
      one.status === 'rejected' ? [one.reason as unknown] : [],
    );
    expect(refused).toMatchObject([{ told: { key: 'pairings.full' } }]);
    const now = (await allPairings(db)).map(({ state }) => state);
    expect(now.sort()).toEqual(['approved', 'proposed']);
  });
});
