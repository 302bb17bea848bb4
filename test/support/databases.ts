/** Each test on every database: a fresh, migrated one a test, dropped after it. */
import { afterEach, describe } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { type Db, migrateUp, openDatabase } from '../../src/db/index.ts';
import { mariadbUrl, testRun, used } from './machine.ts';

type Made = { db: Db; url: string; drop: () => Promise<void> };
type Maker = () => Promise<Made>;

const makeSqlite: Maker = async () => {
  used('sqlite');
  const folder = await mkdtemp(join(tmpdir(), 'mara-db-'));
  const url = `sqlite:${join(folder, 'test.sqlite')}`;
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

const makeMariadb =
  (server: string): Maker =>
  async () => {
    used('mariadb');
    const name = `mara_test_${testRun}_${ulid().toLowerCase()}`;
    const admin = openDatabase(`${server}/`);
    await admin.raw(`CREATE DATABASE ??`, [name]);
    const url = `${server}/${name}`;
    const db = openDatabase(url);
    return {
      db,
      url,
      drop: async () => {
        await db.destroy();
        await admin.raw('DROP DATABASE ??', [name]);
        await admin.destroy();
      },
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
    const made = async (): Promise<Made> => {
      const one = await make();
      open.push(one);
      return one;
    };
    const freshUrl = async () => {
      const { db, url } = await made();
      await migrateUp(db);
      return { db, url };
    };
    afterEach(async () => {
      for (const { drop } of open.splice(0)) await drop();
    });
    suite({
      fresh: async () => (await freshUrl()).db,
      freshUrl,
      empty: async () => (await made()).db,
    });
  });
};
