/** Each test on every database: a migrated one a test, with nothing in it. */
import { afterEach, describe } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { type Db, migrateUp, openDatabase } from '../../src/db/index.ts';
import { mariadbUrl, testRun, used } from './machine.ts';

type Made = { db: Db; url: string; drop: () => Promise<void> };
/** `migrated`: with the schema up to date. */
type Maker = (migrated: boolean) => Promise<Made>;

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};

/** The file of a migrated database: copying it takes a fraction of the time migrating does. */
const migratedFile = once(async (): Promise<Buffer> => {
  const folder = await mkdtemp(join(tmpdir(), 'mara-db-'));
  const file = join(folder, 'test.sqlite');
  const db = openDatabase(`sqlite:${file}`);
  await migrateUp(db);
  await db.destroy();
  const whole = await readFile(file);
  await rm(folder, { recursive: true });
  return whole;
});

const makeSqlite: Maker = async (migrated) => {
  used('sqlite');
  const folder = await mkdtemp(join(tmpdir(), 'mara-db-'));
  const file = join(folder, 'test.sqlite');
  if (migrated) await writeFile(file, await migratedFile());
  const url = `sqlite:${file}`;
  const db = openDatabase(url);
  return {
    db,
    url,
    drop: async () => {
      await db.destroy();
      await rm(folder, { recursive: true });
    },
  };
};

const KEPT = ['migration', 'migration_lock'];

/** The tables of a database; those that number their rows are told apart. */
const tablesOf = async (db: Db) => {
  const columns = await db('information_schema.columns')
    .whereRaw('table_schema = database()')
    .select<{ name: string; extra: string }[]>('table_name as name', 'extra');
  const numbered = columns.filter(({ extra }) => extra === 'auto_increment');
  return {
    all: [...new Set(columns.map(({ name }) => name))].sort(),
    numbered: numbered.map(({ name }) => name),
  };
};
type Tables = Awaited<ReturnType<typeof tablesOf>>;

/** Empties the tables as they were made; false: the test changed more than rows. */
const empties = async (db: Db, made: Tables): Promise<boolean> => {
  const { all, numbered } = await tablesOf(db);
  if (all.join() !== made.all.join()) return false;
  const ours = all.filter((name) => !KEPT.includes(name));
  const looks = ours.map((name) => db.raw('(SELECT ? AS name FROM ?? LIMIT 1)', [name, name]));
  const [filled] = (await db.raw(looks.map(String).join(' UNION ALL '))) as [{ name: string }[]];
  for (const { name } of filled) await db(name).delete();
  for (const name of numbered.filter((one) => !KEPT.includes(one))) {
    await db.raw('ALTER TABLE ?? AUTO_INCREMENT = 1', [name]);
  }
  return true;
};

/**
 * Databases of MariaDB serve one test after the other of a file, emptied between them: it makes and
 * drops tables slowly. What is left over at the end goes with the user (global-setup.js).
 */
const makeMariadb = (server: string): Maker => {
  const spare: { name: string; tables: Tables }[] = [];
  return async (migrated) => {
    used('mariadb');
    const again = migrated ? spare.pop() : undefined;
    const name = again?.name ?? `mara_test_${testRun}_${ulid().toLowerCase()}`;
    const admin = openDatabase(`${server}/`);
    if (again === undefined) await admin.raw(`CREATE DATABASE ??`, [name]);
    const url = `${server}/${name}`;
    const db = openDatabase(url);
    if (migrated && again === undefined) await migrateUp(db);
    const tables = again?.tables ?? (migrated ? await tablesOf(db) : null);
    return {
      db,
      url,
      drop: async () => {
        await db.destroy();
        const after = openDatabase(url);
        if (tables !== null && (await empties(after, tables))) spare.push({ name, tables });
        else await admin.raw('DROP DATABASE ??', [name]);
        await after.destroy();
        await admin.destroy();
      },
    };
  };
};

const makers: [string, Maker][] = [
  ['SQLite', makeSqlite],
  ...(mariadbUrl === undefined
    ? []
    : [['MariaDB', makeMariadb(mariadbUrl)] satisfies [string, Maker]]),
];

export type Fresh = {
  /** A new database with the schema up to date. */
  fresh: () => Promise<Db>;
  /** The same, and its DATABASE_URL. */
  freshUrl: () => Promise<{ db: Db; url: string }>;
  /** A new database without any table. */
  empty: () => Promise<Db>;
};

/** Runs a suite once on each database this machine has. */
export const describeEachDatabase = (name: string, suite: (databases: Fresh) => void): void => {
  describe.each(makers)(`${name} on %s`, (_dialect, make) => {
    const open: Made[] = [];
    const made = async (migrated: boolean): Promise<Made> => {
      const one = await make(migrated);
      open.push(one);
      return one;
    };
    const freshUrl = async () => {
      const { db, url } = await made(true);
      return { db, url };
    };
    afterEach(async () => {
      for (const { drop } of open.splice(0)) await drop();
    });
    suite({
      fresh: async () => (await freshUrl()).db,
      freshUrl,
      empty: async () => (await made(false)).db,
    });
  });
};
