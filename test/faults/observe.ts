/** All that must be the same with and without a fault: the companion's tables and Moodle's. */
import type { BookItem } from '../../src/moodle/index.ts';
import { type Contents, contentsOf } from './memory.ts';
import { allBooks } from './scenario.ts';
import type { World } from './world.ts';

/** The companion's that name runs and moments: run log, cursor, lease. */
const OF_RUNS = new Set(['job', 'lease', 'run', 'run_line', 'site', 'sqlite_sequence']);

/** Moodle's, but for logins, logs (one told apart below), and rights that a test takes and gives. */
const NOT_COMPARED = new Set([
  'config',
  'external_tokens',
  'local_mara_change',
  'local_mara_seen',
  'role_capabilities',
  'sessions',
  'sqlite_sequence',
]);

type Rows = Record<string, unknown>;

export type Observed = {
  companion: Rows;
  moodle: Rows;
  /** What the bridge tells of the Books. */
  books: BookItem[];
  /** Whether the companion has read Moodle's log to its end. */
  atTheEnd: boolean;
  /** How often each object was written to the log: nothing was done twice. */
  log: string[];
};

const sorted = (rows: readonly object[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

const without = (row: Rows, name: string): Rows =>
  Object.fromEntries(Object.entries(row).filter(([key]) => key !== name));

/** Every other table of the companion's, without the marks of pulls. */
export const withoutMarks = (contents: Contents): Rows =>
  Object.fromEntries(
    [...contents].flatMap(([table, rows]) =>
      OF_RUNS.has(table) ? [] : [[table, sorted(rows.map((row) => without(row, 'mark')))]],
    ),
  );

export const observe = async ({ app, moodleDb, direct }: World): Promise<Observed> => {
  const ours = await contentsOf(app.db);
  const theirs = await contentsOf(moodleDb);
  const config = new Map((theirs.get('config') ?? []).map(({ name, value }) => [name, value]));
  const [site] = ours.get('site') ?? [];
  const changes = theirs.get('local_mara_change') ?? [];
  return {
    companion: withoutMarks(ours),
    moodle: Object.fromEntries(
      [...theirs].flatMap(([table, rows]) =>
        NOT_COMPARED.has(table) ? [] : [[table, sorted(rows)]],
      ),
    ),
    books: await allBooks(direct()),
    atTheEnd:
      Number(site?.['number']) === Number(config.get('lastnumber')) &&
      site?.['epoch'] === config.get('epoch') &&
      changes.every(({ number }) => number !== null),
    log: changes.map(({ kind, refid }) => `${String(kind)}/${String(refid)}`).sort(),
  };
};

/** Runs so many cycles, none of which may fail, and tells what stands then. */
export const settle = async (world: World, cycles = 2): Promise<Observed> => {
  for (let nth = 0; nth < cycles; nth += 1) {
    const { error } = await world.cycle();
    if (error !== null) throw new Error('A cycle failed', { cause: error });
  }
  return await observe(world);
};
