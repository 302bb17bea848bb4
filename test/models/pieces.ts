/** What may happen to the pieces of a site in any order, and what must be found again at the end. */
import { expect } from '@jest/globals';
import fc from 'fast-check';
import { makeWish, takeBack } from '../../src/features/wishes/index.ts';
import type { PieceType } from '../../src/moodle/index.ts';
import { draftBody, eventBody, messageBody } from '../faults/wishes.ts';
import type { World } from '../faults/world.ts';

const index = fc.nat({ max: 1000 });
const step = <K extends string>(kind: K) => fc.record({ kind: fc.constant(kind), at: index });

export const pieceStepArb = fc.oneof(
  // Use cases.
  { weight: 5, arbitrary: step('wish') },
  { weight: 2, arbitrary: step('take back') },
  // People, with what stands under a key.
  { weight: 3, arbitrary: step('answer') },
  { weight: 2, arbitrary: step('edit an event') },
  step('delete an event'),
  step('edit our entry'),
  step('delete our entry'),
  step('rename a group'),
  { weight: 2, arbitrary: step('take a member off') },
  step('add a member'),
  step('delete a group'),
  // Moodle's tasks.
  { weight: 2, arbitrary: step('send notices') },
  step('erase texts'),
);
export type PieceStep = typeof pieceStepArb extends fc.Arbitrary<infer T> ? T : never;

const SPACES = ['mel', 'var', 'fin'];
const TYPES = ['event', 'group', 'entry', 'message', 'grouping', 'enrolment'] as const;
const MEMBERS = ['ana', 'bob', 'cléo', 'eve'];

type Standing = { id: number; key: string; type: PieceType; objectid: number };
/** `ours` may stand again, or their words go into the sheet. */
export type Decided = { object: string; choice: 'ours' | 'sheet' };
type AskRow = { id: number; key: string; status: string };

/** Plays what happens to pieces on a world and remembers what people did. */
export const piecesOn = (world: World) => {
  const { app, moodleDb, moodleClock, seeded } = world;
  const { admin } = world.sandbox;
  /** By the object's id: what a person last made of it; null: deleted. */
  const events = new Map<number, string | null>();
  const entries = new Map<number, string | null>();
  const groups = new Map<number, string>();
  /** `group user` that a person took off. */
  const off = new Set<string>();
  /** By Moodle's id, the asks that came to their end. */
  const ended = new Set<number>();

  const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length];
  const who = (name: string): number => seeded.people.get(name) ?? 0;
  const members = (at: number): number[] =>
    MEMBERS.filter((_, nth) => (at >> nth) % 2 === 0).map(who);

  const standing = async (type: PieceType): Promise<Standing[]> => {
    const table = { event: 'event', group: 'groups', entry: 'data_records' }[type as 'event'];
    return await moodleDb('local_mara_piece as p')
      .join(`${table} as o`, 'o.id', 'p.objectid')
      .where({ 'p.type': type, 'p.state': 'live' })
      .orderBy('p.id')
      .select<Standing[]>('p.id', 'p.piecekey as key', 'p.type', 'p.objectid');
  };
  const asks = (): Promise<AskRow[]> =>
    moodleDb('local_mara_ask as a')
      .join('local_mara_piece as p', 'p.id', 'a.pieceid')
      .orderBy('a.id')
      .select<AskRow[]>('a.id', 'p.piecekey as key', 'a.status');

  const bodyOf = (type: (typeof TYPES)[number], at: number, words: string): unknown => {
    if (type === 'event') return eventBody(words);
    if (type === 'entry') return draftBody(words);
    if (type === 'message') return messageBody(seeded.referent, `Message, ${words}.`);
    if (type === 'grouping') return { name: words };
    if (type === 'group') return { name: words, grouping: null, members: members(at) };
    return { userid: who('eve'), role: 'mara_candidate', start: null, end: null };
  };

  /** A wish for a space the companion has not heard of yet is none. */
  const wish = async (at: number, words: string): Promise<void> => {
    const space = pick(SPACES, at) ?? '';
    const type = pick(TYPES, Math.floor(at / 3)) ?? 'event';
    const known: unknown = await app.db('space').where({ code: space }).first();
    if (known === undefined) return;
    const key = `${space}/any/${type}-${at % 2}`;
    // Who is left out and named again is named anew.
    if (type === 'group') await forgetOff(key, new Set(members(at)));
    const body = bodyOf(type, at, words);
    await app.db.transaction((tx) =>
      makeWish(tx, { key, name: key, type, body }, { now: moodleClock.now() }),
    );
  };
  const forgetOff = async (key: string, staying: ReadonlySet<number>): Promise<void> => {
    const group = (await standing('group')).find((one) => one.key === key);
    for (const name of MEMBERS.map(who)) {
      if (group !== undefined && !staying.has(name)) off.delete(`${group.objectid} ${name}`);
    }
  };
  const unwish = async (at: number): Promise<void> => {
    const rows = await app
      .db('wish')
      .where('type', '!=', 'ask')
      .orderBy('key')
      .select<{ key: string }[]>('key');
    const key = pick(rows, at)?.key;
    if (key === undefined) return;
    await forgetOff(key, new Set());
    await app.db.transaction((tx) => takeBack(tx, key));
  };

  const answer = async (at: number): Promise<Decided | null> => {
    const ask = pick(
      (await asks()).filter(({ status }) => status === 'open'),
      at,
    );
    if (ask === undefined) return null;
    const row = await app
      .db('ask')
      .where({ key: ask.key })
      .first<{ purpose: string; subject: string } | undefined>('purpose', 'subject');
    const choices = row?.purpose === 'conflict' ? ['ours', 'keep', 'sheet'] : ['approve', 'leave'];
    const choice = pick(choices, Math.floor(at / 7)) ?? '';
    const people = await moodleDb('local_mara_ask_person')
      .where({ askid: ask.id })
      .orderBy('id')
      .select<{ userid: number }[]>('userid');
    const userId = pick(people, at)?.userid ?? seeded.referent;
    const refused = await admin.answerAsk({ ask: ask.key, userId, choice });
    if (refused !== null || (choice !== 'ours' && choice !== 'sheet')) return null;
    const { object = '' } = JSON.parse(row?.subject ?? '{}') as { object?: string };
    // Ours may take the place of this very work of theirs.
    const piece = [...(await standing('event')), ...(await standing('entry'))].find(
      ({ key }) => key === object,
    );
    if (piece?.type === 'event') events.delete(piece.objectid);
    if (piece?.type === 'entry') entries.delete(piece.objectid);
    return { object, choice };
  };

  const withGroup = async (kind: PieceStep['kind'], at: number, words: string): Promise<void> => {
    const group = pick(await standing('group'), at)?.objectid;
    if (group === undefined) return;
    if (kind === 'rename a group') {
      await admin.renameGroup(group, words);
      groups.set(group, words);
    } else if (kind === 'delete a group') {
      await admin.deleteGroup(group);
      groups.delete(group);
    } else {
      const inside = await moodleDb('groups_members')
        .where({ groupid: group })
        .orderBy('userid')
        .select<{ userid: number }[]>('userid');
      const ids = inside.map(({ userid }) => userid);
      if (kind === 'take a member off') {
        const user = pick(ids, at);
        if (user === undefined) return;
        await admin.removeFromGroup(group, user);
        off.add(`${group} ${user}`);
      } else {
        const user = pick([seeded.referent, ...MEMBERS.map(who)], at) ?? 0;
        if (ids.includes(user)) return;
        await admin.addToGroup(group, user);
        off.delete(`${group} ${user}`);
      }
    }
  };

  const withText = async (kind: PieceStep['kind'], at: number, words: string): Promise<void> => {
    const isEvent = kind === 'edit an event' || kind === 'delete an event';
    const id = pick(await standing(isEvent ? 'event' : 'entry'), at)?.objectid;
    if (id === undefined) return;
    if (kind === 'edit an event') await admin.changeEvent(id, { name: words });
    else if (kind === 'delete an event') await admin.deleteEvent(id);
    else if (kind === 'edit our entry') await admin.changeEntry(id, { name: words });
    else await admin.deleteEntry(id);
    (isEvent ? events : entries).set(id, kind.startsWith('edit') ? words : null);
  };

  /** Tells what someone answered about a person's text, where it need not stand as it is. */
  const play = async ({ kind, at }: PieceStep, words: string): Promise<Decided | null> => {
    let freed: Decided | null = null;
    if (kind === 'wish') await wish(at, words);
    else if (kind === 'take back') await unwish(at);
    else if (kind === 'answer') freed = await answer(at);
    else if (kind === 'send notices') await admin.sendNotices();
    else if (kind === 'erase texts') await admin.eraseTexts();
    else if (kind.includes('group') || kind.includes('member')) await withGroup(kind, at, words);
    else await withText(kind, at, words);
    return freed;
  };

  /** Called after each step: what came to its end is never open again. */
  const watch = async (): Promise<void> => {
    for (const { id, status } of await asks()) {
      if (status !== 'open') ended.add(id);
      else expect([...ended]).not.toContain(id);
    }
  };

  const expectTexts = async (
    table: 'event' | 'data_content',
    left: ReadonlyMap<number, string | null>,
  ): Promise<void> => {
    for (const [id, words] of left) {
      const column = table === 'event' ? 'id' : 'recordid';
      const rows = await moodleDb(table)
        .where({ [column]: id })
        .select<object[]>('*');
      if (words === null) expect(rows).toEqual([]);
      else expect(JSON.stringify(rows)).toContain(words);
    }
  };

  /** Everything a person did last stands, nothing stands twice, and nobody was told twice. */
  const expectStands = async (): Promise<void> => {
    await expectTexts('event', events);
    await expectTexts('data_content', entries);
    for (const [id, name] of groups) {
      const row = await moodleDb('groups')
        .where({ id })
        .first<{ name: string } | undefined>('name');
      if (row !== undefined) expect(row.name).toBe(name);
    }
    for (const pair of off) {
      const [groupid, userid] = pair.split(' ').map(Number);
      expect(await moodleDb('groups_members').where({ groupid, userid }).select('id')).toEqual([]);
    }
    // Events are made by nobody else here.
    const made = await moodleDb('event').pluck<number[]>('id');
    const ours = (await standing('event')).map(({ objectid }) => objectid);
    expect(made.sort((a, b) => a - b)).toEqual(ours.sort((a, b) => a - b));
    const notices = await moodleDb('notifications').select<{ useridto: number; html: string }[]>(
      'useridto',
      'html',
    );
    const told = new Map<string, number>();
    for (const { useridto, html } of notices) {
      // Of an ask at first and as a reminder; a message's subject is its own.
      for (const [about] of html.matchAll(/\?ask=\d+|Message, [^<.]+\./g)) {
        const name = `${useridto} ${about}`;
        told.set(name, (told.get(name) ?? 0) + 1);
      }
    }
    for (const [about, times] of told) {
      expect([about, times <= (about.includes('ask=') ? 2 : 1)]).toEqual([about, true]);
    }
  };

  return { play, watch, expectStands };
};
