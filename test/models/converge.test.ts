/**
 * Any order of what people do, what we publish, crashes, a pruned log and clocks that jump: two
 * quiet cycles later people's work stands, the companion knows what a new one would read, and
 * once asks have come to their end too, a cycle has nothing to do.
 */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compose } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { runCycle } from '../../src/features/sync/index.ts';
import { createLogger } from '../../src/logger.ts';
import { contentsOf } from '../faults/memory.ts';
import { NOTED, settle, withoutMarks } from '../faults/observe.ts';
import { openWorld, type Start, type World } from '../faults/world.ts';
import { describeEachDatabase } from '../support/databases.ts';
import { sampleOr } from '../support/sampling.ts';
import { historyOf, type Step, stepArb } from './history.ts';

const RUNS = { SQLite: sampleOr(12, 60), MariaDB: sampleOr(3, 15) };
const STEPS = 16;
/** Later than all that was prepared. */
const BEGIN = Date.parse('2026-11-23T10:00:00Z');

/** What the companion decided or noted by itself: a new one has not. */
const OWN = new Set<string>([
  ...NOTED,
  'answer_taken',
  'ask',
  'decision',
  'hold',
  'not_duplicate',
  'saved_plan',
  'pin',
  'set_aside',
  'sheet_care',
  'wish',
]);

/** What a companion that never saw this Moodle reads of it. */
const readAnew = async ({ direct, clock }: World): Promise<Record<string, unknown>> => {
  const config = readConfig({ DATABASE_URL: 'sqlite::memory:', LOG_LEVEL: 'silent' });
  const app = await compose(config, createLogger('silent'), clock);
  try {
    await app.migrate();
    const trip = { command: 'sync', pulls: true, applies: false };
    await runCycle({ ...app.sync, moodle: direct() }, trip);
    return mirrors(withoutMarks(await contentsOf(app.db)));
  } finally {
    await app.close();
  }
};

const mirrors = (tables: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(tables).filter(([table]) => !OWN.has(table)));

const play = async (world: World, start: Start, steps: readonly Step[]) => {
  await world.start(start);
  for (const clock of [world.clock, world.moodleClock]) clock.move(BEGIN - clock.now());
  // What the site refuses is asked for again at each cycle.
  await world.sandbox.admin.allows({ roles: ['mara_candidate'] });
  const history = historyOf(world);
  for (const step of steps) await history.play(step);
  await world.sandbox.admin.compareStates();
  await settle(world, 2);
  await history.expectPeoplesWork();
  // An ask whose cause ended is withdrawn in one cycle, forgotten in the next, read in the third.
  const { companion, atTheEnd } = await settle(world, 2);
  await history.expectPeoplesWork();
  // What Moodle refuses for now, a message to someone who left, is asked again, in one call.
  const refused = await world.app.db('set_aside').where({ kind: 'put' }).pluck('object');
  const writes = refused.length > 0 ? 1 : 0;
  const idle = await world.cycle();
  expect(idle.report).toMatchObject({
    calls: 1 + writes,
    writes,
    pulled: { way: 'changes' },
    applied: { created: 0, updated: 0, failed: 0 },
    pieces: { created: 0, updated: 0, removed: 0, released: 0, failed: refused.length },
  });
  expect(atTheEnd).toBe(true);
  expect(mirrors(companion)).toEqual(await readAnew(world));
};

describeEachDatabase('any history', ({ freshUrl }) => {
  it('converges', async () => {
    const { url } = await freshUrl();
    const world = await openWorld(url, { wishes: true });
    const numRuns = url.startsWith('sqlite:') ? RUNS.SQLite : RUNS.MariaDB;
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom('first' as const, 'later' as const, 'wishes' as const),
          fc.array(stepArb, { maxLength: STEPS, size: 'max' }),
          (start, steps) => play(world, start, steps),
        ),
        { numRuns },
      );
    } finally {
      await world.close();
    }
  }, 600_000);
});
