/** Broken and hostile files: none may crash, each gets a sentence in both languages. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import yazl from 'yazl';
import { openSite, type Site } from '../../../test/support/site.ts';
import { MaraError } from '../../shared/errors.ts';
import { say } from '../../shared/i18n.ts';
import { importSheets } from './import-sheets.ts';
import type { Problem } from './problem.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite('sqlite::memory:');
  await site.cycle();
});
afterAll(() => site.close());

const TITLES = ['Nom', 'Rubrique', 'Commune', 'Téléphone', 'SIRET', 'Vérifiée le', 'Remarques'];
const ROW = ['Angers Habitat', 'Bailleur', 'Angers', '0241881234', '', '01/10/2026', 'Rien'];
const lines = (...rows: string[][]): string => rows.map((row) => row.join(';')).join('\r\n');
const GOOD = lines(TITLES, ROW);

type Fill = (tab: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void;
const workbook = async (fill: Fill = () => undefined, properties = {}): Promise<Buffer> => {
  const made = new ExcelJS.Workbook();
  Object.assign(made.properties, properties);
  const tab = made.addWorksheet('Fiches');
  tab.addRow(TITLES);
  tab.addRow(ROW);
  fill(tab, made);
  return Buffer.from(await made.xlsx.writeBuffer());
};
const set =
  (cell: string, value: unknown): Fill =>
  (tab) => {
    tab.getCell(cell).value = value as ExcelJS.CellValue;
  };

/** A zip of these parts. */
const zip = async (parts: Record<string, string | Buffer>): Promise<Buffer> => {
  const file = new yazl.ZipFile();
  for (const [name, part] of Object.entries(parts)) file.addBuffer(Buffer.from(part), name);
  file.end();
  return await buffer(file.outputStream);
};
/** The least a workbook is made of, with this sheet in it. */
const raw = (sheet: string, more: Record<string, string> = {}): Promise<Buffer> =>
  zip({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml" Type="t/worksheet"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  });
const inline = (ref: string, text: string): string =>
  `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
const SHEET = `<worksheet><sheetData><row r="1">${inline('A1', 'Nom')}${inline('B1', 'Rubrique')}</row><row r="2">${inline('A2', 'Un')}${inline('B2', 'Bailleur')}</row></sheetData></worksheet>`;

/** Says another size than it has: in the directory, and before the bytes themselves. */
const lying = async (): Promise<Buffer> => {
  const bytes = await zip({ 'xl/workbook.xml': 'x', 'xl/worksheets/sheet1.xml': 'y'.repeat(9000) });
  const real = Buffer.alloc(4);
  real.writeUInt32LE(9000);
  for (let at = bytes.indexOf(real); at !== -1; at = bytes.indexOf(real, at + 4)) {
    bytes.writeUInt32LE(12, at);
  }
  return bytes;
};
/** 110 MB of nothing in some hundred kilobytes. */
const bomb = async (): Promise<Buffer> => {
  const bytes = await zip({
    'xl/workbook.xml': 'x',
    'xl/worksheets/sheet1.xml': '0'.repeat(1.1e8),
  });
  return bytes;
};
const utf16 = (text: string, order: 'le' | 'be'): Buffer => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};
const ole = (inside: string): Buffer =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(600),
    Buffer.from(inside, 'utf16le'),
  ]);

type Wish =
  /** It is refused whole, with these words. */
  | { refused: RegExp }
  /** So many rows would come in, with these words among what is told. */
  | { create: number; told?: RegExp };
type Case = [name: string, file: string | Buffer | (() => Promise<Buffer>), wish: Wish];

const one = { create: 1 };
const refused = (words: RegExp): Wish => ({ refused: words });
const told = (words: RegExp, create = 1): Wish => ({ create, told: words });

const SEPARATED: Case[] = [';', ',', '\t', '|'].flatMap((separator): Case[] => {
  const text = GOOD.replaceAll(';', separator);
  return [
    [`UTF-8, parted by ${JSON.stringify(separator)}`, text, one],
    [`UTF-8 with its mark, ${JSON.stringify(separator)}`, `\uFEFF${text}`, one],
    [`Windows-1252, ${JSON.stringify(separator)}`, Buffer.from(text, 'latin1'), one],
    [`UTF-16 LE, ${JSON.stringify(separator)}`, utf16(text, 'le'), one],
    [`UTF-16 BE, ${JSON.stringify(separator)}`, utf16(text, 'be'), one],
    [`line feeds alone, ${JSON.stringify(separator)}`, text.replaceAll('\r\n', '\n'), one],
    [`carriage returns alone, ${JSON.stringify(separator)}`, text.replaceAll('\r\n', '\r'), one],
    [`cells in quotes, ${JSON.stringify(separator)}`, text.replace(/[^\r\n;,\t|]+/g, '"$&"'), one],
  ];
});

const TEXTS: Case[] = [
  ['no byte at all', '', refused(/vide \(zéro octet\)/)],
  ['only a mark', '\uFEFF', refused(/aucune ligne|colonnes obligatoires/)],
  ['only blank lines', '\n\n\n', refused(/aucune ligne/)],
  ['only titles', lines(TITLES), refused(/aucune ligne/)],
  ['no titles', lines(ROW, ROW), refused(/colonnes obligatoires : Rubrique, Nom/u)],
  ['one column', 'Nom\nUn\nDeux', refused(/aucune ligne/)],
  ['a column missing', lines(['Nom', 'Commune'], ['Un', 'Angers']), refused(/: Rubrique\. Trouv/u)],
  ['a title twice', lines([...TITLES, 'Nom'], [...ROW, 'Autre']), told(/« Nom » est en double/u)],
  ['an unknown column', lines([...TITLES, 'Âge'], [...ROW, '7']), told(/« Âge » ne correspond/u)],
  ['titles without a name', lines([...TITLES, '', ''], [...ROW, 'x', 'y']), one],
  ['a row too long', lines(TITLES, [...ROW, '1', '2']), told(/plus de cellules que/, 0)],
  ['a row too short', lines(TITLES, ['Un', 'Bailleur']), one],
  ['a quote never closed', `${GOOD}\n"Un;Bailleur;Angers\n`, refused(/Ligne 3 : des guillemets/)],
  [
    'a quote never closed over 5 MB',
    `${GOOD}\n"${'x;y\n'.repeat(1_300_000)}`,
    refused(/guillemets/),
  ],
  ['a quote in the midst', lines(TITLES, ['L"Un', ...ROW.slice(1)]), one],
  ['a NUL within', lines(TITLES, ['A\0B', ...ROW.slice(1)]), one],
  ['a NUL at the beginning', 'Nom\0;Rubrique\nUn;Bailleur', refused(/n’est pas du texte/)],
  [
    'bytes of no text',
    Buffer.from(Array.from({ length: 4000 }, (_, n) => (n * 7) % 256)),
    refused(/./),
  ],
  ['a title above the table', `Nos fiches\n\n${GOOD}`, one],
  ['what Excel says of itself', `sep=;\n${GOOD}`, one],
  ['a thousand empty columns', lines([...TITLES, ...Array<string>(1000).fill('')], ROW), one],
  ['a thousand empty rows', `${GOOD}\r\n${`${';'.repeat(6)}\r\n`.repeat(1000)}`, one],
  ['a cell of 10 MB', lines(TITLES, [...ROW.slice(0, 6), 'x'.repeat(1e7)]), refused(/trop longue/)],
  ['a cell of 100 kB', lines(TITLES, [...ROW.slice(0, 6), 'x'.repeat(1e5)]), told(/trop long/)],
  ['a name of 3 kB', lines(TITLES, ['x'.repeat(3000), ...ROW.slice(1)]), told(/./, 0)],
  ['a formula in text', lines(TITLES, ['=1+1', ...ROW.slice(1)]), one],
  ['a command in text', lines(TITLES, ['=cmd|" /C calc"!A0', ...ROW.slice(1)]), one],
  ['script in a cell', lines(TITLES, ['<script>x()</script>Un', ...ROW.slice(1)]), one],
  [
    'a phone without its zero',
    lines(TITLES, [...ROW.slice(0, 3), '241881234', '', '', '']),
    told(/zéro du début/),
  ],
  [
    'a postcode without its zero',
    lines(TITLES, ['Un', 'Bailleur', '1000', '', '', '', '']),
    told(/zéro du début/),
  ],
  [
    'a SIRET without its zero',
    lines(TITLES, [...ROW.slice(0, 4), '5520944400017', '', '']),
    told(/zéro du début/),
  ],
  [
    'a SIRET as a power',
    lines(TITLES, [...ROW.slice(0, 4), '3,3E+13', '', '']),
    told(/puissance de dix/),
  ],
  [
    'a day that is none',
    lines(TITLES, [...ROW.slice(0, 5), '31/02/2026', '']),
    told(/31\/02\/2026/),
  ],
  ['a day as its number', lines(TITLES, [...ROW.slice(0, 5), '46000', '']), one],
  ['a day to come', lines(TITLES, [...ROW.slice(0, 5), '01/01/2099', '']), told(/Vérifiée le/)],
  ['a PDF', '%PDF-1.7\n1 0 obj', refused(/PDF/)],
  ['a web page', '<!DOCTYPE html><table><tr><td>Nom', refused(/page web/)],
  ['a table of a web page', '<table><tr><td>Nom</td></tr></table>', refused(/page web/)],
  ['XML of Excel 2003', '<?xml version="1.0"?><Workbook/>', refused(/page web ou du XML/)],
  ['any JSON', '[{"Nom":"Un"}]', refused(/n’est pas un export/)],
  ['broken JSON', '{"format":"mara-sheets/1",', refused(/n’est pas un export/)],
  ['JSON 10,000 deep', '['.repeat(10_000), refused(/n’est pas un export/)],
  ['an old Excel file', ole('Workbook'), refused(/ancien classeur Excel/)],
  ['a workbook with a password', ole('EncryptedPackage'), refused(/mot de passe/)],
  [
    '51,000 rows',
    `Nom;Rubrique\n${'Un;Bailleur\n'.repeat(51_000)}`,
    refused(/plus de 50000 lignes/),
  ],
  ['a gzip by another name', gzipSync(GOOD), refused(/./)],
];

const WORKBOOKS: Case[] = [
  ['a workbook', () => workbook(), one],
  [
    'an empty workbook',
    async () => {
      const made = new ExcelJS.Workbook();
      made.addWorksheet('Vide');
      return Buffer.from(await made.xlsx.writeBuffer());
    },
    refused(/aucune ligne/),
  ],
  [
    'titles alone',
    () =>
      workbook((tab) => {
        tab.spliceRows(2, 1);
      }),
    refused(/aucune ligne/),
  ],
  [
    'two tabs',
    () =>
      workbook((_, all) =>
        all.addWorksheet('Autre').addRows([
          ['x', 'y'],
          ['1', '2'],
        ]),
      ),
    told(/seule « Fiches »/u),
  ],
  [
    'an empty tab first',
    async () => {
      const made = new ExcelJS.Workbook();
      made.addWorksheet('Vide');
      made.addWorksheet('Pleine').addRows([TITLES, ROW]);
      return Buffer.from(await made.xlsx.writeBuffer());
    },
    one,
  ],
  [
    'cells merged downwards',
    () =>
      workbook((tab) => {
        tab.addRow(['Deux', '', 'Angers']);
        tab.mergeCells('B2:B3');
      }),
    { create: 2 },
  ],
  [
    'titles merged',
    () =>
      workbook((tab) => {
        tab.mergeCells('F1:G1');
      }),
    told(/en double|ne correspond/),
  ],
  [
    'a formula with its value',
    () => workbook(set('A2', { formula: 'A1&"x"', result: 'Valeur' })),
    one,
  ],
  [
    'a formula without a value',
    () => workbook(set('G2', { formula: 'WEBSERVICE("http://x")' })),
    told(/formule sans résultat/),
  ],
  [
    'a formula that fails',
    () => workbook(set('C2', { formula: '1/0', result: { error: '#DIV/0!' } })),
    told(/erreur du tableur/),
  ],
  ['an error', () => workbook(set('C2', { error: '#REF!' })), told(/erreur du tableur/)],
  ['rich text', () => workbook(set('A2', { richText: [{ text: 'An' }, { text: 'gers' }] })), one],
  ['a link', () => workbook(set('A2', { text: 'Un lien', hyperlink: 'javascript:x()' })), one],
  ['a boolean', () => workbook(set('G2', true)), one],
  ['text that looks like a formula', () => workbook(set('A2', '=1+1')), one],
  ['a phone as a number', () => workbook(set('D2', 241881234)), told(/zéro du début/)],
  ['a postcode as a number', () => workbook(set('C2', 49000)), one],
  ['a SIRET as a number', () => workbook(set('E2', 35600000000048)), one],
  ['a SIRET rounded', () => workbook(set('E2', 3.56e17)), told(/arrondir/)],
  ['a day', () => workbook(set('F2', new Date('2026-10-01'))), one],
  ['a day as its number of 1900', () => workbook(set('F2', 46000)), one],
  ['a day as its number of 1904', () => workbook(set('F2', 44500), { date1904: true }), one],
  ['a day before all', () => workbook(set('F2', new Date('1899-01-01'))), told(/Vérifiée le/)],
  [
    'a thousand empty rows',
    () =>
      workbook((tab) => {
        for (let n = 3; n < 1003; n++) tab.getCell(`A${n}`).value = ' ';
      }),
    one,
  ],
  [
    'a thousand empty columns',
    () =>
      workbook((tab) => {
        for (let n = 8; n < 1008; n++) tab.getCell(1, n).value = ' ';
      }),
    one,
  ],
  [
    'a cell in the last row',
    () =>
      workbook((tab) => {
        tab.getCell('A1048576').value = ' ';
      }),
    one,
  ],
  ['a cell of 10 MB', () => workbook(set('G2', 'x'.repeat(1e7))), told(/trop long/)],
  [
    'a password of a sheet',
    () =>
      workbook((tab) => {
        void tab.protect('x', {});
      }),
    one,
  ],
  ['cut in the midst', async () => (await workbook()).subarray(0, 3000), refused(/coupé ou abîmé/)],
  ['cut at its end', async () => (await workbook()).subarray(0, -30), refused(/coupé ou abîmé/)],
  ['only its beginning', Buffer.from('PK\x03\x04'), refused(/coupé ou abîmé/)],
  [
    'bytes changed within',
    async () => {
      const bytes = await workbook();
      bytes.fill(0xff, 60, 400);
      return bytes;
    },
    refused(/coupé ou abîmé/),
  ],
  [
    'an ods',
    () =>
      zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
    refused(/LibreOffice/),
  ],
  ['a docx', () => zip({ 'word/document.xml': '<x/>' }), refused(/pas un classeur/)],
  ['an xlsb', () => zip({ 'xl/workbook.bin': 'x' }), refused(/pas un classeur/)],
  ['an empty zip', () => zip({}), refused(/pas un classeur/)],
  ['a zip of a CSV', () => zip({ 'fiches.csv': GOOD }), refused(/pas un classeur/)],
  ['a bomb', bomb, refused(/une fois décompressé/)],
  ['a bomb that says little', lying, refused(/coupé ou abîmé/)],
  [
    'a zip with a password',
    async () => {
      const bytes = await zip({ 'xl/workbook.xml': 'x' });
      bytes.writeUInt16LE(1, bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 8);
      return bytes;
    },
    refused(/mot de passe/),
  ],
  ['a sheet by hand', () => raw(SHEET), one],
  [
    'a billion laughs',
    () => raw(`<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${SHEET}`),
    refused(/définitions XML/),
  ],
  [
    'an entity from outside',
    () => raw(`<!DOCTYPE l SYSTEM "file:///etc/passwd">${SHEET}`),
    refused(/définitions XML/),
  ],
  [
    'XML that is none',
    () => raw('<worksheet><sheetData><row'),
    refused(/ne peut pas être lu|aucune ligne/),
  ],
  [
    'merged cells without end',
    () =>
      raw(
        SHEET.replace(
          '</sheetData>',
          '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        ),
      ),
    refused(/immenses/),
  ],
  [
    'a named range without end',
    () =>
      raw(SHEET, {
        'xl/workbook.xml':
          '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="x">A!$A$1:$XFD$1048576</definedName></definedNames></workbook>',
      }),
    refused(/immenses/),
  ],
  [
    'choices without end',
    () =>
      raw(
        SHEET.replace(
          '</sheetData>',
          '</sheetData><dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1></dataValidation></dataValidations>',
        ),
      ),
    one,
  ],
  [
    'a cell of no column',
    () => raw(SHEET.replace('"A2"', '"ZZZZZ9"')),
    refused(/ne peut pas être lu/),
  ],
  ['a row of no number', () => raw(SHEET.replace('r="2"', 'r="-5"')), refused(/aucune ligne/)],
  [
    'a string that is not there',
    () => raw(SHEET.replace(inline('A2', 'Un'), '<c r="A2" t="s"><v>99</v></c>')),
    one,
  ],
];

const CASES = [...SEPARATED, ...TEXTS, ...WORKBOOKS];

const read = async (file: Case[1]) => {
  const bytes = typeof file === 'function' ? await file() : Buffer.from(file);
  const problems: Problem[] = [];
  const { would, notes } = await importSheets(site.app.sync, Readable.from([bytes]), {
    file: 'fichier',
    space: 'mel',
    family: 'living_area',
    dryRun: true,
    onProblem: (problem) => problems.push(problem),
  });
  const all = [...notes, ...problems.map((problem) => problem.told)];
  return { create: would.create, all };
};

it('are more than a hundred', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(100);
});

describe('a file of sheets', () => {
  it.each(CASES)('%s', async (_name, file, wish) => {
    const answer = await read(file).catch((error: unknown) => {
      if (error instanceof MaraError) return error;
      throw error;
    });
    if (answer instanceof MaraError) {
      const [fr, en] = [answer.say('fr'), answer.say('en')];
      expect(en).not.toBe(fr);
      expect(fr.length).toBeGreaterThan(20);
      // A sentence tells no path and no data of the machine.
      expect(fr + en).not.toMatch(/node_modules|undefined|\{\{/);
      if ('create' in wish) expect(fr).toBe(`${wish.create} rows`);
      else expect(fr.replaceAll(/[\u00A0\u202F]/g, ' ')).toMatch(wish.refused);
      return;
    }
    const words = answer.all.map((one) => say('fr', one).replaceAll(/[\u00A0\u202F]/g, ' '));
    if ('refused' in wish) {
      expect(words).toEqual([]);
      expect(answer.create).toBe('refused');
      return;
    }
    expect({ create: answer.create, words }).toMatchObject({ create: wish.create });
    if (wish.told !== undefined) expect(words.join('\n')).toMatch(wish.told);
    expect(words.join('\n').length).toBeLessThan(5000);
  });
});
