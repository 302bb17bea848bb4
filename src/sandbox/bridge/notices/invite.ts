import { randomBytes } from 'node:crypto';
import { type Moodle, nowOf } from '../../moodle.ts';
import { needConfig } from '../../store/config.ts';
import { type Db, insertId } from '../../store/database.ts';
import type { InvitationRow } from '../../store/piece-rows.ts';
import { allowsOf } from '../allows.ts';
import {
  bodyOfInvitation,
  closeInvitation,
  hashOfToken,
  type InvitationBody,
} from '../invitations.ts';
import { pieceById, type PieceSpace, spaceOf, touchPiece } from '../piece-store.ts';
import { dayIn, escaped, linkTo, wordsIn } from './words.ts';

const mailOf = (body: InvitationBody, space: PieceSpace, site: string, link: string) => {
  const words = wordsIn(body.lang);
  const paragraphs = [
    escaped(words.hello(`${body.firstname} ${body.lastname}`)),
    escaped(words.invited(space.name, site)),
    `${escaped(words.link)} ${linkTo(link)}`,
    escaped(words.until(dayIn(body.lang, body.expires))),
    escaped(words.ignore),
  ];
  return {
    address: body.email,
    subject: words.mailSubject(site),
    html: paragraphs.map((text) => `<p>${text}</p>`).join(''),
  };
};

const spaceOfInvitation = async (db: Db, { pieceid }: InvitationRow) => {
  const piece = await pieceById(db, pieceid);
  return piece && spaceOf(db, piece);
};

/** Notes an invitation as sent, and tells the token that only its mail will hold. */
const claim = async (moodle: Moodle, row: InvitationRow): Promise<string> => {
  const token = randomBytes(20).toString('hex');
  await moodle.db.transaction(async (db) => {
    await db('local_mara_invitation')
      .where({ id: row.id })
      .update({ status: 'sent', tokenhash: hashOfToken(token) });
    await touchPiece(moodle, db, row.pieceid);
  });
  return token;
};

/** Sends the invitations that wait, one e-mail each, while this site makes accounts. */
export const sendInvitations = async (moodle: Moodle): Promise<void> => {
  const { db } = moodle;
  if (!(await allowsOf(db)).accounts) return;
  const site = await needConfig(db, 'sitename');
  const rows = await db('local_mara_invitation')
    .where({ status: 'queued' })
    .orderBy('id')
    .select<InvitationRow[]>('*');
  for (const row of rows) {
    const space = await spaceOfInvitation(db, row);
    const body = bodyOfInvitation(row);
    if (!space || !body) continue;
    const token = await claim(moodle, row);
    const link = `${moodle.wwwroot}/local/mara/invitation.php?token=${token}`;
    const mail = { ...mailOf(body, space, site, link), timecreated: nowOf(moodle) };
    await insertId(db, 'mails', mail);
  }
};

/** Closes those that nobody answered in time. */
export const expireInvitations = (moodle: Moodle): Promise<void> =>
  moodle.db.transaction(async (db) => {
    const rows = await db('local_mara_invitation')
      .whereIn('status', ['queued', 'sent'])
      .where('timeexpires', '<=', nowOf(moodle))
      .select<InvitationRow[]>('*');
    for (const row of rows) await closeInvitation(moodle, db, row, 'expired');
  });
