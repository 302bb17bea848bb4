/**
 * The use cases of a trip: pull (and let the features react), publish, or both. Each holds the lease, so that it runs alone,
 * and leaves a run in the log.
 */
import { tellError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { CycleBusy, takeLease, underLease, type Write } from './lease.ts';
import { applyAll } from './publish.ts';
import { pull, type Pulled } from './pull.ts';
import { reactAll } from './react.ts';
import { addLine, closeRun, openRun } from './run-store.ts';
import { assertFresh } from './saved-plan.ts';
import { markApplied } from './saved-plan-store.ts';
import type { Log, OnProgress, Report, SyncTools } from './tools.ts';

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

/** `plan`: the saved plan that is to be applied, and nothing else. */
export type Trip = { command: string; pulls: boolean; applies: boolean; plan?: string };

/** The trip itself, under the lease. */
const travel = async (
  tools: SyncTools & { write: Write },
  { command, pulls, applies, plan }: Trip,
  onProgress: OnProgress,
): Promise<Pick<Report, 'run' | 'pulled' | 'applied' | 'pieces' | 'remarks'>> =>
  inRun(tools, command, async (runId, log) => {
    let pulled: Pulled | null = null;
    if (pulls) {
      pulled = await pull({
        ...tools,
        newMark: tools.newId,
        onProgress: (kind, soFar) => {
          onProgress({ stage: 'pull', kind, soFar });
        },
      });
      const { received, forgotten } = pulled;
      await log('info', message(`sync.run.pulled.${pulled.way}`, { received, forgotten }));
    }
    const { publishes: able } = tools.moodle.abilities;
    // Where nothing can be put, nobody can be asked or told anything.
    if (pulls && able) await reactAll(tools, log);
    const publishes = applies && able;
    if (applies && !publishes) await log('warn', message('sync.run.readOnly'));
    if (plan !== undefined) await assertFresh(tools, plan);
    const done = publishes ? await applyAll(tools, runId, log, onProgress) : null;
    if (plan !== undefined) await tools.write((tx) => markApplied(tx, plan, runId));
    if (done !== null && done.applied.conflicts > 0) {
      await log('warn', message('sync.run.conflicts', { count: done.applied.conflicts }));
    }
    if (done !== null && done.pieces.conflict > 0) {
      await log('warn', message('sync.run.pieceConflicts', { count: done.pieces.conflict }));
    }
    return {
      run: runId,
      pulled,
      applied: done?.applied ?? null,
      pieces: done?.pieces ?? null,
      remarks: done?.remarks ?? [],
    };
  });

/**
 * Runs a trip. `pulls` and `applies` say which halves; both are a whole cycle.
 * @throws {CycleBusy} while another one runs; it leaves no run in the log.
 */
export const runCycle = async (
  tools: SyncTools,
  halves: Trip,
  onProgress: OnProgress = () => undefined,
): Promise<Report> => {
  const { moodle, clock, onEnded, onSkipped } = tools;
  const program = halves.command === 'start' ? 'npm start' : `mara ${halves.command}`;
  const lease = await takeLease(tools, program).catch((error: unknown) => {
    if (error instanceof CycleBusy) onSkipped?.();
    throw error;
  });
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
