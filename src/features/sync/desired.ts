import type { Db } from '../../db/index.ts';
import { type Book, standingKeys } from './book.ts';
import { booksOf } from './book-store.ts';
import { type BookPlan, planSpace, type StepKind } from './plan.ts';
import type { Remark, Source } from './ports.ts';
import { asideOf } from './set-aside-store.ts';

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
  return {
    space,
    books,
    plans: planSpace(
      answers.flatMap((answer) => answer.books),
      books,
      refused,
    ),
    remarks: answers.flatMap((answer) => answer.remarks),
  };
};

/** How many steps of each kind. */
export const tally = (plans: readonly BookPlan[]): Record<StepKind, number> => {
  const counts = { create: 0, update: 0, offer: 0, unchanged: 0, conflict: 0, gone: 0, aside: 0 };
  for (const { steps } of plans) for (const { kind } of steps) counts[kind] += 1;
  return counts;
};
