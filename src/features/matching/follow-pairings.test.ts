import { expect, it } from '@jest/globals';
import { join } from 'node:path';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import { proposePairs, tellCandidate, tellMentor } from '../../../test/support/pairings.ts';
import {
  answer,
  askPiece,
  DAY,
  NOW,
  tell,
  tellReferent,
  tellSpace,
  untell,
} from '../../../test/support/told.ts';
import { packageRoot } from '../../config.ts';
import type { Db } from '../../db/index.ts';
import type { Message } from '../../shared/i18n.ts';
import { ulidsBy } from '../../shared/ids.ts';
import { takeAnswers } from '../asks/index.ts';
import { courseOf, eventsOf } from '../people/index.ts';
import { decidePairing } from './decide-pairing.ts';
import { followPairings } from './follow-pairings.ts';
import { applyMatch } from './match-now.ts';
import type { Pairing } from './pairing.ts';
import { pairingAnswers } from './pairing-answers.ts';
import { allPairings, pairingsOf } from './pairing-store.ts';
import { pairingSource } from './pairing-source.ts';
import { pairingsNow } from './pairings-now.ts';
import { readWeights } from './weights.ts';

const REFERENT = 9;
const newId = ulidsBy({ now: () => NOW * 1000 });
const moment = (days = 0) => ({ now: (NOW + days * DAY) * 1000, newId });

describeEachDatabase('pairings that are followed', ({ fresh }) => {
  /** `mel` with a referent, two candidates and one mentor with one place. */
  const scene = async (): Promise<Db> => {
    const db = await fresh();
    await tellSpace(db, 'mel');
    await tellReferent(db, REFERENT, ['mel']);
    await tellCandidate(db, 1);
    await tellCandidate(db, 2);
    await tellMentor(db, 11);
    return db;
  };
  const proposeAll = (db: Db, pairs: [number, number][], run: string | null = null, days = 0) =>
    proposePairs(db, pairs, moment(days), run);
  const follow = (db: Db, days = 0): Promise<Message[]> =>
    db.transaction((tx) => followPairings({ pairingAsks: 'together' }).react(tx, moment(days)));
  const take = (db: Db, days = 0): Promise<Message[]> =>
    db.transaction((tx) => takeAnswers(pairingAnswers).react(tx, moment(days)));
  let answers = 0;
  const says = async (
    db: Db,
    purpose: string,
    pairing: Pairing,
    choice: string,
    days = 0,
    userid = REFERENT,
  ) => {
    const keys = await db('ask').where({ ended_at: null }).pluck<string[]>('key');
    const key = keys.find((one) => one.includes(`/${purpose}-${pairing.id.toLowerCase()}`));
    const timeanswered = NOW + days * DAY;
    answers += 1;
    await tell(db, 'answers', [
      answer(key ?? `mel/ask/${purpose}`, choice, { id: answers, userid, timeanswered }),
    ]);
    return (await take(db, days)).map((told) => told.key);
  };
  const asked = async (db: Db): Promise<string[]> => {
    const rows: { key: string; body: string }[] = await db('wish')
      .where({ type: 'ask' })
      .orderBy('key')
      .select('key', 'body');
    return rows.map(({ key, body }) => {
      const { people } = JSON.parse(body) as { people: number[] };
      return `${key.split('/')[2]?.split('-')[0] ?? ''} ${people.join()}`;
    });
  };
  const noted = async (db: Db, id: number) =>
    ((await eventsOf(db, 'all')).get(id) ?? []).map(({ kind }) => kind);
  const states = async (db: Db) =>
    (await allPairings(db)).map(({ candidateId, state, endReason }) => [
      candidateId,
      state,
      endReason,
    ]);

  it('are proposed once, noted in the course of the candidate, and asked about', async () => {
    const db = await scene();
    const { added } = await proposeAll(db, [
      [1, 11],
      [2, 11],
    ]);
    expect(await proposeAll(db, [[1, 11]], null, 1)).toMatchObject({ added: [], kept: [{}] });
    expect(await allPairings(db)).toEqual(added);
    const events = await eventsOf(db, 'all');
    expect([...events].map(([id, list]) => [id, list.map(({ kind }) => kind)])).toEqual([
      [1, ['mentor_proposed']],
      [2, ['mentor_proposed']],
    ]);
    await follow(db);
    const wishes: unknown[] = await db('wish').select();
    await follow(db, 1);
    expect(await db('wish').select()).toEqual(wishes);
    expect(await asked(db)).toEqual(['pairing 9', 'pairing 9']);
    // Titles stand in plans and logs.
    expect(JSON.stringify(await db('wish').pluck('name'))).not.toMatch(/Nom|Prénom/);
  });

  it('of a run hold all it proposes and nothing else', async () => {
    const db = await scene();
    await tellMentor(db, 12);
    await proposeAll(db, [
      [1, 11],
      [2, 12],
    ]);
    await follow(db);
    await proposeAll(db, [[1, 12]], newId());
    expect(await states(db)).toEqual([
      [1, 'ended', 'superseded'],
      [2, 'ended', 'superseded'],
      [1, 'proposed', null],
    ]);
    await follow(db);
    expect(await asked(db)).toEqual(['pairing 9']);
    // Somebody else is proposed to one of the two; the other waits again.
    expect(await noted(db, 1)).toEqual(['mentor_proposed', 'mentor_proposed']);
    expect(await noted(db, 2)).toEqual(['mentor_proposed', 'mentor_lost']);
  });

  it('that ended leave the candidate waiting again, whether they had begun or not', async () => {
    const db = await scene();
    const [pairing] = (await proposeAll(db, [[1, 11]])).added;
    await follow(db);
    await says(db, 'pairing', pairing!, 'accept');
    await follow(db);
    await says(db, 'pairing_mentor', pairing!, 'refuse_busy');
    expect(await noted(db, 1)).toEqual(['mentor_proposed', 'mentor_lost']);
    await tellMentor(db, 12);
    await proposeAll(db, [[2, 12]]);
    await db('pairing').where({ candidate_id: 2 }).update({ state: 'active', active_at: 1 });
    await untell(db, 'people', [12]);
    await follow(db);
    expect(await noted(db, 2)).toEqual(['mentor_proposed', 'mentor_lost']);
  });

  it('of whoever left note nothing more', async () => {
    const db = await scene();
    await proposeAll(db, [[1, 11]]);
    await untell(db, 'people', [1]);
    await follow(db);
    expect(await states(db)).toEqual([[1, 'ended', 'gone']]);
    expect(await noted(db, 1)).toEqual(['mentor_proposed']);
  });

  it('that ended leave no answered question once a consent is withdrawn', async () => {
    const db = await scene();
    const { added } = await proposeAll(db, [[1, 11]]);
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

  it('ended at the console are told to both', async () => {
    const db = await scene();
    const [pairing] = (await proposeAll(db, [[1, 11]])).added;
    await db('pairing').update({ state: 'active', active_at: moment().now });
    const tools = { db, clock: { now: () => moment().now }, newId };
    await decidePairing(tools, pairing!.id, { choice: 'end', reason: 'stopped' }, null);
    const rows: { key: string; body: string }[] = await db('wish')
      .orderBy('key')
      .select('key', 'body');
    expect(rows.map(({ key }) => key.split('-end-')[1])).toEqual(['candidate', 'mentor']);
    expect(rows[0]?.body).toContain('noté comme terminé');
    expect(rows[1]?.body).toContain('Merci de votre accompagnement');
  });

  it('are not asked about while one of the two is on pause', async () => {
    for (const pause of [tellCandidate, tellMentor]) {
      const db = await scene();
      await proposeAll(db, [[1, 11]]);
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
    const db = await scene();
    const { added } = await proposeAll(db, [[1, 11]]);
    await db('pairing').update({ state: 'active', active_at: moment(-60).now });
    await follow(db);
    await says(db, 'pairing_check', added[0]!, 'settled', 0, 1);
    expect(await states(db)).toEqual([[1, 'ended', 'settled']]);
    const events = (await eventsOf(db, [1])).get(1) ?? [];
    expect(events.at(-1)).toMatchObject({ kind: 'phase', value: 'integration', byId: 1 });
    // They wait for no other mentor.
    expect(courseOf(events).mentorProposedAt).not.toBeNull();
  });

  it('never take more places than the mentor has: the first accepted takes it', async () => {
    const db = await scene();
    const { added } = await proposeAll(db, [
      [1, 11],
      [2, 11],
    ]);
    await follow(db);
    expect(await says(db, 'pairing', added[0]!, 'accept')).toEqual(['pairings.answered.approve']);
    expect(await says(db, 'pairing', added[1]!, 'accept')).toEqual(['pairings.full']);
    expect(await states(db)).toEqual([
      [1, 'approved', null],
      [2, 'ended', 'superseded'],
    ]);
    expect((await allPairings(db))[0]?.decidedBy).toBe('Odile Rivet 9');
  });

  it('take an answer for what it was about, and no more', async () => {
    const db = await scene();
    const [pairing] = (await proposeAll(db, [[1, 11]])).added;
    await follow(db);
    await decidePairing(
      { db, clock: { now: () => moment().now }, newId },
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

  it('are not accepted any more where a consent went in the same cycle', async () => {
    const db = await scene();
    const [pairing] = (await proposeAll(db, [[1, 11]])).added;
    await follow(db);
    await says(db, 'pairing', pairing!, 'accept');
    await follow(db);
    await says(db, 'pairing_candidate', pairing!, 'accept');
    await tellCandidate(db, 1, { mara_consents: '' });
    expect(await says(db, 'pairing_mentor', pairing!, 'accept')).toEqual(['pairings.lost']);
    expect(await states(db)).toEqual([[1, 'ended', 'consent']]);
    expect(await db('wish').where({ type: 'message' }).select()).toEqual([]);
  });

  it('follow the people who are responsible, and say when there is nobody', async () => {
    const db = await scene();
    await proposeAll(db, [[1, 11]]);
    await follow(db);
    await tellReferent(db, 8, ['mel']);
    await follow(db);
    expect(await asked(db)).toEqual(['pairing 8,9']);
    await untell(db, 'roles', [REFERENT * 100, 800]);
    expect(await follow(db)).toEqual([{ key: 'pairings.nobody', params: { count: 1 } }]);
    expect(await asked(db)).toEqual([]);
    await tellReferent(db, 8, ['mel']);
    await follow(db);
    expect(await asked(db)).toEqual(['pairing 8']);
  });

  it('tell the referent of a mentor who was silent twice', async () => {
    const db = await scene();
    for (const days of [0, 30, 60]) {
      const [pairing] = (await proposeAll(db, [[1, 11]], null, days)).added;
      await follow(db, days);
      const text = JSON.stringify(await db('wish').pluck('body'));
      expect(text.includes('deux dernières propositions')).toBe(days === 60);
      await says(db, 'pairing', pairing!, 'accept', days);
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
    const db = await scene();
    await tellMentor(db, 11, { mara_capacity: '2' });
    const { added } = await proposeAll(db, [
      [1, 11],
      [2, 11],
    ]);
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

  it('wait where half of them lose their people at once', async () => {
    const db = await scene();
    const ids = [...Array(12).keys()].map((n) => n + 100);
    for (const id of ids) await tellCandidate(db, id);
    await proposeAll(db, [...ids.map((id): [number, number] => [id, 11]), [1, 11]]);
    for (const id of ids) await tellCandidate(db, id, { mara_quality: '' });
    expect(await follow(db)).toEqual([{ key: 'pairings.lostMany', params: { count: 12 } }]);
    for (const id of ids.slice(3)) await tellCandidate(db, id);
    expect(await follow(db)).toEqual([{ key: 'pairings.ended', params: { count: 3 } }]);
  });

  it('have a group in a space of both while they last, and none else', async () => {
    const db = await scene();
    await tellSpace(db, 'var');
    const [pairing] = (await proposeAll(db, [[1, 11]])).added;
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

  it('are erased a year after they ended, once one of the two is gone', async () => {
    const db = await scene();
    await proposeAll(db, [
      [1, 11],
      [2, 11],
    ]);
    await db('pairing').update({ state: 'ended', ended_at: moment().now, end_reason: 'stopped' });
    await untell(db, 'people', [1]);
    await follow(db, 364);
    expect(await pairingsOf(db, 11)).toHaveLength(2);
    await follow(db, 365);
    expect((await pairingsOf(db, 11)).map(({ candidateId }) => candidateId)).toEqual([2]);
  });

  it('that were refused are not proposed again, nor asked about', async () => {
    const db = await scene();
    const weights = await readWeights(join(packageRoot(), 'templates'));
    for (const id of [1, 2]) await tellCandidate(db, id, { mara_places: 'dep:49' });
    const run = (days: number) => applyMatch(db, moment(days), weights);
    const [pairing] = (await run(0)).proposed.added;
    expect(pairing).toMatchObject({ mentorId: 11, space: 'mel' });
    await follow(db);
    expect(await says(db, 'pairing', pairing!, 'refuse_known')).toEqual([
      'pairings.answered.refuse',
    ]);
    const refused = pairing!.candidateId;
    const { added } = (await run(1)).proposed;
    expect(added.map(({ candidateId }) => candidateId)).toEqual([refused === 1 ? 2 : 1]);
    await tellMentor(db, 12);
    const later = (await run(2)).proposed;
    expect(later.added).toMatchObject([{ candidateId: refused, mentorId: 12 }]);
  });

  it('are decided about by part of an id that means one of them', async () => {
    const db = await scene();
    const { added } = await proposeAll(db, [
      [1, 11],
      [2, 11],
    ]);
    const decide = (part: string, choice: 'accept' | 'refuse' | 'end', reason?: string) =>
      decidePairing(
        { db, clock: { now: () => moment().now }, newId },
        part,
        { choice, reason },
        null,
      );
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
});
