import { expect, it } from '@jest/globals';
import { openDatabase } from '../connection.ts';

it('tells what stands with statements that it keeps, also after a table has changed', async () => {
  const db = openDatabase('sqlite::memory:');
  const all = (): Promise<unknown> => db.raw('SELECT * FROM t');
  try {
    await db.raw('CREATE TABLE t (a)');
    await db('t').insert({ a: 1 });
    expect(await all()).toEqual([{ a: 1 }]);
    await db.raw('ALTER TABLE t ADD b DEFAULT 2');
    expect(await all()).toEqual([{ a: 1, b: 2 }]);
    await db.raw('DROP TABLE t');
    // better-sqlite3's errors are another file's where that was the first to load it.
    await expect(all()).rejects.toMatchObject({
      message: expect.stringContaining('no such table') as unknown,
    });
    await db.raw('CREATE TABLE t (c)');
    expect(await all()).toEqual([]);
  } finally {
    await db.destroy();
  }
});
