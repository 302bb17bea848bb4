import type { Db } from '../../store/database.ts';
import type { AskPersonRow, AskRow, MessageRow } from '../../store/piece-rows.ts';
import { reachableIn } from '../of-space.ts';

/** Seconds for which someone who was told something is left in peace. */
const PEACE = 3600;

/** An ask to tell somebody of, the first time or as a reminder. */
export type WaitingAsk = Pick<AskPersonRow, 'id' | 'askid' | 'userid' | 'timenotified'> &
  Pick<AskRow, 'body' | 'timeremind'> & { courseid: number; space: string };
export type Waiting = { asks: WaitingAsk[]; messages: MessageRow[] };

const openAsksToTell = (db: Db, now: number) =>
  db('local_mara_ask_person as p')
    .join('local_mara_ask as a', 'a.id', 'p.askid')
    .join('local_mara_piece as pc', 'pc.id', 'a.pieceid')
    .join('local_mara_space as s', 's.id', 'pc.spaceid')
    .join('course as c', 'c.id', 's.courseid')
    .leftJoin('local_mara_answer as an', (on) => {
      on.on('an.askid', 'p.askid').andOn('an.userid', 'p.userid');
    })
    .where('a.status', 'open')
    .where('a.timeexpires', '>', now)
    .whereNull('an.id')
    .where((due) => {
      void due.whereNull('p.timenotified').orWhere((reminder) => {
        void reminder.whereNull('p.timereminded').where('a.timeremind', '<=', now);
      });
    });

const asksToTell = async (db: Db, userid: number, now: number): Promise<WaitingAsk[]> => {
  const rows = await openAsksToTell(db, now)
    .where('p.userid', userid)
    .orderBy(['a.timeexpires', 'a.id'])
    .select<WaitingAsk[]>(
      'p.id',
      'p.askid',
      'p.userid',
      'p.timenotified',
      'a.body',
      'a.timeremind',
      's.courseid',
      'c.fullname as space',
    );
  const reached: WaitingAsk[] = [];
  for (const row of rows)
    if ((await reachableIn(db, row.courseid, [userid], now)).has(userid)) reached.push(row);
  return reached;
};

/** Those for whom something may wait, in order. */
export const peopleWaiting = async (db: Db, now: number): Promise<number[]> => {
  const asked = await openAsksToTell(db, now).distinct<{ userid: number }[]>('p.userid');
  const written = await db('local_mara_message')
    .where({ status: 'queued' })
    .distinct<{ userid: number }[]>('userid');
  const people = new Set([...asked, ...written].map(({ userid }) => userid));
  return [...people].sort((a, b) => a - b);
};

/** Whether someone was told something less than an hour ago. */
export const isInPeace = async (db: Db, userid: number, now: number): Promise<boolean> => {
  const since = now - PEACE;
  const asked = await db('local_mara_ask_person')
    .where({ userid })
    .where((told) => {
      void told.where('timenotified', '>', since).orWhere('timereminded', '>', since);
    })
    .first<object | undefined>('id');
  if (asked) return true;
  const sent = await db('local_mara_message')
    .where({ userid })
    .where('timesent', '>', since)
    .first<object | undefined>('id');
  return sent !== undefined;
};

/** What waits for one person. */
export const waitingFor = async (db: Db, userid: number, now: number): Promise<Waiting> => ({
  asks: await asksToTell(db, userid, now),
  messages: await db('local_mara_message')
    .where({ userid, status: 'queued' })
    .orderBy('id')
    .select<MessageRow[]>('*'),
});
