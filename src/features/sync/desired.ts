import type { Db } from '../../db/index.ts';
import { type Book, standingKeys } from './book.ts';
import { booksOf } from './book-store.ts';
import { decisionsOf } from './decision-store.ts';
import { type BookPlan, planSpace } from './plan.ts';
import type { Remark, Source } from './ports.ts';
import { asideOf } from './set-aside-store.ts';
import type { SyncTools } from './tools.ts';

export type SpacePlan = { space: string; plans: BookPlan[]; books: Book[]; remarks: Remark[] };

/** The plan of one space, from the stores alone: Moodle is not asked. */
export const planOf = async (
  db: Db,
  sources: readonly Source[],
  space: string,
): Promise<SpacePlan> => {
  const books = await booksOf(db, space);
  const question = { space, published: standingKeys(books) };
  const answers = [];
  for (const source of sources) answers.push(await source.desired(db, question));
  const refused = new Map(
    (await asideOf(db, 'chapters')).map(({ object, source }) => [object, source]),
  );
  const decisions = await decisionsOf(db);
  return {
    space,
    books,
    plans: planSpace(
      answers.flatMap((answer) => answer.books),
      books,
      { refused, decisions },
    ),
    remarks: answers.flatMap((answer) => answer.remarks),
  };
};

export type PlanTools = Pick<SyncTools, 'db' | 'sources' | 'spaces'>;

/** The plans of all spaces, one after the other, in reading order. */
export async function* plansOf({ db, sources, spaces }: PlanTools): AsyncGenerator<SpacePlan> {
  for (const { code } of await spaces(db)) yield await planOf(db, sources, code);
}
