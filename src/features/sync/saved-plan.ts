/** A plan that someone looked at: applied as they saw it, or refused as stale. */
import { createHash } from 'node:crypto';
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { plansOf, type PlanTools } from './desired.ts';
import { sourceAsked } from './piece-plan.ts';
import { keepPlan, savedPlan } from './saved-plan-store.ts';
import type { SyncTools } from './tools.ts';

/** Names all that a cycle would ask of Moodle, and what it would leave alone. */
const digestOf = async (tools: PlanTools): Promise<string> => {
  const hash = createHash('sha256');
  for await (const { space, plans, pieces } of plansOf(tools)) {
    const steps = plans.map(({ book, creates, steps: all }) => [
      book.key,
      creates,
      book.replaces ?? null,
      all.map(({ kind, chapter }) => [kind, chapter.key, chapter.source, chapter.replaces ?? null]),
    ]);
    const put = pieces.map(({ kind, piece }) => [
      kind,
      piece.key,
      sourceAsked(piece),
      piece.replaces ?? null,
    ]);
    hash.update(JSON.stringify([space, steps, put]));
  }
  return hash.digest('hex');
};

/** Keeps the plan of this moment. Returns the name to apply it by. */
export const savePlan = async (tools: SyncTools): Promise<string> => {
  const id = tools.newId();
  await keepPlan(tools.db, { id, digest: await digestOf(tools), savedAt: tools.clock.now() });
  return id;
};

/** @throws {MaraError} where the plan is unknown, was applied, or is not what would be done now. */
export const assertFresh = async (tools: PlanTools, id: string): Promise<void> => {
  const saved = await savedPlan(tools.db, id);
  if (saved === null) throw new MaraError(message('sync.plan.unknown', { id }));
  if (saved.appliedBy !== null) throw new MaraError(message('sync.plan.applied', { id }));
  if (saved.digest !== (await digestOf(tools))) {
    throw new MaraError(message('sync.plan.stale', { id }));
  }
};
