/** `mara import rome`: everything is read and checked before anything is replaced. */
import type { Db } from '../../db/index.ts';
import type { BadRows } from '../../shared/bad-rows.ts';
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { readTable } from '../../shared/table.ts';
import { knownMetiers, replaceMetiers, replaceTitles } from './metier-store.ts';
import { LONGEST_RELEASE } from './metier.ts';
import { readRome } from './read-rome.ts';
import { romeColumns } from './rome-columns.ts';

export type RomeImported = {
  holds: 'codes' | 'titles';
  rows: number;
  /** Métiers or titles that can be kept; 0: nothing was replaced. */
  kept: number;
  release: string | null;
  bad: BadRows;
};

export type RomeOptions = {
  /** Name of the file, for what is told. */
  file: string;
  release?: string | undefined;
  /** Reads and checks only. */
  dryRun?: boolean;
  onRow?: (rows: number) => void;
};

/**
 * Brings the ROME's codes or its job titles in, told apart by their columns; either replaces what
 * stood of it. Where no row can be used, nothing is replaced.
 * @throws MaraError when its columns are not known, it has no rows, or titles come before codes.
 */
export const importRome = async (
  db: Db,
  chunks: AsyncIterable<Uint8Array>,
  { file, release, dryRun = false, onRow }: RomeOptions,
): Promise<RomeImported> => {
  if (release !== undefined && release.length > LONGEST_RELEASE) {
    throw new MaraError(
      message('metiers.import.release', { release: release.slice(0, 40), limit: LONGEST_RELEASE }),
    );
  }
  const table = await readTable(chunks, (columns) => romeColumns(columns) !== null);
  const columns = romeColumns(table.columns);
  if (columns === null) {
    const found = table.columns.map(({ title }) => title).filter((title) => title !== '');
    throw new MaraError(
      message('metiers.import.columns', { file, found: found.join(', ').slice(0, 300) || '–' }),
    );
  }
  const known = await knownMetiers(db);
  if (columns.holds === 'titles' && known === null) {
    throw new MaraError(message('metiers.import.first'));
  }
  const read = await readRome(columns, table.rows, known ?? new Set(), onRow);
  const { holds, rows, bad } = read;
  if (rows === 0) throw new MaraError(message('table.empty'));
  const kept = read.holds === 'codes' ? read.metiers.length : read.titles.length;
  if (!dryRun && kept > 0) {
    if (read.holds === 'codes') await replaceMetiers(db, read.metiers, release ?? null);
    else await replaceTitles(db, read.titles, release ?? null);
  }
  return { holds, rows, kept, release: release ?? null, bad };
};
