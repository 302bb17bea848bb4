import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openFile } from './open-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mara-files-'));
});
afterAll(() => rm(folder, { recursive: true }));

const given = async (name: string, bytes: Buffer): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
};

const whole = async (path: string, options?: { largest: number }): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of openFile(path, options)) parts.push(part);
  return Buffer.concat(parts).toString();
};

it('reads a file as it is, and unpacks one that is packed whatever its name', async () => {
  expect(await whole(await given('plain.csv', Buffer.from('été')))).toBe('été');
  expect(await whole(await given('packed.csv', gzipSync('été')))).toBe('été');
  expect(await whole(await given('empty.csv.gz', Buffer.alloc(0)))).toBe('');
});

it('stops at what is larger unpacked than allowed, long before all of it is unpacked', async () => {
  const bomb = await given('bomb.csv.gz', gzipSync(Buffer.alloc(50_000_000)));
  let seen = 0;
  const read = async () => {
    for await (const part of openFile(bomb, { largest: 1_000_000 })) seen += part.length;
  };
  await expect(read()).rejects.toThrow(/“bomb.csv.gz”: it holds more than 1 MB/);
  expect(seen).toBeLessThanOrEqual(1_000_000);
});

it('says what is wrong with a file, by its name and without its folder', async () => {
  const packed = gzipSync('x'.repeat(1000));
  const cut = await given('cut.gz', packed.subarray(0, packed.length - 5));
  const broken = await given('broken.gz', Buffer.concat([packed.subarray(0, 12), packed]));
  await expect(whole(cut)).rejects.toThrow(/“cut.gz”.*damaged/);
  await expect(whole(broken)).rejects.toThrow(/“broken.gz”.*damaged/);
  await expect(whole(join(folder, 'none.csv'))).rejects.toThrow(/^File “none.csv”: it does not/);
  await expect(whole(folder)).rejects.toThrow(/it is a folder/);
});

it('may be left in the midst', async () => {
  const path = await given('long.csv.gz', gzipSync(Buffer.alloc(5_000_000)));
  for await (const part of openFile(path)) {
    expect(part.length).toBeGreaterThan(0);
    break;
  }
});
