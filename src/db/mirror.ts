import type { Db } from './connection.ts';

/** Rows of one INSERT: SQLite takes at most 32,766 bound values. */
const CHUNK = 200;

const chunksOf = <T>(list: readonly T[], size = CHUNK): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) =>
    list.slice(i * size, (i + 1) * size),
  );

/**
 * A table that mirrors one kind of Moodle object by Moodle's own id. The table has `id` and
 * `mark`, the pull that saw the row last; what a whole snapshot did not mark is swept.
 */
export const mirrorOf = <K extends string, Item extends { id: number }>(options: {
  kind: K;
  table: string;
  toRow: (item: Item) => Record<string, string | number | boolean | null>;
}) => {
  const { kind, table, toRow } = options;
  return {
    kind,
    async receive(db: Db, items: readonly Item[], mark: string): Promise<void> {
      for (const chunk of chunksOf(items)) {
        await db(table)
          .insert(chunk.map((item) => ({ ...toRow(item), mark })))
          .onConflict('id')
          .merge();
      }
    },
    async forget(db: Db, ids: readonly number[]): Promise<void> {
      for (const chunk of chunksOf(ids)) await db(table).whereIn('id', chunk).delete();
    },
    async sweep(db: Db, mark: string, keep: readonly number[] = []): Promise<number> {
      return await db(table).whereNot({ mark }).whereNotIn('id', keep).delete();
    },
  };
};
