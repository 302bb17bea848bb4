import type { BodyOf } from '../../../moodle/pieces.ts';
import { type Db, insertId } from '../../store/database.ts';
import type { InvitationRow, PieceRow } from '../../store/piece-rows.ts';
import { allowsOf } from '../allows.ts';
import { bodyOfInvitation, closeInvitation, isAddressAllowed } from '../invitations.ts';
import { refusal, type TypeOfPiece } from './type.ts';

const invitationOf = async (db: Db, { id }: PieceRow): Promise<InvitationRow> => {
  const row = await db('local_mara_invitation')
    .where({ pieceid: id })
    .first<InvitationRow | undefined>('*');
  if (!row) throw new Error(`The invitation of the piece ${id} is missing`);
  return row;
};

const columnsOf = (body: BodyOf<'invitation'>) => ({
  body: JSON.stringify(body),
  timeexpires: body.expires,
});

/** A live one is queued or sent; the task `send_notices` sends it. */
export const invitation: TypeOfPiece<'invitation'> = {
  clean: async ({ db }, body) => {
    if (!(await allowsOf(db)).accounts) throw refusal('notallowed', 'accounts');
    if (!(await isAddressAllowed(db, body.email))) throw refusal('notallowed', 'email');
    return body;
  },

  create: async ({ db }, { id }, body) => {
    const row = { pieceid: id, status: 'queued', tokenhash: null, userid: null, timeclosed: null };
    await insertId(db, 'local_mara_invitation', { ...row, ...columnsOf(body) });
    return {};
  },

  update: async ({ db }, piece, body) => {
    const row = await invitationOf(db, piece);
    // Whoever has the former link is somebody else: it opens nothing any more.
    const again = bodyOfInvitation(row)?.email !== body.email;
    await db('local_mara_invitation')
      .where({ id: row.id })
      .update({ ...columnsOf(body), ...(again ? { status: 'queued', tokenhash: null } : {}) });
    return {};
  },

  remove: async ({ moodle, db, run }, piece) => {
    await closeInvitation(moodle, db, await invitationOf(db, piece), 'withdrawn', { run });
    return { outcome: 'removed', mark: { state: 'closed' } };
  },

  forget: async ({ db }, { id }) => {
    await db('local_mara_invitation').where({ pieceid: id }).delete();
  },
};
