import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import { WEIGHTS as weights } from '../../../test/support/matching-people.ts';
import { pairing, tellCandidate, tellMentor } from '../../../test/support/pairings.ts';
import { NOW, tellMember, tellReferent, tellSpace, untell } from '../../../test/support/told.ts';
import type { Db } from '../../db/index.ts';
import { ulidsBy } from '../../shared/ids.ts';
import { addEvents, eventsOf } from '../people/index.ts';
import { isOpen } from './pairing.ts';
import { addPairings, allPairings } from './pairing-store.ts';
import { proposePairing } from './propose-pairing.ts';

const clock = { now: () => NOW * 1000 };
const newId = ulidsBy(clock);
const MENTOR = { mara_quality: 'mentor', mara_consents: 'matching=2026-11-01/1' };
const PLACE = { mara_places: 'dep:49' };

describeEachDatabase('a pairing proposed by hand', ({ fresh }) => {
  const scene = async (): Promise<Db> => {
    const db = await fresh();
    await tellSpace(db, 'mel');
    await tellReferent(db, 9, ['mel']);
    await tellCandidate(db, 1, PLACE);
    for (const id of [11, 12]) await tellMentor(db, id);
    return db;
  };
  const propose = (db: Db, mentorId = 11, { keep = true, candidateId = 1 } = {}) =>
    proposePairing(
      { db, clock, newId },
      { candidateId, mentorId },
      { weights, by: 'Anne Martin', keep },
    );
  const against = async (db: Db, mentorId = 11) => (await propose(db, mentorId)).against;

  it('stands as one that a run proposed, with its points and the name of who did', async () => {
    const db = await scene();
    const looked = await propose(db, 11, { keep: false });
    expect(looked).toMatchObject({ against: [], before: null, pairing: null });
    expect(await allPairings(db)).toEqual([]);
    const made = await propose(db);
    // Needs 20, information 6 · 0.2 = 1.2, département 12 · (1 − 50 / 200) = 9.
    expect(made.pairing).toMatchObject({ space: 'mel', points: 30, run: null });
    expect(await allPairings(db)).toMatchObject([{ state: 'proposed', decidedBy: 'Anne Martin' }]);
    expect((await eventsOf(db, 'all')).get(1)?.map(({ kind }) => kind)).toEqual([
      'mentor_proposed',
    ]);
  });

  it('is proposed once, and takes the place of another proposal', async () => {
    const db = await scene();
    const [first, again] = [await propose(db), await propose(db)];
    expect(again.pairing).toMatchObject({ id: first.pairing?.id });
    expect(again.before).toMatchObject({ id: first.pairing?.id });
    const other = await propose(db, 12);
    expect(other.before).toMatchObject({ id: first.pairing?.id });
    expect(await allPairings(db)).toMatchObject([
      { mentorId: 11, endReason: 'superseded' },
      { mentorId: 12, state: 'proposed' },
    ]);
  });

  it('is one, where two propose at once', async () => {
    const db = await scene();
    const both = await Promise.allSettled([propose(db, 11), propose(db, 12)]);
    const refused = both.flatMap((one) =>
      one.status === 'rejected' ? [one.reason as unknown] : [],
    );
    // Who comes after the other was kept takes its place; who read before it is told so.
    expect(refused.length).toBeLessThan(2);
    for (const reason of refused) {
      expect(reason).toMatchObject({ told: { key: 'matching.meanwhile' } });
    }
    const open = (await allPairings(db)).filter(isOpen);
    expect(open).toMatchObject([{ candidateId: 1, state: 'proposed' }]);
  });

  it('is held to every hard rule, and nothing is written where one stands against it', async () => {
    const db = await scene();
    const candidate = (more: Record<string, string>) => () =>
      tellCandidate(db, 1, { ...PLACE, ...more });
    const mentor = (more: Record<string, string>) => () => tellMentor(db, 11, more);
    const cases: [() => Promise<void>, string[]][] = [
      [candidate({ mara_phase: 'settled' }), ['settled']],
      [candidate({ mara_consents: '' }), ['consent']],
      [candidate({ mara_pause: '2026-11-22' }), ['paused']],
      [candidate({ mara_needs: '' }), ['needs']],
      [mentor({ mara_consents: '' }), ['mentor_consent']],
      [mentor({ mara_pause: '2026-11-22' }), ['mentor_paused']],
      [candidate({ mara_avoid: 'Prénom11 Nom11' }), ['refused']],
      [candidate({ mara_languages: 'de;!fr' }), ['language']],
      [mentor({ mara_mentor_places: 'dep:83', mara_capacity: '0' }), ['place', 'capacity']],
    ];
    for (const [change, rules] of cases) {
      await change();
      expect(await against(db)).toEqual(rules);
      await candidate({})();
      await mentor({})();
    }
    await candidate({ mara_needs: 'sponsorship' })();
    await mentor({ mara_support: 'one_off', mara_helps: 'sponsorship' })();
    expect(await against(db)).toEqual(['lasting']);
    const both = { mara_quality: 'candidate;mentor', mara_mentor_places: 'dep:49' };
    await candidate({ ...both, mara_helps: 'cv' })();
    expect(await against(db, 1)).toEqual(['self']);
    await tellSpace(db, 'var');
    await tellMember(db, 11, { ...MENTOR, mara_mentor_places: 'dep:49' }, { space: 'var' });
    expect(await against(db)).toEqual(['partners']);
    expect(await allPairings(db)).toEqual([]);
  });

  it('counts places that are taken, whoever is taken, and what was refused', async () => {
    const db = await scene();
    const locked = pairing({ state: 'approved', approvedAt: 1, candidateId: 2 });
    const refused = { state: 'ended', endedAt: 1, endReason: 'refused_mentor' } as const;
    await addPairings(db, [locked, pairing({ id: '02PAIR', mentorId: 12, ...refused })]);
    expect(await against(db, 11)).toEqual(['capacity']);
    expect(await against(db, 12)).toEqual(['refused']);
    await tellCandidate(db, 2, PLACE);
    expect((await propose(db, 12, { candidateId: 2 })).against).toEqual(['taken']);
    expect(await allPairings(db)).toHaveLength(2);
  });

  it('takes nobody for what they are not', async () => {
    const db = await scene();
    const refused = (key: string) => ({ told: { key } });
    await expect(propose(db, 1)).rejects.toMatchObject(refused('pairings.noMentor'));
    await expect(propose(db, 11, { candidateId: 12 })).rejects.toMatchObject(
      refused('pairings.noCandidate'),
    );
    await db.transaction((tx) =>
      addEvents(tx, [{ personId: 1, kind: 'stop' }], { now: clock.now(), newId }),
    );
    await expect(propose(db)).rejects.toMatchObject(refused('pairings.stopped'));
    await untell(db, 'people', [1]);
    await expect(propose(db)).rejects.toMatchObject(refused('pairings.noCandidate'));
  });
});
