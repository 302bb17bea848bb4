/** `mara import territories`: everything is read and checked before anything is replaced. */
import type { Db } from '../../db/index.ts';
import type { BadRows } from '../../shared/bad-rows.ts';
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { readTable } from '../../shared/table.ts';
import type { AreaKind } from './area.ts';
import { officialPlaces } from './official-places.ts';
import { LONGEST_VINTAGE, readTerritories } from './read-territories.ts';
import { territoryColumns } from './territory-columns.ts';
import { replaceTerritories } from './territory-store.ts';

export type TerritoriesImported = {
  rows: number;
  bad: BadRows;
  areas: { kind: AreaKind; vintage: string | null; areas: number; communes: number }[];
  points: { vintage: string | null; communes: number } | null;
  /** Communes there are, to set the others against. */
  communes: number;
};

export type ImportOptions = {
  /** Name of the file, for what is told. */
  file: string;
  vintage?: string | undefined;
  /** Reads and checks only. */
  dryRun?: boolean;
  /** Called with the number of rows read so far. */
  onRow?: (rows: number) => void;
};

/**
 * Brings a table of communes with their areas or points in. What the file holds of a kind replaces
 * what stood of that kind, in one transaction; kinds it does not hold stay.
 * Where no row can be used, nothing is replaced.
 * @throws MaraError when its columns are not known, or it has no rows.
 */
export const importTerritories = async (
  db: Db,
  chunks: AsyncIterable<Uint8Array>,
  { file, vintage, dryRun = false, onRow }: ImportOptions,
): Promise<TerritoriesImported> => {
  if (vintage !== undefined && vintage.length > LONGEST_VINTAGE) {
    throw new MaraError(
      message('places.import.vintage', { vintage: vintage.slice(0, 40), limit: LONGEST_VINTAGE }),
    );
  }
  const table = await readTable(chunks, (columns) => territoryColumns(columns) !== null);
  const columns = territoryColumns(table.columns);
  if (columns === null) {
    const found = table.columns.map(({ title }) => title).filter((title) => title !== '');
    throw new MaraError(
      message('places.import.columns', { file, found: found.join(', ').slice(0, 300) || '–' }),
    );
  }
  const index = officialPlaces();
  const read = await readTerritories(index, columns, table.rows, {
    said: vintage ?? null,
    ...(onRow === undefined ? {} : { onRow }),
  });
  const { memberships, points, rows, bad } = read;
  if (rows === 0) throw new MaraError(message('table.empty'));
  if (!dryRun) await replaceTerritories(db, read, (code) => index.communes.get(code)?.departement);
  return {
    rows,
    bad,
    areas: memberships.map((one) => ({
      kind: one.kind,
      vintage: one.vintage,
      areas: one.names.size,
      communes: one.communes.size,
    })),
    points: points === null ? null : { vintage: points.vintage, communes: points.communes.size },
    communes: index.communes.size,
  };
};
