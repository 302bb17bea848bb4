import type { Db } from './database.ts';

/** What must outlive a restart: identity, token, the log's position. */
export const getConfig = async (db: Db, name: string): Promise<string | null> => {
  const row = await db('config').where({ name }).first<{ value: string } | undefined>('value');
  return row?.value ?? null;
};

export const setConfig = async (db: Db, name: string, value: string): Promise<void> => {
  await db('config').insert({ name, value }).onConflict('name').merge();
};

/** When the task `compare_states` last ended. */
export const COMPARED_AT = 'comparedat';

export const needConfig = async (db: Db, name: string): Promise<string> => {
  const value = await getConfig(db, name);
  if (value === null) throw new Error(`The sandbox's file lacks its setting ${name}`);
  return value;
};
