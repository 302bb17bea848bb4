/**
 * npm run bench:pieces — 10,000 asks and 2,000 groups put into a real Moodle by a cycle; then a
 * thousand answers in a minute, given by two processes while cycles read them. Wants MOODLE_URL,
 * MOODLE_TOKEN and MOODLE_CLI (a test site: it makes a space of 1,000 candidates there, once).
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { runCycle } from '../../dist/src/features/sync/index.js';
import { companion, fixture, fixtureCommand, show, timed } from './real.js';

const SPACE = 'bench-pieces';
const [PEOPLE, ASKS, GROUPS, MEMBERS] = [1000, 10_000, 2000, 5];
const [ANSWERS, SECONDS, ANSWERERS] = [1000, 60, 2];
const MONTH = 30 * 86_400;

/** The most this process ever held (MB), as Linux tells it. */
const peak = async () =>
  Number(/VmHWM:\s+(\d+)/.exec(await readFile('/proc/self/status', 'utf8'))[1]) / 1024;

const app = await companion();
const create = { code: SPACE, name: SPACE, departements: [], national: false };
const { now } = await app.sync.moodle.createSpace(create);
fixture('people', SPACE, PEOPLE);
const ids = fixture('ids', SPACE);
// Another key each time: an ask that was answered in an earlier run is closed for good.
const round = now.toString(36);

const ask = (_, n) => ({
  key: `${SPACE}/ask/${round}-${n}`,
  name: `Ask ${n}`,
  type: 'ask',
  body: {
    about: { fr: 'Une fiche à vérifier', en: 'A sheet to check' },
    title: { fr: 'C’est toujours exact ?', en: 'Still right?' },
    text: { fr: `<p>La fiche ${n} est-elle toujours exacte ?</p>` },
    link: null,
    choices: [
      { code: 'yes', label: { fr: 'C’est toujours exact', en: 'Still right' }, remark: 'none' },
      { code: 'no', label: { fr: 'À corriger', en: 'To be mended' }, remark: 'optional' },
    ],
    mode: 'each',
    change: false,
    expires: now + MONTH,
    remind: null,
    people: [ids[n % ids.length]],
  },
});
const group = (_, n) => ({
  key: `${SPACE}/group/${round}-${n}`,
  name: `Group ${n}`,
  type: 'group',
  body: {
    name: `Groupe ${n.toString(36)}`,
    grouping: null,
    members: Array.from({ length: MEMBERS }, (_each, m) => ids[(n * MEMBERS + m) % ids.length]),
  },
});
const pieces = [...Array.from({ length: ASKS }, ask), ...Array.from({ length: GROUPS }, group)];
const cycle = (desired) =>
  runCycle(
    {
      ...app.sync,
      spaces: () => Promise.resolve([{ code: SPACE, name: SPACE }]),
      sources: [{ desired: () => Promise.resolve({ books: [], pieces: desired, remarks: [] }) }],
      reporters: [],
      reactions: [],
    },
    { command: 'bench', pulls: true, applies: true },
  );

await cycle([]);
const before = await peak();
const put = await timed(() => cycle(pieces));
const name = `${ASKS} asks and ${GROUPS} groups of ${MEMBERS}`;
const grown = (await peak()) - before;
show(`${name}, a cycle`, put.seconds, `${put.result.calls} calls, grown by ${grown.toFixed(0)} MB`);
const read = await timed(() => cycle(pieces));
show('the next cycle, which reads of its own writing', read.seconds, `${read.result.calls} calls`);
const idle = await timed(() => cycle(pieces));
show(
  'one with nothing to do',
  idle.seconds,
  `${idle.result.calls} calls, ${idle.result.writes} writes`,
);
const [seconds, megabytes] = fixture('notices');
show(`the notices of all ${PEOPLE} people, in Moodle`, seconds, `${megabytes.toFixed(0)} MB`);

const answerers = Array.from({ length: ANSWERERS }, (_, part) =>
  spawn(...fixtureCommand('answer', SPACE, part, ANSWERERS, SECONDS)),
);
let answering = true;
const ended = Promise.all(answerers.map((one) => once(one, 'close'))).then(() => {
  answering = false;
});
let cycles = 0;
const slowest = { seconds: 0 };
while (answering) {
  const one = await timed(() => cycle(pieces));
  slowest.seconds = Math.max(slowest.seconds, one.seconds);
  cycles += 1;
  await wait(1000);
}
await ended;
await cycle(pieces);
const asked = await app.db('answer').where('ask', 'like', `${SPACE}/ask/${round}-%`);
const distinct = new Set(asked.map(({ id }) => id)).size;
show(
  `${ANSWERS} answers in a minute: ${distinct} pulled`,
  slowest.seconds,
  `slowest of ${cycles} cycles`,
);
const gone = await timed(() => cycle([]));
show(
  'the asks withdrawn or forgotten; the guard keeps the groups',
  gone.seconds,
  `${gone.result.calls} calls`,
);
await app.close();
if (distinct !== ANSWERS || asked.length !== ANSWERS) process.exitCode = 1;
