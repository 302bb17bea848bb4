import { isPieceCall, type PieceStep } from './piece-plan.ts';

/** What one put call may carry: half of what the bridge takes (docs/bridge-pieces.md). */
export const PUT_LIMITS = { pieces: 100, bytes: 1_000_000 };

/** Cuts the steps that ask something of Moodle into batches, in their order, across spaces. */
export const pieceBatchesOf = (
  steps: readonly PieceStep[],
  limits: { pieces: number; bytes: number } = PUT_LIMITS,
): PieceStep[][] => {
  const batches: PieceStep[][] = [];
  let room = { pieces: 0, bytes: 0 };
  for (const step of steps.filter(isPieceCall)) {
    const bytes = Buffer.byteLength(JSON.stringify(step.piece));
    const open = batches.at(-1);
    if (open === undefined || room.pieces < 1 || room.bytes < bytes) {
      room = { ...limits };
      batches.push([step]);
    } else open.push(step);
    room = { pieces: room.pieces - 1, bytes: room.bytes - bytes };
  }
  return batches;
};
