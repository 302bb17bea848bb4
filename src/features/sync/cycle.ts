/**
 * The use cases of a trip: pull, plan, apply, or all three. Each holds the lease, so that it
 * runs alone, and leaves a run in the log.
 */
import type { Db } from '../../db/index.ts';
import type { Kind, MoodlePort } from '../../moodle/index.ts';
import type { Clock } from '../../shared/clock.ts';
import { tellError } from '../../shared/errors.ts';
import { message, type Message } from '../../shared/i18n.ts';
import type { NewId } from '../../shared/ids.ts';
import { type Applied, applyPlans } from './apply.ts';
import { planOf, type SpacePlan } from './desired.ts';
import { takeLease, underLease, type Write } from './lease.ts';
import type { Receiver, Remark, Source } from './ports.ts';
import { pull, type Pulled } from './pull.ts';
import { forgetAsideOutside } from './set-aside-store.ts';
import { addLine, closeRun, type LineLevel, openRun } from './run-store.ts';

/** What a trip is told to a person while it lasts. */
export type Progress =
  | { stage: 'pull'; kind: Kind; soFar: number }
  | { stage: 'apply'; space: string; done: number; total: number };

export type SyncTools = {
  db: Db;
  moodle: MoodlePort;
  clock: Clock;
  /** How long a run's sign of life counts (milliseconds; lease.ts). */
  leaseTime: number;
  newId: NewId;
  receivers: readonly Receiver[];
  sources: readonly Source[];
  /** The spaces in reading order. */
  spaces: (db: Db) => Promise<{ code: string; name: string }[]>;
  /** Told of each run as it ended, for whoever counts. */
  onEnded?: (ended: Ended) => void;
};

export type Report = {
  run: string;
  pulled: Pulled | null;
  applied: Applied | null;
  remarks: Remark[];
  calls: number;
  writes: number;
};

/** `report` is null where the run failed. */
export type Ended = { report: Report | null; milliseconds: number; calls: number; writes: number };

type Log = (level: LineLevel, told: Message) => Promise<void>;

const NOTHING: Applied = {
  booksCreated: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  conflicts: 0,
  gone: 0,
  failed: 0,
};

const sum = (a: Applied, b: Applied): Applied => ({
  booksCreated: a.booksCreated + b.booksCreated,
  created: a.created + b.created,
  updated: a.updated + b.updated,
  unchanged: a.unchanged + b.unchanged,
  conflicts: a.conflicts + b.conflicts,
  gone: a.gone + b.gone,
  failed: a.failed + b.failed,
});

/** Opens a run, closes it as it ended, and leaves the failure's sentence in it. */
const inRun = async <T>(
  { db, clock, newId }: SyncTools,
  command: string,
  work: (runId: string, log: Log) => Promise<T>,
): Promise<T> => {
  const id = newId();
  await openRun(db, { id, command, startedAt: clock.now() });
  const log: Log = (level, told) => addLine(db, id, newId(), { level, told });
  try {
    const result = await work(id, log);
    await closeRun(db, id, { outcome: 'done', endedAt: clock.now() });
    return result;
  } catch (error) {
    // A database that refuses these too must not hide why the run failed.
    await log('error', tellError(error)).catch(() => undefined);
    const end = { outcome: 'failed', endedAt: clock.now() } as const;
    await closeRun(db, id, end).catch(() => undefined);
    throw error;
  }
};

/** The plan of every space, in reading order. */
export const planAll = async ({ db, sources, spaces }: SyncTools): Promise<SpacePlan[]> => {
  const plans: SpacePlan[] = [];
  for (const { code } of await spaces(db)) plans.push(await planOf(db, sources, code));
  return plans;
};

const applyAll = async (
  tools: SyncTools & { write: Write },
  runId: string,
  log: Log,
  onProgress: (progress: Progress) => void,
): Promise<{ applied: Applied; remarks: Remark[] }> => {
  const { db, sources } = tools;
  const spaces = await tools.spaces(db);
  await tools.write((tx) =>
    forgetAsideOutside(
      tx,
      spaces.map(({ code }) => code),
    ),
  );
  const remarks: Remark[] = [];
  let applied = NOTHING;
  for (const [done, { code, name: space }] of spaces.entries()) {
    const plan = await planOf(db, sources, code);
    onProgress({ stage: 'apply', space, done: done + 1, total: spaces.length });
    const here = await applyPlans({ ...tools, runId }, plan.plans);
    if (here.created + here.updated + here.failed > 0) {
      const { created, updated, failed } = here;
      const params = { space, created, updated, failed };
      await log(failed > 0 ? 'warn' : 'info', message('sync.run.space', params));
    }
    remarks.push(...plan.remarks);
    applied = sum(applied, here);
  }
  return { applied, remarks };
};

type Halves = { command: string; pulls: boolean; applies: boolean };
type OnProgress = (progress: Progress) => void;

/** The trip itself, under the lease. */
const travel = async (
  tools: SyncTools & { write: Write },
  { command, pulls, applies }: Halves,
  onProgress: OnProgress,
): Promise<Pick<Report, 'run' | 'pulled' | 'applied' | 'remarks'>> =>
  inRun(tools, command, async (runId, log) => {
    let pulled: Pulled | null = null;
    if (pulls) {
      pulled = await pull({
        ...tools,
        mark: runId,
        onProgress: (kind, soFar) => {
          onProgress({ stage: 'pull', kind, soFar });
        },
      });
      const { received, forgotten } = pulled;
      await log('info', message(`sync.run.pulled.${pulled.way}`, { received, forgotten }));
    }
    const done = applies ? await applyAll(tools, runId, log, onProgress) : null;
    if (done !== null && done.applied.conflicts > 0) {
      await log('warn', message('sync.run.conflicts', { count: done.applied.conflicts }));
    }
    return {
      run: runId,
      pulled,
      applied: done?.applied ?? null,
      remarks: done?.remarks ?? [],
    };
  });

/**
 * Runs a trip. `pulls` and `applies` say which halves; both are a whole cycle.
 * @throws {CycleBusy} while another one runs; it leaves no run in the log.
 */
export const runCycle = async (
  tools: SyncTools,
  halves: Halves,
  onProgress: OnProgress = () => undefined,
): Promise<Report> => {
  const { moodle, clock, onEnded } = tools;
  const program = halves.command === 'start' ? 'npm start' : `mara ${halves.command}`;
  const lease = await takeLease(tools, program);
  const [before, startedAt] = [moodle.traffic(), clock.now()];
  const spent = () => {
    const after = moodle.traffic();
    return { calls: after.calls - before.calls, writes: after.writes - before.writes };
  };
  let report: Report | null = null;
  try {
    const held = { ...tools, moodle: underLease(moodle, lease), write: lease.write };
    report = { ...(await travel(held, halves, onProgress)), ...spent() };
    return report;
  } finally {
    onEnded?.({ report, milliseconds: clock.now() - startedAt, ...spent() });
    // What cannot be given back now ends by itself; the run's own error is what matters.
    await lease.release().catch(() => undefined);
  }
};
