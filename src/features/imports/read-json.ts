/** The JSON that `mara export` writes, as tables again. */
import { z } from 'zod';
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { columnsOf } from '../../shared/table.ts';
import type { Tab } from './tab.ts';

/** Names this form of file (docs/imports.md). */
export const JSON_FORMAT = 'mara-sheets/1';

export const ExportSchema = z.object({
  format: z.literal(JSON_FORMAT),
  space: z.string(),
  /** By family, sheets by the codes of their fields. */
  sheets: z.record(
    z.string(),
    z.array(z.object({ identifier: z.string(), fields: z.record(z.string(), z.string()) })),
  ),
});

/** @throws MaraError for any other JSON. */
export const readJson = (bytes: Buffer): Tab[] => {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new MaraError(message('imports.file.json'), { cause: error });
  }
  const read = ExportSchema.safeParse(json);
  if (!read.success) throw new MaraError(message('imports.file.json'));
  return Object.entries(read.data.sheets).map(([family, sheets]) => {
    const codes = [...new Set(sheets.flatMap(({ fields }) => Object.keys(fields)))];
    return {
      name: family,
      columns: columnsOf(['identifier', ...codes]),
      date1904: false,
      rows: sheets.map(({ identifier, fields }, place) => ({
        number: place + 1,
        list: [identifier, ...codes.map((code) => fields[code] ?? '')].map((text) => ({
          text,
          odd: null,
        })),
      })),
    };
  });
};
