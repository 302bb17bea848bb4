import { type BodyOf, BODY_SCHEMAS } from '../../moodle/pieces.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { type Db, insertId } from '../store/database.ts';
import type { AnswerRow, AskRow } from '../store/piece-rows.ts';
import { noteChanges } from './change-log.ts';
import { isOfSpace } from './of-space.ts';
import { pieceById, type PieceSpace, spaceOf, touchPiece } from './piece-store.ts';

export const MOST_REMARK = 2000;

export type AskBody = BodyOf<'ask'>;
export type MyAnswer = Pick<AnswerRow, 'choice' | 'remark' | 'timeanswered'>;
/** An ask as the person it names sees it. */
export type OpenAsk = AskBody & {
  id: number;
  space: PieceSpace;
  /** What they answered; it stands among the open ones only where it may be changed. */
  mine: MyAnswer | null;
};
/** Why an answer does not count. */
export type AskRefusal =
  | 'notnamed'
  | 'closed'
  | 'notofspace'
  | 'answered'
  | 'unknownchoice'
  | 'remarkmissing'
  | 'remarktoolong';
export type AnswerToAsk = { askid: number; userid: number; choice: string; remark: string };

export const bodyOfAsk = ({ body }: Pick<AskRow, 'body'>): AskBody | null =>
  body === null ? null : BODY_SCHEMAS.ask.parse(JSON.parse(body));

/** The status by the clock, also before the task noted that the time is over. */
export const statusAt = ({ status, timeexpires }: AskRow, now: number): AskRow['status'] =>
  status === 'open' && timeexpires <= now ? 'expired' : status;

export const isOpen = (ask: AskRow, now: number): boolean => statusAt(ask, now) === 'open';

const myAnswer = (db: Db, askid: number, userid: number): Promise<AnswerRow | undefined> =>
  db('local_mara_answer').where({ askid, userid }).first<AnswerRow | undefined>('*');

const isNamed = async (db: Db, askid: number, userid: number): Promise<boolean> =>
  (await db('local_mara_ask_person').where({ askid, userid }).first<object | undefined>('id')) !==
  undefined;

const spaceOfAsk = async (db: Db, { pieceid }: AskRow): Promise<PieceSpace | undefined> => {
  const piece = await pieceById(db, pieceid);
  return piece && spaceOf(db, piece);
};

/** The asks, of all spaces, that this person may answer now, or whose answer they may change. */
export const openAsks = async (db: Db, userid: number, now: number): Promise<OpenAsk[]> => {
  const rows = await db('local_mara_ask as a')
    .join('local_mara_ask_person as p', 'p.askid', 'a.id')
    .where({ 'p.userid': userid, 'a.status': 'open' })
    .where('a.timeexpires', '>', now)
    .orderBy(['a.timeexpires', 'a.id'])
    .select<AskRow[]>('a.*');
  const asks: OpenAsk[] = [];
  for (const row of rows) {
    const space = await spaceOfAsk(db, row);
    const body = bodyOfAsk(row);
    if (!space || !body || !(await isOfSpace(db, space.courseid, userid, now))) continue;
    const mine = (await myAnswer(db, row.id, userid)) ?? null;
    if (!mine || body.change) asks.push({ ...body, id: row.id, space, mine });
  }
  return asks;
};

const refusalOf = async (
  db: Db,
  ask: AskRow,
  { userid, choice, remark }: AnswerToAsk,
  now: number,
): Promise<AskRefusal | null> => {
  if (!(await isNamed(db, ask.id, userid))) return 'notnamed';
  const space = await spaceOfAsk(db, ask);
  if (!space || !(await isOfSpace(db, space.courseid, userid, now))) return 'notofspace';
  const mine = await myAnswer(db, ask.id, userid);
  if (mine && (ask.changeable === 0 || !isOpen(ask, now))) return 'answered';
  const body = bodyOfAsk(ask);
  if (!isOpen(ask, now) || !body) return 'closed';
  const chosen = body.choices.find(({ code }) => code === choice);
  if (!chosen) return 'unknownchoice';
  if (chosen.remark === 'required' && remark === '') return 'remarkmissing';
  const tooLong = chosen.remark !== 'none' && Array.from(remark).length > MOST_REMARK;
  return tooLong ? 'remarktoolong' : null;
};

const writeAnswer = async (
  moodle: Moodle,
  db: Db,
  ask: AskRow,
  { userid, choice, remark }: AnswerToAsk,
): Promise<void> => {
  const chosen = bodyOfAsk(ask)?.choices.find(({ code }) => code === choice);
  const kept = remark === '' || chosen?.remark === 'none' ? null : remark;
  const row = { choice, remark: kept, timeanswered: nowOf(moodle) };
  const known = await myAnswer(db, ask.id, userid);
  if (known) await db('local_mara_answer').where({ id: known.id }).update(row);
  const id =
    known?.id ?? (await insertId(db, 'local_mara_answer', { askid: ask.id, userid, ...row }));
  await noteChanges(moodle, db, [{ kind: 'answers', id }]);
};

/** Whether everybody named has answered; those who cannot answer any more are waited for too. */
const allAnswered = async (db: Db, askid: number): Promise<boolean> => {
  const missing = await db('local_mara_ask_person as p')
    .leftJoin('local_mara_answer as a', (on) => {
      on.on('a.askid', 'p.askid').andOn('a.userid', 'p.userid');
    })
    .where({ 'p.askid': askid })
    .whereNull('a.id')
    .first<object | undefined>('p.id');
  return missing === undefined;
};

/** Brings an ask to its end. */
export const closeAsk = async (
  moodle: Moodle,
  db: Db,
  ask: AskRow,
  status: AskRow['status'],
  run: string | null = null,
): Promise<void> => {
  const timeclosed = status === 'expired' ? ask.timeexpires : nowOf(moodle);
  await db('local_mara_ask').where({ id: ask.id }).update({ status, timeclosed });
  await touchPiece(moodle, db, ask.pieceid, { state: 'closed' }, run);
};

const isAnswered = async (db: Db, { id, mode }: AskRow): Promise<boolean> => {
  const first = await db('local_mara_answer').where({ askid: id }).first<object | undefined>('id');
  return first !== undefined && (mode === 'first' || (await allAnswered(db, id)));
};

/** Closes an open ask if its time is over or what it waits for has come; tells whether it did. */
export const settleAsk = async (
  moodle: Moodle,
  db: Db,
  ask: AskRow,
  run: string | null = null,
): Promise<boolean> => {
  const expired = !isOpen(ask, nowOf(moodle));
  if (!expired && !(await isAnswered(db, ask))) return false;
  await closeAsk(moodle, db, ask, expired ? 'expired' : 'answered', run);
  return true;
};

/** Somebody's answer, with every right checked at this moment; null when it counts. */
export const answerAsk = (moodle: Moodle, answer: AnswerToAsk): Promise<AskRefusal | null> =>
  moodle.db.transaction(async (db) => {
    const ask = await db('local_mara_ask')
      .where({ id: answer.askid })
      .first<AskRow | undefined>('*');
    if (!ask) return 'notnamed';
    const given = { ...answer, remark: answer.remark.replace(/\r\n?/g, '\n').trim() };
    const refusal = await refusalOf(db, ask, given, nowOf(moodle));
    if (refusal !== null) return refusal;
    await writeAnswer(moodle, db, ask, given);
    await settleAsk(moodle, db, ask);
    return null;
  });
