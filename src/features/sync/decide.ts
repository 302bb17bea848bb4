/** People decide where their work and ours differ, and approve removals that wait. */
import type { Db } from '../../db/index.ts';
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import type { Difference } from './book.ts';
import type { Choice } from './decision.ts';
import { decisionsOf, forgetDecisions, keepDecision } from './decision-store.ts';
import { type AllDifferences, allDifferencesOf } from './differences.ts';
import { approveHold, type Hold, holdsOf } from './hold-store.ts';
import type { PartDifference } from './part-differences.ts';
import type { PieceDifference } from './piece.ts';
import { asideOf, BLEND, takeBack } from './set-aside-store.ts';
import type { SyncTools } from './tools.ts';

type Tools = Pick<SyncTools, 'db' | 'clock'>;

type Decidable = Difference | PartDifference | PieceDifference;

/** A chapter whose words are told part by part may still be decided about as a whole. */
const decidable = ({ whole, parts, deletions, pieces }: AllDifferences): Decidable[] => [
  ...whole,
  ...parts,
  ...deletions,
  ...pieces,
];

const isEditedPart = (one: Decidable): boolean => 'part' in one && one.kind === 'edited';

/**
 * Notes a decision about a Book, chapter, part or piece by its key; `later` takes one back. It is
 * carried out by the next cycle, unless the person's work has changed by then.
 * @throws {MaraError} where no person's work differs from ours under this key, or it cannot be taken
 *   into a sheet.
 */
export const decide = async (
  { db, clock }: Tools,
  object: string,
  choice: Choice | 'later',
  by: string | null = null,
): Promise<Decidable> => {
  const difference = decidable(await allDifferencesOf(db)).find((one) => one.object === object);
  if (difference === undefined) throw new MaraError(message('sync.decide.none', { object }));
  if (choice === 'later') {
    await forgetDecisions(db, [object]);
    return { ...difference, decided: null };
  }
  if (choice === 'sheet' && !isEditedPart(difference)) {
    throw new MaraError(message('sync.decide.noSheet', { object }));
  }
  // Ours replaces this very work only; theirs is kept whatever they still write.
  const about = choice === 'theirs' ? '' : difference.about;
  await keepDecision(db, { object, choice, about, by, at: clock.now() });
  return { ...difference, decided: choice };
};

/**
 * Forgets for ours what was decided about work that is no longer there: it was carried out, though
 * the answer that says so was lost. A later edit, even of the same words, is decided about anew.
 */
export const forgetCarriedOut = async (tx: Db): Promise<void> => {
  const all = await allDifferencesOf(tx);
  const work = new Map(decidable(all).map(({ object, about }) => [object, about]));
  const past = [...(await decisionsOf(tx)).values()].filter(
    ({ object, choice, about }) => choice !== 'theirs' && work.get(object) !== about,
  );
  const texts = new Map(all.whole.map(({ object, about }) => [object, about]));
  const unblended = await asideOf(tx, BLEND);
  await takeBack(
    tx,
    BLEND,
    unblended.flatMap(({ object }) => (texts.has(object) ? [] : [object])),
  );
  await forgetDecisions(
    tx,
    past.map(({ object }) => object),
  );
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
