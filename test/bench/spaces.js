/**
 * npm run bench:spaces — what a cycle costs after one sheet was edited, in a network of 3 spaces and
 * of 30, with 300 sheets each; and what rendering all their Books costs. Before a simulated Moodle in
 * a process of its own. BENCH_SPACES=3,30 and BENCH_SHEETS=300 change the sizes.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compose } from '../../dist/src/compose.js';
import { readConfig } from '../../dist/src/config.js';
import { runCycle } from '../../dist/src/features/sync/index.js';
import { createLogger } from '../../dist/src/logger.js';
import { startSandbox } from '../../dist/src/sandbox/index.js';

const SIZES = (process.env.BENCH_SPACES ?? '3,30').split(',').map(Number);
const SHEETS = Number(process.env.BENCH_SHEETS ?? 300);
const ROUNDS = 7;
const CYCLE = { command: 'bench', pulls: true, applies: true };

const CATEGORIES = [
  'Organisme social',
  'Bailleur',
  'Institution',
  'Association',
  'Service privé',
  'Service public',
];
const COMMUNES = ['Angers', 'Cholet', 'Saumur', 'Trélazé', 'Avrillé', 'Segré-en-Anjou Bleu'];
const PURPOSE = '<p>Une aide utile à qui s’installe, sur rendez-vous, toute l’année.</p>'.repeat(5);

const fieldsOf = (n, round = 0) => ({
  name: `Contact ${n}, édition ${round}`,
  category: CATEGORIES[n % CATEGORIES.length],
  commune: COMMUNES[n % COMMUNES.length],
  purpose: PURPOSE,
  phone: '02 99 00 12 34',
  mail: `contact${n}@exemple.example`,
  site: 'https://exemple.example/contact',
  state: 'À publier',
});

const beMoodle = async (spaces) => {
  const sandbox = await startSandbox({ file: ':memory:' });
  const { admin } = sandbox;
  const referent = await admin.createUser({
    username: 'bench',
    password: 'bench-2026',
    firstname: 'Odile',
    lastname: 'Rivet',
  });
  let first;
  for (let s = 0; s < spaces; s++) {
    const space = `region-${s + 1}`;
    await admin.createSpace({ code: space, name: space, departements: String(s + 10) });
    await admin.enrol(referent, space, 'mara_referent');
    for (let n = 0; n < SHEETS; n++) {
      const id = await admin.createEntry({ space, userId: referent, fields: fieldsOf(n) });
      first ??= id;
    }
  }
  process.on('message', async ({ round }) => {
    await admin.changeEntry(first, fieldsOf(0, round));
    process.send({ edited: round });
  });
  process.send({ url: sandbox.url, token: sandbox.token });
};

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const timed = async (work) => {
  const began = performance.now();
  const result = await work();
  return { result, ms: performance.now() - began };
};

const measure = async (spaces) => {
  const moodle = fork(fileURLToPath(import.meta.url), ['moodle', String(spaces)]);
  const folder = await mkdtemp(join(tmpdir(), 'mara-bench-'));
  try {
    const [{ url, token }] = await once(moodle, 'message');
    const config = readConfig({
      DATABASE_URL: `sqlite:${join(folder, 'bench.sqlite')}`,
      MOODLE_URL: url,
      MOODLE_TOKEN: token,
      MOODLE_RATE: '1000',
      MOODLE_BURST: '1000',
      LOG_LEVEL: 'silent',
    });
    const app = await compose(config, createLogger('silent'));
    await app.migrate();
    const cycle = () => runCycle(app.sync, CYCLE);
    const whole = await timed(cycle);
    const again = await timed(cycle);
    const still = await timed(cycle);
    const after = [];
    let calls = 0;
    for (let round = 1; round <= ROUNDS; round++) {
      moodle.send({ round });
      await once(moodle, 'message');
      const { ms, result } = await timed(cycle);
      if (result.applied.updated < 1) throw new Error('The edit was not published.');
      after.push(ms);
      calls = Math.max(calls, result.calls);
    }
    const show = (ms) => `${ms.toFixed(0)} ms`;
    console.log(
      `${String(spaces).padStart(3)} spaces × ${SHEETS} sheets: ` +
        `first cycle ${show(whole.ms)} (${whole.result.applied.created} chapters, ${whole.result.calls} calls), ` +
        `planned anew ${show(again.ms)}, at rest ${show(still.ms)} (${still.result.calls} call), ` +
        `after one edit ${show(median(after))} (${calls} calls); ` +
        `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
    );
    await app.close();
    return { calls, ms: median(after) };
  } finally {
    moodle.kill();
    await rm(folder, { recursive: true });
  }
};

const [, , role, spaces] = process.argv;
if (role === 'moodle') await beMoodle(Number(spaces));
else {
  const results = [];
  for (const size of SIZES) results.push(await measure(size));
  const [few, many] = [results[0], results.at(-1)];
  console.log(
    `after one edit: ${few.calls} and ${many.calls} calls; time × ${(many.ms / few.ms).toFixed(2)}`,
  );
  if (many.calls > few.calls) process.exitCode = 1;
}
