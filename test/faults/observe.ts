/** All that must be the same with and without a fault: the companion's tables and Moodle's. */
import type { BookItem } from '../../src/moodle/index.ts';
import { type Contents, contentsOf } from './memory.ts';
import { allBooks } from './scenario.ts';
import { AFTER_PEACE } from './wishes.ts';
import type { Start, World } from './world.ts';

/** The companion's that name runs and moments: run log, cursor, lease. */
const OF_RUNS = new Set([
  'job',
  'lease',
  'run',
  'run_line',
  'settled',
  'site',
  'sqlite_sequence',
  'version',
]);

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

/** What is drawn by lot: an invitation's secret, and what is kept of it. */
const drawn = (row: object): object =>
  JSON.parse(
    JSON.stringify(row)
      .replace(/"tokenhash":"[^"]+"/, '"tokenhash":"some"')
      .replace(/token=\w+/g, 'token=some'),
  ) as object;

/** A piece names the run that last wrote it, which is another one where one failed. */
const comparable = (table: string, row: object): object =>
  table === 'local_mara_piece' ? { ...row, run: null } : drawn(row);

/** Of the companion's, what it noted by itself as it went: of its own texts, and whom it met when. */
export const NOTED = ['chapter_part', 'known_referent', 'publication', 'version_chapter'] as const;

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
  /** What the companion's log says of answers: each is carried out once. */
  answered: string[];
};

const sorted = (rows: readonly object[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

const without = (row: Rows, name: string): Rows =>
  Object.fromEntries(Object.entries(row).filter(([key]) => key !== name));

/** How each chapter was published last, whichever run did it: of two that did, one may have died. */
const publishedLast = (rows: readonly Rows[]): Rows[] => {
  const numbered = rows.toSorted((one, other) => Number(one['number']) - Number(other['number']));
  const last = new Map(numbered.map((row) => [row['chapter'], without(row, 'number')]));
  return [...last.values()];
};

/** Every other table of the companion's, without the marks of pulls. */
export const withoutMarks = (contents: Contents): Rows =>
  Object.fromEntries(
    [...contents].flatMap(([table, rows]) => {
      if (OF_RUNS.has(table)) return [];
      const kept = table === 'version_chapter' ? publishedLast(rows) : rows;
      return [[table, sorted(kept.map((row) => without(row, 'mark')))]];
    }),
  );

/** What is remembered of the texts that stand: a note of one that was only offered says nothing. */
const partsStanding = (contents: Contents, books: readonly BookItem[]): string[] => {
  const stand = new Set(
    books.flatMap(({ chapters }) => chapters.map(({ key, source }) => `${key} ${source}`)),
  );
  const rows = contents.get('chapter_part') ?? [];
  return sorted(rows.filter(({ chapter, source }) => stand.has(`${chapter} ${source}`)));
};

export const observe = async ({ app, moodleDb, direct }: World): Promise<Observed> => {
  const ours = await contentsOf(app.db);
  const theirs = await contentsOf(moodleDb);
  const config = new Map((theirs.get('config') ?? []).map(({ name, value }) => [name, value]));
  const [site] = ours.get('site') ?? [];
  const changes = theirs.get('local_mara_change') ?? [];
  const books = await allBooks(direct());
  return {
    companion: { ...withoutMarks(ours), chapter_part: partsStanding(ours, books) },
    moodle: Object.fromEntries(
      [...theirs].flatMap(([table, rows]) =>
        NOT_COMPARED.has(table) ? [] : [[table, sorted(rows.map((row) => comparable(table, row)))]],
      ),
    ),
    books,
    atTheEnd:
      Number(site?.['number']) === Number(config.get('lastnumber')) &&
      site?.['epoch'] === config.get('epoch') &&
      changes.every(({ number }) => number !== null),
    answered: (ours.get('run_line') ?? [])
      .map(({ message }) => String(message))
      .filter((told) => told.includes('"asks.'))
      .sort(),
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

/** A new database knows parts once it has published: it asks about them a cycle later. */
export const moreFrom = (start: Start): number => (start === 'first' ? 1 : 0);

/** What is withdrawn in one cycle is forgotten in the next, and that is read in the third. */
const QUIET = 3;

/**
 * Runs until all is quiet, and tells people, once, though the task that tells them runs again; then
 * one cycle reads that they were told, and another one what that changed on pages.
 */
export const settleTold = async (world: World): Promise<Observed> => {
  const { moodleClock, sandbox } = world;
  await settle(world, QUIET);
  for (let turn = 0; turn < 2; turn += 1) {
    moodleClock.move(AFTER_PEACE);
    await sandbox.admin.sendNotices();
  }
  return await settle(world, 2);
};

/** The tables of pieces, whose own numbers follow the order in which they were made. */
const NUMBERED = new Set([
  'piece',
  'local_mara_piece',
  'local_mara_ask',
  'local_mara_ask_person',
  'local_mara_message',
  'local_mara_page',
  'local_mara_list_item',
]);

/** The same, with the keys of pieces in the place of numbers. */
export const byKeys = ({ companion, moodle }: Pick<Observed, 'companion' | 'moodle'>) => {
  const read = (tables: Rows, table: string): Rows[] =>
    (tables[table] as string[]).map((row) => JSON.parse(row) as Rows);
  const pieces = new Map(
    read(moodle, 'local_mara_piece').map((row) => [row['id'], row['piecekey']]),
  );
  const asks = new Map(
    read(moodle, 'local_mara_ask').map((row) => [row['id'], pieces.get(row['pieceid'])]),
  );
  const named = (row: Rows): Rows => ({
    ...without(row, 'id'),
    ...('pieceid' in row ? { pieceid: pieces.get(row['pieceid']) } : {}),
    ...('askid' in row ? { askid: asks.get(row['askid']) } : {}),
  });
  const inTables = (tables: Rows): Rows =>
    Object.fromEntries(
      Object.entries(tables).map(([table, rows]) => [
        table,
        NUMBERED.has(table)
          ? sorted(read(tables, table).map(named)).map((row) => row.replace(/ask=\d+/, 'ask=#'))
          : rows,
      ]),
    );
  return { companion: inTables(companion), moodle: inTables(moodle) };
};
