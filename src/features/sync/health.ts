/** How the companion is, for those who watch it: read from the stores, Moodle is not asked. */
import { type Db, pendingMigrations } from '../../db/index.ts';
import type { Clock } from '../../shared/clock.ts';
import { message, type Message } from '../../shared/i18n.ts';
import { GONE } from './decision.ts';
import { differencesOf } from './differences.ts';
import { holdsOf } from './hold-store.ts';
import { lastRuns, lastSuccess, type Run } from './run-store.ts';
import { asideOf } from './set-aside-store.ts';

const MINUTE = 60_000;
/** Runs looked at for the last one that ended; those before it may still be under way. */
const RUNS_SEEN = 10;

const failedAtMoodle = ({ outcome, lines }: Run): boolean =>
  outcome === 'failed' && lines.some(({ told }) => told.key.startsWith('moodle.'));

const reasons = async (db: Db, now: number, maxAge: number): Promise<Message[]> => {
  if ((await pendingMigrations(db)).length > 0) return [message('health.database.pending')];
  const found: Message[] = [];
  const at = await lastSuccess(db);
  if (at === null) found.push(message('health.cycle.never'));
  else if (now - at > maxAge) {
    const params = { age: Math.floor((now - at) / MINUTE), limit: maxAge / MINUTE };
    found.push(message('health.cycle.old', params));
  }
  const last = (await lastRuns(db, RUNS_SEEN)).find(({ outcome }) => outcome !== 'running');
  if (last !== undefined && failedAtMoodle(last)) found.push(message('health.moodle.failing'));
  return found;
};

/** Why the companion does not do its work now; empty: it does. `maxAge` in milliseconds. */
export const unreadyBecause = async (
  { db, clock }: { db: Db; clock: Clock },
  maxAge: number,
): Promise<Message[]> => {
  try {
    return await reasons(db, clock.now(), maxAge);
  } catch {
    return [message('health.database.unreachable')];
  }
};

/** Figures a monitor follows. */
export type Health = {
  /** When Moodle was last read to the end, by whichever process (epoch milliseconds). */
  lastSuccess: number | null;
  /** Edits by hand that nobody decided about. */
  conflicts: number;
  setAside: number;
  /** Spaces whose removals wait for a second person. */
  held: number;
};

export const healthOf = async ({ db }: { db: Db }): Promise<Health> => {
  const { conflicts, parts, pieces } = await differencesOf(db);
  return {
    lastSuccess: await lastSuccess(db),
    conflicts:
      conflicts.length + [...parts, ...pieces].filter(({ about }) => about !== GONE).length,
    setAside: (await asideOf(db)).length,
    held: (await holdsOf(db)).size,
  };
};
