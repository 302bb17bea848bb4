/** The whole contents of a database, taken and put back: a state is prepared once a test file. */
import { z } from 'zod';
import type { Db } from '../../src/db/index.ts';

type Row = Record<string, string | number | null>;
export type Contents = ReadonlyMap<string, readonly Row[]>;

const CHUNK = 100;
const SEQUENCE = 'sqlite_sequence';

/** Every table but the migrations' own; SQLite's counters come last: inserts move them. */
const tablesOf = async (db: Db): Promise<string[]> => {
  const { config } = db.client as { config: { client: string } };
  const isMariadb = config.client === 'mysql2';
  const answer: unknown = isMariadb
    ? await db('information_schema.tables')
        .whereRaw('table_schema = database()')
        .select('table_name as name')
    : await db('sqlite_master').where({ type: 'table' }).select('name');
  const names = z
    .array(z.object({ name: z.string() }))
    .parse(answer)
    .map(({ name }) => name);
  const own = names.filter((name) => !name.startsWith('migration') && name !== SEQUENCE).sort();
  return names.includes(SEQUENCE) ? [...own, SEQUENCE] : own;
};

export const contentsOf = async (db: Db): Promise<Contents> => {
  const contents = new Map<string, Row[]>();
  for (const table of await tablesOf(db)) contents.set(table, await db(table).select<Row[]>('*'));
  return contents;
};

export const putBack = async (db: Db, contents: Contents): Promise<void> => {
  await db.transaction(async (tx) => {
    // Names in order put `run` before `run_line`, which refers to it.
    for (const table of [...contents.keys()].reverse()) await tx(table).delete();
    for (const [table, rows] of contents) {
      if (table === SEQUENCE) await tx(table).delete();
      for (let at = 0; at < rows.length; at += CHUNK) {
        await tx(table).insert(rows.slice(at, at + CHUNK));
      }
    }
  });
};
