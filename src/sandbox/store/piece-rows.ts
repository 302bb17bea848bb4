import type { DetailOf, PieceItem, PieceType } from '../../moodle/pieces.ts';

/** The rows behind docs/bridge-pieces.md, as store/rows.ts has the others. */
export type EventRow = {
  id: number;
  courseid: number;
  /** 0 for an event of the whole course. */
  groupid: number;
  name: string;
  description: string;
  location: string;
  timestart: number;
  timeduration: number;
  timemodified: number;
};
export type NotificationRow = {
  id: number;
  useridto: number;
  provider: 'ask' | 'news';
  subject: string;
  html: string;
  url: string;
  timecreated: number;
};
export type MailRow = {
  id: number;
  address: string;
  subject: string;
  html: string;
  timecreated: number;
};

export type PieceRow = {
  id: number;
  piecekey: string;
  type: PieceType;
  /** Of the plugin's own table of spaces. */
  spaceid: number;
  /** What the plugin noted; whether the object still stands is seen when the piece is read. */
  state: PieceItem['state'];
  objectid: number | null;
  source: string;
  offered: string | null;
  /** What was last written, each type in its own way, to tell a person's work from ours. */
  written: string | null;
  run: string;
  timecreated: number;
  timemodified: number;
};
/** An entry that was handed over to the people of the space: no piece. */
export type HandoverRow = {
  id: number;
  handoverkey: string;
  /** Of the plugin's own table of spaces. */
  spaceid: number;
  recordid: number;
  source: string;
  /** The name of what was last written. */
  written: string;
};
export type MemberRow = {
  id: number;
  pieceid: number;
  userid: number;
  state: 'in' | 'waiting' | 'takenoff';
};
export type AskRow = {
  id: number;
  pieceid: number;
  /** The cleaned body as JSON; null once erased. */
  body: string | null;
  status: DetailOf<'ask'>['status'];
  mode: 'first' | 'each';
  changeable: number;
  timeexpires: number;
  timeremind: number | null;
  timeclosed: number | null;
};
export type AskPersonRow = {
  id: number;
  askid: number;
  userid: number;
  timenotified: number | null;
  timereminded: number | null;
};
export type AnswerRow = {
  id: number;
  askid: number;
  userid: number;
  choice: string;
  remark: string | null;
  timeanswered: number;
};
export type MessageRow = {
  id: number;
  pieceid: number;
  userid: number;
  body: string | null;
  status: DetailOf<'message'>['status'];
  timesent: number | null;
  timeclosed: number | null;
};
export type InvitationRow = {
  id: number;
  pieceid: number;
  body: string | null;
  /** The token itself is in the e-mail only. */
  tokenhash: string | null;
  status: DetailOf<'invitation'>['status'];
  userid: number | null;
  timeexpires: number;
  timeclosed: number | null;
};
