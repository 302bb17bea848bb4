/** Sheets brought in and out by the commands that an administrator types. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedExampleSite, type Sandbox, startSandbox } from '../src/sandbox/index.ts';
import { mara } from './support/mara.ts';

const before = { ...process.env };
let folder: string;
let sandbox: Sandbox;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mara-import-'));
  sandbox = await startSandbox({ file: ':memory:', port: 0 });
  await seedExampleSite(sandbox);
  Object.assign(process.env, {
    DATA_DIR: folder,
    MOODLE_URL: sandbox.url,
    MOODLE_TOKEN: sandbox.token,
    MARA_LANG: 'fr',
    LOG_LEVEL: 'silent',
  });
}, 60_000);
afterAll(async () => {
  process.env = before;
  await sandbox.close();
  await rm(folder, { recursive: true });
});

it('a trial, an import, the same again, an export, and all of it undone', async () => {
  const path = (name: string): string => join(folder, name);
  expect(await mara('sync')).toMatchObject({ exit: 0 });

  const template = await mara('template', 'living_area', '--out', path('vide.xlsx'));
  expect(template).toMatchObject({ exit: 0 });
  expect((await stat(path('vide.xlsx'))).mode & 0o777).toBe(0o600);
  const twice = await mara('template', 'living_area', '--out', path('vide.xlsx'));
  expect(twice).toMatchObject({ exit: 1, err: expect.stringContaining('--force') });

  const rows = ['Nom;Rubrique;Commune;Tél', 'Un;Bailleur;Angers;241881234', 'Deux;;Cholet;'];
  await writeFile(path('fiches.csv'), rows.join('\n'));
  const sheets = ['import', 'sheets', path('fiches.csv'), '--space', 'mel'];
  expect(await mara(...sheets)).toMatchObject({
    exit: 1,
    err: expect.stringContaining('--family'),
  });
  sheets.push('--family', 'living_area');

  const trial = await mara(...sheets, '--dry-run', '--problems', path('p.csv'));
  expect(trial.exit).toBe(0);
  expect(trial.out).toMatch(
    /Seraient créées\s: 1[^]*ligne 2, Tél \(à vérifier\)[^]*ligne 3, Rubrique/,
  );
  expect((await readFile(path('p.csv'), 'utf8')).trim().split('\n')).toHaveLength(3);

  const first = await mara(...sheets, '--as', 'Odile');
  const run = /mara import undo (\S+)/.exec(first.out)?.[1] ?? '';
  expect(first.out).toMatch(/créées\s: 1/);
  const again = await mara(...sheets, '--json');
  expect(JSON.parse(again.out)).toMatchObject({ counts: { created: 0, unchanged: 1, left: 1 } });

  expect(await mara('export', 'mel', '--out', path('mel.json'))).toMatchObject({ exit: 0 });
  expect(await readFile(path('mel.json'), 'utf8')).toContain('0241881234');
  expect((await mara('import', 'undo', run)).out).toMatch(/Fiches retirées\s: 1\./);
  const wrong = await mara('import', 'undo', 'rien');
  expect(wrong).toMatchObject({ exit: 1, err: expect.stringContaining('fiches.csv') });
}, 60_000);
