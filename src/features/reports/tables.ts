/** The tables of a report as people read them, in their language. Pure. */
import { type Lang, message, type MessageKey, say } from '../../shared/i18n.ts';
import { type Compared, figureKey } from './figure.ts';
import { indicatorOf } from './indicators/index.ts';
import { columnLabel, rowLabel, sayWhen } from './labels.ts';
import { type ActivityReport, dimensionOf } from './report.ts';
import type { ColumnSpec, TableSpec } from './sections.ts';
import { NATION, readRow } from './trees.ts';

export type Cell = {
  text: string;
  hidden: boolean;
  /** The period before, as it is read; '': not known, or hidden like the present. */
  previous: string;
  previousHidden: boolean;
};
export type TableRow = {
  id: string;
  label: string;
  /** 0: the nation; 1: regions and values; 2: groupements. */
  level: number;
  /** What is not shown above it, together. */
  others: boolean;
  cells: Cell[];
};
export type TableView = {
  id: string;
  title: string;
  /** What the rows are. */
  corner: string;
  columns: string[];
  rows: TableRow[];
  /** Whether it tells more than zeros, or a sum without its parts that stands in another table. */
  tells: boolean;
  compares: boolean;
  hasHidden: boolean;
  hasOthers: boolean;
};

type Value = { value: number | null; hidden: boolean };
type Grid = {
  report: ActivityReport;
  spec: TableSpec;
  figures: ReadonlyMap<string, Compared>;
  lang: Lang;
};

const NUMBERS: Readonly<Record<Lang, Intl.NumberFormat>> = {
  fr: new Intl.NumberFormat('fr-FR'),
  en: new Intl.NumberFormat('en-GB'),
};

const unitOf = ({ indicator }: ColumnSpec): string => indicatorOf(indicator).unit;

/** A figure as it is read. */
export const sayValue = (lang: Lang, { value, hidden }: Value, unit: string): string => {
  if (hidden) return '–';
  if (value === null) return say(lang, message('reports.nobody'));
  const text = NUMBERS[lang].format(value);
  return unit === 'percent' ? `${text}${lang === 'fr' ? '\u00A0' : ''}%` : text;
};

const cellOf = (lang: Lang, now: Value, before: Value | null, unit: string): Cell => ({
  text: sayValue(lang, now, unit),
  hidden: now.hidden,
  previous: before === null || (now.hidden && before.hidden) ? '' : sayValue(lang, before, unit),
  previousHidden: before?.hidden ?? false,
});

const figureAt = ({ figures }: Grid, row: string, column: ColumnSpec): Compared | undefined =>
  figures.get(figureKey({ ...column, row }));

const NOTHING: Value = { value: null, hidden: false };
const counts = (column: ColumnSpec): boolean => indicatorOf(column.indicator).measure === 'count';

/** Whether a figure says more than nothing, now or before. */
const speaks = (figure: Compared | undefined): boolean =>
  (figure?.value ?? 0) > 0 || (figure?.previous?.value ?? 0) > 0;

/** Whether a row says anything. */
const rowSpeaks = (grid: Grid, row: string): boolean =>
  grid.spec.columns.some((column) => speaks(figureAt(grid, row, column)));

const rowView = (grid: Grid, id: string, level: number): TableRow => ({
  id,
  label: rowLabel(grid.lang, id, grid.report.names),
  level,
  others: false,
  cells: grid.spec.columns.map((column) => {
    const figure = figureAt(grid, id, column);
    if (figure === undefined) throw new Error(`No figure ${figureKey({ ...column, row: id })}`);
    return cellOf(grid.lang, figure, figure.previous, unitOf(column));
  }),
});

/** The sum of what does not show beside what does; null: there is no such thing. */
const rest = (whole: Value | undefined, parts: readonly (Value | undefined)[]): number | null => {
  const isMixed =
    parts.some((part) => part?.hidden === true) && parts.some((part) => (part?.value ?? 0) > 0);
  if (whole === undefined || whole.hidden || !isMixed) return null;
  const shown = parts.reduce((sum, part) => sum + (part?.value ?? 0), 0);
  return (whole.value ?? 0) - shown;
};

const OTHERS: Readonly<Record<string, MessageKey>> = {
  groupement: 'reports.row.otherGroupements',
  region: 'reports.row.otherRegions',
};

/** What is not shown of a row's parts, told together; null: there is no such thing. */
const othersRow = (grid: Grid, parent: string, parts: readonly string[]): TableRow | null => {
  const sums = grid.spec.columns.map((column) => {
    if (!counts(column)) return { now: null, before: null };
    const whole = figureAt(grid, parent, column);
    const below = parts.map((part) => figureAt(grid, part, column));
    const now = rest(whole, below);
    const before = rest(
      whole?.previous ?? undefined,
      below.map((one) => one?.previous ?? undefined),
    );
    return { now, before };
  });
  if (sums.every(({ now, before }) => now === null && before === null)) return null;
  const key = OTHERS[readRow(parts[0] ?? '').kind] ?? 'reports.row.others';
  return {
    id: `${parent}/others`,
    label: say(grid.lang, message(key)),
    level: parent === NATION ? 1 : 2,
    others: true,
    cells: sums.map(({ now, before }) => {
      const text = (value: number | null): string =>
        value === null ? '' : NUMBERS[grid.lang].format(value);
      return { text: text(now), hidden: false, previous: text(before), previousHidden: false };
    }),
  };
};

/** The rows of a table in their order: those that say something, and what the others come to. */
const rowsOf = (grid: Grid): TableRow[] => {
  const { report, spec } = grid;
  const order = [...new Set(report.figures.map(({ row }) => row))].filter(
    (row) => row !== NATION && dimensionOf(row) === spec.dimension,
  );
  const tops = order.filter(
    (row) => readRow(row).kind !== 'groupement' || spec.dimension !== 'groupement',
  );
  const rows: TableRow[] = [];
  const told = spec.columns.some((column) => figureAt(grid, NATION, column) !== undefined);
  if (told) rows.push(rowView(grid, NATION, 0));
  for (const [place, top] of tops.entries()) {
    const start = order.indexOf(top) + 1;
    const next = tops[place + 1];
    const below = order.slice(start, next === undefined ? order.length : order.indexOf(next));
    if (rowSpeaks(grid, top)) rows.push(rowView(grid, top, 1));
    // The cell's own is not told twice.
    const own = below.filter((row) => readRow(row).code !== '');
    rows.push(...own.filter((row) => rowSpeaks(grid, row)).map((row) => rowView(grid, row, 2)));
    const others = own.length > 0 ? othersRow(grid, top, own) : null;
    if (others !== null) rows.push(others);
  }
  const others = told ? othersRow(grid, NATION, tops) : null;
  if (others !== null) rows.push(others);
  return rows;
};

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** « Premier contact : pour la moitié, en jours »; the part alone where all columns split one figure. */
const headOf = (lang: Lang, { indicator, column }: ColumnSpec, isAlone: boolean): string => {
  const part = columnLabel(lang, column);
  const name = say(lang, message(indicatorOf(indicator).name));
  if (part === '') return name;
  return isAlone ? capitalised(part) : `${name}${lang === 'fr' ? '\u00A0' : ''}: ${part}`;
};

export const tableView = (report: ActivityReport, spec: TableSpec, lang: Lang): TableView => {
  const { figures: told } = report;
  const columns = spec.columns.filter(
    ({ indicator, column }) =>
      spec.onlyTelling !== true ||
      told.some((one) => one.indicator === indicator && one.column === column && speaks(one)),
  );
  const figures = new Map(told.map((figure) => [figureKey(figure), figure]));
  const rows = rowsOf({ report, spec: { ...spec, columns }, figures, lang });
  const cells = rows.flatMap((row) => row.cells);
  const nothing = ['0', '', sayValue(lang, NOTHING, '')];
  const isNothing = ({ text, previous }: Cell): boolean =>
    nothing.includes(text) && nothing.includes(previous);
  const isAlone = new Set(columns.map(({ indicator }) => indicator)).size === 1;
  return {
    id: spec.id,
    title: say(lang, message(spec.title, { when: sayWhen(lang, report) })),
    corner: say(lang, message(`reports.dimension.${spec.dimension}`)),
    columns: columns.map((column) => headOf(lang, column, isAlone)),
    rows,
    tells:
      rows.length > 1 ||
      // The whole network by category stands in a table of its own.
      (spec.dimension === 'groupement' && spec.onlyTelling !== true && !cells.every(isNothing)),
    compares: cells.some(({ previous }) => previous !== ''),
    hasHidden: cells.some(({ hidden, previousHidden }) => hidden || previousHidden),
    hasOthers: rows.some(({ others }) => others),
  };
};
