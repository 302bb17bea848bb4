/** Whoever does not wish to be followed, or no longer consents, is in nothing any more by the next cycle. */
import { expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import { HIDDEN, OPEN, opening, REFERENT, weights } from '../../../test/support/openings.ts';
import { proposePairs } from '../../../test/support/pairings.ts';
import { sampleOr } from '../../../test/support/sampling.ts';
import {
  answer,
  askPiece,
  DAY,
  NOW,
  tell,
  tellMember,
  tellReferent,
  tellSpace,
} from '../../../test/support/told.ts';
import { type Db, migrateUp, openDatabase } from '../../db/index.ts';
import { ulidsBy } from '../../shared/ids.ts';
import { asksOf, takeAnswers } from '../asks/index.ts';
import { addEvents, courseOf, eventsOf, followPeople } from '../people/index.ts';
import { wishesOf } from '../wishes/index.ts';
import { followPairings } from './follow-pairings.ts';
import { readMatching } from './match-read.ts';
import { openingAnswers, tellOpenings } from './openings/index.ts';
import { pairingAnswers } from './pairing-answers.ts';
import { allPairings, openPairings } from './pairing-store.ts';
import { applyPeers, followPeers, openGroups, peerAnswers } from './peers/index.ts';

jest.setTimeout(120_000);

const MENTOR = 11;
const CANDIDATES = [1, 2, 3, 4, 5];
const PURPOSES = ['matching', 'openings'] as const;
type Purpose = (typeof PURPOSES)[number];

type Person = { consents: Set<Purpose>; here: boolean; stopped: boolean };

/** A network of five, day by day. What is known of people beside the database is what is expected. */
const networkIn = async (db: Db) => {
  let day = 0;
  let seconds = 0;
  let ids = 0;
  const now = () => (NOW + day * DAY + seconds) * 1000;
  const newId = ulidsBy({ now });
  const moment = () => ({ now: now(), newId });
  /** Nothing that people do happens at the same instant as something else. */
  const later = () => {
    seconds += 1;
    return moment();
  };
  const people = new Map<number, Person>();
  /** Who was here in the last cycle. */
  let seen = new Set<number>();
  const reactions = [
    takeAnswers([...pairingAnswers, ...peerAnswers, ...openingAnswers]),
    followPeople,
    followPairings({ pairingAsks: 'together' }),
    followPeers,
    tellOpenings(weights),
  ];
  const consents = (given: Iterable<Purpose>): string =>
    [...given].map((purpose) => `${purpose}=2026-11-01/1`).join(';');
  /** Saves the profile as it then is. */
  const save = async (id: number, more: Partial<Person> = {}): Promise<void> => {
    const before = people.get(id) ?? { consents: new Set(PURPOSES), here: true, stopped: false };
    const person = { ...before, ...more };
    if (person.here && person.consents.has('matching')) person.stopped = false;
    people.set(id, person);
    const fields = {
      mara_quality: 'candidate',
      mara_phase: 'preparation',
      mara_places: '49007',
      mara_followed: 'mel',
      mara_metiers: 'M1402',
      mara_needs: 'network;cv',
      mara_consents: consents(person.consents),
    };
    const savedAt = later().now / 1000;
    await tellMember(db, id, fields, { suspended: !person.here, savedAt });
  };
  const cycle = async (): Promise<void> => {
    const at = moment();
    for (const reaction of reactions) await db.transaction((tx) => reaction.react(tx, at));
    day += 1;
    seen = new Set([...people].flatMap(([id, { here }]) => (here ? [id] : [])));
  };
  /** The questions that can be read, with their texts. */
  const readable = async () =>
    (await wishesOf(db, 'mel')).flatMap((wish) => (wish.type === 'ask' ? [wish] : []));

  await tellSpace(db, 'mel');
  await tellReferent(db, REFERENT, ['mel']);
  await tellMember(db, MENTOR, {
    mara_quality: 'mentor',
    mara_job: 'M1402',
    mara_helps: 'network;cv',
    mara_mentor_places: '49007',
    mara_capacity: '5',
    mara_consents: consents(PURPOSES),
  });
  for (const id of CANDIDATES) await save(id);
  await opening(db, 7, OPEN);
  await opening(db, 8, HIDDEN);
  await cycle();

  return {
    cycle,
    moment,
    people,
    save,
    readable,
    stop: async (id: number) => {
      const person = people.get(id);
      // Only who is followed can say so.
      if (person === undefined || !seen.has(id)) return;
      person.stopped = true;
      await addEvents(db, [{ personId: id, kind: 'stop', byId: id }], later());
    },
    withdraw: (id: number, purpose: Purpose) => {
      const left = new Set(people.get(id)?.consents);
      left.delete(purpose);
      return save(id, { consents: left });
    },
    suspend: (id: number) => save(id, { here: false }),
    comeBack: (id: number) => save(id, { here: true, consents: new Set(PURPOSES) }),
    propose: (id: number) => proposePairs(db, [[id, MENTOR]], moment()),
    meet: () => applyPeers(db, moment(), { least: 4, most: 8 }),
    /** Somebody answers one of the questions that are open, which Moodle closes. */
    answer: async (nth: number, pick: number, about = /./) => {
      const ended = new Set(
        (await asksOf(db)).flatMap(({ key, endedAt }) => (endedAt === null ? [] : [key])),
      );
      const taken = new Set(await db('answer').pluck<string[]>('ask'));
      const open = (await readable()).filter(
        ({ key }) => about.test(key) && !ended.has(key) && !taken.has(key),
      );
      const ask = open[nth % Math.max(1, open.length)];
      if (ask === undefined) return;
      const { choices, people: asked } = ask.body;
      const choice = choices[pick % choices.length]?.code ?? '';
      const at = moment().now / 1000;
      const detail = { status: 'answered' as const, closed: at, unreachable: [] };
      ids += 1;
      await tell(db, 'pieces', [askPiece(ask.key, { id: ids, state: 'closed', detail })]);
      const given = { id: ids, userid: asked[0] ?? 0, timeanswered: at };
      await tell(db, 'answers', [answer(ask.key, choice, given)]);
    },
  };
};

type Network = Awaited<ReturnType<typeof networkIn>>;

/** What is left of somebody who is to be left in peace; and who waits in vain. */
const leftOf = async (db: Db, { people, readable }: Network): Promise<string[]> => {
  const groups = await openGroups(db);
  const pairings = await openPairings(db);
  const wishes = await wishesOf(db, 'mel');
  const asks = await readable();
  const histories = await eventsOf(db, 'all');
  return [...people].flatMap(([id, { consents, here, stopped }]) => {
    const isFollowed = (purpose: Purpose): boolean => here && !stopped && consents.has(purpose);
    const names = new RegExp(String.raw`(?:Prénom|Nom)${id}\b`);
    const named = (about: RegExp): string[] =>
      asks.flatMap(({ key, body }) =>
        about.test(key) && names.test(JSON.stringify(body.text)) ? [`${id} in ${key}`] : [],
      );
    const left: string[] = [];
    const isServed = pairings.some(({ candidateId }) => candidateId === id);
    if (isServed && courseOf(histories.get(id) ?? []).mentorProposedAt === null) {
      left.push(`${id} waits for the mentor they have`);
    }
    if (!isFollowed('matching')) {
      if (groups.some(({ members }) => members.includes(id))) left.push(`${id} in a group`);
      if (isServed) left.push(`${id} in a pairing`);
    }
    if (!here || !consents.has('matching')) left.push(...named(/\/ask\/(?:peers|pairing)/));
    if (!isFollowed('openings')) {
      left.push(...named(/\/ask\/opening/));
      const told = wishes.filter(({ key }) => key.startsWith(`mel/message/openings-${id}-`));
      left.push(...told.map(({ key }) => key));
    }
    return left;
  });
};

const step = fc.oneof(
  ...(['stop', 'suspend', 'comeBack', 'propose'] as const).map((does) =>
    fc.record({ does: fc.constant(does), id: fc.constantFrom(...CANDIDATES) }),
  ),
  fc.record({
    does: fc.constant('withdraw' as const),
    id: fc.constantFrom(...CANDIDATES),
    purpose: fc.constantFrom(...PURPOSES),
  }),
  fc.record({ does: fc.constant('meet' as const) }),
  fc.record({ does: fc.constant('answer' as const), nth: fc.nat(9), pick: fc.nat(4) }),
  fc.record({ does: fc.constant('answer' as const), nth: fc.nat(9), pick: fc.constant(0) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const carryOut = async (network: Network, one: Step): Promise<void> => {
  if (one.does === 'withdraw') await network.withdraw(one.id, one.purpose);
  else if (one.does === 'answer') await network.answer(one.nth, one.pick);
  else if (one.does === 'meet') await network.meet();
  else await network[one.does](one.id);
};

it('whoever is to be left in peace is in no group, no list and no pairing after a cycle, whatever happened', async () => {
  const history = fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), {
    minLength: 3,
    maxLength: 6,
    size: 'max',
  });
  const db = openDatabase('sqlite::memory:');
  await migrateUp(db);
  await fc.assert(
    fc.asyncProperty(history, async (days) => {
      const tx = await db.transaction();
      try {
        const network = await networkIn(tx);
        for (const id of CANDIDATES) await network.propose(id);
        await network.meet();
        for (const steps of days) {
          for (const one of steps) await carryOut(network, one);
          await network.cycle();
          expect(await leftOf(tx, network)).toEqual([]);
        }
      } finally {
        await tx.rollback();
      }
    }),
    { numRuns: sampleOr(4, 40), endOnFailure: true },
  );
  await db.destroy();
});

describeEachDatabase('whoever is to be left in peace', ({ fresh }) => {
  const pairingOf = async (db: Db, id: number) =>
    (await allPairings(db)).findLast(({ candidateId }) => candidateId === id);
  const messages = async (db: Db): Promise<string[]> =>
    (await wishesOf(db, 'mel')).flatMap(({ key }) =>
      key.includes('/message/pairing-') ? [key.split('-').slice(2).join('-')] : [],
    );
  /** Candidate 1 and the mentor agreed. */
  const active = async (db: Db): Promise<Network> => {
    const network = await networkIn(db);
    await network.propose(1);
    await network.cycle();
    await network.answer(0, 0, /pairing/);
    await network.cycle();
    for (const who of [/pairing_candidate/, /pairing_mentor/]) await network.answer(0, 0, who);
    await network.cycle();
    return network;
  };

  it('leaves an active pairing, the mentor is told, and may be proposed the same one again', async () => {
    const db = await fresh();
    const network = await active(db);
    expect(await pairingOf(db, 1)).toMatchObject({ state: 'active' });
    expect(await messages(db)).toEqual(['candidate', 'mentor']);
    await network.stop(1);
    await network.cycle();
    expect(await pairingOf(db, 1)).toMatchObject({ state: 'ended', endReason: 'unfollowed' });
    // The names and ways to reach each other that still wait go too; only the mentor has to know.
    expect(await messages(db)).toEqual(['end-mentor']);
    const { now } = network.moment();
    const before = await readMatching(db, now, await weights());
    expect(before.input.candidates.map(({ id }) => id)).not.toContain(1);
    await network.comeBack(1);
    await network.cycle();
    const after = await readMatching(db, now, await weights());
    expect(after.input.candidates.map(({ id }) => id)).toContain(1);
    expect(after.input.refusals).toEqual([]);
    await network.propose(1);
    await network.cycle();
    expect(await pairingOf(db, 1)).toMatchObject({ state: 'proposed' });
  });

  it('leaves what was only proposed, without a word but to who counted on it', async () => {
    const db = await fresh();
    const network = await networkIn(db);
    await network.propose(1);
    await network.cycle();
    await network.stop(1);
    await network.cycle();
    expect(await pairingOf(db, 1)).toMatchObject({ endReason: 'unfollowed', activeAt: null });
    expect(await messages(db)).toEqual([]);
    const open = (await asksOf(db)).filter(({ endedAt }) => endedAt === null);
    expect(open.some(({ purpose }) => purpose.startsWith('pairing'))).toBe(false);
    expect((await eventsOf(db, [1])).get(1)?.map(({ kind }) => kind)).toContain('mentor_lost');
  });

  it('keeps the mentor, and waits for none, where they come back before anything was ended', async () => {
    const db = await fresh();
    const network = await active(db);
    await network.stop(1);
    await network.comeBack(1);
    await network.cycle();
    const events = (await eventsOf(db, [1])).get(1) ?? [];
    const { arrivedAt, mentorProposedAt, mentorLostAt } = courseOf(events);
    expect(events.map(({ kind }) => kind)).toContain('returned');
    expect([mentorProposedAt, mentorLostAt]).toEqual([arrivedAt, null]);
    expect(await pairingOf(db, 1)).toMatchObject({ state: 'active' });
    // Once is enough; and with the pairing they wait again, as anybody does.
    await network.cycle();
    expect(await eventsOf(db, [1])).toEqual(new Map([[1, events]]));
    await tellMember(db, MENTOR, { mara_quality: '' });
    await network.cycle();
    const after = courseOf((await eventsOf(db, [1])).get(1) ?? []);
    expect([after.mentorProposedAt, after.mentorLostAt !== null]).toEqual([null, true]);
  });
});
