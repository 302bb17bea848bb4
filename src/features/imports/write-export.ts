/** An export as a workbook, one tab a family, or as JSON (docs/imports.md). */
import type ExcelJS from 'exceljs';
import type { Lang } from '../../shared/i18n.ts';
import { FAMILIES, type Family, FIELDS } from '../content/index.ts';
import { TAB_NAMES } from './choose-tabs.ts';
import { codesFor, type Exported } from './export-space.ts';
import { newWorkbook } from './new-workbook.ts';
import { JSON_FORMAT } from './read-json.ts';
import { cellOfHtml } from './rich-text.ts';

/** Characters of a cell, at most (Excel). */
const LONGEST_CELL = 32_000;
/** Every cell is text: « +33… » stays as it is, and what begins with « = » is worked out nowhere. */
const TEXT = '@';

export const IDENTIFIER = { fr: 'Identifiant', en: 'Identifier' };

export const jsonOf = ({ space, audience, sheets }: Exported): Buffer =>
  Buffer.from(
    `${JSON.stringify({ format: JSON_FORMAT, space, for: audience, sheets }, null, 2)}\n`,
  );

export const addTab = (
  workbook: ExcelJS.Workbook,
  family: Family,
  codes: readonly string[],
  lang: Lang,
): ExcelJS.Worksheet => {
  const tab = workbook.addWorksheet(TAB_NAMES[family][lang], {
    views: [{ state: 'frozen', xSplit: 0, ySplit: 1 }],
  });
  const specs = FIELDS[family].filter(({ code }) => codes.includes(code));
  tab.columns = [
    { header: IDENTIFIER[lang], key: 'identifier', width: 18, style: { numFmt: TEXT } },
    ...specs.map((spec) => ({
      header: spec[lang],
      key: spec.code,
      width: spec.type === 'textarea' ? 50 : 24,
      style: { numFmt: TEXT, alignment: { wrapText: spec.type === 'textarea' } },
    })),
  ];
  tab.getRow(1).font = { bold: true };
  return tab;
};

/** `cut`: texts that were longer than a cell can be. */
export const workbookOf = async (
  { audience, sheets }: Exported,
  lang: Lang,
): Promise<{ bytes: Buffer; cut: number }> => {
  const workbook = await newWorkbook();
  let cut = 0;
  for (const family of FAMILIES) {
    const rows = sheets[family];
    if (rows === undefined) continue;
    const tab = addTab(workbook, family, codesFor(family, audience), lang);
    const long = new Set(
      FIELDS[family].filter(({ type }) => type === 'textarea').map(({ code }) => code as string),
    );
    for (const { identifier, fields } of rows) {
      const cells = Object.entries(fields).map(([code, text]) => {
        const cell = long.has(code) ? cellOfHtml(text) : text;
        if (cell.length > LONGEST_CELL) cut += 1;
        return [code, cell.slice(0, LONGEST_CELL)] as const;
      });
      tab.addRow({ identifier, ...Object.fromEntries(cells) });
    }
  }
  return { bytes: Buffer.from(await workbook.xlsx.writeBuffer()), cut };
};
