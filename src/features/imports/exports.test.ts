import { afterEach, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { Readable } from 'node:stream';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import { openSite, sheet, type Site } from '../../../test/support/site.ts';
import { type Audience, exportSpace } from './export-space.ts';
import { importSheets } from './import-sheets.ts';
import { templateOf } from './template.ts';
import { jsonOf, workbookOf } from './write-export.ts';

const LIVING = [
  sheet('Angers Habitat', {
    phone: '+33 2 41 88 12 34',
    site: 'https://habitat.example/',
    purpose: '<p>Se loger</p><ul><li>un</li><li>deux</li></ul>',
    themes: 'Logement\nSanté',
    verified_on: '2026-10-01',
    contact: 'Mme Secrète',
    mail: 'a@habitat.example',
  }),
  sheet('=1+1', { remarks: '<p>Une ligne<br>puis & deux</p><p>Fin</p>', state: 'Brouillon' }),
  sheet('Mal écrit', { phone: '12', commune: 'Angerz', siret: '3.3E+13x' }),
];
const MARKET = [
  {
    ...{ name: 'Bosch', kind: 'Employeur', size: '250 à 4\u202F999', state: 'À publier' },
    ...{ sector: 'C – Industrie manufacturière', introducer: 'Un ami', rhythm: '6 mois' },
  },
];
const OPENINGS = [
  { title: 'Ouverte', diffusion: 'Ouverte', state: 'À publier', deadline: '31/01/2027' },
  {
    title: 'Cachée',
    diffusion: 'Transmise par le réseau',
    state: 'À publier',
    source: 'Un mentor',
  },
];

describeEachDatabase('a space’s content taken out and brought in again', ({ freshUrl }) => {
  let site: Site;
  afterEach(() => site.close());

  const open = async (): Promise<Site> => {
    site = await openSite((await freshUrl()).url);
    const { admin } = site.sandbox;
    await admin.createSpace({ code: 'var', name: 'Var', departements: '83' });
    const of = { space: 'mel', userId: site.referent };
    for (const fields of LIVING) await admin.createEntry({ ...of, fields });
    for (const fields of MARKET) await admin.createEntry({ ...of, sheet: 'job_market', fields });
    for (const fields of OPENINGS) await admin.createEntry({ ...of, sheet: 'opening', fields });
    await site.cycle();
    return site;
  };
  const bring = (bytes: Buffer, space: string) =>
    importSheets(site.app.sync, Readable.from([bytes]), { file: 'x', space });
  const taken = async (space: string, audience: Audience = 'referents') => {
    await site.cycle();
    return exportSpace(site.app.db, space, audience);
  };

  it.each(['JSON', 'XLSX'])('is the same by way of %s', async (form) => {
    await open();
    const before = await taken('mel');
    expect(before.sheets.opening).toHaveLength(2);
    const bytes = form === 'JSON' ? jsonOf(before) : (await workbookOf(before, 'fr')).bytes;
    const { counts } = await bring(bytes, 'var');
    expect(counts).toMatchObject({ created: 6, left: 0, failed: 0 });
    const after = await taken('var');
    expect(after.sheets).toEqual(before.sheets);
    // Where it came from, people's own sheets stay as they are.
    expect((await bring(bytes, 'mel')).counts).toMatchObject({ own: 6, created: 0 });
    const again = form === 'JSON' ? jsonOf(after) : (await workbookOf(after, 'en')).bytes;
    expect((await bring(again, 'var')).counts).toMatchObject({ unchanged: 6, created: 0 });
  });

  it('holds for each audience only what it may read', async () => {
    await open();
    const members = await taken('mel', 'members');
    expect(members.sheets.opening).toEqual([
      expect.objectContaining({ fields: expect.objectContaining({ title: 'Ouverte' }) }),
    ]);
    expect(members.sheets.living_area).toHaveLength(2);
    const text = JSON.stringify(members);
    expect(text).not.toMatch(/Secrète|Cachée|Un ami|Un mentor|6 mois|=1/);
    expect(text).toContain('a@habitat.example');
    const open_ = await taken('mel', 'public');
    expect(open_.sheets.opening).toBeUndefined();
    expect(JSON.stringify(open_)).not.toMatch(/Secrète|habitat\.example"|Ouverte/);
  });

  it('leaves nothing in a workbook that is worked out', async () => {
    await open();
    const { bytes, cut } = await workbookOf(await taken('mel'), 'fr');
    expect(cut).toBe(0);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    const names = workbook.worksheets.map(({ name }) => name);
    expect(names).toEqual(['Bassin de vie', 'Bassin d’emploi', 'Offres d’emploi']);
    const tab = workbook.worksheets[0];
    const kinds = new Set<number>();
    tab?.eachRow((row) => {
      row.eachCell((cell) => {
        kinds.add(cell.type);
      });
    });
    expect([...kinds]).toEqual([ExcelJS.ValueType.String]);
  });

  it.each(['living_area', 'job_market', 'opening'] as const)(
    'has a template of %s whose example is never brought in',
    async (family) => {
      await open();
      const template = await templateOf(family, 'fr');
      await expect(bring(template, 'var')).resolves.toMatchObject({
        counts: { rows: 0, created: 0 },
        notes: [],
      });
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(template as unknown as ExcelJS.Buffer);
      const [tab] = workbook.worksheets;
      const name = family === 'opening' ? 'Un poste' : 'Un nom';
      const menu = { living_area: 'Association', job_market: 'Employeur', opening: 'Ouverte' };
      const titles = (tab?.getRow(1).values as unknown[]).slice(1).map(String);
      tab?.addRow(
        titles.map((title) =>
          /^(?:Nom|Intitulé)$/.test(title)
            ? name
            : /^(?:Rubrique|Nature|Diffusion)$/.test(title)
              ? menu[family]
              : '',
        ),
      );
      const filled = Buffer.from(await workbook.xlsx.writeBuffer());
      expect((await bring(filled, 'var')).counts).toMatchObject({ rows: 1, created: 1 });
    },
  );
});
