import type { BodyOf } from '../../../moodle/pieces.ts';
import { nowOf } from '../../moodle.ts';
import { type Db, insertId } from '../../store/database.ts';
import type { MessageRow, PieceRow } from '../../store/piece-rows.ts';
import { belongsTo } from '../of-space.ts';
import { withRichText } from './rich-text.ts';
import { refusal, type TypeOfPiece } from './type.ts';

const messageOf = async (db: Db, { id }: PieceRow): Promise<MessageRow> => {
  const row = await db('local_mara_message')
    .where({ pieceid: id })
    .first<MessageRow | undefined>('*');
  if (!row) throw new Error(`The message of the piece ${id} is missing`);
  return row;
};

const columnsOf = (body: BodyOf<'message'>) => ({
  userid: body.userid,
  body: JSON.stringify(body),
});

/** A live one still waits: what was sent is closed. */
export const message: TypeOfPiece<'message'> = {
  clean: async ({ db, space }, body) => {
    const fits = await belongsTo(db, space.courseid, body.userid);
    if (!fits) throw refusal('unknownuser', 'userid');
    return { ...body, text: withRichText(body.text) };
  },

  create: async ({ db }, { id }, body) => {
    const row = { pieceid: id, status: 'queued', timesent: null, timeclosed: null };
    await insertId(db, 'local_mara_message', { ...row, ...columnsOf(body) });
    return {};
  },

  update: async ({ db }, piece, body) => {
    const { id } = await messageOf(db, piece);
    await db('local_mara_message').where({ id }).update(columnsOf(body));
    return {};
  },

  remove: async ({ moodle, db }, piece) => {
    const { id } = await messageOf(db, piece);
    const change = { status: 'withdrawn', timeclosed: nowOf(moodle) };
    await db('local_mara_message').where({ id }).update(change);
    return { outcome: 'removed', mark: { state: 'closed' } };
  },

  forget: async ({ db }, { id }) => {
    await db('local_mara_message').where({ pieceid: id }).delete();
  },
};
