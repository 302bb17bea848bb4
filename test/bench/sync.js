/**
 * npm run bench:sync — pulling people from a real Moodle, side by side in one run: through the
 * bridge, and through core_enrol_get_enrolled_users. Wants MOODLE_URL, MOODLE_TOKEN and MOODLE_CLI
 * (a test site: it makes two spaces with 500 and 5,000 candidates there, once).
 */
import { runCycle } from '../../dist/src/features/sync/index.js';
import { companion, fixture, median, ROUNDS, show, timed, url } from './real.js';

const SIZES = { 'bench-500': 500, 'bench-5000': 5000 };

const pull = (app, kinds) =>
  runCycle(
    {
      ...app.sync,
      receivers: app.sync.receivers.filter(({ kind }) => !kinds || kinds.includes(kind)),
    },
    { command: 'bench', pulls: true, applies: false },
  );

/** With `fields`, only those of each person; without, all that core gives. */
const coreEnrolled = async (coreToken, course, fields) => {
  const response = await fetch(`${url}/webservice/rest/server.php`, {
    method: 'POST',
    body: new URLSearchParams({
      wstoken: coreToken,
      wsfunction: 'core_enrol_get_enrolled_users',
      moodlewsrestformat: 'json',
      courseid: course,
      'options[0][name]': 'sortby',
      'options[0][value]': 'id',
      ...(fields && { 'options[1][name]': 'userfields', 'options[1][value]': fields }),
    }),
  });
  const people = await response.json();
  if (!Array.isArray(people)) throw new Error(JSON.stringify(people));
  return people.length;
};

const setUp = await companion();
const courses = {};
for (const [code, size] of Object.entries(SIZES)) {
  await setUp.sync.moodle.createSpace({ code, name: code, departements: [], national: false });
  courses[code] = fixture('people', code, size);
}
await setUp.close();
const coreToken = fixture('coretoken');

const bridge = [];
const core = [];
const lean = [];
for (let round = 0; round < ROUNDS; round++) {
  const app = await companion();
  const mine = await timed(() => pull(app, ['people', 'enrolments']));
  bridge.push(mine.seconds);
  const { people } = await app.count();
  show(`bridge: all ${people} people, fields, enrolments, stored`, mine.seconds);
  await app.close();
  const theirs = await timed(() => coreEnrolled(coreToken, courses['bench-5000']));
  core.push(theirs.seconds);
  show(`core, all it gives: ${theirs.result} people of one course, not stored`, theirs.seconds);
  const wanted = 'id,firstname,lastname,suspended,customfields';
  const fewer = await timed(() => coreEnrolled(coreToken, courses['bench-5000'], wanted));
  lean.push(fewer.seconds);
  show(`core, names and profile fields only: ${fewer.result} people`, fewer.seconds);
}
const times = (list) => (median(list) / median(bridge)).toFixed(1);
console.log(
  `the bridge is ${times(core)} times faster than core, ${times(lean)} than core kept lean`,
);
console.log('(medians; core tells neither dates nor method of an enrolment)\n');

const app = await companion();
await pull(app);
await pull(app);
for (const code of Object.keys(SIZES)) {
  const seconds = [];
  let calls = 0;
  for (let round = 0; round < ROUNDS; round++) {
    fixture('rename', code, 100);
    const { seconds: took, result } = await timed(() => pull(app));
    seconds.push(took);
    calls = Math.max(calls, result.calls);
  }
  show(`100 changes in ${code}, pulled and stored`, median(seconds), `at most ${calls} calls`);
}
const idle = await timed(() =>
  runCycle(app.sync, { command: 'bench', pulls: true, applies: false }),
);
show('nothing new', idle.seconds, `${idle.result.calls} calls, ${idle.result.writes} writes`);
await app.close();
