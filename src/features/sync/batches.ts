import type { BookToPublish } from '../../moodle/index.ts';
import { type BookPlan, isCall } from './plan.ts';

/** What one publish call may carry: half of what the bridge takes (docs/bridge.md, publish). */
export const BATCH_LIMITS = { chapters: 50, bytes: 2_000_000 };

/** A piece of a plan to be published in one call: calls only. */
export type Batch = BookPlan[];

/**
 * Cuts what is to be published into batches, in order, across Books and spaces. A Book may go on
 * in the next batch: the bridge leaves chapters alone that a batch does not name.
 */
export async function* batchesOf(
  plans: AsyncIterable<BookPlan> | Iterable<BookPlan>,
  limits: { chapters: number; bytes: number } = BATCH_LIMITS,
): AsyncGenerator<Batch> {
  let batch: Batch = [];
  let room = { ...limits };
  for await (const { steps, ...plan } of plans) {
    for (const step of steps.filter(isCall)) {
      const bytes = Buffer.byteLength(step.chapter.html);
      if (batch.length > 0 && (room.chapters < 1 || room.bytes < bytes)) {
        yield batch;
        batch = [];
        room = { ...limits };
      }
      room = { chapters: room.chapters - 1, bytes: room.bytes - bytes };
      const open = batch.at(-1);
      if (open?.book.key === plan.book.key) open.steps.push(step);
      else batch.push({ ...plan, steps: [step] });
    }
  }
  if (batch.length > 0) yield batch;
}

/** The batch as the bridge takes it. */
export const toPublish = (batch: Batch): BookToPublish[] =>
  batch.map(({ book, steps }) => ({ ...book, chapters: steps.map(({ chapter }) => chapter) }));
