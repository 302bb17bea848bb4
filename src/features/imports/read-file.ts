/** A file of sheets that a person hands in, as tables: CSV in all its kinds, .xlsx, our own JSON. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { readTable } from '../../shared/table.ts';
import { fileKindOf, isLocked } from './file-kind.ts';
import { readJson } from './read-json.ts';
import { readWorkbook } from './read-workbook.ts';
import type { FileRow, Tab } from './tab.ts';

export type SheetFile = { tabs: Tab[]; sha256: string };

/** Rows of one file: what is more comes in several files. */
export const MOST_ROWS = 50_000;

const collect = async (chunks: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const part of chunks) parts.push(part);
  return Buffer.concat(parts);
};

const tableOf = async (bytes: Buffer): Promise<Tab> => {
  // A title that stands alone above the table is not its header.
  const { columns, rows } = await readTable(
    Readable.from([bytes]),
    (found) => found.filter(({ key }) => key !== '').length > 1,
  );
  const list: FileRow[] = [];
  for await (const { number, cells, tooLong } of rows) {
    assertRoom(list.length);
    const texts = columns.map(({ key }) => ({ text: cells.get(key) ?? '', odd: null }));
    list.push({ number, list: texts, tooLong });
  }
  return { name: null, columns, rows: list, date1904: false };
};

const assertRoom = (rows: number): void => {
  if (rows >= MOST_ROWS) throw new MaraError(message('imports.file.rows', { limit: MOST_ROWS }));
};

const tabsOf = async (bytes: Buffer): Promise<Tab[]> => {
  const kind = fileKindOf(bytes.subarray(0, 1024));
  switch (kind) {
    case 'zip': {
      const tabs = await readWorkbook(bytes);
      for (const { rows } of tabs) assertRoom(rows.length - 1);
      return tabs;
    }
    case 'json':
      return readJson(bytes);
    case 'text':
      return [await tableOf(bytes)];
    case 'ole':
      throw new MaraError(message(isLocked(bytes) ? 'imports.file.locked' : 'imports.file.xls'));
    case 'empty':
    case 'pdf':
    case 'html':
      throw new MaraError(message(`imports.file.${kind}`));
  }
};

/**
 * Reads a file whole; what it is, its bytes say and not its name.
 * @throws MaraError that says what to do, for whatever is no table.
 */
export const readSheetFile = async (chunks: AsyncIterable<Uint8Array>): Promise<SheetFile> => {
  const bytes = await collect(chunks);
  const tabs = await tabsOf(bytes);
  if (tabs.every(({ rows }) => rows.length === 0))
    throw new MaraError(message('imports.file.noRows'));
  return { tabs, sha256: createHash('sha256').update(bytes).digest('hex') };
};
