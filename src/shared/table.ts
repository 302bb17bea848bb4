/** A table in text (CSV and its kin) as rows, one at a time: no more than a row stands in memory. */
import { CsvError, parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { decodeText } from './decode-text.ts';
import { MaraError } from './errors.ts';
import { message } from './i18n.ts';
import { separatorOf } from './separator.ts';
import { normaliseKey } from './text.ts';

export type Row = {
  /** As a spreadsheet numbers it: the first row of the file is 1. */
  number: number;
  /** Cells by the key of their column, without spaces at their ends; '' where the row is short. */
  cells: ReadonlyMap<string, string>;
  /** It has more cells than there are columns: a separator or a quote is astray in it. */
  tooLong: boolean;
};

export type Column = {
  /** The title by which code knows it: `columnKey`; the second of a name has `_2` behind it. */
  key: string;
  /** As it stands in the file. */
  title: string;
};

export type Table = { columns: readonly Column[]; rows: AsyncIterable<Row> };

/** Characters looked at to find the separator. */
const SAMPLE = 64_000;
/** Rows above the header: public files begin with a title and a date. */
const ROWS_ABOVE = 30;
/** Characters of one row, at most: a quote that is never closed would read the file to its end. */
const LARGEST_ROW = 4_000_000;

/** `Code commune (INSEE)` and `code_commune_insee` alike: words of letters and digits, joined. */
export const columnKey = (title: string): string =>
  normaliseKey(title)
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/gu, '');

/** Columns without a title keep their place and are not read. */
export const columnsOf = (titles: readonly string[]): Column[] => {
  const seen = new Map<string, number>();
  return titles.map((title) => {
    const key = columnKey(title);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return { title: title.trim(), key: key === '' || times === 1 ? key : `${key}_${times}` };
  });
};

const rowOf = (columns: readonly Column[], cells: readonly string[], number: number): Row => ({
  number,
  cells: new Map(
    columns.flatMap(({ key }, place) =>
      key === '' ? [] : [[key, (cells[place] ?? '').trim()] as const],
    ),
  ),
  tooLong: cells.slice(columns.length).some((cell) => cell.trim() !== ''),
});

const isEmpty = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** Excel's own first line, which says the separator and is no row. */
const SEP_LINE = /^sep=(.)(?:\r\n|\r|\n)/i;

/** The text again from its start, and the separator of its cells. */
const sniff = async (chunks: AsyncIterable<Uint8Array>) => {
  const text = decodeText(chunks);
  let sample = '';
  while (sample.length < SAMPLE) {
    const next = await text.next();
    if (next.done === true) break;
    sample += next.value;
  }
  const said = SEP_LINE.exec(sample);
  const start = said === null ? sample : sample.slice(said[0].length);
  async function* whole(): AsyncGenerator<string> {
    yield start;
    yield* text;
  }
  return { text: whole(), separator: said?.[1] ?? separatorOf(start) };
};

/** Every row of the file with its number, blank ones too. */
async function* numberedRows(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ number: number; cells: string[] }> {
  const { text, separator } = await sniff(chunks);
  const parser = parse({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LARGEST_ROW,
  });
  const source = Readable.from(text);
  source.on('error', (error) => parser.destroy(error));
  let number = 0;
  try {
    for await (const cells of source.pipe(parser) as AsyncIterable<string[]>) {
      number += 1;
      yield { number, cells };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new MaraError(message('table.row', { row: parser.info.records + 1 }), { cause: error });
  } finally {
    source.destroy();
  }
}

async function* none(): AsyncGenerator<Row> {
  // No row follows a header that was not found.
}

/**
 * Reads a table: encoding and separator are found out, rows above the header passed over.
 * @param isHeader Whether these are the columns sought; without it, the first row that is not blank.
 *   Where no row is, the table has the columns of the first row that is not blank, and no rows.
 * @throws MaraError with the row's number, when a quote is never closed, or for what is no text.
 */
export const readTable = async (
  chunks: AsyncIterable<Uint8Array>,
  isHeader: (columns: readonly Column[]) => boolean = () => true,
): Promise<Table> => {
  const source = numberedRows(chunks);
  let first: Column[] | null = null;
  for (;;) {
    const next = await source.next();
    if (next.done === true) break;
    const { number, cells } = next.value;
    if (number > ROWS_ABOVE) break;
    if (isEmpty(cells)) continue;
    const columns = columnsOf(cells);
    first ??= columns;
    if (!isHeader(columns)) continue;
    async function* rows(): AsyncGenerator<Row> {
      for await (const row of source) {
        if (!isEmpty(row.cells)) yield rowOf(columns, row.cells, row.number);
      }
    }
    return { columns, rows: rows() };
  }
  await source.return(undefined);
  return { columns: first ?? [], rows: none() };
};
