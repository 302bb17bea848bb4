/** What a simulated year is played upon: mirrors written directly, or a simulated Moodle (year-site.ts). */
import type { Db } from '../../src/db/index.ts';
import {
  applyMatch,
  followPairings,
  pairingAnswers,
  unservedByLastRun,
} from '../../src/features/matching/index.ts';
import { pauseSpace } from '../../src/features/upkeep/index.ts';
import { followUp, type OpenAsk } from '../support/follow-up.ts';
import { WEIGHTS } from '../support/matching-people.ts';
import { START } from './year-plan.ts';

export type Role = 'mara_referent' | 'mara_coordinator';

export type World = {
  db: Db;
  /** Epoch milliseconds. */
  now(): number;
  /** Goes to an hour (UTC) of a day, counted from the first one. */
  goTo(day: number, hour: number): void;
  /** An account without anything; Moodle's user id. */
  account(): Promise<number>;
  appoint(id: number, space: string, role?: Role): Promise<void>;
  dismiss(id: number, space: string): Promise<void>;
  /** Enrols somebody in one space, and in no other any more. */
  enrol(id: number, space: string): Promise<void>;
  unenrol(id: number): Promise<void>;
  /** The whole of somebody's profile. */
  save(id: number, fields: Record<string, string>): Promise<void>;
  /** Opens the space on that day. */
  open(id: number): Promise<void>;
  /** Leaves the referents of a space in peace. */
  rest(space: string, from: string, to: string): Promise<unknown>;
  match(): Promise<unknown>;
  cycle(): Promise<unknown>;
  openAsks(): Promise<OpenAsk[]>;
  reply(ask: OpenAsk, choice: string): Promise<unknown>;
};

const DAY = 86_400_000;
export const instantOf = (day: number, hour: number): number =>
  Date.parse(`${START}T00:00:00Z`) + day * DAY + hour * 3_600_000;

/** The reactions of a cycle upon mirrors: a year of whole cycles would take minutes. */
export const mirrorWorld = async (db: Db): Promise<World> => {
  const net = followUp(db, START, {
    unserved: unservedByLastRun,
    answers: pairingAnswers,
    reactions: [followPairings({ pairingAsks: 'together' })],
  });
  let accounts = 0;
  await net.begin();
  const { appoint, dismiss, open, openAsks, reply, now, newId } = net;
  return {
    db,
    now,
    goTo: (day, hour) => {
      net.move((instantOf(day, hour) - now()) / DAY);
    },
    account: () => Promise.resolve(++accounts),
    appoint,
    dismiss,
    enrol: net.enrol,
    unenrol: net.leave,
    save: (id, fields) => net.person(id, fields),
    open,
    rest: (space, from, to) => pauseSpace({ db, clock: { now } }, { space, from, to }),
    match: () => applyMatch(db, { now: now(), newId }, WEIGHTS),
    cycle: async () => {
      await net.cycle();
      // What is sent is read elsewhere: here it would only grow.
      await db('wish').where({ type: 'message' }).delete();
    },
    openAsks: () => openAsks(),
    reply,
  };
};
