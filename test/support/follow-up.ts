/**
 * A network followed day by day: mirrors written directly, the reactions of a cycle, and as much of Moodle
 * as answers and expires asks.
 */
import type { Db } from '../../src/db/index.ts';
import {
  type Ask,
  asksOf,
  eraseAsks,
  type Handler,
  takeAnswers,
} from '../../src/features/asks/index.ts';
import { intakeOf } from '../../src/features/intake/index.ts';
import { followPeople, type Orientation } from '../../src/features/people/index.ts';
import { piecesOf, type Reaction } from '../../src/features/sync/index.ts';
import { eraseWishes, wishesOf } from '../../src/features/wishes/index.ts';
import type { BodyOf } from '../../src/moodle/index.ts';
import type { Message } from '../../src/shared/i18n.ts';
import { ulidsBy } from '../../src/shared/ids.ts';
import { answer, askPiece, tell, tellSpace, untell } from './told.ts';

export const SETTINGS = { contactDays: 7, mentorDays: 30, signWeeks: 6 };
const both = (text: string) => ({ fr: text, en: text });
export const ORIENTATION: Orientation = {
  associations: [
    { code: 'anocr', name: both('ANOCR') },
    { code: 'saint_cyrienne', name: both('La Saint-Cyrienne') },
  ],
  rules: [
    {
      schools: ['saint_cyr'],
      services: null,
      categories: null,
      association: 'saint_cyrienne',
      defenceMobility: true,
      why: both('Elle réunit les saint-cyriens.'),
    },
    {
      schools: null,
      services: null,
      categories: null,
      association: 'anocr',
      defenceMobility: false,
      why: both('Elle est ouverte à tous.'),
    },
  ],
};

export type OpenAsk = Pick<Ask, 'key' | 'purpose' | 'space' | 'subject'> &
  Pick<BodyOf<'ask'>, 'people' | 'title' | 'text' | 'about' | 'choices'>;
type Role = 'mara_referent' | 'mara_coordinator';
const SPACES = ['mel', 'nat', 'var'];
const DAY = 86_400_000;

const wishesIn = async (db: Db) =>
  (await Promise.all(SPACES.map((code) => wishesOf(db, code)))).flat();

/** The questions that wait for an answer, of one purpose or of all. */
export const openAsksIn = async (db: Db, purpose?: string): Promise<OpenAsk[]> => {
  const pieces = new Map((await piecesOf(db)).map((piece) => [piece.key, piece]));
  const wishes = new Map((await wishesIn(db)).map((wish) => [wish.key, wish]));
  return (await asksOf(db, purpose)).flatMap(({ key, purpose, space, subject, endedAt }) => {
    const wish = wishes.get(key);
    const isOpen = endedAt === null && pieces.get(key)?.state !== 'closed';
    if (!isOpen || wish?.type !== 'ask') return [];
    const { people, title, text, about, choices } = wish.body;
    return [{ key, purpose, space, subject, people, title, text, about, choices }];
  });
};

export type FollowUp = ReturnType<typeof followUp>;

type More = Pick<Parameters<typeof intakeOf>[0], 'unserved' | 'remedies'> & {
  /** Of features beside the follow-up: what answers do, and what a cycle does after it. */
  answers?: readonly Handler[];
  reactions?: readonly Reaction[];
};

/** @param start the first day; a cycle runs at 10 in the morning, France's time in winter */
export const followUp = (
  db: Db,
  start = '2026-11-22',
  { answers = [], reactions: more = [], ...tools }: More = {},
) => {
  let now = Date.parse(`${start}T09:00:00Z`);
  let id = 1000;
  const newId = ulidsBy({ now: () => now });
  const intake = intakeOf({ settings: SETTINGS, orientation: ORIENTATION, ...tools });
  const reactions = [
    takeAnswers([...intake.answers, ...answers]),
    followPeople,
    intake.reaction,
    ...more,
    eraseWishes,
    eraseAsks,
  ];
  const seconds = () => Math.floor(now / 1000);
  const roles = new Map<string, number>();

  const begin = async () => {
    for (const code of SPACES) await tellSpace(db, code, { national: code === 'nat' });
  };

  const person = (personId: number, fields: Record<string, string>, suspended = false) =>
    tell(db, 'people', [
      {
        id: personId,
        firstname: 'Jean',
        lastname: `Martin ${personId}`,
        lang: 'fr',
        suspended,
        fields,
        timemodified: seconds(),
      },
    ]);

  /** Gives somebody a role in a space; they are known by name. */
  const appoint = async (personId: number, space: string, role: Role = 'mara_referent') => {
    const item = { id: ++id, userid: personId, space, role, timemodified: seconds() };
    roles.set(`${personId} ${space}`, item.id);
    await person(personId, {});
    await tell(db, 'roles', [item]);
  };
  const dismiss = async (personId: number, space: string) => {
    await untell(db, 'roles', [roles.get(`${personId} ${space}`) ?? 0]);
  };

  /** In one space: whoever is in another one leaves it. */
  const enrol = (personId: number, space: string) =>
    tell(db, 'enrolments', [
      {
        id: personId,
        userid: personId,
        courseid: 1,
        space,
        method: 'manual',
        status: 'active',
        timestart: null,
        timeend: null,
        timecreated: seconds(),
        timemodified: seconds(),
      },
    ]);

  /** A candidate who would live where `space` is. */
  const arrive = async (
    personId: number,
    space: string | null = 'mel',
    fields: Record<string, string> = {},
  ) => {
    const place = space === null ? {} : { mara_places: `space:${space}` };
    await person(personId, { mara_quality: 'candidate', ...place, ...fields });
    await enrol(personId, space ?? 'nat');
  };
  const leave = (personId: number) => untell(db, 'enrolments', [personId]);
  /** Opens the space on that day. */
  const open = (personId: number) =>
    tell(db, 'accesses', [
      {
        id: personId,
        userid: personId,
        space: 'mel',
        day: new Date(now).toISOString().slice(0, 10),
      },
    ]);

  /** What Moodle does with wishes: new asks open, those taken back go, old ones expire. */
  const publish = async () => {
    const wishes = await wishesIn(db);
    const wished = new Map(wishes.map((wish) => [wish.key, wish]));
    const pieces = await piecesOf(db);
    await untell(
      db,
      'pieces',
      pieces.filter(({ key }) => !wished.has(key)).map((piece) => piece.id),
    );
    const standing = new Map(pieces.map((piece) => [piece.key, piece]));
    for (const wish of wishes) {
      if (wish.type !== 'ask') continue;
      const piece = standing.get(wish.key);
      const expired = wish.body.expires * 1000 <= now;
      if (piece === undefined) {
        await tell(db, 'pieces', [askPiece(wish.key, { id: ++id, timemodified: seconds() })]);
      } else if (piece.state !== 'closed' && expired) {
        const detail = { status: 'expired' as const, closed: seconds(), unreachable: [] };
        await tell(db, 'pieces', [askPiece(wish.key, { id: piece.id, state: 'closed', detail })]);
      }
    }
  };

  const cycle = async (): Promise<Message[]> => {
    const told: Message[] = [];
    for (const reaction of reactions) {
      told.push(...(await db.transaction((tx) => reaction.react(tx, { now, newId }))));
    }
    await publish();
    return told;
  };

  const openAsks = (purpose?: string): Promise<OpenAsk[]> => openAsksIn(db, purpose);

  const reply = async (
    ask: Pick<OpenAsk, 'key' | 'people'>,
    choice: string,
    { remark = null, by = ask.people[0] ?? 0 }: { remark?: string | null; by?: number } = {},
  ) => {
    const piece = (await piecesOf(db)).find(({ key }) => key === ask.key);
    const detail = { status: 'answered' as const, closed: seconds(), unreachable: [] };
    await tell(db, 'pieces', [askPiece(ask.key, { id: piece?.id ?? 0, state: 'closed', detail })]);
    const given = { id: ++id, userid: by, remark, timeanswered: seconds() };
    await tell(db, 'answers', [answer(ask.key, choice, given)]);
  };

  return {
    intake,
    begin,
    appoint,
    dismiss,
    arrive,
    enrol,
    leave,
    open,
    person,
    cycle,
    openAsks,
    reply,
    now: () => now,
    today: () => new Date(now).toISOString().slice(0, 10),
    at: (hour: number) => {
      now = Math.floor(now / DAY) * DAY + hour * 3_600_000;
    },
    move: (days: number) => {
      now += days * DAY;
    },
    newId,
  };
};
