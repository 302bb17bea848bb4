/**
 * npm run bench:memory — how much the companion's memory grows while it pulls 50,000 people whole,
 * from a simulated Moodle in a process of its own: on SQLite and, where root may log in (as in the
 * tests: MARA_TEST_MARIADB_ROOT), on MariaDB. Fails above 150 MB.
 */
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compose } from '../../dist/src/compose.js';
import { readConfig } from '../../dist/src/config.js';
import { openDatabase } from '../../dist/src/db/index.js';
import { runCycle } from '../../dist/src/features/sync/index.js';
import { createLogger } from '../../dist/src/logger.js';
import { startSandbox } from '../../dist/src/sandbox/index.js';

const PEOPLE = Number(process.env.BENCH_PEOPLE ?? 50_000);
const LIMIT_MB = 150;
const AT_ONCE = 5000;
const SPACES = 10;

/** The most this process ever held, and what it holds now (MB), as Linux tells them. */
const memory = async () => {
  const status = await readFile('/proc/self/status', 'utf8');
  const mb = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1024;
  return { peak: mb('VmHWM'), now: mb('VmRSS') };
};

const beMoodle = async () => {
  const sandbox = await startSandbox({ file: ':memory:' });
  const { admin } = sandbox;
  const codes = Array.from({ length: SPACES }, (_, i) => `region-${i + 1}`);
  for (const code of codes) await admin.createSpace({ code, name: code });
  for (let first = 0; first < PEOPLE; first += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, PEOPLE - first) }, (_, i) => first + i);
    const ids = await admin.createUsers(
      numbers.map((n) => ({
        username: `bench-${n}`,
        firstname: `Prénom ${n}`,
        lastname: `Nom ${n}`,
        fields: {
          mara_quality: 'candidate',
          mara_category: 'career_officer',
          mara_departure: '2027-09',
          mara_phase: 'orientation',
          mara_places: 'mel;fin;var',
        },
      })),
    );
    await admin.enrolMany(
      ids.map((userId, i) => ({
        userId,
        space: codes[(first + i) % SPACES],
        role: 'mara_candidate',
      })),
    );
  }
  process.send({ url: sandbox.url, token: sandbox.token });
};

const beCompanion = async (databaseUrl, url, token) => {
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    MOODLE_URL: url,
    MOODLE_TOKEN: token,
    MOODLE_RATE: '1000',
    MOODLE_BURST: '1000',
    LOG_LEVEL: 'silent',
  });
  const app = await compose(config, createLogger('silent'));
  await app.migrate();
  const before = (await memory()).now;
  const began = performance.now();
  const report = await runCycle(app.sync, { command: 'bench', pulls: true, applies: false });
  const seconds = (performance.now() - began) / 1000;
  const { peak } = await memory();
  const { people, enrolments } = await app.count();
  await app.close();
  process.send({ before, peak, seconds, people, enrolments, calls: report.calls });
};

const start = (...args) => fork(fileURLToPath(import.meta.url), args);
const answer = async (child) => {
  const [told] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('A process of the benchmark failed.'))),
  ]);
  return told;
};

const measure = async (name, databaseUrl, { url, token }) => {
  const child = start('companion', databaseUrl, url, token);
  const { before, peak, seconds, people, enrolments, calls } = await answer(child);
  child.disconnect();
  const grown = peak - before;
  console.log(
    `${name.padEnd(8)} ${people} people, ${enrolments} enrolments, ${calls} calls, ` +
      `${seconds.toFixed(1)} s: ${before.toFixed(0)} MB before, ${peak.toFixed(0)} MB at the most, ` +
      `grown by ${grown.toFixed(0)} MB`,
  );
  if (people < PEOPLE || grown > LIMIT_MB) process.exitCode = 1;
};

const onMariadb = async (work) => {
  const root = process.env.MARA_TEST_MARIADB_ROOT ?? 'mysql://root@127.0.0.1:3306';
  const name = `mara_bench_${randomUUID().replaceAll('-', '')}`;
  const admin = openDatabase(`${root}/`);
  try {
    await admin.raw('CREATE DATABASE ??', [name]);
  } catch (error) {
    console.log(`MariaDB left out: ${error.message}`);
    await admin.destroy();
    return;
  }
  try {
    await work(`${root}/${name}`);
  } finally {
    await admin.raw('DROP DATABASE ??', [name]);
    await admin.destroy();
  }
};

const beBenchmark = async () => {
  const began = performance.now();
  const moodle = start('moodle');
  const folder = await mkdtemp(join(tmpdir(), 'mara-bench-'));
  try {
    const site = await answer(moodle);
    console.log(`the simulated Moodle is filled (${((performance.now() - began) / 1000) | 0} s)`);
    await measure('SQLite', `sqlite:${join(folder, 'bench.sqlite')}`, site);
    await onMariadb((url) => measure('MariaDB', url, site));
  } finally {
    moodle.kill();
    await rm(folder, { recursive: true });
  }
};

const [, , role, ...args] = process.argv;
if (role === 'moodle') await beMoodle();
else if (role === 'companion') await beCompanion(...args);
else await beBenchmark();
