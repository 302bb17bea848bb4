/** The chosen tables with their columns told apart, and their rows to be checked. */
import type { Db } from '../../db/index.ts';
import { MaraError } from '../../shared/errors.ts';
import { message, type Message } from '../../shared/i18n.ts';
import { columnKey } from '../../shared/table.ts';
import { type Family, type FieldCode, FIELDS } from '../content/index.ts';
import type { RawRow } from './check-row.ts';
import type { Chosen } from './choose-tabs.ts';
import { type Columns, columnsFor, type Mapping, readMapping, shapeOf } from './columns.ts';
import { forgetMapping, rememberedMapping, rememberMapping } from './import-store.ts';
import type { Tab } from './tab.ts';

export type MappingAsk = {
  /** « Colonne=champ,… » as a person typed it. */
  map?: string | undefined;
  /** The title of the column that names rows. */
  key?: string | undefined;
  forgetMapping?: boolean;
};

export type Table = {
  family: Family;
  tab: Tab;
  columns: Columns;
  /** Titles of columns with the code of their field, for whoever looks. */
  mapping: { title: string; field: string }[];
};

const required = (family: Family): FieldCode[] =>
  // A row without a state is a draft.
  FIELDS[family].filter((spec) => spec.required && spec.code !== 'state').map(({ code }) => code);

const assertWhole = (family: Family, { columns: titles }: Tab, { places }: Columns): void => {
  const missing = required(family).filter((code) => !places.has(code));
  if (missing.length === 0) return;
  const names = FIELDS[family].filter(({ code }) => missing.includes(code)).map(({ fr }) => fr);
  const found = titles.map(({ title }) => title).filter((title) => title !== '');
  throw new MaraError(
    message('imports.columns.missing', {
      missing: names.join(', '),
      found: found.join(', ').slice(0, 300) || '–',
    }),
  );
};

const keyColumn = (tab: Tab, key: string | undefined): Mapping => {
  if (key === undefined) return {};
  const column = tab.columns.find((one) => one.key !== '' && one.key === columnKey(key));
  if (column !== undefined) return { [column.key]: 'identifier' };
  const found = tab.columns.map(({ title }) => title).join(', ');
  throw new MaraError(message('imports.map.column', { title: key, found }));
};

/**
 * Tells the columns of tables apart. What a person says of a file is remembered for files of the
 * same shape, unless this is a trial.
 * @throws MaraError for columns or fields that are not there, and where a required one is missing.
 */
export const tablesOf = async (
  db: Db,
  { tables }: Chosen,
  { map, key, forgetMapping: forgetting = false }: MappingAsk,
  remember: { at: number } | null,
): Promise<{ tables: Table[]; notes: Message[] }> => {
  const notes: Message[] = [];
  const read: Table[] = [];
  for (const { family, tab } of tables) {
    const shape = shapeOf(family, tab.columns);
    if (forgetting && remember !== null) await forgetMapping(db, shape);
    const known = forgetting ? null : await rememberedMapping(db, shape);
    const said = map === undefined ? null : readMapping(map, family, tab.columns);
    if (said === null && known !== null) notes.push(message('imports.map.remembered'));
    const mapping = { ...(said ?? known ?? {}), ...keyColumn(tab, key) };
    const columns = columnsFor(family, tab.columns, mapping);
    assertWhole(family, tab, columns);
    if (said !== null && remember !== null) await rememberMapping(db, shape, said, remember.at);
    for (const title of columns.unknown) notes.push(message('imports.column.unknown', { title }));
    for (const title of columns.doubled) notes.push(message('imports.column.doubled', { title }));
    const told = [...columns.places].map(([field, { title }]) => ({ title, field }));
    read.push({ family, tab, columns, mapping: told });
  }
  return { tables: read, notes };
};

/** The rows of tables, one after the other. */
export function* rowsOf(tables: readonly Table[]): Generator<RawRow> {
  for (const { family, tab, columns } of tables) {
    const fields = FIELDS[family].flatMap(({ code }) => {
      const place = columns.places.get(code)?.place;
      return place === undefined ? [] : [[code, place] as const];
    });
    const identifier = columns.places.get('identifier')?.place;
    for (const { number, list, tooLong = false } of tab.rows) {
      const none = { text: '', odd: null };
      yield {
        tab: tables.length > 1 ? tab.name : null,
        row: number,
        family,
        cells: new Map(fields.map(([code, place]) => [code, list[place] ?? none])),
        identifier: identifier === undefined ? '' : (list[identifier]?.text ?? '').trim(),
        tooLong,
        date1904: tab.date1904,
      };
    }
  }
}
