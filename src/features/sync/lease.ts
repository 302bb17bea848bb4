/**
 * One run at a time, whatever the number of processes and machines: a run holds a lease. Its
 * fence number is checked in every transaction, so a holder that was given up for dead and wakes
 * up again writes nothing more.
 */
import { hostname } from 'node:os';
import type { Db } from '../../db/index.ts';
import type { MoodlePort } from '../../moodle/index.ts';
import type { Clock } from '../../shared/clock.ts';
import { MaraError } from '../../shared/errors.ts';
import { message, type Message, type MessageParams } from '../../shared/i18n.ts';
import {
  type Holder,
  type LeaseRow,
  lockLease,
  readLease,
  releaseLease,
  renewLease,
  seizeLease,
} from './lease-store.ts';

export type LeaseTools = {
  db: Db;
  clock: Clock;
  /** How long a sign of life counts (milliseconds): longer than one call of Moodle can last. */
  leaseTime: number;
};

/** Opens a transaction in which the lease is held until its end. */
export type Write = <T>(work: (tx: Db) => Promise<T>) => Promise<T>;

export type Lease = {
  /** @throws {MaraError} before anything is written, where the lease was taken over. */
  write: Write;
  /** A sign of life. @throws {MaraError} where the lease was taken over. */
  renew: () => Promise<void>;
  release: () => Promise<void>;
};

/** Someone else runs: says who, since when, and when to try again. */
export class CycleBusy extends MaraError {}

const MINUTE = 60_000;

/** The minute of the day as people in both languages write it. */
const minuteOf = (at: number): string =>
  new Intl.DateTimeFormat('fr-FR', { timeStyle: 'short', timeZone: 'Europe/Paris' }).format(at);

const paramsOf = ({ holder, takenAt, expiresAt }: LeaseRow): MessageParams => ({
  ...holder,
  since: minuteOf(takenAt),
  until: minuteOf(Math.ceil(expiresAt / MINUTE) * MINUTE),
});

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, as another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** A process that died on this machine need not be waited for; of another machine, time tells. */
const isDead = ({ machine, process: pid }: Holder): boolean =>
  machine === hostname() && !exists(pid);

const isLive = ({ holder, expiresAt }: LeaseRow, now: number): boolean =>
  holder !== null && expiresAt > now && !isDead(holder);

/** Who runs now, as a sentence; null: nobody. */
export const runningNow = async ({
  db,
  clock,
}: Pick<LeaseTools, 'db' | 'clock'>): Promise<Message | null> => {
  const seen = await readLease(db);
  return isLive(seen, clock.now()) ? message('sync.lease.running', paramsOf(seen)) : null;
};

/** Takes the lease, also of a holder that died. @throws {CycleBusy} while someone else runs. */
export const takeLease = async (
  { db, clock, leaseTime }: LeaseTools,
  program: string,
): Promise<Lease> => {
  const holder = { program, machine: hostname(), process: process.pid };
  const take = async (): Promise<number> => {
    const seen = await readLease(db);
    const now = clock.now();
    if (isLive(seen, now)) throw new CycleBusy(message('sync.lease.busy', paramsOf(seen)));
    const mine = { holder, takenAt: now, expiresAt: now + leaseTime };
    // Whoever was faster is met at the next look.
    return (await seizeLease(db, seen, mine)) ? seen.fence + 1 : await take();
  };
  const fence = await take();

  const renewIn = async (handle: Db): Promise<void> => {
    const now = clock.now();
    if (await renewLease(handle, fence, { renewedAt: now, expiresAt: now + leaseTime })) return;
    throw new MaraError(message('sync.lease.lost'));
  };
  return {
    // The first statement: its lock on the row keeps others from taking over before the commit.
    write: (work) =>
      db.transaction(async (tx) => {
        await renewIn(tx);
        return await work(tx);
      }),
    renew: () => renewIn(db),
    release: () => releaseLease(db, fence),
  };
};

/**
 * Opens a transaction in which nothing changes that runs and others like it write: for who decides, without
 * the lease, upon what stands. The first statement waits until theirs are committed.
 */
export const inTurn = <T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> =>
  db.transaction(async (tx) => {
    await lockLease(tx);
    return await work(tx);
  });

/** The same Moodle, asked only under the lease: each call begins with a sign of life. */
export const underLease = (moodle: MoodlePort, { renew }: Lease): MoodlePort => {
  const after = async <T>(call: () => Promise<T>): Promise<T> => {
    await renew();
    return await call();
  };
  return {
    abilities: moodle.abilities,
    status: () => after(() => moodle.status()),
    snapshot: (kind, from) => after(() => moodle.snapshot(kind, from)),
    changes: (since) => after(() => moodle.changes(since)),
    publish: (batch) => after(() => moodle.publish(batch)),
    put: (batch) => after(() => moodle.put(batch)),
    createSpace: (space) => after(() => moodle.createSpace(space)),
    traffic: () => moodle.traffic(),
  };
};
