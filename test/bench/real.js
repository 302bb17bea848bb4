/** What the benches on a real Moodle share: the site from the environment, a companion, a clock. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { compose } from '../../dist/src/compose.js';
import { readConfig } from '../../dist/src/config.js';
import { createLogger } from '../../dist/src/logger.js';

const { MOODLE_URL, MOODLE_TOKEN, MOODLE_CLI, MOODLE_PHP = 'php' } = process.env;
if (!MOODLE_URL || !MOODLE_TOKEN || !MOODLE_CLI) {
  console.error('Set MOODLE_URL, MOODLE_TOKEN and MOODLE_CLI (CONTRIBUTING.md).');
  process.exit(2);
}
export const url = MOODLE_URL;
export const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);

const script = fileURLToPath(new URL('./fixture.php', import.meta.url));
/** The program and arguments of a step inside Moodle. */
export const fixtureCommand = (...args) => [MOODLE_PHP, [script, MOODLE_CLI, ...args.map(String)]];
/** A step inside Moodle; its last line is its answer. */
export const fixture = (...args) =>
  JSON.parse(
    execFileSync(...fixtureCommand(...args), { encoding: 'utf8' })
      .trimEnd()
      .split('\n')
      .at(-1),
  );

export const timed = async (work) => {
  const start = performance.now();
  const result = await work();
  return { seconds: (performance.now() - start) / 1000, result };
};
export const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
export const show = (name, seconds, more = '') =>
  console.log(`${name.padEnd(58)} ${seconds.toFixed(3).padStart(8)} s  ${more}`);

/** A companion with an empty database in memory; polite to nobody, for it is measured. */
export const companion = async () => {
  const config = readConfig({
    DATABASE_URL: process.env.BENCH_DATABASE_URL ?? 'sqlite::memory:',
    MOODLE_URL,
    MOODLE_TOKEN,
    LOG_LEVEL: 'silent',
    MOODLE_PAGE_SIZE: process.env.BENCH_PAGE_SIZE ?? '5000',
    MOODLE_RATE: '1000',
    MOODLE_BURST: '1000',
  });
  const app = await compose(config, createLogger('silent'));
  await app.migrate();
  return app;
};
