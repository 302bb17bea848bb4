import { expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import type { Db } from '../../db/index.ts';
import { say } from '../../shared/i18n.ts';
import { areaOf, areasOf, areasTouching, communesSharing } from './areas.ts';
import { distanceKm } from './commune.ts';
import { importTerritories } from './import-territories.ts';
import { departementOf, regionOf } from './names.ts';
import { pointsOf } from './territory-store.ts';

const bring = (db: Db, text: string, options: { vintage?: string; dryRun?: boolean } = {}) =>
  importTerritories(db, Readable.from([Buffer.from(text)]), { file: 't.csv', ...options });

const BASINS = `reg,dep,code_commune_insee,code_bassin_BMO,lib_bassin_BMO
52,49,49007,5203,ANGERS
52,49,49353,5203,ANGERS
52,49,49099,5205,CHOLET
52,44,44003,5203,ANGERS
`;

describeEachDatabase('territories', ({ fresh }) => {
  it('brings basins in, with the best area of a commune first and the département without any', async () => {
    const db = await fresh();
    expect(await areaOf(db, '49007')).toEqual({
      kind: 'departement',
      code: '49',
      name: 'Maine-et-Loire',
      vintage: null,
    });
    expect(await bring(db, BASINS, { vintage: '2025' })).toEqual({
      rows: 4,
      bad: { count: 0, first: [] },
      areas: [{ kind: 'employment_basin', vintage: '2025', areas: 2, communes: 4 }],
      points: null,
      communes: 34_969,
    });
    await bring(
      db,
      'CODGEO;LIBGEO;ZE2020;LIBZE2020\n49007;Angers;5201;Angers\n49018;Baugé;5209;\n',
    );
    const basin = { kind: 'employment_basin', code: '5203', name: 'ANGERS', vintage: '2025' };
    const zone = { kind: 'employment_area', code: '5201', name: 'Angers', vintage: '2020' };
    expect(await areasOf(db, '49007')).toEqual([basin, zone]);
    expect(await areaOf(db, '49007')).toEqual(basin);
    expect(await areaOf(db, '49018')).toMatchObject({ kind: 'employment_area', name: '5209' });
    expect(await areaOf(db, '99999')).toBeNull();
  });

  it('tells which communes share an area for work with those of a département', async () => {
    const db = await fresh();
    await bring(db, BASINS);
    expect((await areasTouching(db, ['44'])).map(({ name }) => name).sort()).toEqual([
      'ANGERS',
      'Loire-Atlantique',
    ]);
    expect(
      await communesSharing(db, ['44'], ['49007', '49353', '49099', '49018', '44109']),
    ).toEqual(new Set(['49007', '49353', '44109']));
    expect(await communesSharing(db, [], ['49007'])).toEqual(new Set());
  });

  it('replaces what stood of its kind and nothing else, all of it or nothing', async () => {
    const db = await fresh();
    await bring(db, BASINS);
    await bring(db, 'CODGEO;BV2022\n49007;49007\n');
    await bring(db, 'code_commune_insee;code_bassin_BMO\n49007;1\n', { dryRun: true });
    expect(await areasOf(db, '49353')).toHaveLength(1);
    // The second kind of this file cannot be written: the first must not be either.
    await db.schema.dropTable('commune_point');
    const both = 'code_commune_insee;code_bassin_BMO;lat;lon\n49007;9999;47,4;-0,5\n';
    // Whatever the driver throws: its error may be of another file's making, and no Error here.
    await expect(bring(db, both)).rejects.toHaveProperty('message');
    expect((await areasOf(db, '49007')).map(({ code }) => code)).toEqual(['5203', '49007']);
    await bring(db, 'code_commune_insee;code_bassin_BMO\n49007;1\n');
    expect((await areasOf(db, '49007')).map(({ code }) => code)).toEqual(['1', '49007']);
    expect(await areasOf(db, '49353')).toEqual([]);
  });

  it('tells rows that cannot be used by number and keeps the others', async () => {
    const db = await fresh();
    const { bad, rows, areas } = await bring(
      db,
      [
        'code_commune_insee;code_bassin_BMO;lib_bassin_BMO',
        '49007;A;Angers',
        'Angers;A;Angers',
        '49099;;',
        '1004;B;Ambérieu',
        '49007;B;Ambérieu',
        `49353;${'x'.repeat(61)};Long`,
        '49018;C;a;b',
        '2a004;D;Ajaccio',
        '49011;E;Beaupréau, jadis',
        '75115;P;Paris',
        ...Array.from({ length: 30 }, (_, i) => `X${i};A;Angers`),
      ].join('\n'),
    );
    expect(rows).toBe(40);
    expect(bad.count).toBe(35);
    expect(bad.first).toHaveLength(20);
    const told = bad.first.slice(0, 5).map((one) => say('fr', one));
    expect(told[0]).toMatch(/^Ligne 3, colonne code_commune_insee.*Angers.*le code INSEE/u);
    expect(told[1]).toMatch(/^Ligne 4 \(49099\).*aucun territoire/u);
    expect(told[2]).toMatch(/^Ligne 6 \(49007\), colonne code_bassin_BMO.*«\u00A0A\u00A0»/u);
    expect(told[3]).toMatch(/^Ligne 7 \(49353\).*trop long/u);
    expect(told[4]).toMatch(/^Ligne 8.*plus de cellules/u);
    expect(areas[0]).toMatchObject({ areas: 5, communes: 5 });
    expect(await areaOf(db, '01004')).toMatchObject({ code: 'B' });
    expect(await areaOf(db, '2A004')).toMatchObject({ code: 'D' });
    expect(await areaOf(db, '75056')).toMatchObject({ code: 'P' });
  });

  it('takes a commune’s own row before those of the communes that became part of it', async () => {
    const db = await fresh();
    await bring(db, 'codgeo;ze2020\n75115;old\n75056;own\n75101;old2\n');
    expect(await areasOf(db, '75056')).toMatchObject([{ code: 'own' }]);
  });

  it('brings points in: two columns or one, commas, overseas, the year of the rows', async () => {
    const db = await fresh();
    const text = `;GeoPoint;Annee;Code_Officiel_Commune;latitude;longitude
0;"47,47, -0,55";2025;49007;47,4736;-0,5544
1;;2025;97411;-20.8789;55.4481
2;;2025;49099;0;0
3;;2025;49353;147;2
`;
    const { points, bad } = await bring(db, text);
    expect(points).toEqual({ vintage: '2025', communes: 2 });
    expect(bad.count).toBe(2);
    const found = await pointsOf(db, ['49007', '97411', '49099']);
    expect([...found.keys()].sort()).toEqual(['49007', '97411']);
    const [angers, denis] = [found.get('49007')!, found.get('97411')!];
    expect(angers).toEqual({ latitude: 47.4736, longitude: -0.5544 });
    expect(distanceKm(angers, denis)).toBeCloseTo(9393, -2);
    await bring(db, 'insee;geo_point_2d\n49007;"47.4, -0.5"\n', { vintage: 'v2' });
    expect(await pointsOf(db, ['49007', '97411'])).toEqual(
      new Map([['49007', { latitude: 47.4, longitude: -0.5 }]]),
    );
  });

  it('refuses a file that tells nothing of territories, changing nothing', async () => {
    const db = await fresh();
    await bring(db, BASINS);
    await expect(bring(db, 'nom;ville\nX;Angers\n')).rejects.toThrow(/“t.csv”.*Found: nom, ville/);
    await expect(bring(db, '')).rejects.toThrow(/Found: –/);
    await expect(bring(db, 'codgeo;ze2020\n')).rejects.toThrow(/no row follows/i);
    await expect(bring(db, BASINS, { vintage: 'x'.repeat(21) })).rejects.toThrow(/too long/);
    expect(await bring(db, 'codgeo;code_bassin_bmo\nx;1\n')).toMatchObject({ areas: [] });
    expect(await areasOf(db, '49007')).toHaveLength(1);
  });
});

it('knows départements and their regions', () => {
  expect(departementOf('49')).toEqual({ code: '49', name: 'Maine-et-Loire', region: '52' });
  expect(regionOf('49')).toEqual({ code: '52', name: 'Pays de la Loire' });
  expect(departementOf('00')).toBeNull();
  expect(regionOf('00')).toBeNull();
});
