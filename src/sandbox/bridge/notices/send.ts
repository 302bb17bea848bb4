import { type Moodle, nowOf } from '../../moodle.ts';
import { type Db, insertId } from '../../store/database.ts';
import type { AskRow, MessageRow } from '../../store/piece-rows.ts';
import type { UserRow } from '../../store/rows.ts';
import { settleAsk } from '../asks.ts';
import { isOfSpace } from '../of-space.ts';
import { pieceById, spaceOf, touchPiece } from '../piece-store.ts';
import { expireInvitations, sendInvitations } from './invite.ts';
import { letterOf } from './letter.ts';
import { isInPeace, peopleWaiting, type Waiting, waitingFor } from './waiting.ts';

const closeMessage = async (
  moodle: Moodle,
  db: Db,
  { id, pieceid }: MessageRow,
  status: 'sent' | 'unreachable',
): Promise<void> => {
  const now = nowOf(moodle);
  const timesent = status === 'sent' ? now : null;
  await db('local_mara_message').where({ id }).update({ status, timesent, timeclosed: now });
  await touchPiece(moodle, db, pieceid, { state: 'closed' });
};

/** Closes the messages whose people went meanwhile. */
const closeUnreachable = (moodle: Moodle): Promise<void> =>
  moodle.db.transaction(async (db) => {
    const rows = await db('local_mara_message')
      .where({ status: 'queued' })
      .select<MessageRow[]>('*');
    for (const row of rows) {
      const piece = await pieceById(db, row.pieceid);
      const space = piece && (await spaceOf(db, piece));
      const reached = space && (await isOfSpace(db, space.courseid, row.userid, nowOf(moodle)));
      if (!reached) await closeMessage(moodle, db, row, 'unreachable');
    }
  });

const expireAsks = (moodle: Moodle): Promise<void> =>
  moodle.db.transaction(async (db) => {
    const rows = await db('local_mara_ask')
      .where({ status: 'open' })
      .where('timeexpires', '<=', nowOf(moodle))
      .select<AskRow[]>('*');
    for (const row of rows) await settleAsk(moodle, db, row);
  });

/** Notes that someone is told now, of all that waits. */
const claim = async (moodle: Moodle, userid: number): Promise<Waiting> =>
  moodle.db.transaction(async (db) => {
    const now = nowOf(moodle);
    const waiting = await waitingFor(db, userid, now);
    for (const row of waiting.messages) await closeMessage(moodle, db, row, 'sent');
    for (const { id, timenotified, timeremind } of waiting.asks) {
      // Told this late, it is the reminder as well.
      const timereminded = timeremind !== null && timeremind <= now ? now : null;
      await db('local_mara_ask_person')
        .where({ id })
        .update({ timenotified: timenotified ?? now, timereminded });
    }
    return waiting;
  });

const tell = async (moodle: Moodle, userid: number): Promise<void> => {
  const { db } = moodle;
  if (await isInPeace(db, userid, nowOf(moodle))) return;
  const user = await db('user').where({ id: userid }).first<UserRow | undefined>('*');
  // Noted and committed before it is sent: a crash may lose a notice, it never doubles one.
  const waiting = await claim(moodle, userid);
  if (!user || waiting.asks.length + waiting.messages.length === 0) return;
  const letter = letterOf(waiting, user.lang, moodle.wwwroot);
  const row = { useridto: userid, ...letter, timecreated: nowOf(moodle) };
  await insertId(db, 'notifications', row);
};

/** The scheduled task: closes what has expired, tells people what waits for them, invites. */
export const sendNotices = (moodle: Moodle): Promise<void> =>
  moodle.locks.run('send_notices', async () => {
    await expireAsks(moodle);
    await expireInvitations(moodle);
    await closeUnreachable(moodle);
    for (const userid of await peopleWaiting(moodle.db, nowOf(moodle))) await tell(moodle, userid);
    await sendInvitations(moodle);
  });
