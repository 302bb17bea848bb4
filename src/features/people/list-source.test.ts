import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Readable } from 'node:stream';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import { NOW, tell, tellSpace, untell } from '../../../test/support/told.ts';
import type { Db } from '../../db/index.ts';
import { type BodyOf, BODY_SCHEMAS, KeySchema, type PersonItem } from '../../moodle/index.ts';
import { importRome } from '../metiers/index.ts';
import { importTerritories } from '../places/index.ts';
import type { Source } from '../sync/index.ts';
import { cutItems, LIST_LIMITS, listSource } from './list-source.ts';

const CODES = `code_rome,libelle_rome
M1402,Responsable en organisation en entreprise
M1403,Chargé d'études
A1101,Conducteur d'engins agricoles
`;
const TITLES = `code_ogr,libelle_appellation_long,libelle_appellation_court,code_rome
1,Consultant / Consultante en organisation,Consultant(e),M1402
2,Consultant en systèmes,Consultant,M1402
`;
const BASINS = `reg,dep,code_commune_insee,code_bassin_BMO,lib_bassin_BMO
52,49,49007,5203,ANGERS
52,44,44003,5203,ANGERS
52,49,49099,52 05,CHOLET
`;

type List = BodyOf<'list'>;

const person = (id: number, quality: string): PersonItem => ({
  id,
  firstname: 'Jeanne',
  lastname: 'Moreau',
  lang: 'fr',
  suspended: false,
  fields: { mara_service: 'army', mara_quality: quality },
  timemodified: NOW,
});

describeEachDatabase('the lists of « Mon parcours »', ({ fresh }) => {
  const opened = async (): Promise<Db> => {
    const db = await fresh();
    await tellSpace(db, 'nat', { national: true });
    await tellSpace(db, 'mel');
    await tell(db, 'people', [person(7, 'candidate;resource')]);
    return db;
  };
  const piecesOf = async (db: Db, source: Source, space = 'nat') => {
    const question = { space, now: NOW * 1000, published: new Set<string>() };
    return (await source.desired(db, question)).pieces;
  };
  const itemsUnder = async (db: Db, source: Source, key: string) => {
    const piece = (await piecesOf(db, source)).find((one) => one.key === key);
    return piece === undefined ? null : (piece.body as List).items;
  };
  const rome = (db: Db, text: string) =>
    importRome(db, Readable.from([Buffer.from(text)]), { file: 'r.csv' });

  it('belong to the national space alone, whatever its code', async () => {
    const db = await opened();
    const source = listSource();
    expect(await piecesOf(db, source, 'mel')).toEqual([]);
    expect(await piecesOf(db, source, 'unknown')).toEqual([]);
    const pieces = await piecesOf(db, source);
    expect(pieces.length).toBeGreaterThan(100);
    expect(new Set(pieces.map(({ key }) => key)).size).toBe(pieces.length);
    for (const { key, type, body } of pieces) {
      expect(KeySchema.safeParse(key).success && key.startsWith('nat/list/')).toBe(true);
      expect(BODY_SCHEMAS.list.safeParse(body).success).toBe(true);
      expect([type, Buffer.byteLength(JSON.stringify(body)) < 262_144]).toEqual(['list', true]);
    }
  });

  it('wait for somebody to use them', async () => {
    const db = await opened();
    const source = listSource();
    expect((await piecesOf(db, source)).length).toBeGreaterThan(0);
    await untell(db, 'people', [7]);
    expect(await piecesOf(db, source)).toEqual([]);
    await tell(db, 'people', [person(8, 'resource')]);
    expect(await piecesOf(db, source)).toEqual([]);
    await tell(db, 'people', [person(9, 'mentor')]);
    expect((await piecesOf(db, source)).length).toBeGreaterThan(0);
  });

  it('hold every commune once, by name, with its département and its postcodes', async () => {
    const db = await opened();
    const source = listSource();
    const angers = { code: '49007', name: 'Angers (49)', words: '49000 49100' };
    const here = await itemsUnder(db, source, 'nat/list/places-49');
    expect(here?.[0]).toEqual({
      code: 'dep:49',
      name: 'Maine-et-Loire (département)',
      words: '49',
    });
    expect(here).toContainEqual(angers);
    // A former commune leads to the one it became part of.
    const segre = here?.find(({ code }) => code === '49331')?.words;
    expect(segre).toContain('Aviré');
    expect(segre?.split(' ')).toContain('49014');
    expect(await itemsUnder(db, source, 'nat/list/places-2a')).toContainEqual({
      code: '2A004',
      name: 'Ajaccio (2A)',
      words: '20000 20090 20167',
    });
    const all = (await piecesOf(db, source)).flatMap(({ body }) => (body as List).items);
    expect(all.filter(({ code }) => /^\w{5}$/.test(code))).toHaveLength(34_969);
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
  });

  it('hold the areas that were brought in, each in the first of its départements', async () => {
    const db = await opened();
    const source = listSource();
    const before = await piecesOf(db, source);
    await importTerritories(db, Readable.from([Buffer.from(BASINS)]), { file: 't.csv' });
    const area = {
      code: 'area:employment_basin:5203',
      name: 'ANGERS (bassin d’emploi)',
      words: '',
    };
    expect((await itemsUnder(db, source, 'nat/list/places-44'))?.[1]).toEqual(area);
    // No profile field can hold the other one's code.
    expect(await itemsUnder(db, source, 'nat/list/places-49')).toEqual(
      (before.find(({ key }) => key === 'nat/list/places-49')?.body as List).items,
    );
  });

  it('hold the métiers with the words of their titles, once they were brought in', async () => {
    const db = await opened();
    const source = listSource();
    expect(await itemsUnder(db, source, 'nat/list/metiers-m')).toBeNull();
    await rome(db, CODES);
    const named = { code: 'M1402', name: 'Responsable en organisation en entreprise', words: '' };
    expect((await itemsUnder(db, source, 'nat/list/metiers-m'))?.[0]).toEqual(named);
    await rome(db, TITLES);
    const metiers = await itemsUnder(db, source, 'nat/list/metiers-m');
    expect(metiers).toEqual([
      { ...named, words: 'consultant consultante systemes' },
      { code: 'M1403', name: "Chargé d'études", words: '' },
    ]);
    expect(await itemsUnder(db, source, 'nat/list/metiers-a')).toHaveLength(1);
    expect(await itemsUnder(db, source, 'nat/list/metiers-b')).toBeNull();
  });

  it('are the same again, whoever asks, and the very same while nothing was brought in', async () => {
    const db = await opened();
    await rome(db, CODES);
    const source = listSource();
    const first = await piecesOf(db, source);
    expect(await piecesOf(db, source)).toBe(first);
    expect(await piecesOf(db, listSource())).toEqual(first);
    await rome(db, TITLES);
    expect(await piecesOf(db, source)).not.toBe(first);
  });
});

describe('cutting a list', () => {
  const item = fc.record({
    code: fc.stringMatching(/^[A-Z]\d{1,4}$/),
    name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  });

  it('keeps every item in its order, in pieces that fit', () => {
    const limits = { items: 3, bytes: 200 };
    fc.assert(
      fc.property(fc.array(item, { maxLength: 30 }), (items) => {
        const cuts = cutItems(items, limits);
        expect(cuts.flat()).toEqual(items);
        for (const cut of cuts) {
          expect(cut.length).toBeLessThanOrEqual(3);
          const bytes = Buffer.byteLength(JSON.stringify(cut)) - 1;
          expect(cut.length === 1 || bytes <= 200).toBe(true);
        }
      }),
    );
    expect(cutItems([])).toEqual([]);
    const ten = Array.from({ length: 10 }, (_, i) => ({ code: `A${i}`, name: 'x' }));
    expect(cutItems(ten, { items: 4, bytes: 10_000 }).map(({ length }) => length)).toEqual([
      4, 4, 2,
    ]);
    expect(LIST_LIMITS.items).toBeLessThanOrEqual(5000);
  });
});
