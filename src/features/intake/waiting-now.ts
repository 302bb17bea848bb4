/** Who is overdue, since when, and whose turn it is. */
import type { Db } from '../../db/index.ts';
import type { Moment } from '../sync/index.ts';
import { dayAt } from '../../shared/days.ts';
import { askedOf, turnOf } from './asked.ts';
import { isFollowed, type Turn } from './clock.ts';
import { type Followed, followedPages, type IntakeTools } from './followed.ts';
import type { ClockName } from './stay.ts';

export type Waiting = {
  /** Moodle's user id. */
  personId: number;
  name: string;
  clock: ClockName;
  /** The last day that was in time, and the day after it (`YYYY-MM-DD`). */
  due: string;
  overdueSince: string;
  turn: Turn;
  /** Code of the space they are followed in; null: by the cell alone. */
  groupement: string | null;
  /** Codes of the spaces whose people are asked. */
  homes: string[];
  /** Moodle's ids of those asked; empty: there is nobody, not even in the cell. */
  asked: number[];
  /** How often somebody tried in vain, and the day of the last time. */
  tries: number;
  triedOn: string | null;
};

export const nameIn = ({ firstname, lastname }: Followed['candidate']): string =>
  `${firstname} ${lastname}`.trim();

const byAge = (a: Waiting, b: Waiting): number => {
  if (a.overdueSince !== b.overdueSince) return a.overdueSince < b.overdueSince ? -1 : 1;
  return a.personId - b.personId || (a.clock < b.clock ? -1 : 1);
};

export const longestFirst = (waiting: readonly Waiting[]): Waiting[] => [...waiting].sort(byAge);

/** Pure: who of them is overdue. */
export const waitingAmong = (followed: readonly Followed[]): Waiting[] =>
  followed.flatMap(({ candidate, stay, clocks, responsible, passedOnBy }) =>
    clocks.flatMap(({ clock, due, overdueSince, turn }): Waiting[] => {
      if (overdueSince === null) return [];
      const groups = askedOf(responsible, turn, passedOnBy(clock));
      const tries = stay.tries[clock];
      const last = tries.at(-1);
      return [
        {
          personId: candidate.id,
          name: nameIn(candidate),
          clock,
          due,
          overdueSince,
          turn: turnOf(responsible, turn),
          groupement: responsible.groupement,
          homes: groups.map(({ home }) => home),
          asked: turn === 'candidate' ? [candidate.id] : groups.flatMap(({ people }) => people),
          tries: tries.length,
          triedOn: last === undefined ? null : dayAt(last.at),
        },
      ];
    }),
  );

export type WaitingNow = {
  /** Who is overdue, the longest first. */
  waiting: Waiting[];
  /** How many candidates are followed. */
  followed: number;
  /** How many of them somebody looks after, and nothing is overdue. */
  inTime: number;
  /** How many of them have nobody to look after them, not even in the cell. */
  alone: number;
};

/**
 * Who is overdue at this moment, and who is not.
 * @param space only those it follows, or whose turn is its people's; '': all
 */
export const waitingNow = async (
  db: Db,
  { now }: Pick<Moment, 'now'>,
  tools: IntakeTools,
  space = '',
): Promise<WaitingNow> => {
  const isOf = (groupement: string | null, homes: readonly string[]): boolean =>
    space === '' || groupement === space || homes.includes(space);
  const waiting: Waiting[] = [];
  const counts = { followed: 0, inTime: 0, alone: 0 };
  for await (const page of followedPages(db, now, tools)) {
    for (const one of page.filter(isFollowed)) {
      const { groupement, home, people } = one.responsible;
      const overdue = waitingAmong([one]).filter((each) => isOf(each.groupement, each.homes));
      if (overdue.length === 0 && !isOf(groupement, [home])) continue;
      waiting.push(...overdue);
      counts.followed += 1;
      if (people.length === 0) counts.alone += 1;
      else if (overdue.length === 0) counts.inTime += 1;
    }
  }
  return { waiting: longestFirst(waiting), ...counts };
};
