import type { BookToPublish } from '../../moodle/index.ts';
import { type BookPlan, isCall } from './plan.ts';

/** What one publish call may carry: half of what the bridge takes (docs/bridge.md, publish). */
export const BATCH_LIMITS = { chapters: 50, bytes: 2_000_000 };

/**
 * Cuts what is to be published into batches, in order. A Book may go on in the next batch:
 * the bridge leaves chapters alone that a batch does not name.
 */
export const batchesOf = (
  plans: readonly BookPlan[],
  limits: { chapters: number; bytes: number } = BATCH_LIMITS,
): BookToPublish[][] => {
  const batches: BookToPublish[][] = [];
  let room = { chapters: 0, bytes: 0 };
  for (const { book, steps } of plans) {
    for (const { chapter } of steps.filter(isCall)) {
      const bytes = Buffer.byteLength(chapter.html);
      if (room.chapters < 1 || room.bytes < bytes) {
        batches.push([]);
        room = { ...limits };
      }
      room = { chapters: room.chapters - 1, bytes: room.bytes - bytes };
      const batch = batches.at(-1) ?? [];
      const open = batch.at(-1);
      if (open?.key === book.key) open.chapters.push(chapter);
      else batch.push({ ...book, chapters: [chapter] });
    }
  }
  return batches;
};
