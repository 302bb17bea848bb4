/** The activity report, as an administrator asks for it. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mara } from './support/mara.ts';

const before = { ...process.env };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mara-report-'));
  Object.assign(process.env, { DATA_DIR: folder, MARA_LANG: 'fr', LOG_LEVEL: 'silent' });
});
afterAll(async () => {
  process.env = before;
  await rm(folder, { recursive: true });
});

const file = (name: string): string => join(folder, name);
const DAYS = ['--from', '2026-07-01', '--to', '2026-09-30'];

it('writes a page, CSV and JSON for whoever asks alone, and over none', async () => {
  const html = await mara('report', 'quarter', ...DAYS, '--out', file('r.html'));
  expect(html).toMatchObject({ exit: 0, out: expect.stringContaining('1er juillet 2026') });
  expect(html.out).not.toContain('chevauchent');
  expect(await readFile(file('r.html'), 'utf8')).toContain('rien à compter');
  expect((await stat(file('r.html'))).mode & 0o777).toBe(0o600);
  const again = await mara('report', 'quarter', ...DAYS, '--out', file('r.html'));
  expect(again).toMatchObject({ exit: 1, err: expect.stringContaining('--force') });
  const forced = await mara('report', 'quarter', ...DAYS, '--out', file('r.html'), '--force');
  expect(forced.exit).toBe(0);

  await mara('report', 'quarter', ...DAYS, '--format', 'csv', '--out', file('r.csv'));
  expect(await readFile(file('r.csv'), 'utf8')).toMatch(/^\uFEFFindicateur;nom;/);
  const told = await mara(
    ...['report', 'quarter', ...DAYS, '--format', 'json', '--out', file('r.json'), '--json'],
  );
  expect(JSON.parse(told.out)).toMatchObject({ format: 'json', from: '2026-07-01' });
  expect(JSON.parse(await readFile(file('r.json'), 'utf8'))).toMatchObject({ report: 'quarter' });
});

it('says where the period is not over', async () => {
  const year = new Date().getUTCFullYear();
  const days = ['--from', `${year}-01-01`, '--to', `${year + 1}-12-31`];
  const early = await mara('report', 'quarter', ...days, '--out', file('early.html'));
  expect(early).toMatchObject({ exit: 0, out: expect.stringContaining('pas finie') });
});

it('is of the last quarter unless days are given, and warns where it is none', async () => {
  const last = await mara('report', 'quarter', '--out', file('last.html'), '--json');
  expect(JSON.parse(last.out)).toMatchObject({ from: expect.stringMatching(/-(01|04|07|10)-01$/) });
  const odd = await mara(
    ...['report', 'quarter', '--from', '2026-07-01', '--to', '2026-07-31'],
    ...['--out', file('odd.html')],
  );
  expect(odd).toMatchObject({ exit: 0, out: expect.stringContaining('chevauchent') });
});

it('is refused for a period that has not begun', async () => {
  const days = ['--from', '2091-01-01', '--to', '2091-03-31'];
  const said = expect.stringContaining('1er janvier 2091');
  expect(await mara('report', 'quarter', ...days)).toMatchObject({ exit: 1, err: said });
});
