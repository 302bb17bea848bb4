import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Readable } from 'node:stream';
import { separatorOf } from './separator.ts';
import { columnKey, type Column, readTable } from './table.ts';

/** The bytes in pieces of this size. */
const inPieces = (bytes: Buffer, size = 3): Readable =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      bytes.subarray(i * size, (i + 1) * size),
    ),
  );

const read = async (
  bytes: Buffer | string,
  isHeader?: (columns: readonly Column[]) => boolean,
  size?: number,
) => {
  const { columns, rows } = await readTable(inPieces(Buffer.from(bytes), size), isHeader);
  const list = [];
  for await (const { number, cells, tooLong } of rows) {
    list.push({ number, tooLong, ...Object.fromEntries(cells) });
  }
  return { keys: columns.map(({ key }) => key), rows: list };
};

const TEXT = 'code;nom\r\n49007;Œuilly – l’été €\r\n';
const FIRST = { number: 2, tooLong: false, code: '49007', nom: 'Œuilly – l’été €' };
const WINDOWS = Buffer.from(
  TEXT.replace('Œ', '\u008C').replace('–', '\u0096').replace('’', '\u0092').replace('€', '\u0080'),
  'latin1',
);

describe('a table', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['Windows-1252', WINDOWS],
    ['UTF-16', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
  ])('is read as %s, however its bytes come', async (_name, bytes) => {
    for (const size of [1, 2, 3, 7, 1000]) {
      expect((await read(bytes, undefined, size)).rows).toEqual([FIRST]);
    }
  });

  it('is the same from UTF-8 in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[a-zéèœ€🌊]{1,8}$/u), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 9 }),
        async (words, size) => {
          const { rows } = await read(`n;x\n${words.join(';1\n')};1`, undefined, size);
          expect(rows.map((row) => (row as { n?: string }).n)).toEqual(words);
        },
      ),
    );
  });

  it('numbers rows as a spreadsheet does: header, blank rows and breaks within cells counted', async () => {
    const { rows } = await read('a,b\n\n"1\n1",2\r\n,\n3\n4,5,6\n');
    expect(rows).toEqual([
      { number: 3, tooLong: false, a: '1\n1', b: '2' },
      { number: 5, tooLong: false, a: '3', b: '' },
      { number: 6, tooLong: true, a: '4', b: '5' },
    ]);
  });

  it('passes over titles above the header, and takes Excel’s word for the separator', async () => {
    const found = await read('Zones d’emploi, 2020;\n\nCODGEO;ZE2020\n49007;5201\n', (columns) =>
      columns.some(({ key }) => key === 'codgeo'),
    );
    expect(found.rows).toEqual([{ number: 4, tooLong: false, codgeo: '49007', ze2020: '5201' }]);
    expect((await read('sep=|\na|b,c\n1|2,3\n')).keys).toEqual(['a', 'b_c']);
  });

  it('has no rows where the header is not found, and none where the file is empty', async () => {
    expect(await read('x;y\n1;2\n', () => false)).toEqual({ keys: ['x', 'y'], rows: [] });
    expect(await read('')).toEqual({ keys: [], rows: [] });
    expect(await read('\n\n')).toEqual({ keys: [], rows: [] });
  });

  it('tells columns apart that have the same name, and leaves those without one out', async () => {
    expect((await read(';Nom;nom ;Code (INSEE)\n0;a;b;c')).rows).toEqual([
      { number: 2, tooLong: false, nom: 'a', nom_2: 'b', code_insee: 'c' },
    ]);
    expect(columnKey('  Libellé_rome ')).toBe('libelle_rome');
  });

  it('refuses a quote that is never closed by its row, and what is no text', async () => {
    await expect(read('a;b\n1;2\n"3;4\n5;6\n')).rejects.toThrow(/Row 3/);
    await expect(read(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]))).rejects.toThrow(/not text/);
  });

  it('keeps no more than a few rows at a time', async () => {
    let made = 0;
    async function* endless(): AsyncGenerator<Buffer> {
      for (;;) {
        made += 1;
        yield await Promise.resolve(Buffer.from(made === 1 ? 'a;b\n' : '1;2\n'.repeat(1000)));
      }
    }
    const { rows } = await readTable(endless());
    let seen = 0;
    for await (const { number } of rows) {
      seen = number;
      if (number > 60_000) break;
    }
    expect(seen).toBe(60_001);
    expect(made).toBeLessThan(200);
  });
});

it.each([
  ['a;b\n1,5;2,5\n', ';'],
  ['a,b\n"x;y",2\n', ','],
  ['a\tb\n1\t2\n', '\t'],
  ['nom;adresse\nX;"1, rue"\nY;2, rue, là\n', ';'],
  ['Titre, du tableau\na;b;c\n1;2;3\n', ';'],
  ['seule\n1\n', ';'],
])('the separator of %j is %j', (sample, separator) => {
  expect(separatorOf(sample)).toBe(separator);
});
