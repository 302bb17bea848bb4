/** What Moodle told, put straight into the mirrors: for tests of what features make of it. */
import type { Db } from '../../src/db/index.ts';
import { answerReceiver } from '../../src/features/asks/index.ts';
import { entryReceiver } from '../../src/features/content/index.ts';
import { spaceReceiver } from '../../src/features/network/index.ts';
import { peopleReceivers } from '../../src/features/people/index.ts';
import { bookReceiver, pieceReceiver, type Receiver } from '../../src/features/sync/index.ts';
import type {
  AnswerItem,
  BookItem,
  EntryItem,
  ItemOf,
  Kind,
  PieceItem,
} from '../../src/moodle/index.ts';
import { ulidsBy } from '../../src/shared/ids.ts';

/** The day tests are about (Unix seconds): 22 November 2026, 10:00 UTC. */
export const NOW = 1_795_341_600;
export const DAY = 86_400;
const newId = ulidsBy({ now: () => NOW * 1000 });
/** The moment a reaction is called in, so many days later. */
export const moment = (days = 0) => ({ now: (NOW + days * DAY) * 1000, newId });

const receivers = [
  spaceReceiver,
  ...peopleReceivers,
  entryReceiver,
  bookReceiver,
  pieceReceiver,
  answerReceiver,
] as Receiver[];

export const tell = async <K extends Kind>(db: Db, kind: K, items: ItemOf<K>[]): Promise<void> => {
  await receivers.find((one) => one.kind === kind)?.receive(db, items, 'm');
};

export const untell = async (db: Db, kind: Kind, ids: number[]): Promise<void> => {
  await receivers.find((one) => one.kind === kind)?.forget(db, ids);
};

let spaces = 100;
export const tellSpace = (db: Db, code: string, { national = false } = {}): Promise<void> =>
  tell(db, 'spaces', [
    {
      id: ++spaces,
      code,
      name: `Espace ${code}`,
      national,
      departements: [],
      visible: true,
      url: `https://moodle.example/course/view.php?id=${spaces}`,
      activities: [],
      databases: [],
      resources: [],
    },
  ]);

/** `Prénom7 Nom7` with these profile fields, enrolled in a space. */
export const tellMember = async (
  db: Db,
  id: number,
  fields: Record<string, string>,
  { space = 'mel', suspended = false, savedAt = NOW } = {},
): Promise<void> => {
  const named = { firstname: `Prénom${id}`, lastname: `Nom${id}`, lang: 'fr' };
  await tell(db, 'people', [{ id, ...named, suspended, fields, timemodified: savedAt }]);
  await tell(db, 'enrolments', [
    {
      id: id * 10,
      userid: id,
      courseid: 101,
      space,
      method: 'manual',
      status: 'active',
      timestart: null,
      timeend: null,
      timecreated: NOW,
      timemodified: NOW,
    },
  ]);
};

/** A person who holds `mara_referent` in these spaces. */
export const tellReferent = async (
  db: Db,
  id: number,
  held: string[],
  { suspended = false } = {},
): Promise<void> => {
  const name = { firstname: 'Odile', lastname: `Rivet ${id}`, lang: 'fr' };
  await tell(db, 'people', [{ id, ...name, suspended, fields: {}, timemodified: NOW }]);
  await tell(
    db,
    'roles',
    held.map((space, i) => ({
      id: id * 100 + i,
      userid: id,
      space,
      role: 'mara_referent',
      timemodified: NOW,
    })),
  );
};

/** A Book of `mel` with one chapter, standing as we wrote it unless told otherwise. */
export const book = (
  chapter: Partial<BookItem['chapters'][number]> = {},
  more: Partial<BookItem> = {},
): BookItem => ({
  id: 7,
  key: 'mel/living-area',
  space: 'mel',
  state: 'live',
  name: 'Bassin de vie',
  visible: true,
  url: 'https://moodle.example/mod/book/view.php?id=14',
  cmid: 14,
  bookid: 4,
  ...more,
  chapters: [
    {
      id: 3,
      key: 'mel/living-area/landlord',
      state: 'live',
      title: 'Bailleurs',
      position: 1,
      hidden: false,
      source: 's',
      offered: null,
      edited: false,
      blended: false,
      html: null,
      text: null,
      kept: [],
      url: 'https://moodle.example/mod/book/view.php?id=14&chapterid=3',
      timemodified: NOW,
      ...chapter,
    },
  ],
});

type AskPiece = Extract<PieceItem, { type: 'ask' }>;
/** An ask as it stands in Moodle. */
export const askPiece = (key: string, more: Partial<AskPiece> = {}): AskPiece => ({
  id: 1,
  key,
  type: 'ask',
  space: key.split('/')[0] ?? '',
  state: 'live',
  source: 's',
  offered: null,
  edited: false,
  text: null,
  objectid: null,
  url: 'https://moodle.example/local/mara/asks.php',
  detail: { status: 'open', closed: null, unreachable: [] },
  timemodified: NOW,
  ...more,
});

type InvitationPiece = Extract<PieceItem, { type: 'invitation' }>;
export const invitationPiece = (
  key: string,
  detail: InvitationPiece['detail'],
  more: Partial<InvitationPiece> = {},
): InvitationPiece => ({
  ...askPiece(key),
  type: 'invitation',
  detail,
  ...more,
});

type EventPiece = Extract<PieceItem, { type: 'event' }>;
export const eventPiece = (key: string, more: Partial<EventPiece> = {}): EventPiece => ({
  ...askPiece(key),
  id: 2,
  type: 'event',
  objectid: 9,
  detail: {},
  ...more,
});

export const answer = (
  ask: string,
  choice: string,
  more: Partial<AnswerItem> = {},
): AnswerItem => ({
  id: 31,
  ask,
  space: ask.split('/')[0] ?? '',
  userid: 41,
  choice,
  remark: null,
  timeanswered: NOW,
  ...more,
});

/** Somebody answers, after all who did before. */
export const tellAnswer = async (
  db: Db,
  ask: string,
  choice: string,
  more: Partial<AnswerItem> = {},
): Promise<void> => {
  const before = await db('answer').max<{ id: number | null }[]>({ id: 'id' });
  await tell(db, 'answers', [answer(ask, choice, { id: (before[0]?.id ?? 0) + 1, ...more })]);
};

/** A record of a sheet. */
export const entry = (id: number, sheet: string, fields: Record<string, string>): EntryItem => ({
  id,
  space: 'mel',
  sheet,
  databaseid: 3,
  userid: 41,
  approved: true,
  fields,
  url: `https://moodle.example/mod/data/view.php?d=1&rid=${id}`,
  oversize: null,
  origin: null,
  timecreated: NOW,
  timemodified: NOW,
});
