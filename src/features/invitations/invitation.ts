/**
 * An invitation: a record of the sheet « Personnes à inviter » (docs/bridge-pieces.md) whose person
 * agreed. What is wrong with a record is told; nobody is written to by guess.
 */
import { BODY_SCHEMAS } from '../../moodle/index.ts';
import { type Message, message, type MessageKey } from '../../shared/i18n.ts';
import { collapse, normaliseKey } from '../../shared/text.ts';
import { type KeptEntry, readMails } from '../content/index.ts';

/** The name of this kind of sheet on the wire. */
export const INVITATION = 'invitation';

export type Quality = 'mentor' | 'resource';

/** Someone who agreed to be invited. */
export type Invitee = {
  /** The record's id. */
  id: number;
  firstname: string;
  lastname: string;
  email: string;
  quality: Quality;
  /** When the record was last saved (epoch milliseconds, Moodle's clock). */
  agreedAt: number;
};

/** `invitee` is null where nobody is to be invited; `problem` says why, where it should be mended. */
export type Reading = { invitee: Invitee | null; problem: Message | null };

const DAY = 24 * 60 * 60 * 1000;
/** A month: long enough for a holiday, short enough that the person still knows what it is about. */
const GOOD_FOR = 30 * DAY;

const QUALITIES: ReadonlyMap<string, Quality> = new Map(
  (
    [
      ['mentor', 'mentor'],
      ['Parrain', 'mentor'],
      ['resource', 'resource'],
      ['Membre ressource', 'resource'],
      ['Resource member', 'resource'],
    ] as const
  ).map(([name, quality]) => [normaliseKey(name), quality]),
);

const AGREED: ReadonlyMap<string, boolean> = new Map(
  (
    [
      ['yes', true],
      ['Oui', true],
      ['no', false],
      ['Pas encore', false],
      ['Not yet', false],
    ] as const
  ).map(([name, agreed]) => [normaliseKey(name), agreed]),
);

const accepts = BODY_SCHEMAS.invitation.shape;

/** Reads a record. The first thing that stands in the way is told: without it nobody is invited. */
export const readInvitation = (entry: KeptEntry): Reading => {
  const { id, fields, approved, modifiedAt } = entry;
  // By its number: logs and plans name nobody, and the link beside it leads there.
  const wrong = (key: MessageKey): Reading => ({ invitee: null, problem: message(key, { id }) });
  if (!approved) return { invitee: null, problem: null };
  if (fields === null) return wrong('invitations.unreadable');
  const line = (code: string): string => collapse(fields[code] ?? '');

  const agreed = AGREED.get(normaliseKey(line('agreed')));
  if (agreed === false) return { invitee: null, problem: null };
  if (agreed === undefined) return wrong('invitations.agreed');
  const firstname = accepts.firstname.safeParse(line('firstname'));
  if (!firstname.success) return wrong('invitations.firstname');
  const lastname = accepts.lastname.safeParse(line('lastname'));
  if (!lastname.success) return wrong('invitations.lastname');
  const { good, bad } = readMails(line('mail'));
  const email = accepts.email.safeParse(good[0]);
  if (good.length !== 1 || bad.length > 0 || !email.success) {
    return wrong('invitations.mail');
  }
  const quality = QUALITIES.get(normaliseKey(line('quality')));
  if (quality === undefined) return wrong('invitations.quality');
  return {
    invitee: {
      id,
      firstname: firstname.data,
      lastname: lastname.data,
      email: email.data,
      quality,
      agreedAt: modifiedAt,
    },
    problem: null,
  };
};

/** Until when its link works (epoch milliseconds): a month from when the record was last saved. */
export const expiryOf = ({ agreedAt }: Invitee): number => agreedAt + GOOD_FOR;

/** Mailboxes are told apart without case: `Jean@Exemple.fr` is invited once. */
export const mailboxOf = ({ email }: Invitee): string => email.toLowerCase();
