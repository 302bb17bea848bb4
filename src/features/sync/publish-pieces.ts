/** The last part of a cycle: the pieces of all spaces, once their Books are published. */
import { message } from '../../shared/i18n.ts';
import type { Applied } from './applied.ts';
import {
  type AppliedPieces,
  NO_PIECES,
  standingPieces,
  sumPieces,
  totalOf,
} from './applied-pieces.ts';
import type { ApplyTools } from './apply.ts';
import { applyPieces } from './apply-pieces.ts';
import { type Asked, askReporters, planPiecesOf } from './desired.ts';
import { takesAway } from './guard.ts';
import { isPieceCall, type PieceStep } from './piece-plan.ts';
import type { RunLine } from './run-store.ts';
import { asideOf, PUT, takeBack } from './set-aside-store.ts';
import { spaceOf } from './decision.ts';
import { settle } from './settled-store.ts';
import { spaceLog } from './space-log.ts';
import type { Log, OnProgress, SyncTools } from './tools.ts';

/** A space whose Books were published, or that waits (`held`): then nothing is taken away there. */
export type PublishedSpace = {
  code: string;
  name: string;
  asked: Asked;
  held: boolean;
  /** What stood of its Books without a call, and whether they needed none at all. */
  applied: Applied;
  still: boolean;
};

const lineOf = (space: string, counts: AppliedPieces): RunLine | null => {
  const { created, updated, failed } = counts;
  const removed = counts.removed + counts.released;
  if (created + updated + removed + failed === 0) return null;
  const told = message('sync.run.pieces', { space, created, updated, removed, failed });
  return { level: failed > 0 ? 'warn' : 'info', told };
};

/** A refusal of something that nobody asks for any more is no concern. */
const forgetRefusals = async (
  { db, write }: SyncTools & Pick<ApplyTools, 'write'>,
  space: string,
  steps: readonly PieceStep[],
): Promise<void> => {
  const asked = new Set(steps.map(({ piece }) => piece.key));
  const stale = (await asideOf(db, PUT))
    .map(({ object }) => object)
    .filter((key) => spaceOf(key) === space && !asked.has(key));
  if (stale.length > 0) await write((tx) => takeBack(tx, PUT, stale));
};

/** Puts what should be there and takes away what should not, in as few calls as there can be. */
export const applyAllPieces = async (
  tools: SyncTools & ApplyTools & { stamp: string },
  spaces: readonly PublishedSpace[],
  log: Log,
  onProgress: OnProgress,
): Promise<AppliedPieces> => {
  const { db, reporters, write, runId, stamp } = tools;
  const lines = spaceLog(log, {
    none: NO_PIECES,
    sum: sumPieces,
    answered: totalOf,
    line: lineOf,
  });
  const calls: PieceStep[] = [];
  let applied: AppliedPieces = NO_PIECES;
  for (const { code, name, asked, held, ...books } of spaces) {
    const planned = await planPiecesOf(db, asked, await askReporters(db, reporters, asked));
    await forgetRefusals(tools, code, planned);
    const stands = standingPieces(planned);
    applied = sumPieces(applied, stands);
    const mine = planned.filter((step) => isPieceCall(step) && !(held && takesAway(step)));
    lines.expect(code, name, mine.length);
    calls.push(...mine);
    if (!books.still || mine.length > 0) continue;
    const { remarks } = asked.desired;
    const outcome = { applied: books.applied, pieces: stands, remarks };
    await write((tx) => settle(tx, code, runId, stamp, outcome));
  }
  let done = 0;
  for await (const answered of applyPieces(tools, calls)) {
    for (const { space, applied: more } of answered) {
      applied = sumPieces(applied, more);
      await lines.add(space, more);
      done += totalOf(more);
    }
    onProgress({ stage: 'put', done, total: calls.length });
  }
  return applied;
};
