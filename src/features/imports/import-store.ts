/** The companion's own memory of what it brought in. */
import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import type { Mapping } from './columns.ts';

/** How often each thing happened to a row. */
export type Counts = Record<
  'rows' | 'created' | 'updated' | 'unchanged' | 'conflict' | 'gone' | 'own' | 'left' | 'failed',
  number
>;
export const noCounts = (): Counts => ({
  rows: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  conflict: 0,
  gone: 0,
  own: 0,
  left: 0,
  failed: 0,
});

export type ImportRun = {
  id: string;
  kind: 'sheets' | 'data-inclusion';
  space: string;
  by: string | null;
  file: string;
  sha256: string;
  startedAt: number;
};
export type RunState = 'running' | 'done' | 'stopped' | 'undone';

const RunSchema = z.object({
  id: z.string(),
  kind: z.string(),
  space: z.string(),
  state: z.enum(['running', 'done', 'stopped', 'undone']),
  file: z.string(),
  counts: z.string().transform((text) => JSON.parse(text) as unknown),
});

export const openImport = async (db: Db, { startedAt, ...run }: ImportRun): Promise<void> => {
  const row = { ...run, file: run.file.slice(0, 255), counts: JSON.stringify(noCounts()) };
  await db('import_run').insert({ ...row, state: 'running', started_at: startedAt });
};

export const closeImport = async (
  db: Db,
  id: string,
  { state, counts, at }: { state: RunState; counts?: Counts; at: number },
): Promise<void> => {
  const told = counts === undefined ? {} : { counts: JSON.stringify(counts) };
  await db('import_run')
    .where({ id })
    .update({ state, ended_at: at, ...told });
};

export const importNamed = async (db: Db, id: string): Promise<z.infer<typeof RunSchema> | null> =>
  RunSchema.nullable().parse((await db('import_run').where({ id }).first()) ?? null);

/** The latest runs, the last first. */
export const latestImports = async (db: Db, count = 10): Promise<z.infer<typeof RunSchema>[]> =>
  z.array(RunSchema).parse(await db('import_run').orderBy('id', 'desc').limit(count));

export type RowToKeep = { key: string; source: string; reference: string | null };

/** Noted before Moodle is asked: what a run may have made is known even where it dies in between. */
export const noteRows = async (db: Db, run: string, rows: readonly RowToKeep[]): Promise<void> => {
  if (rows.length === 0) return;
  await db('import_row')
    .insert(rows.map((row) => ({ ...row, run_id: run })))
    .onConflict('key')
    .merge(['source', 'reference']);
};

export const forgetRows = async (db: Db, keys: readonly string[]): Promise<void> => {
  await db('import_row')
    .whereIn('key', [...keys])
    .delete();
};

export const keysMadeBy = async (db: Db, run: string): Promise<string[]> =>
  z
    .array(z.object({ key: z.string() }))
    .parse(await db('import_row').where({ run_id: run }).orderBy('key').select('key'))
    .map(({ key }) => key);

/** The identifiers that files gave the entries of a space, by key. */
export const referencesIn = async (db: Db, space: string): Promise<ReadonlyMap<string, string>> => {
  const rows = z
    .array(z.object({ key: z.string(), reference: z.string() }))
    .parse(
      await db('import_row')
        .where('key', 'like', `${space}/%`)
        .whereNotNull('reference')
        .select('key', 'reference'),
    );
  return new Map(rows.map(({ key, reference }) => [key, reference]));
};

const MappingSchema = z.object({
  columns: z.string().transform((text) => JSON.parse(text) as Mapping),
});

export const rememberedMapping = async (db: Db, shape: string): Promise<Mapping | null> => {
  const row: unknown = await db('import_mapping').where({ shape }).first('columns');
  return row === undefined ? null : MappingSchema.parse(row).columns;
};

export const rememberMapping = async (
  db: Db,
  shape: string,
  mapping: Mapping,
  at: number,
): Promise<void> => {
  await db('import_mapping')
    .insert({ shape, columns: JSON.stringify(mapping), saved_at: at })
    .onConflict('shape')
    .merge();
};

export const forgetMapping = async (db: Db, shape: string): Promise<void> => {
  await db('import_mapping').where({ shape }).delete();
};
