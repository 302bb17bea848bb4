/** Each test on every database: a migrated one a test, with nothing in it. */
import { afterEach, describe } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { type Db, migrateUp, openDatabase } from '../../src/db/index.ts';
import { mariadbUrl, spareFile, testRun, used } from './machine.ts';

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

/** What a database is made of, and which of its tables number their rows. */
type Tables = { names: string[]; columns: string; numbered: string[] };

const tablesOf = async (db: Db): Promise<Tables> => {
  const columns = await db('information_schema.columns')
    .whereRaw('table_schema = database()')
    .orderBy(['table_name', 'ordinal_position'])
    .select<{ name: string; is: string; extra: string }[]>(
      'table_name as name',
      db.raw("concat_ws(' ', table_name, column_name, column_type, is_nullable) as `is`"),
      'extra',
    );
  const numbered = columns.filter(({ extra }) => extra === 'auto_increment');
  const ours = (name: string): boolean => !KEPT.includes(name);
  return {
    names: [...new Set(columns.map(({ name }) => name))].filter(ours),
    columns: columns.map(({ is }) => is).join('\n'),
    numbered: numbered.map(({ name }) => name).filter(ours),
  };
};

/** Empties the tables as they were made; false: the test changed more than rows. */
const empties = async (db: Db, made: Tables): Promise<boolean> => {
  const { names, columns, numbered } = await tablesOf(db);
  if (columns !== made.columns) return false;
  const looks = names.map((name) => db.raw('(SELECT ? AS name FROM ?? LIMIT 1)', [name, name]));
  const [filled] = (await db.raw(looks.map(String).join(' UNION ALL '))) as [{ name: string }[]];
  for (const { name } of filled) await db(name).delete();
  for (const name of numbered) await db.raw('ALTER TABLE ?? AUTO_INCREMENT = 1', [name]);
  return true;
};

type Spare = { name: string; tables: Tables };

/** The emptied databases of this worker, kept in a file: they outlive a test file. */
const spares = {
  file: `${spareFile}-${process.env['JEST_WORKER_ID'] ?? '1'}`,
  read(): Spare[] {
    return existsSync(this.file) ? (JSON.parse(readFileSync(this.file, 'utf8')) as Spare[]) : [];
  },
  give(spare: Spare): void {
    writeFileSync(this.file, JSON.stringify([...this.read(), spare]));
  },
  take(): Spare | undefined {
    const all = this.read();
    const taken = all.pop();
    if (taken !== undefined) writeFileSync(this.file, JSON.stringify(all));
    return taken;
  },
};

/**
 * Databases of MariaDB serve one test after the other, emptied between them: it makes and drops
 * tables slowly. What is left over at the end goes with the user (global-setup.js).
 */
const makeMariadb =
  (server: string): Maker =>
  async (migrated) => {
    used('mariadb');
    const again = migrated ? spares.take() : undefined;
    const name = again?.name ?? `mara_test_${testRun}_${ulid().toLowerCase()}`;
    if (again === undefined) await onServer(server, `CREATE DATABASE ??`, name);
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
        if (tables !== null && (await empties(after, tables))) spares.give({ name, tables });
        else await onServer(server, 'DROP DATABASE ??', name);
        await after.destroy();
      },
    };
  };

const onServer = async (server: string, sql: string, name: string): Promise<void> => {
  const admin = openDatabase(`${server}/`);
  await admin.raw(sql, [name]);
  await admin.destroy();
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
