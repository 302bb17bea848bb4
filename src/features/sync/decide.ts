/** People decide where their work and ours differ, and approve removals that wait. */
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { conflictsOf, deletedOf, type Difference } from './book.ts';
import { booksOf } from './book-store.ts';
import type { Choice } from './decision.ts';
import { decisionsOf, forgetDecisions, keepDecision } from './decision-store.ts';
import { approveHold, type Hold, holdsOf } from './hold-store.ts';
import type { SyncTools } from './tools.ts';

type Tools = Pick<SyncTools, 'db' | 'clock'>;

/**
 * Notes a decision about a Book or chapter by its key; `later` takes one back. It is carried out
 * by the next cycle, unless the person's work has changed by then.
 * @throws {MaraError} where no person's work differs from ours under this key.
 */
export const decide = async (
  { db, clock }: Tools,
  object: string,
  choice: Choice | 'later',
  by: string | null = null,
): Promise<Difference> => {
  const decisions = await decisionsOf(db);
  const books = await booksOf(db);
  const differences = [...conflictsOf(books, decisions), ...deletedOf(books, decisions)];
  const difference = differences.find((one) => one.object === object);
  if (difference === undefined) throw new MaraError(message('sync.decide.none', { object }));
  if (choice === 'later') {
    await forgetDecisions(db, [object]);
    return { ...difference, decided: null };
  }
  // Ours replaces this very work only; theirs is kept whatever they still write.
  const about = choice === 'ours' ? difference.about : '';
  await keepDecision(db, { object, choice, about, by, at: clock.now() });
  return { ...difference, decided: choice };
};

/**
 * Approves the removals that a space waits with. Good for exactly these.
 * @param approvers who may, from the settings
 * @throws {MaraError} where nothing waits, or `by` may not approve.
 */
export const approve = async (
  { db, clock }: Tools,
  space: string,
  by: string,
  approvers: readonly string[],
): Promise<Hold> => {
  if (approvers.length === 0) throw new MaraError(message('sync.approve.nobody'));
  if (!approvers.includes(by)) throw new MaraError(message('sync.approve.notYou', { by }));
  const hold = (await holdsOf(db)).get(space);
  if (hold === undefined) throw new MaraError(message('sync.approve.none', { space }));
  if (!(await approveHold(db, hold, { by, at: clock.now() }))) {
    throw new MaraError(message('sync.approve.changed', { space }));
  }
  return { ...hold, approvedBy: by };
};
