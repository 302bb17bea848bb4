/** What became of pieces, counted. */
import type { PieceOutcome } from '../../moodle/index.ts';
import type { PieceStep, PieceStepKind } from './piece-plan.ts';

/** Pieces by what became of them (docs/bridge-pieces.md); what Moodle need not be asked counts too. */
export type AppliedPieces = Record<PieceOutcome, number>;

export const NO_PIECES: Readonly<AppliedPieces> = {
  created: 0,
  updated: 0,
  unchanged: 0,
  conflict: 0,
  gone: 0,
  closed: 0,
  removed: 0,
  released: 0,
  failed: 0,
};

export const countPieces = (outcomes: readonly PieceOutcome[]): AppliedPieces => {
  const counts = { ...NO_PIECES };
  for (const outcome of outcomes) counts[outcome] += 1;
  return counts;
};

export const sumPieces = (a: AppliedPieces, b: AppliedPieces): AppliedPieces => ({
  created: a.created + b.created,
  updated: a.updated + b.updated,
  unchanged: a.unchanged + b.unchanged,
  conflict: a.conflict + b.conflict,
  gone: a.gone + b.gone,
  closed: a.closed + b.closed,
  removed: a.removed + b.removed,
  released: a.released + b.released,
  failed: a.failed + b.failed,
});

export const totalOf = (counts: AppliedPieces): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** What a step comes to without asking Moodle anything. */
const STANDING: Partial<Record<PieceStepKind, PieceOutcome>> = {
  unchanged: 'unchanged',
  conflict: 'conflict',
  kept: 'conflict',
  gone: 'gone',
  closed: 'closed',
  aside: 'failed',
};

export const standingPieces = (steps: readonly PieceStep[]): AppliedPieces =>
  countPieces(steps.flatMap(({ kind }) => STANDING[kind] ?? []));
