/** Prepared rows put into Moodle, in as few calls as the bridge allows. */
import type { PieceToPut, Put } from '../../moodle/index.ts';
import { message, type Message } from '../../shared/i18n.ts';
import type { Hands } from '../sync/index.ts';
import { type Counts, forgetRows, noteRows, type RowToKeep } from './import-store.ts';
import type { Prepared } from './prepare.ts';
import type { Problem } from './problem.ts';

/** What one call may carry (docs/bridge-pieces.md), with some room. */
const LIMITS = { pieces: 200, bytes: 1_500_000 };

const pieceOf = ({ key, source, family, fields }: Prepared): PieceToPut => ({
  key,
  source,
  type: 'entry',
  body: { sheet: family, fields, handover: true },
});

const rowOf = ({ key, source, reference }: Prepared): RowToKeep => ({ key, source, reference });

/** Cut into batches, in their order. */
export const batchesOf = <T>(items: readonly T[], bytesOf: (item: T) => number): T[][] => {
  const batches: T[][] = [];
  let room = { pieces: 0, bytes: 0 };
  for (const item of items) {
    const bytes = bytesOf(item);
    if (room.pieces < 1 || room.bytes < bytes) {
      room = { ...LIMITS };
      batches.push([]);
    }
    batches.at(-1)?.push(item);
    room = { pieces: room.pieces - 1, bytes: room.bytes - bytes };
  }
  return batches;
};

type Result = Put['results'][number];

const COUNTED: Readonly<Partial<Record<Result['outcome'], keyof Counts>>> = {
  created: 'created',
  updated: 'updated',
  unchanged: 'unchanged',
  conflict: 'conflict',
  gone: 'gone',
};

const toldOf = ({
  outcome,
  reason,
}: Result): { effect: Problem['effect']; told: Message } | null => {
  if (outcome === 'conflict') return { effect: 'row', told: message('imports.row.edited') };
  if (outcome === 'gone') return { effect: 'row', told: message('imports.row.deleted') };
  if (COUNTED[outcome] !== undefined) return null;
  const params = { code: reason?.errorcode ?? outcome, detail: reason?.message ?? '' };
  return { effect: 'row', told: message('imports.row.refused', params) };
};

/**
 * Puts rows, counting into `counts` what became of them. What was put is noted with each batch, so
 * that the work may stop anywhere and be taken up again.
 */
export const putRows = async (
  { put, write }: Hands,
  run: string,
  rows: readonly Prepared[],
  {
    counts,
    onProblem,
    onProgress,
  }: {
    counts: Counts;
    onProblem: (problem: Problem) => void;
    onProgress: (done: number) => void;
  },
): Promise<void> => {
  let done = 0;
  const batches = batchesOf(rows, (row) => Buffer.byteLength(JSON.stringify(pieceOf(row))));
  for (const batch of batches) {
    await write(async (tx) => {
      // What stood before this run is not of its making.
      await noteRows(tx, run, batch.filter(({ doing }) => doing === 'new').map(rowOf));
      await noteRows(tx, '', batch.filter(({ doing }) => doing !== 'new').map(rowOf));
    });
    const results = new Map((await put(batch.map(pieceOf))).map((one) => [one.key, one]));
    const lost: string[] = [];
    for (const { tab, row, key, doing } of batch) {
      const result = results.get(key) ?? { key, outcome: 'failed', reason: null, state: null };
      counts[COUNTED[result.outcome] ?? 'failed'] += 1;
      const told = toldOf(result);
      if (told !== null) onProblem({ tab, row, column: null, ...told });
      const made = ['created', 'updated', 'unchanged'].includes(result.outcome);
      if (!made && (doing === 'new' || result.outcome === 'gone')) lost.push(key);
    }
    if (lost.length > 0) await write((tx) => forgetRows(tx, lost));
    done += batch.length;
    onProgress(done);
  }
};
