/** Parts whose words a person decided to have in the sheet, and what ours says in their place. */
import type { Db } from '../../db/index.ts';
import { decisionsOf } from './decision-store.ts';
import { askSources } from './desired.ts';
import { allDifferencesOf } from './differences.ts';
import type { PartDifference } from './part-differences.ts';
import { partHtml } from './parts.ts';
import type { Source } from './ports.ts';
import { asideOf, PUT } from './set-aside-store.ts';

/** `at` (epoch milliseconds) and `by`: of the decision. */
export type ToSheet = PartDifference & { at: number; by: string | null };

export const partsToSheets = async (db: Db): Promise<ToSheet[]> => {
  const { parts } = await allDifferencesOf(db);
  const decisions = await decisionsOf(db);
  return parts.flatMap((part) => {
    const decision = decisions.get(part.object);
    if (part.decided !== 'sheet' || decision === undefined) return [];
    return [{ ...part, at: decision.at, by: decision.by }];
  });
};

/** Our HTML of a part, as its sheet makes it now; null: it is shown no more. */
export const oursInPlaceOf = async (
  db: Db,
  sources: readonly Source[],
  { space, object, part }: Pick<PartDifference, 'space' | 'object' | 'part'>,
): Promise<string | null> => {
  const { desired } = await askSources(db, sources, space);
  const chapter = desired.books
    .flatMap(({ chapters }) => chapters)
    .find(({ key }) => object === `${key}#${part}`);
  return chapter === undefined ? null : (partHtml(chapter.html).get(part) ?? null);
};

/** Whether Moodle refused the piece for good, as it is wished for. */
export const isRefusedPiece = async (db: Db, key: string): Promise<boolean> =>
  (await asideOf(db, PUT)).some(({ object, source }) => object === key && source !== '');
