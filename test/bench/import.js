/**
 * npm run bench:import — 10,000 rows of sheets brought into a real Moodle beside Moodle's own CSV
 * import of a database activity, in the same run; then the same file again, and all of it undone.
 * Wants MOODLE_URL, MOODLE_TOKEN and MOODLE_CLI (a test site). BENCH_ROWS: another number of rows.
 */
import { execFileSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'csv-stringify/sync';
import { importSheets, undoImport } from '../../dist/src/features/imports/index.js';
import { runCycle } from '../../dist/src/features/sync/index.js';
import { companion, show, timed } from './real.js';

const SPACE = 'bench-import';
const ROWS = Number(process.env.BENCH_ROWS ?? 10_000);
const { MOODLE_CLI, MOODLE_PHP = 'php' } = process.env;

const script = fileURLToPath(new URL('./import.php', import.meta.url));
/** A step inside Moodle; its last line is its answer. */
const inMoodle = (...args) =>
  JSON.parse(
    execFileSync(MOODLE_PHP, [script, MOODLE_CLI, ...args], { encoding: 'utf8' })
      .trimEnd()
      .split('\n')
      .at(-1),
  );
const rate = (rows, seconds) => `${(rows / seconds).toFixed(0)} rows/s`;

/** The most this process ever held (MB), as Linux tells it. */
const peak = async () =>
  Number(/VmHWM:\s+(\d+)/.exec(await readFile('/proc/self/status', 'utf8'))[1]) / 1024;

// Names of the form, so that Moodle's own import knows them too.
const TITLES = ['Rubrique', 'Nom', 'Pour quoi faire', 'Adresse', 'Commune', 'Téléphone'];
TITLES.push('Courriel', 'Site internet', 'Horaires', 'Remarques', 'État', 'SIRET');
const CATEGORIES = ['Bailleur', 'Association', 'Institution', 'Service public'];
const COMMUNES = ['Angers', 'Cholet', 'Saumur', 'Segré-en-Anjou Bleu'];
const round = Date.now().toString(36);
const row = (_, n) => [
  CATEGORIES[n % CATEGORIES.length],
  `Organisme ${round} ${n}`,
  `Se loger, se soigner, se déplacer : le numéro ${n}.`,
  `${(n % 200) + 1} rue de la Rame`,
  COMMUNES[n % COMMUNES.length],
  '02 41 00 00 00',
  `accueil${n}@exemple.fr`,
  'https://www.exemple.fr/',
  'Du lundi au vendredi 9h-12h et 14h-17h',
  `Une remarque sur le numéro ${n}, comme en écrit un référent.`,
  'Brouillon',
  '',
];
const folder = await mkdtemp(join(tmpdir(), 'mara-bench-'));
await chmod(folder, 0o755);
const file = join(folder, 'fiches.csv');
await writeFile(file, stringify([TITLES, ...Array.from({ length: ROWS }, row)]));

const app = await companion();
let inPuts = 0;
const { moodle } = app.sync;
const tools = {
  ...app.sync,
  moodle: {
    ...moodle,
    put: async (batch) => {
      const { seconds, result } = await timed(() => moodle.put(batch));
      inPuts += seconds;
      return result;
    },
  },
};
const bring = (more = {}) =>
  timed(() =>
    importSheets(tools, createReadStream(file), {
      file: 'fiches.csv',
      space: SPACE,
      family: 'living_area',
      ...more,
    }),
  );
const calls = () => app.sync.moodle.traffic().calls;

// What a former run may have left would be in the way.
inMoodle('clean', SPACE);
try {
  const create = { code: SPACE, name: SPACE, departements: ['49'], national: false };
  await app.sync.moodle.createSpace(create);
  await runCycle(app.sync, { command: 'bench', pulls: true, applies: false });
  const before = await peak();
  const trial = await bring({ dryRun: true });
  show(
    `a trial of ${ROWS} rows`,
    trial.seconds,
    `grown by ${((await peak()) - before).toFixed(0)} MB`,
  );
  const idle = await timed(() =>
    runCycle(tools, { command: 'bench', pulls: true, applies: false }),
  );
  show('a reading that finds nothing new (an import has two)', idle.seconds);
  let from = calls();
  const first = await bring();
  const { created, left, failed } = first.result.counts;
  const grown = `${rate(created, first.seconds)}, ${calls() - from} calls, grown by ${((await peak()) - before).toFixed(0)} MB`;
  show(`${ROWS} rows brought in: ${created} made`, first.seconds, grown);
  show('  of it inside Moodle, putting', inPuts, rate(created, inPuts));
  const [seconds, entries, megabytes] = inMoodle('own', SPACE, file);
  show(
    `Moodle's own CSV import: ${entries} made`,
    seconds,
    `${rate(entries, seconds)}, ${megabytes.toFixed(0)} MB`,
  );
  from = calls();
  const again = await bring();
  const { unchanged } = again.result.counts;
  show(`the same file again: ${unchanged} as they were`, again.seconds, `${calls() - from} calls`);
  from = calls();
  const undone = await timed(() => undoImport(app.sync, first.result.run));
  show(`undone: ${undone.result.removed} removed`, undone.seconds, `${calls() - from} calls`);
  if (created !== ROWS || entries !== ROWS || left + failed > 0) process.exitCode = 1;
} finally {
  await app.close();
  await rm(folder, { recursive: true });
  inMoodle('clean', SPACE);
}
