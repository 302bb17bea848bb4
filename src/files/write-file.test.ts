import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeNewFile } from './write-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mara-write-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('writes a file for its owner alone, and over another only when told to', async () => {
  const path = join(folder, 'export.json');
  await writeNewFile(path, 'one');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await expect(writeNewFile(path, 'two')).rejects.toThrow(/“export.json”: it exists.*--force/);
  expect(await readFile(path, 'utf8')).toBe('one');
  await writeNewFile(path, 'two', { force: true });
  expect(await readFile(path, 'utf8')).toBe('two');
  await expect(writeNewFile(join(folder, 'no', 'x'), '')).rejects.toThrow(/folder does not exist/);
});
