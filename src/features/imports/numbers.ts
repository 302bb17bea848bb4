/** What a spreadsheet does to numbers that are none: « 02 41… » loses its zero, a SIRET its end. */
import type { FieldCode } from '../content/index.ts';

/** `mended`: the zero is put back; `lost`: what was there cannot be told any more. */
export type Mended = { text: string; what: 'mended' | 'lost' | null };

/** « 3,3E+13 », as a spreadsheet shows a long number and writes it into a CSV file. */
const SCIENTIFIC = /^\d(?:[.,]\d+)?E\+\d+$/i;

/** How many digits each must have, and how many are left when the zero is lost. */
const ZEROS: Readonly<Partial<Record<FieldCode, RegExp>>> = {
  phone: /^[1-9]\d{8}$/,
  commune: /^[1-9]\d{3}$/,
  siret: /^[1-9]\d{12}$/,
};

/** A text of a field as it was before a spreadsheet took it for a number. */
export const mendNumber = (field: FieldCode, text: string): Mended => {
  const bare = text.replace(/\.0+$/, '');
  if (field in ZEROS && SCIENTIFIC.test(bare)) return { text, what: 'lost' };
  if (ZEROS[field]?.test(bare) === true) return { text: `0${bare}`, what: 'mended' };
  return { text, what: null };
};

const DAY = 86_400_000;
const SERIAL = /^[3-7]\d{4}$/;

/** A day that stands as its number, `YYYY-MM-DD`; null for any other text. */
export const dayOfSerial = (text: string, date1904: boolean): string | null => {
  if (!SERIAL.test(text)) return null;
  const zero = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return new Date(zero + Number(text) * DAY).toISOString().slice(0, 10);
};
