/** The rows of a file about territories → what is kept of them; nothing is written here. */
import { type BadRows, collectBadRows } from '../../shared/bad-rows.ts';
import { message, type Message } from '../../shared/i18n.ts';
import type { Row } from '../../shared/table.ts';
import { shorten } from '../../shared/text.ts';
import type { AreaKind } from './area.ts';
import type { Point } from './commune.ts';
import type { PlaceIndex } from './place-index.ts';
import type { AreaColumns, PointColumns, TerritoryColumns } from './territory-columns.ts';

export type Membership = {
  kind: AreaKind;
  vintage: string | null;
  /** Names by code. */
  names: ReadonlyMap<string, string>;
  /** Codes of areas by commune. */
  communes: ReadonlyMap<string, string>;
};

export type Territories = {
  memberships: readonly Membership[];
  /** Null: the file has no points. */
  points: { vintage: string | null; communes: ReadonlyMap<string, Point> } | null;
  rows: number;
  bad: BadRows;
};

const LONGEST_CODE = 60;
const LONGEST_NAME = 255;
export const LONGEST_VINTAGE = 20;

/** What stands of each commune: its own row goes before that of a part of it. */
type Kept<V> = Map<string, { value: V; own: boolean }>;

/** The commune a code is of; former communes and arrondissements lead to theirs. */
const communeOf = (index: PlaceIndex, written: string) => {
  // A spreadsheet took the zero of 01004 for a number's.
  const code = /^\d{4}$/.test(written) ? `0${written}` : written.toUpperCase();
  if (index.communes.has(code)) return { commune: code, own: true };
  const alias = index.aliases.get(code);
  return alias === undefined ? null : { commune: alias.commune, own: false };
};

const numberIn = (text: string): number =>
  /^[+-]?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;

const PAIR = /^([+-]?\d+\.\d+)\s*[,; ]\s*([+-]?\d+\.\d+)$/;

const pointOf = (columns: PointColumns, cells: Row['cells']): Point | null => {
  const [, first = '', second = ''] =
    'both' in columns ? (PAIR.exec(cells.get(columns.both.key) ?? '') ?? []) : [];
  const [latitude, longitude] =
    'both' in columns
      ? [Number(first || Number.NaN), Number(second || Number.NaN)]
      : [
          numberIn(cells.get(columns.latitude.key) ?? ''),
          numberIn(cells.get(columns.longitude.key) ?? ''),
        ];
  const onEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  // Nobody lives off Ghana: 0, 0 is how files write « unknown ».
  return onEarth && (latitude !== 0 || longitude !== 0) ? { latitude, longitude } : null;
};

/** Keeps a value; the one that contradicts it is handed back and not kept. */
const keep = <V>(kept: Kept<V>, commune: string, value: V, own: boolean): V | null => {
  const before = kept.get(commune);
  if (before === undefined || (own && !before.own)) kept.set(commune, { value, own });
  else if (before.own === own && own) return before.value;
  return null;
};

const valuesOf = <V>(kept: Kept<V>): Map<string, V> =>
  new Map([...kept].map(([commune, { value }]) => [commune, value]));

type Gathered = { columns: AreaColumns; names: Map<string, string>; communes: Kept<string> };

/** Takes one area from a row. Returns what is wrong with it; `none`: the cell is empty. */
const takeArea = (
  { columns, names, communes }: Gathered,
  { number, cells }: Row,
  { commune, own }: { commune: string; own: boolean },
): Message | 'none' | null => {
  const code = cells.get(columns.code.key) ?? '';
  const params = { row: number, commune, column: columns.code.title };
  if (code === '') return 'none';
  if (code.length > LONGEST_CODE) return message('places.import.longArea', params);
  const before = keep(communes, commune, code, own);
  if (before !== null && before !== code) {
    return message('places.import.twice', { ...params, before });
  }
  const name = columns.name === null ? '' : (cells.get(columns.name.key) ?? '');
  if (!names.has(code)) names.set(code, name === '' ? code : shorten(name, LONGEST_NAME));
  return null;
};

/**
 * Reads every row. Rows with a mistake are left out and told by number; the others are kept.
 * @param said The vintage that a person gave; else a year in the column's name, else the one year
 *   that a column of years holds, else none.
 */
export const readTerritories = async (
  index: PlaceIndex,
  columns: TerritoryColumns,
  rows: AsyncIterable<Row>,
  { said, onRow }: { said: string | null; onRow?: (rows: number) => void },
): Promise<Territories> => {
  const gathered: Gathered[] = columns.areas.map((one) => ({
    columns: one,
    names: new Map(),
    communes: new Map(),
  }));
  const points: Kept<Point> = new Map();
  const years = new Set<string>();
  const { add, bad } = collectBadRows();
  let count = 0;

  const take = (row: Row): void => {
    const { number, cells, tooLong } = row;
    const written = cells.get(columns.commune.key) ?? '';
    const place = communeOf(index, written);
    if (tooLong) {
      add(message('table.tooLong', { row: number }));
      return;
    }
    if (place === null) {
      const params = { row: number, column: columns.commune.title, code: shorten(written, 20) };
      add(message('places.import.noCommune', params));
      return;
    }
    if (columns.vintage !== null) years.add(cells.get(columns.vintage.key) ?? '');
    const { commune, own } = place;
    const taken = gathered.map((one) => takeArea(one, row, place));
    for (const told of taken) if (told !== null && told !== 'none') add(told);
    const point = columns.point === null ? null : pointOf(columns.point, cells);
    if (point !== null) keep(points, commune, point, own);
    else if (columns.point !== null)
      add(message('places.import.noPoint', { row: number, commune }));
    else if (taken.every((told) => told === 'none')) {
      add(message('places.import.noArea', { row: number, commune }));
    }
  };

  for await (const row of rows) {
    take(row);
    count += 1;
    onRow?.(count);
  }
  const [year = ''] = years;
  const ofRows = years.size === 1 && /^\d{4}$/.test(year) ? year : null;
  return {
    memberships: gathered
      .filter(({ communes }) => communes.size > 0)
      .map(({ columns: { kind, year: ofColumn }, names, communes }) => {
        const codes = valuesOf(communes);
        const used = new Set(codes.values());
        return {
          kind,
          vintage: said ?? ofColumn ?? ofRows,
          names: new Map([...names].filter(([code]) => used.has(code))),
          communes: codes,
        };
      }),
    points: points.size === 0 ? null : { vintage: said ?? ofRows, communes: valuesOf(points) },
    rows: count,
    bad: bad(),
  };
};
