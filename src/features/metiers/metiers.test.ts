import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Readable } from 'node:stream';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import type { Db } from '../../db/index.ts';
import { say } from '../../shared/i18n.ts';
import { importRome } from './import-rome.ts';
import { knownMetiers, metierLabels, searchMetiers } from './metier-store.ts';
import { NAF_SECTIONS, sectionOfNaf } from './naf.ts';
import { readMetiers } from './read-metiers.ts';
import { domainOf, ROME_DOMAINS } from './rome.ts';

describe('ROME codes in a line', () => {
  it.each<[string, string[], string[]]>([
    ['M1402', ['M1402'], []],
    ['m1402, M 1403', ['M1402', 'M1403'], []],
    ['M1402 – Conseil en organisation ; M1403 : Études', ['M1402', 'M1403'], []],
    ['M1402 – Conseil en organisation, management ; M1403', ['M1402', 'M1403'], []],
    ['M1402\nM1403\r\nM1402', ['M1402', 'M1403'], []],
    ['M1402 M1403', ['M1402', 'M1403'], []],
    ['M1402, plombier', ['M1402'], ['plombier']],
    ['plombier ; Z1402, M14022; AM1402', [], ['plombier', 'Z1402', 'M14022', 'AM1402']],
    ['Conseil (M1402)', ['M1402'], []],
    ['', [], []],
    [' ;,\n', [], []],
  ])('%j', (text, codes, bad) => {
    expect(readMetiers(text)).toEqual({ codes, bad });
  });

  it('are found again however they are joined, and nothing throws', () => {
    const code = fc.stringMatching(/^[A-N]\d{4}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(code, { maxLength: 8 }),
        fc.constantFrom(';', ', ', '\n', ' ; '),
        fc.string({ unit: 'binary' }),
        (codes, joint, noise) => {
          expect(readMetiers(codes.join(joint))).toEqual({ codes, bad: [] });
          expect(() => readMetiers(noise)).not.toThrow();
        },
      ),
    );
  });

  it('have a domain each', () => {
    expect(domainOf('M1402')).toBe('M');
    expect(domainOf('O1402')).toBeNull();
    expect(Object.keys(ROME_DOMAINS).join('')).toBe('ABCDEFGHIJKLMN');
  });
});

it.each([
  ['62.01Z', 'j'],
  ['6201z', 'j'],
  ['62.01', 'j'],
  ['62', 'j'],
  ['01.11Z', 'a'],
  ['84.22Z', 'o'],
  ['99.00Z', 'u'],
  ['35', 'd'],
  ['04.00Z', null],
  ['62.99Z', null],
  ['J', null],
  ['', null],
])('the section of %j is %j', (code, section) => {
  expect(sectionOfNaf(code)).toBe(section);
  if (section !== null) expect(NAF_SECTIONS).toContain(section);
});

const bring = (db: Db, text: string, options: { release?: string; dryRun?: boolean } = {}) =>
  importRome(db, Readable.from([Buffer.from(text)]), { file: 'r.csv', ...options });

const CODES = `"code_rome","libelle_rome","emploi_cadre","code_rome_parent"
"M1402","Responsable en organisation en entreprise","O","M1402"
"M1403","Chargé / Chargée d'études","N","M1402"
"A1101","Conducteur d'engins agricoles","",""
`;
const TITLES = `"code_ogr","libelle_appellation_long","libelle_appellation_court","code_rome"
"1","Consultant / Consultante en organisation","Consultant(e)","M1402"
"2","Économètre","Économètre","M1403"
`;

describeEachDatabase('métiers', ({ fresh }) => {
  it('are not known before a list is brought in, then have names and titles to search by', async () => {
    const db = await fresh();
    expect(await knownMetiers(db)).toBeNull();
    expect(await metierLabels(db, ['M1402'])).toEqual(new Map());
    await expect(bring(db, TITLES)).rejects.toThrow(/bring the file of codes in first/);
    expect(await bring(db, CODES, { release: 'v460' })).toEqual({
      holds: 'codes',
      rows: 3,
      kept: 3,
      release: 'v460',
      bad: { count: 0, first: [] },
    });
    expect(await bring(db, TITLES)).toMatchObject({ holds: 'titles', kept: 2, release: null });
    expect(await knownMetiers(db)).toEqual(new Set(['M1402', 'M1403', 'A1101']));
    expect(await metierLabels(db, ['M1403', 'N9999', 'M1403'])).toEqual(
      new Map([['M1403', "Chargé / Chargée d'études"]]),
    );
    expect(await db('metier').where({ code: 'A1101' }).first()).toMatchObject({
      parent: null,
      executive: null,
      release_name: 'v460',
    });

    const codes = async (text: string, limit = 5) =>
      (await searchMetiers(db, text, limit)).map(({ code, title }) => [code, title]);
    expect(await codes('etudes')).toEqual([['M1403', null]]);
    expect(await codes('ECONOM')).toEqual([['M1403', 'Économètre']]);
    expect(await codes('m1402')).toEqual([['M1402', null]]);
    expect(await codes('organisation consult')).toEqual([
      ['M1402', 'Consultant / Consultante en organisation'],
    ]);
    expect(await codes('en organisation', 1)).toEqual([['M1402', null]]);
    expect(await codes('%')).toEqual([]);
    expect(await codes('')).toEqual([]);
  });

  it('are replaced as a whole; what is wrong is told by row', async () => {
    const db = await fresh();
    await bring(db, CODES);
    const { kept, bad } = await bring(
      db,
      'code_rome;libelle_rome;code_rome_parent\nM1402;A;\nZ1;B;\nM1402;C;\nM1403;;\nM1404;D;x\nM1405;E;;F\n',
    );
    expect(kept).toBe(1);
    const told = bad.first.map((one) => say('fr', one));
    expect(told).toHaveLength(5);
    expect(told[0]).toMatch(/^Ligne 3, colonne code_rome.*«\u00A0Z1\u00A0»/u);
    expect(told[1]).toMatch(/^Ligne 4.*déjà/u);
    expect(told[2]).toMatch(/^Ligne 5, colonne libelle_rome.*nom manque/u);
    expect(told[3]).toMatch(/^Ligne 6, colonne code_rome_parent/u);
    expect(told[4]).toMatch(/^Ligne 7.*plus de cellules/u);
    expect(await knownMetiers(db)).toEqual(new Set(['M1402']));
    const titles = await bring(db, TITLES, { dryRun: true });
    expect(titles).toMatchObject({ kept: 1, bad: { count: 1 } });
    expect(say('fr', titles.bad.first[0]!)).toMatch(/^Ligne 3.*M1403/u);
    expect(await searchMetiers(db, 'consultant', 5)).toEqual([]);
  });

  it('stay as they are where a file has none', async () => {
    const db = await fresh();
    await bring(db, CODES);
    await expect(bring(db, 'a;b\n1;2\n')).rejects.toThrow(/“r.csv”.*Found: a, b/);
    await expect(bring(db, 'code_rome;libelle_rome\n')).rejects.toThrow(/no row follows/i);
    await expect(bring(db, CODES, { release: 'v'.repeat(21) })).rejects.toThrow(/too long/);
    expect(await bring(db, 'code_rome;libelle_rome\nx;y\n')).toMatchObject({ kept: 0 });
    expect((await knownMetiers(db))?.size).toBe(3);
  });
});
