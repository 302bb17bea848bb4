/** Runs jobs when they are due: once a turn, however many processes keep the same schedule. */
import { Cron } from 'croner';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { App } from '../compose.ts';
import { sayError } from '../shared/errors.ts';
import { claimTurn, endTurn, type Turn } from './job-store.ts';

export type Job = {
  name: string;
  /** As for cron, Paris time. */
  pattern: string;
  run(): Promise<void>;
};

export type Schedule = {
  /** No more turns; waits for what is under way, at most `patience` ms. False: it still is. */
  stop(patience: number): Promise<boolean>;
};

const TIME_ZONE = 'Europe/Paris';

/** The turn that is due: the same instant in every process, however late its timer. */
export const turnAt = ({ name, pattern }: Job, now: number): Turn => {
  const cron = new Cron(pattern, { timezone: TIME_ZONE, paused: true });
  const [at] = cron.previousRuns(1, new Date(now + 1)); // Those before: this very instant counts.
  return { name, at: at?.getTime() ?? now };
};

/** Runs the turn of a job unless another process has it. A failure is logged, never thrown. */
export const runDue = async ({ sync: { db }, logger }: App, job: Job, turn: Turn) => {
  const attempt = async (): Promise<'done' | 'failed'> => {
    try {
      await job.run();
      return 'done';
    } catch (error) {
      const detail = sayError('en', error);
      logger.error({ job: job.name, detail }, 'job failed; it is tried again at its next turn');
      return 'failed';
    }
  };
  try {
    const mine = await claimTurn(db, turn, `${hostname()} ${process.pid}`);
    if (mine) await endTurn(db, turn, await attempt());
  } catch (error) {
    logger.error({ job: job.name, detail: sayError('en', error) }, 'schedule not kept');
  }
};

export const startSchedule = (app: App, jobs: readonly Job[]): Schedule => {
  const underWay = new Set<Promise<void>>();
  const timers = jobs.map(
    (job) =>
      new Cron(job.pattern, { timezone: TIME_ZONE }, () => {
        const run = runDue(app, job, turnAt(job, app.sync.clock.now())).finally(() => {
          underWay.delete(run);
        });
        underWay.add(run);
      }),
  );
  return {
    async stop(patience) {
      for (const timer of timers) timer.stop();
      const ended = Promise.all(underWay).then(() => true);
      return await Promise.race([ended, wait(patience, false, { ref: false })]);
    },
  };
};
