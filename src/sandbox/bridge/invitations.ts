import { createHash } from 'node:crypto';
import { type BodyOf, BODY_SCHEMAS } from '../../moodle/pieces.ts';
import { insertUsers } from '../course/accounts.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { getConfig } from '../store/config.ts';
import type { Db } from '../store/database.ts';
import type { InvitationRow } from '../store/piece-rows.ts';
import type { UserRow } from '../store/rows.ts';
import { allowsOf } from './allows.ts';
import { pieceById, type PieceSpace, spaceOf, touchPiece } from './piece-store.ts';

export type InvitationBody = BodyOf<'invitation'>;
/** What the link shows as long as it is open. */
export type Invitation = InvitationBody & { id: number; space: PieceSpace; hasAccount: boolean };
/** Why an acceptance or a refusal does not count; `account`: the address has one, log in. */
export type InvitationRefusal =
  'closed' | 'account' | 'otheraccount' | 'accountsoff' | 'addressnotallowed' | 'weakpassword';
/** With a password someone makes an account; with a user id, who is logged in takes theirs. */
export type Acceptance = { token: string } & ({ password: string } | { userid: number });

export const hashOfToken = (token: string): string =>
  createHash('sha256').update(token).digest('hex');

/** Space-separated domains; every address where it is empty. */
export const ALLOWED_ADDRESSES = 'allowemailaddresses';

export const bodyOfInvitation = ({ body }: Pick<InvitationRow, 'body'>): InvitationBody | null =>
  body === null ? null : BODY_SCHEMAS.invitation.parse(JSON.parse(body));

const accountWith = (db: Db, email: string): Promise<UserRow | undefined> =>
  db('user')
    .whereRaw('lower(email) = ?', [email.toLowerCase()])
    .where({ deleted: 0 })
    .first<UserRow | undefined>('*');

const rowOf = (db: Db, token: string): Promise<InvitationRow | undefined> =>
  db('local_mara_invitation')
    .where({ tokenhash: hashOfToken(token) })
    .first<InvitationRow | undefined>('*');

const isOpen = ({ status, timeexpires }: InvitationRow, now: number): boolean =>
  status === 'sent' && now < timeexpires;

/** Behind the link of an e-mail; null where it opens nothing, or nothing any more. */
export const findInvitation = async (
  db: Db,
  token: string,
  now: number,
): Promise<Invitation | null> => {
  const row = await rowOf(db, token);
  const piece = row && (await pieceById(db, row.pieceid));
  const space = piece && (await spaceOf(db, piece));
  const body = row && isOpen(row, now) ? bodyOfInvitation(row) : null;
  if (!row || !space || !body) return null;
  const hasAccount = (await accountWith(db, body.email)) !== undefined;
  return { ...body, id: row.id, space, hasAccount };
};

/** Brings an invitation to its end: its link, address and name are erased at once. */
export const closeInvitation = async (
  moodle: Moodle,
  db: Db,
  row: InvitationRow,
  status: InvitationRow['status'],
  { userid = null, run = null }: { userid?: number | null; run?: string | null } = {},
): Promise<void> => {
  await db('local_mara_invitation')
    .where({ id: row.id })
    .update({ status, userid, body: null, tokenhash: null, timeclosed: nowOf(moodle) });
  await touchPiece(moodle, db, row.pieceid, { state: 'closed' }, run);
};

/** Moodle's own password policy as it comes. */
const isStrong = (password: string): boolean =>
  password.length >= 8 &&
  [/\d/, /\p{Ll}/u, /\p{Lu}/u, /[^\p{L}\p{N}]/u].every((kind) => kind.test(password));

export const isAddressAllowed = async (db: Db, email: string): Promise<boolean> => {
  const domains = ((await getConfig(db, ALLOWED_ADDRESSES)) ?? '').split(' ').filter(Boolean);
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return domains.length === 0 || domains.includes(domain);
};

const makeAccount = async (
  moodle: Moodle,
  db: Db,
  body: InvitationBody,
  password: string,
): Promise<number | InvitationRefusal> => {
  if (!(await allowsOf(db)).accounts) return 'accountsoff';
  if (!(await isAddressAllowed(db, body.email))) return 'addressnotallowed';
  if (!isStrong(password)) return 'weakpassword';
  const { firstname, lastname, lang, quality } = body;
  const email = body.email.toLowerCase();
  const fields = quality === null ? {} : { mara_quality: quality };
  const account = { username: email, password, email, firstname, lastname, lang, fields };
  const [id] = await insertUsers(moodle, db, [account]);
  if (id === undefined) throw new Error('The account was not made');
  return id;
};

const accountFor = async (
  moodle: Moodle,
  db: Db,
  body: InvitationBody,
  acceptance: Acceptance,
): Promise<number | InvitationRefusal> => {
  const known = await accountWith(db, body.email);
  if ('userid' in acceptance) return known?.id === acceptance.userid ? known.id : 'otheraccount';
  return known ? 'account' : makeAccount(moodle, db, body, acceptance.password);
};

type Accepted = { userid: number } | { refusal: InvitationRefusal };

/** Only the button accepts: opening the link never does. */
export const acceptInvitation = (moodle: Moodle, acceptance: Acceptance): Promise<Accepted> =>
  moodle.db.transaction(async (db): Promise<Accepted> => {
    const row = await rowOf(db, acceptance.token);
    const body = row && isOpen(row, nowOf(moodle)) ? bodyOfInvitation(row) : null;
    if (!row || !body) return { refusal: 'closed' };
    const account = await accountFor(moodle, db, body, acceptance);
    if (typeof account === 'string') return { refusal: account };
    await closeInvitation(moodle, db, row, 'accepted', { userid: account });
    return { userid: account };
  });

export const declineInvitation = (
  moodle: Moodle,
  token: string,
): Promise<InvitationRefusal | null> =>
  moodle.db.transaction(async (db) => {
    const row = await rowOf(db, token);
    if (!row || !isOpen(row, nowOf(moodle))) return 'closed';
    await closeInvitation(moodle, db, row, 'declined');
    return null;
  });
