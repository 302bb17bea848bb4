/** Puts pieces into Moodle and notes at once what Moodle says stands there now. */
import type { PieceOutcome, Put } from '../../moodle/index.ts';
import { message } from '../../shared/i18n.ts';
import type { ApplyTools } from './apply.ts';
import { type AppliedPieces, countPieces } from './applied-pieces.ts';
import { spaceOf } from './decision.ts';
import { forgetDecisions } from './decision-store.ts';
import { pieceBatchesOf } from './piece-batches.ts';
import { type PieceStep, sourceAsked } from './piece-plan.ts';
import { forgetPieces, pieceReceiver } from './piece-store.ts';
import { PUT, setAside, type SetAside, takeBack } from './set-aside-store.ts';
import { assertSameSite } from './site-store.ts';

/** What came of the pieces of one space in one call. */
export type SpacePut = { space: string; applied: AppliedPieces };

/** Reasons that the same body would meet again; any other is tried again at the next cycle. */
const LASTING = new Set(['toolarge', 'invalidbody', 'othertype']);

type Result = Put['results'][number];

const refusal = ({ key, reason }: Result, step: PieceStep | undefined): SetAside => {
  const code = reason?.errorcode ?? 'unknown';
  const lasting = LASTING.has(code);
  const params = {
    piece: step?.name ?? key,
    space: spaceOf(key),
    code,
    text: reason?.message ?? '',
  };
  return {
    kind: PUT,
    object: key,
    source: lasting && step !== undefined ? sourceAsked(step.piece) : '',
    told: message(lasting ? 'sync.piece.refused' : 'sync.piece.failed', params),
  };
};

/** Whether ours stands now (or nothing) where a person's work stood, as was decided. */
const isCarriedOut = ({ outcome }: Result, step: PieceStep | undefined): boolean =>
  outcome === 'removed' ||
  outcome === 'released' ||
  (step?.piece.replaces !== undefined && ['created', 'updated', 'unchanged'].includes(outcome));

const note = (
  { write, runId }: ApplyTools,
  batch: readonly PieceStep[],
  { results }: Put,
): Promise<void> =>
  write(async (tx) => {
    const steps = new Map(batch.map((step) => [step.piece.key, step]));
    const keysWhere = (holds: (result: Result) => boolean): string[] =>
      results.filter(holds).map(({ key }) => key);
    await forgetPieces(
      tx,
      keysWhere(({ outcome, state }) => state === null && outcome !== 'failed'),
    );
    await pieceReceiver.receive(
      tx,
      results.flatMap(({ state }) => state ?? []),
      runId,
    );
    const failed = results.filter(({ outcome }) => outcome === 'failed');
    await setAside(
      tx,
      failed.map((result) => refusal(result, steps.get(result.key))),
      runId,
    );
    await takeBack(
      tx,
      PUT,
      keysWhere(({ outcome }) => outcome !== 'failed'),
    );
    // A later edit is to be decided about anew.
    await forgetDecisions(
      tx,
      keysWhere((result) => isCarriedOut(result, steps.get(result.key))),
    );
  });

const countBySpace = (results: readonly Result[]): SpacePut[] => {
  const outcomes = new Map<string, PieceOutcome[]>();
  for (const { key, outcome } of results) {
    const space = spaceOf(key);
    outcomes.set(space, [...(outcomes.get(space) ?? []), outcome]);
  }
  return [...outcomes].map(([space, of]) => ({ space, applied: countPieces(of) }));
};

/**
 * Carries steps out in their order, in as few calls as the bridge allows. A piece that fails is set
 * aside with its reason and never holds the others up. Tells what each call did, by space.
 */
export async function* applyPieces(
  tools: ApplyTools,
  steps: readonly PieceStep[],
): AsyncGenerator<SpacePut[]> {
  const { moodle, runId, served } = tools;
  for (const batch of pieceBatchesOf(steps)) {
    const pieces = batch.map(({ piece }) => piece);
    const put = await moodle.put({ run: runId, instance: served.instance, pieces });
    assertSameSite(served, put.site);
    await note(tools, batch, put);
    yield countBySpace(put.results);
  }
}
