import knex, { type Knex } from 'knex';
import { type Compiler, keepStatements } from '../../shared/statements.ts';

/**
 * The one handle a step works with: the root connection or its transaction. SQLite has one
 * connection here, so reaching for the root inside a transaction would wait for ever.
 */
export type Db = Knex;

/** Opens the simulated Moodle's own file (or memory). The caller destroys it. */
export const openDatabase = async (file: string): Promise<Db> => {
  const db = knex({
    client: 'better-sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 1,
      afterCreate: (connection: Compiler, done: (error: Error | null) => void) => {
        keepStatements(connection);
        done(null);
      },
    },
  });
  if (file !== ':memory:') {
    await db.raw('PRAGMA journal_mode = WAL');
    await db.raw('PRAGMA synchronous = NORMAL');
  }
  await db.raw('PRAGMA foreign_keys = OFF');
  return db;
};

/** Inserts one row and tells its id. */
export const insertId = async (
  db: Db,
  table: string,
  row: Record<string, string | number | null>,
): Promise<number> => {
  const [id] = await db(table).insert(row);
  if (id === undefined) throw new Error(`No id after an insert into ${table}`);
  return id;
};

/** The id the next inserted row would get, for rows written in bulk with ids known beforehand. */
export const nextId = async (db: Db, table: string): Promise<number> => {
  const row = await db('sqlite_sequence')
    .where({ name: table })
    .first<{ seq: number } | undefined>('seq');
  return (row?.seq ?? 0) + 1;
};

/** Inserts rows that name the same columns: one bound value a statement, however many rows. */
export const insertMany = async (
  db: Db,
  table: string,
  rows: readonly Record<string, string | number | null>[],
  verb: 'INSERT' | 'INSERT OR REPLACE' = 'INSERT',
): Promise<void> => {
  const columns = Object.keys(rows[0] ?? {});
  const names = columns.map(() => '??').join(', ');
  const values = columns.map((_, place) => `json_extract(value, '$[${place}]')`).join(', ');
  for (const chunk of inChunks(rows, 5000)) {
    const lists = chunk.map((row) => columns.map((column) => row[column] ?? null));
    await db.raw(`${verb} INTO ?? (${names}) SELECT ${values} FROM json_each(?)`, [
      table,
      ...columns,
      JSON.stringify(lists),
    ]);
  }
};

/** SQLite takes a limited number of bound values a statement; wide lists go in pieces. */
export const inChunks = <T>(list: readonly T[], size = 200): T[][] => {
  const chunks: T[][] = [];
  for (let start = 0; start < list.length; start += size)
    chunks.push(list.slice(start, start + size));
  return chunks;
};
