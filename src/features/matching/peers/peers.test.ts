import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../../test/support/databases.ts';
import {
  askPiece,
  DAY,
  moment,
  NOW,
  tell,
  tellAnswer,
  tellMember,
  tellReferent,
  tellSpace,
} from '../../../../test/support/told.ts';
import type { Db } from '../../../db/index.ts';
import { takeAnswers } from '../../asks/index.ts';
import { addEvents } from '../../people/index.ts';
import { followPeers } from './follow-peers.ts';
import { peerAnswers } from './peer-answers.ts';
import { allGroups, groupUnder } from './peer-store.ts';
import { peerSource } from './peer-source.ts';
import { applyPeers, peersNow } from './peers-now.ts';

const REFERENT = 90;
const MENTOR = 50;
const SIZES = { least: 4, most: 8 };
const CONSENTS = 'matching=2026-11-01/1';

describeEachDatabase('peer groups', ({ fresh }) => {
  const candidate = (db: Db, id: number, more: Record<string, string> = {}, space = 'mel') =>
    tellMember(
      db,
      id,
      {
        mara_quality: 'candidate',
        mara_phase: 'preparation',
        mara_places: '49007',
        mara_needs: 'network',
        mara_consents: CONSENTS,
        ...more,
      },
      { space },
    );
  const mentor = (db: Db, more: Record<string, string> = {}) =>
    tellMember(db, MENTOR, {
      mara_quality: 'mentor',
      mara_helps: 'network',
      mara_mentor_places: '49007',
      mara_consents: CONSENTS,
      ...more,
    });
  /** `mel` with a referent, a mentor and so many candidates of Angers. */
  const scene = async (count = 4): Promise<Db> => {
    const db = await fresh();
    await tellSpace(db, 'mel');
    await tellReferent(db, REFERENT, ['mel']);
    await mentor(db);
    for (let id = 1; id <= count; id += 1) await candidate(db, id);
    return db;
  };
  const form = (db: Db, days = 0) => applyPeers(db, moment(days), SIZES);
  const follow = (db: Db, days = 0) => db.transaction((tx) => followPeers.react(tx, moment(days)));
  const openAsks = async (db: Db) => {
    const keys = await db('ask').where({ ended_at: null }).pluck<string[]>('key');
    const rows: { key: string; body: string }[] = await db('wish')
      .where({ type: 'ask' })
      .whereIn('key', keys)
      .orderBy('key')
      .select('key', 'body');
    return rows.map(({ key, body }) => {
      const read = JSON.parse(body) as { people: number[]; choices: { code: string }[] };
      return { key, people: read.people, choices: read.choices.map(({ code }) => code), body };
    });
  };
  const says = async (db: Db, choice: string, days = 0, by = REFERENT): Promise<string[]> => {
    const [ask] = await openAsks(db);
    const more = { userid: by, timeanswered: NOW + days * DAY };
    await tellAnswer(db, ask?.key ?? 'mel/ask/none', choice, more);
    const told = await db.transaction((tx) => takeAnswers(peerAnswers).react(tx, moment(days)));
    return told.map(({ key }) => key);
  };
  const state = async (db: Db) =>
    (await allGroups(db)).map(({ state: one, endReason }) => [one, endReason]);
  const pieces = async (db: Db, days = 0) =>
    (await peerSource.desired(db, { space: 'mel', now: moment(days).now, published: new Set() }))
      .pieces;
  const messages = (db: Db) =>
    db('wish').where({ type: 'message' }).orderBy('key').pluck<string[]>('key');
  /** As far as the question to the referent. */
  const formed = async (): Promise<Db> => {
    const db = await scene();
    await form(db);
    await follow(db);
    return db;
  };
  /** As far as the question to the mentor. */
  const agreed = async (): Promise<Db> => {
    const db = await formed();
    await says(db, 'accept');
    await follow(db);
    return db;
  };
  /** As far as a date, the first of those proposed. */
  const dated = async (): Promise<Db> => {
    const db = await agreed();
    const [ask] = await openAsks(db);
    expect(await says(db, ask?.choices[0] ?? '', 0, MENTOR)).toEqual(['peers.answered.set']);
    await follow(db);
    return db;
  };

  it('are formed of who is willing, once, and shown before they are kept', async () => {
    const db = await scene(5);
    await candidate(db, 5, { mara_consents: '' });
    await candidate(db, 6, { mara_pause: '2026-12-24' });
    await candidate(db, 7, { mara_phase: 'settled' });
    await candidate(db, 8, { mara_phase: 'orientation', mara_needs: 'cv' });
    await candidate(db, 9, { mara_places: '83137' });
    const { planned, left } = await peersNow(db, moment().now, SIZES);
    expect(planned).toEqual([
      {
        space: 'mel',
        phase: 'preparation',
        place: { kind: 'commune', code: '49007' },
        needs: ['network'],
        members: [1, 2, 3, 4],
        facilitatorId: MENTOR,
        // 30 at home, 40 in preparation, 6 for the one need they share.
        points: 76,
      },
    ]);
    expect(left).toEqual([{ id: 9, reach: 0 }]);
    expect(await allGroups(db)).toEqual([]);
    await form(db);
    expect((await form(db)).planned).toEqual([]);
    expect(await allGroups(db)).toMatchObject([
      { state: 'formed', members: [1, 2, 3, 4], turn: 0 },
    ]);
  });

  it('ask the referent, then the facilitator, and then stand in Moodle', async () => {
    const db = await formed();
    const [approval] = await openAsks(db);
    expect(approval).toMatchObject({ people: [REFERENT], choices: ['accept', 'refuse'] });
    expect(approval?.body).toMatch(/Prénom1.*Préparation.*Maine-et-Loire/);
    expect(approval?.body).not.toMatch(/Nom1/);
    await follow(db, 1);
    expect(await openAsks(db)).toEqual([approval]);
    expect(await says(db, 'accept')).toEqual(['peers.answered.agreed']);
    await follow(db);
    const [date] = await openAsks(db);
    expect(date?.people).toEqual([MENTOR]);
    // 1, 9 and 17 December 2026, half past six in France.
    expect(date?.choices).toEqual(
      ['2026-12-01', '2026-12-09', '2026-12-17']
        .map((day) => `at_${Date.parse(`${day}T17:30:00Z`) / 1000}`)
        .concat('none', 'decline'),
    );
    expect(await pieces(db)).toEqual([]);
    await says(db, date?.choices[1] ?? '', 0, MENTOR);
    await follow(db);
    expect(await openAsks(db)).toEqual([]);
    const [group] = await allGroups(db);
    const id = group?.id.toLowerCase() ?? '';
    expect(await pieces(db)).toMatchObject([
      { key: `mel/group/peers-${id}`, body: { members: [1, 2, 3, 4, MENTOR] } },
      {
        key: `mel/event/peers-${id}`,
        body: {
          group: `mel/group/peers-${id}`,
          location: 'Angers',
          start: Date.parse('2026-12-09T17:30:00Z') / 1000,
        },
      },
    ]);
    expect(await messages(db)).toHaveLength(4);
    const bodies = (await db('wish').where({ type: 'message' }).pluck<string[]>('body')).join();
    expect(bodies).toContain('9 décembre 2026');
    expect(bodies).toContain('Angers');
    // It goes out by e-mail: it names nobody.
    expect(bodies).not.toMatch(/Prénom|Nom\d/);
    expect((await db('wish').pluck<string[]>('name')).join()).not.toMatch(/Prénom|Nom\d/);
  });

  it('are proposed other dates once, and asked of the referents where nobody leads', async () => {
    const db = await agreed();
    const [first] = await openAsks(db);
    await says(db, 'none', 0, MENTOR);
    await follow(db);
    const [second] = await openAsks(db);
    expect(second?.choices).toHaveLength(5);
    expect(second?.choices.slice(0, 3)).not.toEqual(first?.choices.slice(0, 3));
    await says(db, 'decline', 0, MENTOR);
    await follow(db);
    const [asked] = await openAsks(db);
    expect(asked?.people).toEqual([REFERENT]);
    await says(db, asked?.choices[0] ?? '');
    expect(await allGroups(db)).toMatchObject([{ state: 'set', facilitatorId: REFERENT }]);
  });

  it('end when no date suits, nobody answers or the referent refuses', async () => {
    const noDate = await agreed();
    await says(noDate, 'none', 0, MENTOR);
    await follow(noDate);
    await says(noDate, 'none', 0, MENTOR);
    expect(await state(noDate)).toEqual([['ended', 'no_date']]);

    const silent = await formed();
    await follow(silent, 20);
    expect(await state(silent)).toEqual([['formed', null]]);
    await follow(silent, 21);
    expect(await state(silent)).toEqual([['ended', 'expired']]);
    expect(await openAsks(silent)).toEqual([]);
    // Nobody refused: they are tried again, in a month.
    expect((await peersNow(silent, moment(50).now, SIZES)).planned).toEqual([]);
    expect((await peersNow(silent, moment(52).now, SIZES)).planned).toHaveLength(1);

    const refused = await formed();
    await says(refused, 'refuse');
    expect(await state(refused)).toEqual([['ended', 'refused']]);
    expect((await peersNow(refused, moment(1).now, SIZES)).planned).toEqual([]);
    expect((await peersNow(refused, moment(91).now, SIZES)).planned).toHaveLength(1);
  });

  it('let go whoever withdraws their consent, with all that was read about them', async () => {
    const db = await formed();
    await candidate(db, 2, { mara_consents: '' });
    await follow(db, 1);
    const [asked] = await openAsks(db);
    expect(asked?.body).not.toContain('Prénom2');
    const wishes = (await db('wish').pluck<string[]>('body')).join();
    expect(wishes).not.toContain('Prénom2');
    expect(await allGroups(db)).toMatchObject([{ members: [1, 3, 4] }]);
    await candidate(db, 3, { mara_consents: '' });
    await follow(db, 2);
    expect(await state(db)).toEqual([['ended', 'few']]);
    expect((await db('wish').pluck<string[]>('body')).join()).not.toMatch(/Prénom/);
  });

  it('that ended take along the answered questions about whoever withdraws their consent', async () => {
    const db = await formed();
    const [ask] = await openAsks(db);
    const detail = { status: 'answered' as const, closed: NOW, unreachable: [] };
    await tell(db, 'pieces', [askPiece(ask?.key ?? '', { state: 'closed', detail })]);
    await says(db, 'refuse');
    await follow(db, 1);
    const read = async () => (await db('wish').pluck<string[]>('body')).join();
    expect(await read()).toContain('Prénom2');
    await candidate(db, 2, { mara_consents: '' });
    await follow(db, 2);
    expect(await read()).toBe('');
  });

  it('with a date shrink too, and are called off when too few are left', async () => {
    const db = await dated();
    await candidate(db, 4, { mara_consents: '' });
    await follow(db, 1);
    expect((await pieces(db, 1))[0]).toMatchObject({ body: { members: [1, 2, 3, MENTOR] } });
    expect(await messages(db)).toHaveLength(3);
    // Who only makes a pause stays: the date is theirs to keep or not.
    await candidate(db, 3, { mara_pause: '2026-12-24' });
    await follow(db, 1);
    expect(await state(db)).toEqual([['set', null]]);
    await candidate(db, 3, { mara_consents: '' });
    await follow(db, 2);
    expect(await state(db)).toEqual([['ended', 'few']]);
    expect(await pieces(db, 2)).toEqual([]);
    // Two members and the mentor read that it is off; nobody is invited any more.
    const told = await messages(db);
    expect(told).toHaveLength(3);
    expect(told.every((key) => key.includes('-off-'))).toBe(true);
  });

  it('are asked about again where whoever leads is gone before the evening', async () => {
    const db = await dated();
    await mentor(db, { mara_consents: '' });
    await follow(db, 1);
    expect(await allGroups(db)).toMatchObject([
      { state: 'agreed', facilitatorId: null, meetsAt: null },
    ]);
    expect((await openAsks(db))[0]?.people).toEqual([REFERENT]);
    expect((await messages(db)).filter((key) => key.includes('-off-'))).toHaveLength(4);
  });

  it('stay four weeks after the meeting, and do not meet the same three again', async () => {
    const db = await dated();
    // The meeting is on 1 December, nine days and some hours from now.
    await follow(db, 9 + 28);
    expect(await state(db)).toEqual([['set', null]]);
    await follow(db, 10 + 28);
    expect(await state(db)).toEqual([['ended', 'met']]);
    expect(await pieces(db, 38)).toEqual([]);
    expect((await messages(db)).every((key) => key.includes('-at-'))).toBe(true);
    expect((await peersNow(db, moment(40).now, SIZES)).planned).toEqual([]);
    await candidate(db, 5);
    await candidate(db, 6);
    const { planned } = await peersNow(db, moment(40).now, SIZES);
    expect(planned).toHaveLength(1);
    const met = planned[0]?.members.filter((id) => id <= 4) ?? [];
    expect(met.length).toBeLessThanOrEqual(3);
    const [group] = await allGroups(db);
    expect(await groupUnder(db, group?.id ?? '')).toEqual(group);
  });

  it('lead two at most, and are asked of the referent before a stranger', async () => {
    const db = await scene(12);
    for (const id of [5, 6, 7, 8]) await candidate(db, id, { mara_phase: 'search' });
    for (const id of [9, 10, 11, 12]) await candidate(db, id, { mara_phase: 'information' });
    await mentor(db, { mara_mentor_places: '83137' });
    const { planned } = await peersNow(db, moment().now, SIZES);
    expect(planned).toHaveLength(3);
    expect(planned.map(({ facilitatorId }) => facilitatorId)).toEqual([REFERENT, REFERENT, null]);
  });

  it('ask the national cell in its own space where nobody else answers, for there it can', async () => {
    const db = await fresh();
    await tellSpace(db, 'nat', { national: true });
    await tellSpace(db, 'mel');
    await tellReferent(db, REFERENT, ['nat']);
    for (let id = 1; id <= 4; id += 1) await candidate(db, id);
    await form(db);
    await follow(db);
    const [approval] = await openAsks(db);
    expect(approval?.key).toMatch(/^nat\/ask\/peers-/);
    expect(approval?.people).toEqual([REFERENT]);
    const [url = ''] = await db('space').where({ code: 'nat' }).pluck<string[]>('url');
    expect(approval?.body).toContain(JSON.stringify(url));
    expect(await says(db, 'accept')).toEqual(['peers.answered.agreed']);
    await follow(db);
    const [date] = await openAsks(db);
    expect(date?.key).toMatch(/^nat\/ask\/peers_date-/);
    expect(await says(db, date?.choices[0] ?? '')).toEqual(['peers.answered.set']);
    // Where the space has a referent, they are asked in it.
    const other = await scene();
    await mentor(other, { mara_consents: '' });
    await form(other);
    await follow(other);
    expect((await openAsks(other))[0]?.key).toMatch(/^mel\//);
  });

  const stops = (db: Db, personId: number, days = 0) =>
    addEvents(db, [{ personId, kind: 'stop' }], moment(days));

  it('are formed without whoever does not wish to be followed any more', async () => {
    const db = await scene(5);
    await stops(db, 3);
    expect((await peersNow(db, moment().now, SIZES)).planned).toMatchObject([
      { members: [1, 2, 4, 5] },
    ]);
    await addEvents(db, [{ personId: 3, kind: 'returned' }], moment(1));
    const { planned } = await peersNow(db, moment(1).now, SIZES);
    expect(planned.flatMap(({ members }) => members)).toContain(3);
  });

  it('let go whoever does not wish to be followed any more, at whatever point they are', async () => {
    const asked = await formed();
    await stops(asked, 2);
    await follow(asked, 1);
    expect(await allGroups(asked)).toMatchObject([{ members: [1, 3, 4], state: 'formed' }]);
    expect((await asked('wish').pluck<string[]>('body')).join()).not.toContain('Prénom2');

    const db = await dated();
    await stops(db, 2, 1);
    await follow(db, 1);
    expect((await pieces(db, 1))[0]).toMatchObject({ body: { members: [1, 3, 4, MENTOR] } });
    expect(await messages(db)).toHaveLength(3);
    // Before the evening two are too few: whoever counted on it is told, they are not.
    await stops(db, 3, 2);
    await follow(db, 2);
    expect(await state(db)).toEqual([['ended', 'few']]);
    expect((await messages(db)).map((key) => key.split('-')[2])).toEqual(['1', '4', '50']);
  });

  it('that met go on for those who are left', async () => {
    const db = await dated();
    for (const id of [2, 3]) await stops(db, id, 11);
    await follow(db, 11);
    expect((await pieces(db, 11))[0]).toMatchObject({ body: { members: [1, 4, MENTOR] } });
    for (const id of [1, 4]) await stops(db, id, 12);
    await follow(db, 12);
    expect(await state(db)).toEqual([['ended', 'met']]);
    expect(await pieces(db, 12)).toEqual([]);
    expect((await messages(db)).some((key) => key.includes('-off-'))).toBe(false);
  });

  it('let go whoever does not wish to meet another any more, while there is no date', async () => {
    const db = await formed();
    await candidate(db, 2, { mara_avoid: 'Prénom4 Nom4' });
    await follow(db, 1);
    expect(await allGroups(db)).toMatchObject([{ members: [1, 3, 4], state: 'formed' }]);
    expect((await db('wish').pluck<string[]>('body')).join()).not.toContain('Prénom2');

    const set = await dated();
    await candidate(set, 2, { mara_avoid: 'Prénom4 Nom4' });
    await follow(set, 1);
    expect(await allGroups(set)).toMatchObject([{ members: [1, 2, 3, 4], state: 'set' }]);
  });

  it('are led by nobody whom a member does not wish to meet', async () => {
    const asked = await agreed();
    await candidate(asked, 2, { mara_avoid: `Prénom${MENTOR} Nom${MENTOR}` });
    await follow(asked, 1);
    expect((await openAsks(asked))[0]?.people).toEqual([REFERENT]);

    // The answer comes in the same cycle as the wish.
    const answered = await agreed();
    await candidate(answered, 2, { mara_avoid: `Prénom${MENTOR} Nom${MENTOR}` });
    const evening = (await openAsks(answered))[0]?.choices[0] ?? '';
    expect(await says(answered, evening, 0, MENTOR)).toEqual(['peers.answered.agreed']);
    expect(await messages(answered)).toEqual([]);
    await follow(answered);
    // Of the responsible people nobody takes their place: who avoids them goes.
    await candidate(answered, 3, { mara_avoid: `Odile Rivet ${REFERENT}` });
    expect(await says(answered, evening)).toEqual(['peers.answered.set']);
    expect(await allGroups(answered)).toMatchObject([
      { members: [1, 2, 4], facilitatorId: REFERENT },
    ]);
    expect(await messages(answered)).toHaveLength(3);
  });
});
