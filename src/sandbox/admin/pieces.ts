import { type Allows, setAllows } from '../bridge/allows.ts';
import { answerAsk, type AskRefusal } from '../bridge/asks.ts';
import { eraseTexts } from '../bridge/erase-texts.ts';
import { ALLOWED_ADDRESSES } from '../bridge/invitations.ts';
import { sendNotices } from '../bridge/notices/send.ts';
import { deleteEvents, type EventValues, updateEvent } from '../course/events.ts';
import type { Moodle } from '../moodle.ts';
import { setConfig } from '../store/config.ts';
import type { MailRow, NotificationRow } from '../store/piece-rows.ts';

export type AnswerByKey = { ask: string; userId: number; choice: string; remark?: string };

/** What people and the site do with what the companion put there. */
export const piecesAdmin = (moodle: Moodle) => {
  const { db } = moodle;
  return {
    /** What the companion is allowed on this site; what is left out stays as it was. */
    allows: (change: Partial<Allows>): Promise<void> => setAllows(db, change),
    /** The domains that accounts may have; none means any. */
    setAllowedAddresses: (domains: readonly string[]): Promise<void> =>
      setConfig(db, ALLOWED_ADDRESSES, domains.join(' ')),
    /** The scheduled tasks, to their end. */
    sendNotices: () => sendNotices(moodle),
    eraseTexts: () => eraseTexts(moodle),
    /** What a person answers to the ask of a key; null when it counts. */
    answerAsk: async ({ ask, userId, choice, remark = '' }: AnswerByKey) => {
      const row = await db('local_mara_ask as a')
        .join('local_mara_piece as p', 'p.id', 'a.pieceid')
        .where({ 'p.piecekey': ask })
        .first<{ id: number } | undefined>('a.id');
      if (!row) throw new Error(`There is no ask ${ask}`);
      const refusal: AskRefusal | null = await answerAsk(moodle, {
        askid: row.id,
        userid: userId,
        choice,
        remark,
      });
      return refusal;
    },
    /** As a person does in the calendar. */
    changeEvent: (id: number, change: Partial<EventValues>): Promise<void> =>
      db.transaction((trx) => updateEvent(moodle, trx, id, change)),
    deleteEvent: (id: number): Promise<void> =>
      db.transaction((trx) => deleteEvents(moodle, trx, { id })),
    /** What Moodle told someone, the oldest first. */
    notificationsOf: async (userId: number): Promise<NotificationRow[]> =>
      db('notifications').where({ useridto: userId }).orderBy('id').select<NotificationRow[]>('*'),
    /** What Moodle sent by mail, the oldest first. */
    mails: async (): Promise<MailRow[]> => db('mails').orderBy('id').select<MailRow[]>('*'),
  };
};
