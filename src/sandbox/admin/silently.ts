import { treeHash } from '../html/normalise.ts';
import type { Moodle } from '../moodle.ts';

type Values = Record<string, string | number | null>;

/** Edits of the database itself: no event tells of them, only the task `compare_states`. */
export const silentAdmin = ({ db }: Moodle) => ({
  change: async (table: string, id: number, values: Values): Promise<void> => {
    const { content } = values;
    const derived =
      table === 'book_chapters' && typeof content === 'string'
        ? { treehash: treeHash(content) }
        : {};
    await db(table)
      .where({ id })
      .update({ ...values, ...derived });
  },
  remove: async (table: string, id: number): Promise<void> => {
    await db(table).where({ id }).delete();
  },
});
