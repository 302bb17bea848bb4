/** Holidays of a space, as the national cell or its referent asks for them. */
import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import type { Clock } from '../../shared/clock.ts';
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { allSpaces, type Space } from '../network/index.ts';
import { dayAt } from '../../shared/days.ts';
import type { Pause } from './pause.ts';
import { allPauses, endPause, keepPause } from './pause-store.ts';

type Tools = { db: Db; clock: Clock };

/** The space of that code. @throws {MaraError} telling the codes that there are */
export const spaceOf = async (db: Db, code: string): Promise<Space> => {
  const spaces = await allSpaces(db);
  const space = spaces.find((one) => one.code === code);
  if (space !== undefined) return space;
  const codes = spaces.map((one) => one.code).join(', ');
  throw new MaraError(message('upkeep.space', { space: code, codes }));
};

const dayOf = (text: string, option: string): string => {
  if (z.iso.date().safeParse(text).success) return text;
  throw new MaraError(message('upkeep.day', { option, value: text }));
};

/** A pause longer than this is a space that nobody looks after. */
const LONGEST = 120;
const DAY = 86_400_000;

/**
 * Leaves a space in peace between two days; a pause that stood there is replaced.
 * @throws {MaraError} where the space is not known, or the days cannot be
 */
export const pauseSpace = async (
  { db, clock }: Tools,
  { space, from, to, by = null }: { space: string; from: string; to: string; by?: string | null },
): Promise<Pause> => {
  const [first, last] = [dayOf(from, '--from'), dayOf(to, '--to')];
  await spaceOf(db, space);
  if (last < first) throw new MaraError(message('upkeep.pause.order', { from, to }));
  if (last < dayAt(clock.now())) throw new MaraError(message('upkeep.pause.past', { to }));
  if (Date.parse(last) - Date.parse(first) > LONGEST * DAY) {
    throw new MaraError(message('upkeep.pause.long', { count: LONGEST }));
  }
  const pause: Pause = { space, from: first, to: last, by, at: clock.now() };
  await db.transaction((tx) => keepPause(tx, pause));
  return pause;
};

/** Ends the pause of a space. @throws {MaraError} where there is none */
export const resumeSpace = async ({ db }: Tools, code: string): Promise<void> => {
  await spaceOf(db, code);
  const ended = await db.transaction((tx) => endPause(tx, code));
  if (!ended) throw new MaraError(message('upkeep.pause.none', { space: code }));
};

/** The pauses that are under way or to come. */
export const pausesNow = async ({ db, clock }: Tools): Promise<Pause[]> => {
  const today = dayAt(clock.now());
  return (await allPauses(db)).filter(({ to }) => to >= today);
};

/**
 * Codes of the spaces that are left in peace today: their people are not asked.
 * @param now epoch milliseconds, Moodle's clock
 */
export const pausedSpaces = async (db: Db, now: number): Promise<ReadonlySet<string>> => {
  const today = dayAt(now);
  const pauses = await pausesNow({ db, clock: { now: () => now } });
  return new Set(pauses.filter(({ from }) => from <= today).map(({ space }) => space));
};
