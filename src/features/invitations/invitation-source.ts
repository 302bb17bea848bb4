/** Says who is invited to a space, from the records its referents wrote. */
import { message, type MessageKey } from '../../shared/i18n.ts';
import { entriesOf, type KeptEntry } from '../content/index.ts';
import {
  type Desired,
  type DesiredPiece,
  type Piece,
  piecesOf,
  type Question,
  type Remark,
  type Source,
} from '../sync/index.ts';
import { expiryOf, INVITATION, type Invitee, mailboxOf, readInvitation } from './invitation.ts';

/** A role for those who accepted; null: nobody is enrolled by the companion. */
export type InviteRole = string | null;

type InvitationPiece = Extract<Piece, { type: 'invitation' }>;

const keyOf = (space: string, id: number): string => `${space}/invitation/${id}`;

const invitationOf = (space: string, invitee: Invitee): DesiredPiece => ({
  key: keyOf(space, invitee.id),
  // Plans and logs show it: no name of a person.
  name: `Invitation ${invitee.id}`,
  type: 'invitation',
  body: {
    email: invitee.email,
    firstname: invitee.firstname,
    lastname: invitee.lastname,
    lang: 'fr',
    expires: Math.floor(expiryOf(invitee) / 1000),
    quality: invitee.quality,
  },
});

const enrolmentOf = (space: string, id: number, userid: number, role: string): DesiredPiece => ({
  key: `${space}/invited/${id}`,
  name: `Inscription ${id}`,
  type: 'enrolment',
  body: { userid, role, start: null, end: null },
});

/** Ended without the person having said anything, and their record agrees again. */
const isAskedAnew = ({ agreedAt }: Invitee, { detail, timemodified }: InvitationPiece): boolean =>
  detail.status === 'withdrawn' || (detail.status === 'expired' && agreedAt > timemodified * 1000);

type Wanted = { pieces: DesiredPiece[]; remark: MessageKey | null };

/** What is wanted for one invitee, by how far their invitation has come. */
const wantedFor = (
  invitee: Invitee,
  piece: InvitationPiece | undefined,
  { space, now }: Pick<Question, 'space' | 'now'>,
  role: InviteRole,
): Wanted => {
  if (piece === undefined) {
    return expiryOf(invitee) > now
      ? { pieces: [invitationOf(space, invitee)], remark: null }
      : { pieces: [], remark: 'invitations.old' };
  }
  // Unwished for, it is forgotten by the plugin; the next cycle then invites them again.
  if (isAskedAnew(invitee, piece)) return { pieces: [], remark: null };
  const pieces = [invitationOf(space, invitee)];
  const { status, userid } = piece.detail;
  if (status === 'expired') return { pieces, remark: 'invitations.expired' };
  if (status === 'accepted' && userid !== null && role !== null) {
    pieces.push(enrolmentOf(space, invitee.id, userid, role));
  }
  return { pieces, remark: null };
};

const desiredOf = (
  entries: readonly KeptEntry[],
  pieces: readonly Piece[],
  question: Question,
  role: InviteRole,
): Desired => {
  const standing = new Map(
    pieces.flatMap((piece) => (piece.type === 'invitation' ? [[piece.key, piece] as const] : [])),
  );
  const invited = new Set<string>();
  const desired: Desired = { books: [], pieces: [], remarks: [] };
  for (const entry of entries) {
    const { id, url } = entry;
    const remark = (told: Remark['told']): void => {
      const { space } = question;
      desired.remarks.push({ space, record: `n°\u00A0${id}`, url, told, weight: 'aside' });
    };
    const { invitee, problem } = readInvitation(entry);
    if (problem !== null) remark(problem);
    if (invitee === null) continue;
    if (invited.has(mailboxOf(invitee))) {
      remark(message('invitations.twice', { id }));
      continue;
    }
    invited.add(mailboxOf(invitee));
    const piece = standing.get(keyOf(question.space, invitee.id));
    const wanted = wantedFor(invitee, piece, question, role);
    desired.pieces.push(...wanted.pieces);
    if (wanted.remark !== null) remark(message(wanted.remark, { id }));
  }
  return desired;
};

/**
 * One invitation for each person who agreed, as long as their record says so.
 * @param role given in the space to those who accepted; the site must allow it
 */
export const invitationSource = (role: InviteRole): Source => ({
  async desired(db, question) {
    const entries = await entriesOf(db, question.space, INVITATION);
    return desiredOf(entries, await piecesOf(db, question.space), question, role);
  },
});
