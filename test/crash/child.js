/**
 * A process that is killed in the midst of cycles. It is told of sites, each with a database and
 * a Moodle of its own, and of a point of the cycle for each; it runs each cycle up to its point,
 * then kills itself while all of them stand there. So one process dies at several points at once.
 * Without a point a cycle runs to its end, and the points it passed are printed.
 */
import { compose } from '../../dist/src/compose.js';
import { readConfig } from '../../dist/src/config.js';
import { BATCH_LIMITS } from '../../dist/src/features/sync/batches.js';
import { PUT_LIMITS } from '../../dist/src/features/sync/piece-batches.js';
import { runCycle } from '../../dist/src/features/sync/index.js';
import { createLogger } from '../../dist/src/logger.js';
import { bridgePort, createTransport } from '../../dist/src/moodle/index.js';
import { namingPoints, watchCalls, watchCommits } from './points.js';

const never = new Promise(() => undefined);

const cycleOf = async (site, point) => {
  const { databaseUrl, url, token, now, limits, chaptersACall, piecesACall, settings } = site;
  BATCH_LIMITS.chapters = chaptersACall;
  PUT_LIMITS.pieces = piecesACall;
  const clock = { now: () => now };
  const config = readConfig({ DATABASE_URL: databaseUrl, ...settings });
  const app = await compose(config, createLogger('silent'), clock);
  watchCommits(app.db, point);
  const transport = createTransport(
    {
      url,
      token,
      timeout: 20_000,
      rate: 1000,
      burst: 1000,
      concurrency: 2,
      // A busy machine may leave a connection idle for so long that Moodle closes it.
      attempts: 3,
      firstPause: 1,
      longestWait: 1,
    },
    { clock, wait: () => Promise.resolve(), onNotice: () => undefined },
  );
  const moodle = watchCalls(bridgePort(transport, limits), point);
  await runCycle({ ...app.sync, moodle }, { command: 'sync', pulls: true, applies: true });
  await app.close();
};

const sites = JSON.parse(process.argv[2]);
for (const site of sites) {
  const passed = [];
  let reached;
  const halted = new Promise((resolve) => {
    reached = resolve;
  });
  const point = namingPoints(async (name) => {
    passed.push(name);
    if (name !== site.haltAt) return;
    reached();
    await never;
  });
  const ended = cycleOf(site, point);
  await Promise.race([halted, ended]);
  if (site.haltAt === undefined) console.log(JSON.stringify(passed));
  else if (!passed.includes(site.haltAt)) throw new Error(`Never came to: ${site.haltAt}`);
}
if (sites.some(({ haltAt }) => haltAt !== undefined)) process.kill(process.pid, 'SIGKILL');
