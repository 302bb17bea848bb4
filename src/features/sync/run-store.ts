/** The run log: what was done when, in sentences a person can read in their language. */
import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import type { Message } from '../../shared/i18n.ts';

export type RunOutcome = 'running' | 'done' | 'failed';
export type LineLevel = 'info' | 'warn' | 'error';
export type RunLine = { level: LineLevel; told: Message };
export type Run = {
  id: string;
  command: string;
  /** Epoch milliseconds by the companion's clock. */
  startedAt: number;
  endedAt: number | null;
  outcome: RunOutcome;
  lines: RunLine[];
};

const bigint = z.union([z.number(), z.string().transform(Number)]);
const RunSchema = z.object({
  id: z.string(),
  command: z.string(),
  started_at: bigint,
  ended_at: bigint.nullable(),
  outcome: z.enum(['running', 'done', 'failed']),
});
const LineSchema = z.object({
  run_id: z.string(),
  level: z.enum(['info', 'warn', 'error']),
  // Written by this file from a Message.
  message: z.string().transform((text) => JSON.parse(text) as Message),
});

export const openRun = async (
  db: Db,
  { id, command, startedAt }: Pick<Run, 'id' | 'command' | 'startedAt'>,
): Promise<void> => {
  await db('run').insert({ id, command, started_at: startedAt, outcome: 'running' });
};

/** Adds a line; `id` (a ULID) orders it within the run. */
export const addLine = async (
  db: Db,
  runId: string,
  id: string,
  { level, told }: RunLine,
): Promise<void> => {
  await db('run_line').insert({ id, run_id: runId, level, message: JSON.stringify(told) });
};

export const closeRun = async (
  db: Db,
  id: string,
  end: { outcome: RunOutcome; endedAt: number },
): Promise<void> => {
  await db('run').where({ id }).update({ outcome: end.outcome, ended_at: end.endedAt });
};

/** When Moodle was last read to the end (epoch milliseconds); null: never. */
export const lastSuccess = async (db: Db): Promise<number | null> => {
  const row: unknown = await db('run')
    .where({ outcome: 'done' })
    .whereNot({ command: 'apply' })
    .orderBy('id', 'desc')
    .first('ended_at');
  return row === undefined ? null : z.object({ ended_at: bigint }).parse(row).ended_at;
};

/** The last runs, newest first, with their lines. */
export const lastRuns = async (db: Db, limit: number): Promise<Run[]> => {
  const runs = z
    .array(RunSchema)
    .parse(await db('run').select().orderBy('id', 'desc').limit(limit));
  const ids = runs.map(({ id }) => id);
  const lines = z
    .array(LineSchema)
    .parse(await db('run_line').select().whereIn('run_id', ids).orderBy('id'));
  return runs.map((run) => ({
    id: run.id,
    command: run.command,
    startedAt: run.started_at,
    endedAt: run.ended_at,
    outcome: run.outcome,
    lines: lines
      .filter(({ run_id }) => run_id === run.id)
      .map(({ level, message: told }) => ({ level, told })),
  }));
};
