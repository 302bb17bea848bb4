import type { BodyOf } from '../../../moodle/pieces.ts';
import { noteChanges } from '../change-log.ts';
import { closeAsk, isOpen, settleAsk } from '../asks.ts';
import { nowOf } from '../../moodle.ts';
import { type Db, insertId, insertMany } from '../../store/database.ts';
import type { AskRow, PieceRow } from '../../store/piece-rows.ts';
import { withRichText } from './rich-text.ts';
import { type Mark, type TypeOfPiece, type Work } from './type.ts';

type Body = BodyOf<'ask'>;

const askOf = async (db: Db, { id }: Pick<PieceRow, 'id'>): Promise<AskRow> => {
  const row = await db('local_mara_ask').where({ pieceid: id }).first<AskRow | undefined>('*');
  if (!row) throw new Error(`The ask of the piece ${id} is missing`);
  return row;
};

const columnsOf = (body: Body) => ({
  body: JSON.stringify(body),
  mode: body.mode,
  changeable: body.change ? 1 : 0,
  timeexpires: body.expires,
  timeremind: body.remind,
});

/** Those who stay named keep that they were told; answers stay in any case. */
const setPeople = async (db: Db, askid: number, people: readonly number[]): Promise<void> => {
  const rows = await db('local_mara_ask_person')
    .where({ askid })
    .select<{ id: number; userid: number }[]>('id', 'userid');
  const off = rows.filter(({ userid }) => !people.includes(userid));
  for (const { id } of off) await db('local_mara_ask_person').where({ id }).delete();
  const named = new Set(rows.map(({ userid }) => userid));
  await insertMany(
    db,
    'local_mara_ask_person',
    people
      .filter((userid) => !named.has(userid))
      .map((userid) => ({ askid, userid, timenotified: null, timereminded: null })),
  );
};

/** What comes too late changes nothing: someone answered meanwhile, or its time is over. */
const settle = async ({ moodle, db, run }: Work, piece: PieceRow): Promise<Mark | null> => {
  const ask = await askOf(db, piece);
  return (await settleAsk(moodle, db, ask, run)) ? { state: 'closed' } : null;
};

export const ask: TypeOfPiece<'ask'> = {
  /** Who has no account here is told as unreachable: the others are asked all the same. */
  clean: (_, body) => Promise.resolve({ ...body, text: withRichText(body.text) }),

  create: async (work, piece, body) => {
    const { db } = work;
    const row = { pieceid: piece.id, status: 'open', timeclosed: null, ...columnsOf(body) };
    const askid = await insertId(db, 'local_mara_ask', row);
    await setPeople(db, askid, body.people);
    return (await settle(work, piece)) ?? {};
  },

  update: async (work, piece, body) => {
    const { db } = work;
    const closed = await settle(work, piece);
    if (closed) return closed;
    const { id } = await askOf(db, piece);
    await db('local_mara_ask').where({ id }).update(columnsOf(body));
    await setPeople(db, id, body.people);
    return (await settle(work, piece)) ?? {};
  },

  remove: async ({ moodle, db, run }, piece) => {
    const row = await askOf(db, piece);
    const status = isOpen(row, nowOf(moodle)) ? 'withdrawn' : 'expired';
    await closeAsk(moodle, db, row, status, run);
    return { outcome: 'removed', mark: { state: 'closed' } };
  },

  forget: async ({ moodle, db, run }, piece) => {
    const { id } = await askOf(db, piece);
    const answers = db('local_mara_answer').where({ askid: id });
    const rows = await answers.clone().select<{ id: number }[]>('id');
    const references = rows.map((row) => ({ kind: 'answers' as const, id: row.id }));
    await noteChanges(moodle, db, references, run);
    await answers.delete();
    await db('local_mara_ask_person').where({ askid: id }).delete();
    await db('local_mara_ask').where({ id }).delete();
  },
};
