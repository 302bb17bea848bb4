import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import {
  asked,
  follow,
  proposePairs,
  says,
  scene,
  states,
  tellCandidate,
  tellMentor,
} from '../../../test/support/pairings.ts';
import { moment, tellSpace } from '../../../test/support/told.ts';
import { courseOf, eventsOf } from '../people/index.ts';
import { pairingSource } from './pairing-source.ts';

describeEachDatabase('active pairings', ({ fresh }) => {
  it('are not asked about while one of the two is on pause', async () => {
    for (const pause of [tellCandidate, tellMentor]) {
      const db = await scene(await fresh());
      await proposePairs(db, [[1, 11]], moment());
      await db('pairing').update({ state: 'active', active_at: moment(-60).now });
      await follow(db);
      expect(await asked(db)).toEqual(['pairing_check 1']);
      await pause(db, pause === tellMentor ? 11 : 1, { mara_pause: '2026-11-23' });
      await follow(db);
      expect(await asked(db)).toEqual([]);
      await follow(db, 1);
      expect(await asked(db)).toEqual([]);
      await follow(db, 2);
      expect(await asked(db)).toEqual(['pairing_check 1']);
    }
  });

  it('of who found work end, and those responsible learn of the job as of any other', async () => {
    const db = await scene(await fresh());
    const { added } = await proposePairs(db, [[1, 11]], moment());
    await db('pairing').update({ state: 'active', active_at: moment(-60).now });
    await follow(db);
    await says(db, 'pairing_check', added[0]!, 'settled', { by: 1 });
    expect(await states(db)).toEqual([[1, 'ended', 'settled']]);
    const events = (await eventsOf(db, [1])).get(1) ?? [];
    expect(events.at(-1)).toMatchObject({ kind: 'phase', value: 'integration', byId: 1 });
    // They wait for no other mentor.
    expect(courseOf(events).mentorProposedAt).not.toBeNull();
  });

  it('have a group in a space of both while they last, and none else', async () => {
    const db = await scene(await fresh());
    await tellSpace(db, 'var');
    const [pairing] = (await proposePairs(db, [[1, 11]], moment())).added;
    const groups = async (days = 0) => {
      const found = [];
      for (const space of ['mel', 'var']) {
        const question = { space, now: moment(days).now, published: new Set<string>() };
        found.push(...(await pairingSource.desired(db, question)).pieces);
      }
      return found;
    };
    expect(await groups()).toEqual([]);
    await db('pairing').update({ state: 'active', active_at: moment().now });
    const id = pairing!.id;
    expect(await groups()).toEqual([
      {
        key: `mel/group/pairing-${id.toLowerCase()}`,
        name: `Binôme ${id.slice(-6)}`,
        type: 'group',
        body: { name: `Binôme ${id.slice(-6)}`, grouping: null, members: [1, 11] },
      },
    ]);
    // An enrolment that has run out by its date is none.
    await db('enrolment')
      .where({ person_id: 11 })
      .update({ time_end: moment(1).now });
    expect([(await groups(0.5)).length, (await groups(1)).length]).toEqual([1, 0]);
  });
});
