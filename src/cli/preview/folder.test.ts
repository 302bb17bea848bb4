import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFolder } from './folder.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'mara-preview-'));
});
afterEach(() => rm(home, { recursive: true }));

const files = (...names: string[]) => new Map(names.map((name) => [name, `<p>${name}</p>`]));

describe('the folder of a preview', () => {
  it('is made, for whoever runs the command alone', async () => {
    const folder = join(home, 'deep', 'preview');
    await writeFolder(folder, files('index.html'));
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe('<p>index.html</p>');
    expect((await stat(join(folder, 'index.html'))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it('is written again, without what an earlier preview left, with what a person put there', async () => {
    await writeFolder(home, files('index.html', 'chapter-1.html', 'chapter-2.html'));
    await writeFile(join(home, 'notes.txt'), 'mine');
    await writeFolder(home, files('index.html', 'chapter-1.html'));
    expect((await readdir(home)).sort()).toEqual([
      '.mara-preview.json',
      'chapter-1.html',
      'index.html',
      'notes.txt',
    ]);
  });

  it('is left alone where it is somebody’s', async () => {
    await writeFile(join(home, 'index.html'), 'mine');
    const foreign = { told: { key: 'preview.foreign', params: { folder: home } } };
    await expect(writeFolder(home, files('index.html'))).rejects.toMatchObject(foreign);
    await writeFile(join(home, '.mara-preview.json'), '{"forged":1}');
    await expect(writeFolder(home, files('index.html'))).rejects.toMatchObject(foreign);
    expect(await readFile(join(home, 'index.html'), 'utf8')).toBe('mine');
  });

  it('never leads to files outside', async () => {
    const inside = join(home, 'preview');
    await mkdir(inside);
    await writeFile(join(home, 'mine.html'), 'mine');
    await writeFile(join(inside, '.mara-preview.json'), '["../mine.html", "..", 7]');
    await writeFolder(inside, files('index.html'));
    expect(await readFile(join(home, 'mine.html'), 'utf8')).toBe('mine');
  });

  it('that cannot be written is told with its name', async () => {
    const file = join(home, 'file');
    await writeFile(file, '');
    await expect(writeFolder(file, files('index.html'))).rejects.toMatchObject({
      told: { key: 'preview.noFolder', params: { folder: file, code: 'EEXIST' } },
    });
  });
});
