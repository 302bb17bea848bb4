/** The follow-up put together: what a cycle does, what answers do, and what others tell of it. */
import type { Db } from '../../db/index.ts';
import type { Handler } from '../asks/index.ts';
import type { Reaction } from '../sync/index.ts';
import { intakeAnswers } from './answers.ts';
import type { IntakeTools } from './followed.ts';
import { intakeReaction } from './intake.ts';
import { CLOCKS, type ClockName } from './stay.ts';
import { type Waiting, waitingNow, type WaitingNow } from './waiting-now.ts';

/** Who is overdue where it is the turn of people of a space, the longest first. */
export type SpaceWaits = {
  /** How many people, however many clocks of theirs have run out. */
  count: number;
  /** Their names, for those who look after them and nobody else. */
  names: string[];
  byClock: Readonly<Record<ClockName, { count: number; since: string | null }>>;
};

export type Intake = {
  reaction: Reaction;
  answers: Handler[];
  /** In a space, by its code; '': in all. */
  waitingNow: (db: Db, now: number, space?: string) => Promise<WaitingNow>;
  /** By the code of the space whose people are asked; a space where nobody waits is missing. */
  waitsBySpace: (db: Db, now: number) => Promise<ReadonlyMap<string, SpaceWaits>>;
};

const waitsOf = (waiting: readonly Waiting[]): SpaceWaits => {
  const ofClock = (clock: ClockName) => {
    const mine = waiting.filter((one) => one.clock === clock);
    return { count: mine.length, since: mine[0]?.overdueSince ?? null };
  };
  const people = new Map(waiting.map(({ personId, name }) => [personId, name]));
  return {
    count: people.size,
    names: [...people.values()],
    byClock: {
      contact: ofClock(CLOCKS[0]),
      mentor: ofClock(CLOCKS[1]),
      sign: ofClock(CLOCKS[2]),
    },
  };
};

/**
 * Pure. Whom the candidates are asked about themselves is nobody's turn yet.
 * @param waiting the longest first
 */
export const bySpace = (waiting: readonly Waiting[]): ReadonlyMap<string, SpaceWaits> => {
  const others = waiting.filter(({ turn }) => turn !== 'candidate');
  const spaces = new Set(others.flatMap(({ homes }) => homes));
  return new Map(
    [...spaces]
      .sort()
      .map((space) => [space, waitsOf(others.filter(({ homes }) => homes.includes(space)))]),
  );
};

export const intakeOf = (tools: IntakeTools): Intake => {
  // All spaces of a cycle ask in turn: it is read once for all of them.
  let known: { now: number; bySpace: ReadonlyMap<string, SpaceWaits> } | null = null;
  const remember = (now: number, waiting: readonly Waiting[]) => {
    known = { now, bySpace: bySpace(waiting) };
    return known.bySpace;
  };
  return {
    reaction: intakeReaction(tools, remember),
    answers: intakeAnswers(tools.orientation),
    waitingNow: (db, now, space) => waitingNow(db, { now }, tools, space),
    waitsBySpace: async (db, now) =>
      known?.now === now
        ? known.bySpace
        : remember(now, (await waitingNow(db, { now }, tools)).waiting),
  };
};
