import { afterEach, expect, it } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import { Readable } from 'node:stream';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import { openSite, sheet, type Site } from '../../../test/support/site.ts';
import { say } from '../../shared/i18n.ts';
import { entriesOf, originsOf } from '../content/index.ts';
import { importSheets, type SheetsAsk } from './import-sheets.ts';
import type { Problem } from './problem.ts';
import { undoImport } from './undo-import.ts';

const HEADER = ['Identifiant', 'Nom', 'Rubrique', 'Commune', 'Téléphone', 'État'];
const csv = (...rows: string[][]): Buffer =>
  Buffer.from(stringify([HEADER, ...rows], { delimiter: ';' }));
const chunks = (bytes: Buffer): Readable => Readable.from([bytes]);

describeEachDatabase('sheets brought in from a file', ({ freshUrl }) => {
  let site: Site;
  afterEach(() => site.close());

  const open = async (): Promise<Site> => {
    site = await openSite((await freshUrl()).url);
    await site.cycle();
    return site;
  };

  const bring = async (bytes: Buffer, more: Partial<SheetsAsk> = {}) => {
    const problems: Problem[] = [];
    const ask: SheetsAsk = { file: 'fiches.csv', space: 'mel', family: 'living_area', ...more };
    const onProblem = (problem: Problem) => problems.push(problem);
    const result = await importSheets(site.app.sync, chunks(bytes), { ...ask, onProblem });
    const told = problems.map(({ row, column, effect, told: what }) => {
      return `${row} ${column ?? '-'} ${effect}: ${say('fr', what)}`;
    });
    return { ...result, told };
  };
  const entries = async () => {
    await site.cycle();
    return entriesOf(site.app.db, 'mel', 'living_area');
  };

  it('makes entries of rows, and the same file twice changes nothing', async () => {
    await open();
    const file = csv(
      ['a1', 'Angers Habitat', 'bailleur', 'angers', '0241881234', 'À publier'],
      ['a2', 'Mairie', 'Service public', 'Cholet', '', ''],
    );
    const first = await bring(file);
    expect(first).toMatchObject({ counts: { rows: 2, created: 2, left: 0 }, told: [] });
    expect((await entries()).map(({ fields, approved }) => ({ approved, ...fields }))).toEqual(
      [
        {
          approved: true,
          name: 'Angers Habitat',
          category: 'Bailleur',
          commune: 'angers',
          phone: '0241881234',
          state: 'À publier',
        },
        {
          approved: true,
          name: 'Mairie',
          category: 'Service public',
          commune: 'Cholet',
          state: 'Brouillon',
        },
      ].map((one) => expect.objectContaining(one)),
    );
    const writes = site.app.sync.moodle.traffic().writes;
    expect((await bring(file)).counts).toMatchObject({ unchanged: 2, created: 0, updated: 0 });
    expect(site.app.sync.moodle.traffic().writes).toBe(writes);
  });

  it('updates what nobody edited, keeps what a person edited, and makes nothing again', async () => {
    const { sandbox, app } = await open();
    await bring(
      csv(
        ['a', 'A', 'Bailleur', 'Angers', '', ''],
        ['b', 'B', 'Bailleur', 'Angers', '', ''],
        ['c', 'C', 'Bailleur', 'Angers', '', ''],
      ),
    );
    const ids = new Map((await entries()).map(({ id, fields }) => [fields?.['name'], id]));
    await sandbox.admin.changeEntry(ids.get('B') ?? 0, { name: 'B de la main de quelqu’un' });
    await sandbox.admin.deleteEntry(ids.get('C') ?? 0);
    const again = await bring(
      csv(
        ['a', 'A2', 'Bailleur', 'Angers', '', ''],
        ['b', 'B2', 'Bailleur', 'Angers', '', ''],
        ['c', 'C2', 'Bailleur', 'Angers', '', ''],
      ),
    );
    expect(again.counts).toMatchObject({ updated: 1, conflict: 1, gone: 1 });
    expect(again.told).toEqual([
      expect.stringMatching(/^3 - row: La fiche a été modifiée dans Moodle.: gardée/u),
      expect.stringMatching(/^4 - row: La fiche a été supprimée/),
    ]);
    expect((await entries()).map(({ fields }) => fields?.['name'])).toEqual([
      'A2',
      'B de la main de quelqu’un',
    ]);
    expect((await originsOf(app.db, 'mel')).size).toBe(2);
  });

  it('never writes over a referent’s own sheet, by SIRET or by name and commune', async () => {
    const { sandbox, referent } = await open();
    await sandbox.admin.createEntry({
      space: 'mel',
      userId: referent,
      fields: sheet('Mission Locale Angevine', { siret: '356 000 000 00048' }),
    });
    const { counts, told } = await bring(
      Buffer.from(
        'Nom,Rubrique,Commune,SIRET\nmission locale  ANGEVINE,Association,ANGERS,\nAutre nom,Association,Cholet,35600000000048\nNeuf,Association,Cholet,\n',
      ),
    );
    expect(counts).toMatchObject({ own: 2, created: 1 });
    expect(told).toHaveLength(2);
    expect(told[0]).toContain('Un référent a déjà cette fiche (http');
  });

  it('tells every problem by row and column in a trial, and writes nothing', async () => {
    await open();
    const { counts, told, run, would } = await bring(
      csv(
        ['', 'Bon', 'Bailleur', 'Angers', '', ''],
        ['', '', 'Bailleur', 'Angers', '', ''],
        ['', 'Rubrique fausse', 'Baillleur', 'Angerz', '123456', 'Publiée'],
        ['', 'bon', 'bailleur', 'ANGERS', '', ''],
        ['', 'Zéro', 'Bailleur', '1000', '241881234', ''],
      ),
      { dryRun: true },
    );
    expect(run).toBeNull();
    expect(counts).toMatchObject({ rows: 5, left: 3 });
    expect(would).toEqual({ create: 2, update: 0 });
    expect(told.map((line) => line.split(':')[0])).toEqual([
      '3 Nom row',
      '4 État value',
      '4 Rubrique row',
      '4 Commune note',
      '4 Téléphone note',
      '5 - row',
      '6 Commune note',
      '6 Téléphone note',
      '6 Commune note',
    ]);
    expect(await entries()).toEqual([]);
    expect(await site.app.db('import_run')).toEqual([]);
  });

  it('goes on where it stopped, and undoes what it made but not what people made theirs', async () => {
    const { app, sandbox } = await open();
    const rows = Array.from({ length: 210 }, (_, n) => [
      `n${n}`,
      `Fiche ${n}`,
      'Bailleur',
      'Angers',
      '',
      '',
    ]);
    let asked = 0;
    const { moodle } = app.sync;
    const stopping: typeof moodle = {
      ...moodle,
      put: async (batch) => {
        asked += 1;
        // It was carried out, and the answer was lost.
        const answer = await moodle.put(batch);
        if (asked === 1) throw new Error('The line was cut.');
        return answer;
      },
    };
    const tools = { ...app.sync, moodle: stopping };
    const ask = { file: 'f.csv', space: 'mel', family: 'living_area' };
    await expect(importSheets(tools, chunks(csv(...rows)), ask)).rejects.toThrow('cut');
    const [stopped] = await app.db<{ id: string }>('import_run');
    expect(stopped).toMatchObject({ state: 'stopped' });
    let pieces = 0;
    const counting = {
      ...app.sync,
      moodle: {
        ...moodle,
        put: (batch: Parameters<typeof moodle.put>[0]) => {
          pieces += batch.pieces.length;
          return moodle.put(batch);
        },
      },
    };
    const rest = await importSheets(counting, chunks(csv(...rows)), ask);
    expect(rest.counts).toMatchObject({ created: 10, unchanged: 200 });
    expect(pieces).toBe(10);

    const [mine] = await entries();
    await sandbox.admin.changeEntry(mine?.id ?? 0, { name: 'Ma fiche' });
    expect(await undoImport(app.sync, stopped?.id ?? '')).toEqual({
      removed: 199,
      kept: 1,
      failed: 0,
    });
    expect(await undoImport(app.sync, rest.run ?? '')).toEqual({ removed: 10, kept: 0, failed: 0 });
    expect((await entries()).map(({ fields }) => fields?.['name'])).toEqual(['Ma fiche']);
    await expect(undoImport(app.sync, 'none')).rejects.toThrow(/is not known.*f\.csv/);
  });

  it('remembers how the columns of a file are read, until it is told to forget', async () => {
    await open();
    const file = Buffer.from('Machin\tTruc\tNom\nx1\tBailleur\tUn\n');
    await expect(bring(file)).rejects.toThrow(/Required columns are missing.*Rubrique/);
    const map = 'Machin=identifiant, Truc = Rubrique';
    expect((await bring(file, { map, dryRun: true })).notes).toEqual([]);
    await expect(bring(file)).rejects.toThrow(/missing/);
    expect((await bring(file, { map })).counts.created).toBe(1);
    const next = await bring(file);
    expect(next.counts.unchanged).toBe(1);
    expect(next.notes.map(({ key }) => key)).toEqual(['imports.map.remembered']);
    await expect(bring(file, { forgetMapping: true })).rejects.toThrow(/missing/);
    await expect(bring(file, { map: 'Nul=name' })).rejects.toThrow(/no column “Nul”/);
    await expect(bring(file, { map: 'Truc=nulle' })).rejects.toThrow(/field “nulle”/);
  });

  it('never tells what stands in an opening that is not open', async () => {
    await open();
    const titles = ['Identifiant', 'Intitulé', 'Diffusion', 'Commune', 'Métier', 'Date limite'];
    const secret = (n: number, diffusion: string): string[] => [
      `o${n}`,
      `Zibeline ${n}`,
      diffusion,
      'Zibeline-sur-Mer',
      'zibeline',
      'zibeline demain',
    ];
    const circulations = ['Transmise par le réseau', '', 'Zibeline', 'ouverte ?'];
    const more = [...titles, 'Contrat', 'Niveau', 'État', 'Site internet', 'Employeur', 'Contact'];
    const rows = circulations.flatMap((one, n) => [
      [
        ...secret(n, one),
        'zibeline',
        'zibeline',
        'zibeline',
        'zibeline',
        'Zibeline SA',
        'Zibeline',
      ],
      [
        ...secret(n, one),
        'zibeline',
        'zibeline',
        'zibeline',
        'zibeline',
        'Zibeline SA',
        'Zibeline',
      ],
    ]);
    const file = Buffer.from(stringify([more, ...rows], { delimiter: ';' }));
    for (const dryRun of [true, false]) {
      const { told, notes } = await bring(file, { family: 'opening', dryRun });
      expect(told.length).toBeGreaterThan(8);
      expect([...told, JSON.stringify(notes)].filter((one) => /zibeline/i.test(one))).toEqual([]);
    }
    const runs = JSON.stringify(await site.app.db('import_run'));
    expect(runs).not.toMatch(/zibeline/i);
  });
});
