/** `mara import sheets`: the rows of a file become entries of a space's databases. */
import { MaraError } from '../../shared/errors.ts';
import { message, type Message } from '../../shared/i18n.ts';
import { chooseTabs, isFamily } from './choose-tabs.ts';
import { type ImportTools, importRows, type RowsImported, spaceToFill } from './import-rows.ts';
import type { Problem } from './problem.ts';
import { readSheetFile } from './read-file.ts';
import { type MappingAsk, rowsOf, tablesOf } from './tables.ts';

export type SheetsAsk = MappingAsk & {
  /** Name of the file, for what is told. */
  file: string;
  space: string;
  family?: string | undefined;
  /** Rows that name no state are to be published at once. */
  publish?: boolean;
  dryRun?: boolean;
  by?: string | undefined;
  onProblem?: (problem: Problem) => void;
  onProgress?: (done: number, total: number) => void;
};

export type SheetsImported = RowsImported & {
  tables: { family: string; tab: string | null; mapping: { title: string; field: string }[] }[];
  notes: Message[];
};

const familyOf = (text: string | undefined) => {
  if (text === undefined) return null;
  const family = text.replace('-', '_');
  if (isFamily(family)) return family;
  throw new MaraError(message('imports.family.unknown', { family: text.slice(0, 40) }));
};

/**
 * Brings a table of sheets in (docs/imports.md).
 * @throws MaraError for a file that is no such table; what is wrong with rows is told through
 *   `onProblem` and never holds the others up.
 */
export const importSheets = async (
  tools: ImportTools,
  chunks: AsyncIterable<Uint8Array>,
  ask: SheetsAsk,
): Promise<SheetsImported> => {
  const { file, dryRun = false, publish = false, by, onProblem, onProgress } = ask;
  const family = familyOf(ask.family);
  const space = await spaceToFill(tools, ask.space);
  const { tabs, sha256 } = await readSheetFile(chunks);
  const chosen = chooseTabs(tabs, family);
  const remember = dryRun ? null : { at: tools.clock.now() };
  const { tables, notes } = await tablesOf(tools.db, chosen, ask, remember);
  const imported = await importRows(tools, {
    space,
    rows: () => rowsOf(tables),
    titleOf: (of, code) =>
      tables.find((table) => table.family === of)?.columns.places.get(code)?.title ?? null,
    publish,
    dryRun,
    run: { kind: 'sheets', by: by ?? null, file, sha256 },
    onProblem: onProblem ?? (() => undefined),
    onProgress: onProgress ?? (() => undefined),
  });
  return {
    ...imported,
    notes: [...chosen.notes, ...notes],
    tables: tables.map(({ family: of, tab, mapping }) => ({ family: of, tab: tab.name, mapping })),
  };
};
