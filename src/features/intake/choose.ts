/** How much a space is asked at once: volunteers are asked as little as can be. Pure. */
import type { Subject } from '../asks/index.ts';
import type { IntakePurpose, Wanted } from './wanted.ts';

/** Questions about one person each that may be open in a space; what exceeds goes into one list. */
export const MOST_OPEN = 5;
/** What one answer can be about: a longer list is not read. */
export const PEOPLE_A_LIST = 10;

const DAY = 24 * 60 * 60 * 1000;
/** Who answered a list, or let it expire, is not asked about the next at once. */
const PEACE = 7 * DAY;

/** An ask of ours, and what became of it. */
export type Standing = {
  purpose: IntakePurpose;
  space: string;
  subject: Subject;
  /** When it expired unanswered, or was answered or withdrawn (epoch milliseconds); null: it stands. */
  endedAt: number | null;
};

/** Names a question: equal ones are the same. */
export const identityOf = ({
  purpose,
  space,
  subject,
}: Pick<Standing, 'purpose' | 'space' | 'subject'>): string =>
  JSON.stringify([purpose, space, Object.entries(subject).sort(([a], [b]) => (a < b ? -1 : 1))]);

/** Ids of stays as they stand in the subject of a list. */
export const staysIn = (text = ''): string[] => text.split(',').filter((id) => id !== '');

export type List = {
  /** All that it was made of, in its order; some may be settled meanwhile. */
  stays: readonly string[];
  /** Those of them that still wait. */
  waiting: readonly Wanted[];
};

export type Chosen = { single: readonly Wanted[]; list: List | null };

const ORDER = { contact: 0, mentor: 1, sign: 2 } as const;
const byUrgency = (a: Wanted, b: Wanted): number => {
  if (a.clock.clock !== b.clock.clock) return ORDER[a.clock.clock] - ORDER[b.clock.clock];
  if (a.clock.due !== b.clock.due) return a.clock.due < b.clock.due ? -1 : 1;
  return a.followed.candidate.id - b.followed.candidate.id;
};

/** A contact settles them; that a mentor is missing is not settled by a list. */
const isListable = ({ clock }: Wanted): boolean => clock.clock !== 'mentor';

const stayIn = ({ subject }: Wanted): string => subject['stay'] ?? '';

/**
 * Those of one space whom `chooseIn` may choose, however many others are added to them: who is asked
 * about already, and the most urgent.
 */
export const shortlist = (wanted: readonly Wanted[], standing: readonly Standing[]): Wanted[] => {
  const asked = new Set(standing.map(identityOf));
  const listed = new Set(standing.flatMap(({ subject }) => staysIn(subject['stays'])));
  const isKnown = (one: Wanted): boolean => listed.has(stayIn(one)) || asked.has(identityOf(one));
  const fresh = wanted.filter((one) => !isKnown(one)).sort(byUrgency);
  const first = new Set([
    ...fresh.slice(0, MOST_OPEN),
    ...fresh.filter(isListable).slice(0, MOST_OPEN + PEOPLE_A_LIST),
  ]);
  return wanted.filter((one) => first.has(one) || isKnown(one));
};

/**
 * What is asked in one space: what stands goes on, then the most urgent. A list goes on while one of its
 * people waits, and they are not asked about one by one meanwhile.
 * @param wanted all of this space
 * @param standing those of this space
 * @param now epoch milliseconds
 */
export const chooseIn = (
  wanted: readonly Wanted[],
  standing: readonly Standing[],
  now: number,
): Chosen => {
  const lists = standing.filter(({ purpose }) => purpose === 'people');
  const kept = lists
    .filter(({ endedAt }) => endedAt === null)
    .map(({ subject }): List => {
      const stays = staysIn(subject['stays']);
      const waiting = wanted.filter((one) => isListable(one) && stays.includes(stayIn(one)));
      return { stays, waiting };
    })
    .find(({ waiting }) => waiting.length > 0);
  const listed = new Set(kept?.waiting);
  const asked = new Map(standing.map((one) => [identityOf(one), one]));
  const others = wanted.filter((one) => !listed.has(one));
  const known = others.filter((one) => asked.has(identityOf(one)));
  const fresh = others.filter((one) => !asked.has(identityOf(one))).sort(byUrgency);
  const open = known.filter((one) => asked.get(identityOf(one))?.endedAt === null);
  const room = Math.max(0, MOST_OPEN - open.length);
  const single = [...known, ...fresh.slice(0, room)];
  if (kept !== undefined) return { single, list: kept };
  const inPeace = lists.some(({ endedAt }) => endedAt !== null && now < endedAt + PEACE);
  const rest = fresh.slice(room).filter(isListable).slice(0, PEOPLE_A_LIST);
  return {
    single,
    list: inPeace || rest.length === 0 ? null : { stays: rest.map(stayIn), waiting: rest },
  };
};
