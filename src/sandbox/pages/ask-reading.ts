import { type AskBody, bodyOfAsk, isOpen, type MyAnswer } from '../bridge/asks.ts';
import { isOfSpace } from '../bridge/of-space.ts';
import { nowOf } from '../moodle.ts';
import type { AskRow } from '../store/piece-rows.ts';
import type { Visit } from './visit.ts';

const THIRTY_DAYS = 30 * 24 * 3600;

/** An ask its reader has answered. */
export type AnsweredAsk = MyAnswer & { id: number; space: string; body: AskBody };

/** What the reader answered in the last 30 days in the spaces they are of, the latest first. */
export const answeredLately = async ({ moodle, user }: Visit): Promise<AnsweredAsk[]> => {
  type Row = MyAnswer & Pick<AskRow, 'id' | 'body'> & { courseid: number; space: string };
  const userid = user?.id ?? 0;
  const now = nowOf(moodle);
  const rows = await moodle
    .db('local_mara_answer as an')
    .join('local_mara_ask as a', 'a.id', 'an.askid')
    .join('local_mara_piece as p', 'p.id', 'a.pieceid')
    .join('local_mara_space as s', 's.id', 'p.spaceid')
    .join('course as c', 'c.id', 's.courseid')
    .where({ 'an.userid': userid })
    .where('an.timeanswered', '>=', now - THIRTY_DAYS)
    .orderBy(['an.timeanswered', 'an.id'].map((column) => ({ column, order: 'desc' })))
    .select<Row[]>(
      ...['a.id', 'a.body', 'an.choice', 'an.remark', 'an.timeanswered'],
      ...['c.id as courseid', 'c.fullname as space'],
    );
  const shown: AnsweredAsk[] = [];
  for (const { id, space, courseid, choice, remark, timeanswered, ...row } of rows) {
    const body = bodyOfAsk(row);
    if (body && (await isOfSpace(moodle.db, courseid, userid, now)))
      shown.push({ id, space, body, choice, remark, timeanswered });
  }
  return shown;
};

/** Why an ask that somebody opens by its link cannot be answered. */
export type Closure = 'unknown' | 'already' | 'byAnother' | 'expired' | 'withdrawn' | 'outside';

/** Of an ask that is not among the reader's open ones. Who is not named learns nothing of it. */
export const closureOf = async ({ moodle, user }: Visit, id: number): Promise<Closure> => {
  const { db } = moodle;
  const reader = { askid: id, userid: user?.id ?? 0 };
  const ask = await db('local_mara_ask as a')
    .join('local_mara_piece as p', 'p.id', 'a.pieceid')
    .join('local_mara_space as s', 's.id', 'p.spaceid')
    .where({ 'a.id': id })
    .first<(AskRow & { courseid: number }) | undefined>('a.*', 's.courseid');
  const named = await db('local_mara_ask_person').where(reader).first<object | undefined>('id');
  if (!ask || !named) return 'unknown';
  const answered = await db('local_mara_answer').where(reader).first<object | undefined>('id');
  if (answered) return 'already';
  if (ask.status === 'withdrawn') return 'withdrawn';
  if (ask.status === 'answered') return 'byAnother';
  if (!isOpen(ask, nowOf(moodle))) return 'expired';
  const inside = await isOfSpace(db, ask.courseid, reader.userid, nowOf(moodle));
  return inside ? 'unknown' : 'outside';
};
