/** The text of a cell of a workbook: what stands there to be seen; a formula is never worked out. */
import type { CellValue } from 'exceljs';

/** What is odd about a cell: its value may be another than the one that was meant. */
export type Oddity = 'error' | 'formula' | 'rounded';
export type CellText = { text: string; odd: Oddity | null };

const plain = (text: string): CellText => ({ text, odd: null });

/** A spreadsheet keeps fifteen digits of a number: what is longer has lost its end. */
const EXACT = 1e15;

const numberText = (value: number): CellText => {
  const text = Number.isInteger(value)
    ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 0 })
    : String(value);
  return { text, odd: Math.abs(value) >= EXACT ? 'rounded' : null };
};

const dayOf = (date: Date): CellText =>
  Number.isNaN(date.getTime())
    ? { text: '', odd: 'error' }
    : plain(date.toISOString().slice(0, 10));

export const textOfCell = (value: CellValue | undefined): CellText => {
  if (value === null || value === undefined) return plain('');
  if (typeof value === 'string') return plain(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return plain(value ? 'oui' : 'non');
  if (value instanceof Date) return dayOf(value);
  if ('error' in value) return { text: '', odd: 'error' };
  if ('richText' in value) return plain(value.richText.map(({ text }) => text).join(''));
  if ('text' in value) {
    // A link whose words are in several types is rich text within.
    const { text } = value as { text: unknown };
    return typeof text === 'string' ? plain(text) : textOfCell(text as CellValue);
  }
  // exceljs leaves the result out where the file has none, whatever its types say.
  const { result } = value as { result?: CellValue };
  return result === undefined ? { text: '', odd: 'formula' } : textOfCell(result);
};
