/** The rows of a ROME file → métiers or job titles; nothing is written here. */
import { type BadRows, collectBadRows } from '../../shared/bad-rows.ts';
import { message, type Message } from '../../shared/i18n.ts';
import type { Column, Row } from '../../shared/table.ts';
import { collapse, shorten } from '../../shared/text.ts';
import { LONGEST_NAME, type Metier, type MetierTitle } from './metier.ts';
import type { RomeColumns } from './rome-columns.ts';
import { ROME_CODE } from './rome.ts';

export type RomeRead = { rows: number; bad: BadRows } & (
  { holds: 'codes'; metiers: Metier[] } | { holds: 'titles'; titles: MetierTitle[] }
);

const EXECUTIVE: ReadonlyMap<string, boolean> = new Map([
  ['O', true],
  ['N', false],
]);

const cellOf = ({ cells }: Row, column: Column | null): string =>
  column === null ? '' : (cells.get(column.key) ?? '');

const wrong = (
  key:
    | 'metiers.import.code'
    | 'metiers.import.unknown'
    | 'metiers.import.twice'
    | 'metiers.import.ogr',
  row: Row,
  column: Column,
): Message =>
  message(key, {
    row: row.number,
    column: column.title,
    value: shorten(cellOf(row, column), 20),
  });

/** The name in its column, or what is wrong with it. */
const nameOf = (row: Row, column: Column): string | Message => {
  const name = collapse(cellOf(row, column));
  return name !== '' && name.length <= LONGEST_NAME
    ? name
    : message('metiers.import.name', {
        row: row.number,
        column: column.title,
        limit: LONGEST_NAME,
      });
};

const metierOf = (
  columns: RomeColumns & { holds: 'codes' },
  row: Row,
  seen: Set<string>,
): Metier | Message => {
  const code = cellOf(row, columns.code).toUpperCase();
  if (!ROME_CODE.test(code)) return wrong('metiers.import.code', row, columns.code);
  if (seen.has(code)) return wrong('metiers.import.twice', row, columns.code);
  const name = nameOf(row, columns.name);
  if (typeof name !== 'string') return name;
  const parent = cellOf(row, columns.parent).toUpperCase();
  if (parent !== '' && columns.parent !== null && !ROME_CODE.test(parent)) {
    return wrong('metiers.import.code', row, columns.parent);
  }
  seen.add(code);
  const executive = EXECUTIVE.get(cellOf(row, columns.executive).toUpperCase()) ?? null;
  return { code, name, parent: parent === '' ? null : parent, executive };
};

const titleOf = (
  columns: RomeColumns & { holds: 'titles' },
  row: Row,
  seen: Set<string>,
  known: ReadonlySet<string>,
): MetierTitle | Message => {
  const ogr = cellOf(row, columns.ogr);
  if (!/^\d{1,9}$/.test(ogr)) return wrong('metiers.import.ogr', row, columns.ogr);
  const id = Number(ogr);
  if (seen.has(String(id))) return wrong('metiers.import.twice', row, columns.ogr);
  const metier = cellOf(row, columns.code).toUpperCase();
  if (!ROME_CODE.test(metier)) return wrong('metiers.import.code', row, columns.code);
  if (!known.has(metier)) return wrong('metiers.import.unknown', row, columns.code);
  const name = nameOf(row, columns.name);
  if (typeof name !== 'string') return name;
  seen.add(String(id));
  return { id, metier, name };
};

/**
 * Reads every row; rows with a mistake are left out and told by number.
 * @param known The métiers that job titles may belong to.
 */
export const readRome = async (
  columns: RomeColumns,
  rows: AsyncIterable<Row>,
  known: ReadonlySet<string>,
  onRow: (rows: number) => void = () => undefined,
): Promise<RomeRead> => {
  const { add, bad } = collectBadRows();
  const seen = new Set<string>();
  const metiers: Metier[] = [];
  const titles: MetierTitle[] = [];
  let count = 0;
  for await (const row of rows) {
    count += 1;
    onRow(count);
    if (row.tooLong) {
      add(message('table.tooLong', { row: row.number }));
      continue;
    }
    const read =
      columns.holds === 'codes' ? metierOf(columns, row, seen) : titleOf(columns, row, seen, known);
    if ('key' in read) add(read);
    else if ('id' in read) titles.push(read);
    else metiers.push(read);
  }
  const counted = { rows: count, bad: bad() };
  return columns.holds === 'codes'
    ? { holds: 'codes', metiers, ...counted }
    : { holds: 'titles', titles, ...counted };
};
