import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Knex } from 'knex';
import { type Compiler, keepStatements } from '../../shared/statements.ts';

const PREFIX = 'sqlite:';

/** Waits this long for another process's write before giving up (milliseconds). */
const BUSY_TIMEOUT = 10_000;

/** The part of better-sqlite3 used when a connection opens. */
type RawConnection = Compiler & { pragma(statement: string): unknown };

export const isSqlite = (url: string): boolean => url.startsWith(PREFIX);

/** `sqlite:./data/mara.sqlite`, or `sqlite::memory:`; the folder is made where it is missing. */
export const sqliteSettings = (url: string): Knex.Config => {
  const filename = url.slice(PREFIX.length);
  if (filename !== ':memory:') mkdirSync(dirname(filename), { recursive: true });
  return {
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 1,
      afterCreate: (connection: RawConnection, done: (error: Error | null) => void) => {
        connection.pragma('journal_mode = WAL');
        connection.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
        connection.pragma('foreign_keys = ON');
        connection.pragma('synchronous = NORMAL');
        keepStatements(connection);
        done(null);
      },
    },
  };
};
