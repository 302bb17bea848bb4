/**
 * Figures for Prometheus. Counters tell of the cycles this process ran; what stands (last success,
 * conflicts, set aside) is read from the database and counts for all processes. Labels are a few
 * fixed words: no space, no person, no title.
 */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Ended, Health } from './features/sync/index.ts';

export type Metrics = {
  /** The type and the text that Prometheus reads. */
  contentType: string;
  text(): Promise<string>;
  /** Counts a run that ended. */
  count: (ended: Ended) => void;
  /** Counts a run that left its turn to another. */
  countSkipped: () => void;
};

/** Cycles with nothing new take a second, the first one of a large site some minutes. */
const BUCKETS = [0.5, 1, 2, 5, 15, 60, 300, 900];

export const createMetrics = (readHealth: () => Promise<Health>): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Counter({ name, help, labelNames, registers });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });

  const cycles = counter('mara_cycles_total', 'Runs by outcome', ['outcome']);
  const duration = new Histogram({
    name: 'mara_cycle_duration_seconds',
    help: 'Duration of runs',
    buckets: BUCKETS,
    registers,
  });
  const calls = counter('mara_moodle_calls_total', 'Requests to Moodle');
  const writes = counter('mara_moodle_writes_total', 'Requests that asked Moodle to write');
  const chapters = counter('mara_chapters_total', 'Chapters by what became of them', ['outcome']);
  const remarks = gauge('mara_remarks', 'Sheets and fields to mend, as of the last cycle here');
  const databaseUp = gauge(
    'mara_database_up',
    '1 if the database answers; else what stands is old',
  );
  const lastSuccess = gauge('mara_last_success_timestamp_seconds', 'Moodle last read to the end');
  const conflicts = gauge('mara_conflicts', 'What people edited by hand, kept as it is');
  const held = gauge('mara_held_spaces', 'Spaces whose removals wait for a second person');
  const setAside = gauge('mara_set_aside', 'Objects that could not be taken or written');

  for (const outcome of ['done', 'failed', 'skipped']) cycles.inc({ outcome }, 0);

  const readStanding = async (): Promise<void> => {
    try {
      const health = await readHealth();
      databaseUp.set(1);
      lastSuccess.set((health.lastSuccess ?? 0) / 1000);
      conflicts.set(health.conflicts);
      setAside.set(health.setAside);
      held.set(health.held);
    } catch {
      databaseUp.set(0);
    }
  };

  return {
    contentType: registry.contentType,
    async text() {
      await readStanding();
      return await registry.metrics();
    },
    countSkipped: () => {
      cycles.inc({ outcome: 'skipped' });
    },
    count({ report, milliseconds, ...spent }) {
      cycles.inc({ outcome: report === null ? 'failed' : 'done' });
      duration.observe(milliseconds / 1000);
      calls.inc(spent.calls);
      writes.inc(spent.writes);
      const applied = report?.applied ?? null;
      if (report === null || applied === null) return;
      const { created, updated, failed } = applied;
      for (const [outcome, n] of Object.entries({ created, updated, failed })) {
        chapters.inc({ outcome }, n);
      }
      remarks.set(report.remarks.length);
    },
  };
};
