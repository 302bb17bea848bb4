/** Rows of whatever file, checked and put into Moodle. */
import { dayAt } from '../../shared/days.ts';
import { message } from '../../shared/i18n.ts';
import { MaraError } from '../../shared/errors.ts';
import {
  FAMILIES,
  type Family,
  type FieldCode,
  placeFinder,
  rememberedMetiers,
} from '../content/index.ts';
import { allSpaces, type Space } from '../network/index.ts';
import { byHand, runCycle, type SyncTools } from '../sync/index.ts';
import type { RawRow } from './check-row.ts';
import { closeImport, type Counts, type ImportRun, noCounts, openImport } from './import-store.ts';
import { siteLang } from './menu-text.ts';
import { prepare, type PreparedAll } from './prepare.ts';
import type { Problem } from './problem.ts';
import { putRows } from './put-rows.ts';
import { standingIn } from './standing.ts';

export type ImportTools = SyncTools;

export type RowsAsk = {
  space: Space;
  rows: () => Iterable<RawRow>;
  /** The title of a field's column. */
  titleOf: (family: Family, code: FieldCode) => string | null;
  publish: boolean;
  dryRun: boolean;
  run: Pick<ImportRun, 'kind' | 'by' | 'file' | 'sha256'>;
  onProblem: (problem: Problem) => void;
  /** Rows done of those that Moodle is asked about. */
  onProgress: (done: number, total: number) => void;
};

export type RowsImported = {
  /** Null where nothing was to be written. */
  run: string | null;
  counts: Counts;
  /** Rows that the database would get, and those it would change: of a trial. */
  would: { create: number; update: number };
};

/** @throws MaraError for a space that is not known, or is the national one. */
export const spaceToFill = async (tools: Pick<SyncTools, 'db'>, code: string): Promise<Space> => {
  const spaces = (await allSpaces(tools.db)).filter(({ national }) => !national);
  const space = spaces.find((one) => one.code === code);
  if (space !== undefined) return space;
  const known = spaces.map((one) => one.code).join(', ') || '–';
  throw new MaraError(message('imports.space', { space: code.slice(0, 40), known }));
};

const check = async (
  { db, clock }: ImportTools,
  { space, rows, titleOf, publish, onProblem }: RowsAsk,
  lang: string,
): Promise<PreparedAll> => {
  const { metierOf } = await rememberedMetiers()(db);
  const find = placeFinder(space.departements);
  const found = new Map<string, ReturnType<typeof find>>();
  const findCommune = (text: string): ReturnType<typeof find> => {
    const before = found.get(text) ?? find(text);
    found.set(text, before);
    return before;
  };
  const reading = {
    today: dayAt(clock.now()),
    findCommune,
    ...(metierOf === undefined ? {} : { metierOf }),
  };
  const checking = new Map(
    await Promise.all(
      FAMILIES.map(async (family) => {
        const tools = {
          reading,
          lang: siteLang(lang),
          state: publish ? ('publish' as const) : ('draft' as const),
          titleOf: (code: FieldCode) => titleOf(family, code),
        };
        return [
          family,
          { tools, standing: await standingIn(db, space.code, family, findCommune) },
        ] as const;
      }),
    ),
  );
  const of = (family: Family) => {
    const one = checking.get(family);
    if (one === undefined) throw new Error(`No family ${family}.`);
    return one;
  };
  return prepare(space.code, rows(), of, onProblem);
};

const countsOf = ({ rows, ready, left, own }: PreparedAll): Counts => ({
  ...noCounts(),
  rows,
  left,
  own,
  unchanged: ready.filter(({ doing }) => doing === 'same').length,
});

/**
 * Brings rows in: what stands already as the file says is not asked about again.
 * A trial reads and checks only, and asks Moodle nothing.
 * @throws {CycleBusy} while a cycle runs.
 */
export const importRows = async (tools: ImportTools, ask: RowsAsk): Promise<RowsImported> => {
  const { db, clock, newId } = tools;
  const { space, dryRun, onProblem, onProgress } = ask;
  if (dryRun) {
    const all = await check(tools, ask, 'fr');
    const doing = (what: string): number => all.ready.filter((one) => one.doing === what).length;
    const would = { create: doing('new'), update: doing('changed') };
    return { run: null, counts: countsOf(all), would };
  }
  // What stands in Moodle now decides what is new, and what is people's own.
  await runCycle(tools, { command: 'import', pulls: true, applies: false });
  const run = newId();
  const imported = await byHand(tools, { program: 'mara import', run }, async (hands) => {
    await openImport(db, { id: run, ...ask.run, space: space.code, startedAt: clock.now() });
    let counts = noCounts();
    const close = (state: 'done' | 'stopped'): Promise<void> =>
      closeImport(db, run, { state, counts, at: clock.now() });
    try {
      const all = await check(tools, ask, hands.lang);
      counts = countsOf(all);
      const toPut = all.ready.filter(({ doing }) => doing !== 'same');
      await putRows(hands, run, toPut, {
        counts,
        onProblem,
        onProgress: (done) => {
          onProgress(done, toPut.length);
        },
      });
      await close('done');
    } catch (error) {
      await close('stopped').catch(() => undefined);
      throw error;
    }
    return { run, counts, would: { create: 0, update: 0 } };
  });
  // So that an export right after has them. What was put stays put where this fails: the next cycle reads it.
  await runCycle(tools, { command: 'import', pulls: true, applies: false }).catch(() => undefined);
  return imported;
};
