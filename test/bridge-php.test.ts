import { expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { hasPhp, used } from './support/machine.ts';

const run = promisify(execFile);
const folders = ['moodle-bridge/local_mara', 'test/contract/real'];
const files = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.php'))
    .map((name) => `${folder}/${name}`),
);

(hasPhp ? it : it.skip)('every PHP file parses (php -l)', async () => {
  used('php');
  expect(files.length).toBeGreaterThan(20);
  const broken: string[] = [];
  for (const file of files) {
    await run('php', ['-d', 'display_errors=1', '-l', file]).catch((error: unknown) => {
      broken.push(`${file}: ${String(error)}`);
    });
  }
  expect(broken).toEqual([]);
});
