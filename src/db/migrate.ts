import type { Knex } from 'knex';
import { migrations } from '../../migrations/index.ts';
import type { Db } from './connection.ts';

type Named = { name: string; migration: Knex.Migration };

/** The migrations as they are compiled in: no folder to find at run time. */
const migrationSource: Knex.MigrationSource<Named> = {
  getMigrations: () =>
    Promise.resolve(Object.entries(migrations).map(([name, migration]) => ({ name, migration }))),
  getMigrationName: ({ name }) => name,
  getMigration: ({ migration }) => Promise.resolve(migration),
};

const settings = { migrationSource, tableName: 'migration' };

/** Brings the schema up to date. Returns the names of the migrations that ran. */
export const migrateUp = async (db: Db): Promise<string[]> => {
  const [, ran] = (await db.migrate.latest(settings)) as [number, string[]];
  return ran;
};

/** Undoes every migration, or one step. For tests and for an administrator's way back. */
export const migrateDown = async (db: Db, all = false): Promise<string[]> => {
  const [, undone] = (await db.migrate.rollback(settings, all)) as [number, string[]];
  return undone;
};

/** Names of the migrations this database still lacks. */
export const pendingMigrations = async (db: Db): Promise<string[]> => {
  const [, pending] = (await db.migrate.list(settings)) as [unknown[], Named[]];
  return pending.map(({ name }) => name);
};
