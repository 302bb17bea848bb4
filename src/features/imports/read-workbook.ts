/** An Excel workbook (.xlsx) as tabs of rows. */
import type ExcelJS from 'exceljs';
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { columnsOf } from '../../shared/table.ts';
import { textOfCell } from './cell.ts';
import { newWorkbook } from './new-workbook.ts';
import type { FileRow, Tab } from './tab.ts';
import { type ZipEntry, zipEntries } from './zip.ts';

/** Bytes of a workbook once unpacked: 10,000 full rows make some 15 millions. */
const LARGEST_WORKBOOK = 100_000_000;
/** Cells that ranges may name: each is made when a workbook is opened. */
const LARGEST_RANGE = 500_000;
const MOST_COLUMNS = 500;
const ROWS_ABOVE = 30;

const WORKBOOK = 'xl/workbook.xml';
const SHEET = /^\/?xl\/worksheets\/[^/]+\.xml$/;
const XML = /\.(?:xml|rels)$/;
/** Nothing that is read stands in these, and some of them are unrolled cell by cell. */
const NOT_READ = [
  'dataValidations',
  'conditionalFormatting',
  'hyperlinks',
  'drawing',
  'picture',
  'tableParts',
  'extLst',
  'legacyDrawing',
  'autoFilter',
];
const RANGE = /\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})/g;

const columnNumber = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** How many cells the ranges in these parts of an XML text name together. */
const cellsNamed = (xml: string, part: RegExp): number => {
  let cells = 0;
  for (const [found] of xml.matchAll(part)) {
    for (const [, c1 = '', r1, c2 = '', r2] of found.matchAll(RANGE)) {
      const wide = Math.abs(columnNumber(c2) - columnNumber(c1)) + 1;
      cells += wide * (Math.abs(Number(r2) - Number(r1)) + 1);
    }
  }
  return cells;
};

/** Refuses what would take a workbook apart into millions of cells, or holds words of its own. */
const assertHarmless = (entries: readonly ZipEntry[]): void => {
  for (const { name, bytes } of entries) {
    const whole = bytes();
    if (!XML.test(name)) continue;
    const xml = whole.toString('latin1');
    if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw new MaraError(message('imports.file.entities'));
    const cells =
      cellsNamed(xml, /<definedName\b[^>]*>[^<]*/g) + cellsNamed(xml, /<mergeCell\b[^>]*>/g);
    if (cells > LARGEST_RANGE) throw new MaraError(message('imports.file.ranges'));
  }
};

/** @throws MaraError for what is a zip and no workbook, with what it looks like. */
const assertWorkbook = (entries: readonly ZipEntry[]): void => {
  const names = new Set(entries.map(({ name }) => name.replace(/^\//, '')));
  if (names.has(WORKBOOK) && entries.some(({ name }) => SHEET.test(name))) return;
  if (names.has('content.xml') && names.has('mimetype')) {
    throw new MaraError(message('imports.file.ods'));
  }
  throw new MaraError(message('imports.file.notWorkbook'));
};

const open = async (bytes: Buffer): Promise<ExcelJS.Workbook> => {
  const workbook = await newWorkbook();
  try {
    await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer, { ignoreNodes: NOT_READ });
    return workbook;
  } catch (error) {
    throw new MaraError(message('imports.file.brokenWorkbook'), { cause: error });
  }
};

const cellsOf = (row: ExcelJS.Row): FileRow['list'] => {
  const list: FileRow['list'] = [];
  row.eachCell({ includeEmpty: false }, (cell, place) => {
    if (place <= MOST_COLUMNS) list[place - 1] = textOfCell(cell.value);
  });
  return list;
};

const filled = (list: FileRow['list']): number =>
  list.filter((cell) => cell !== undefined && (cell.text.trim() !== '' || cell.odd !== null))
    .length;

/** A tab from the first row that is not blank; rows that are blank are passed over. */
const tabOf = (sheet: ExcelJS.Worksheet, date1904: boolean): Tab | null => {
  const all: FileRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const list = cellsOf(row);
    if (filled(list) > 0) all.push({ number, list });
  });
  // A title that stands alone above the table is not its header.
  const header = all.findIndex(({ number, list }) => number > ROWS_ABOVE || filled(list) > 1);
  const titles = all[header]?.list;
  if (titles === undefined) return null;
  const columns = columnsOf(Array.from(titles, (cell) => cell?.text ?? ''));
  return { name: sheet.name, columns, rows: all.slice(header + 1), date1904 };
};

/**
 * The tabs that hold anything, in their order.
 * @throws MaraError for what is no workbook, is damaged, has a password or is too large.
 */
export const readWorkbook = async (bytes: Buffer): Promise<Tab[]> => {
  const entries = zipEntries(bytes, LARGEST_WORKBOOK);
  assertWorkbook(entries);
  assertHarmless(entries);
  const workbook = await open(bytes);
  const date1904 = (workbook.properties as { date1904?: boolean } | undefined)?.date1904 === true;
  return workbook.worksheets.flatMap((sheet) => tabOf(sheet, date1904) ?? []);
};
