import knex, { type Knex } from 'knex';
import { isMariadb, mariadbSettings } from './dialects/mariadb.ts';
import { isSqlite, sqliteSettings } from './dialects/sqlite.ts';

/**
 * The one handle a use case works with: the root connection or its transaction. Never reach
 * for the root inside a transaction: that blocks on SQLite and escapes it on MariaDB.
 */
export type Db = Knex;

export const isDatabaseUrl = (url: string): boolean => isSqlite(url) || isMariadb(url);

/** knex would print connection errors with their stack; they are thrown as well, and told once. */
const silent = { warn: () => undefined, error: () => undefined, debug: () => undefined };

/** Opens the database of `url` (`sqlite:FILE` or `mysql://…`). The caller destroys it. */
export const openDatabase = (url: string): Db =>
  knex({ ...(isSqlite(url) ? sqliteSettings(url) : mariadbSettings(url)), log: silent });
