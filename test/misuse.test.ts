/** What is typed wrong, whatever is known, ends with status 2 and a sentence; what is merely not there, with 1. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mara } from './support/mara.ts';

const before = { ...process.env };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mara-misuse-'));
  Object.assign(process.env, { DATA_DIR: folder, MARA_LANG: 'fr', LOG_LEVEL: 'silent' });
});
afterAll(async () => {
  process.env = before;
  await rm(folder, { recursive: true });
});

it.each([
  ['report yearly', 'quarter'],
  ['report quarter --format pdf', 'html, csv, json'],
  ['report quarter --from 2026-07-01', '--to'],
  ['report quarter --from 2026-02-30 --to 2026-03-01', '2026-02-30'],
  ['report quarter --from 2026-03-02 --to 2026-03-01', 'avant de commencer'],
  ['openings', '--entry'],
  ['openings Petit', 'Petit'],
  ['openings --entry Petit', 'Petit'],
  ['why Petit', 'Petit'],
  ['match --plan --apply', '--apply'],
  ['pairing fly', 'fly'],
  ['pairing propose 1', 'CANDIDAT'],
  ['pairing list --plan', '--plan'],
  ['peers fly', 'fly'],
  ['peers --plan --apply', '--apply'],
  ['decide mel/living-area maybe', 'ours, theirs, sheet, later'],
  ['approve mel', '--as'],
  ['revert mel/living-area', '--to'],
  ['revert mel/living-area --to last', 'last'],
  ['campaign mel --months many', 'many'],
  ['pause --to 2026-08-31', 'mara pause'],
  ['pause mel', '--to'],
  ['export mel --for everyone', 'everyone'],
  ['import poems poems.csv', 'poems'],
  ['import rome rome.zip --family opening', 'family'],
  ['template poems', 'poems'],
])('mara %s', async (typed, told) => {
  const ended = await mara(...typed.split(' '));
  expect(ended).toMatchObject({ exit: 2, out: '', err: expect.stringContaining(told) });
});

it.each([['why 99'], ['export zzz'], ['report quarter --from 2091-01-01 --to 2091-03-31']])(
  'mara %s asks for what is not there',
  async (typed) => {
    expect(await mara(...typed.split(' '))).toMatchObject({ exit: 1, out: '' });
  },
);
