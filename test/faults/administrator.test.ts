/** What an administrator does in the middle of a cycle, each with its decided outcome. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { overviewOf } from '../../src/features/sync/index.ts';
import { type Fault, send } from '../support/fault-proxy.ts';
import { expectToldWell, undisturbed } from './matrix.ts';
import { moreFrom, type Observed, settle } from './observe.ts';
import { allBooks } from './scenario.ts';
import { openWorld, type Start, type World } from './world.ts';

const SERVICE_ROLE = 'mara_service';
const POINTS: { start: Start; fn: string; nth: number; right: string }[] = [
  { start: 'first', fn: 'local_mara_get_snapshot', nth: 5, right: 'local/mara:read' },
  { start: 'later', fn: 'local_mara_get_changes', nth: 2, right: 'local/mara:read' },
  { start: 'later', fn: 'local_mara_publish', nth: 2, right: 'local/mara:publish' },
];

let world: World;
const twins = new Map<Start, Observed>();
beforeAll(async () => {
  world = await openWorld('sqlite::memory:');
  for (const start of ['first', 'later'] as const) {
    twins.set(start, await undisturbed(world, start));
  }
}, 120_000);
afterAll(() => world.close());

/** Something happens in Moodle just before it is asked; the call itself is passed on. */
const before =
  (happens: () => Promise<unknown>): Fault =>
  async ({ forward, response }) => {
    await happens();
    send(response, await forward());
  };

describe.each(POINTS)('in the middle of $fn', ({ start, fn, nth, right }) => {
  it('a token that is revoked fails the cycle; the new one mends it', async () => {
    await world.start(start);
    world.proxy.breakCall(
      fn,
      nth,
      before(() => world.sandbox.admin.rotateToken()),
    );
    const met = await world.cycle();
    expect(met.error).toMatchObject({ kind: 'auth', code: 'invalidtoken' });
    await expectToldWell(world, met);
    world.giveToken(world.sandbox.token);
    world.proxy.reset();
    expect(await settle(world, 2 + moreFrom(start))).toEqual(twins.get(start));
  });

  it('a right that is lost fails the cycle, and again; given back, the next one mends it', async () => {
    await world.start(start);
    const { admin } = world.sandbox;
    world.proxy.breakCall(
      fn,
      nth,
      before(() => admin.forbid(SERVICE_ROLE, right)),
    );
    for (let cycle = 0; cycle < 2; cycle += 1) {
      const met = await world.cycle();
      expect(met.error).toMatchObject({ kind: 'permission' });
      await expectToldWell(world, met);
    }
    await admin.allow(SERVICE_ROLE, right);
    world.proxy.reset();
    expect(await settle(world, 2 + moreFrom(start))).toEqual(twins.get(start));
  });
});

/** The same happening before the cycle, where the cycle's own reading sees it. */
const happeningBefore = async (
  start: Start,
  happens: () => Promise<unknown>,
): Promise<Observed> => {
  await world.start(start);
  await happens();
  return await settle(world, 3 + moreFrom(start));
};

const midway = async (
  { start, fn, nth }: (typeof POINTS)[number],
  happens: () => Promise<unknown>,
): Promise<Observed> => {
  await world.start(start);
  world.proxy.breakCall(fn, nth, before(happens));
  const met = await world.cycle();
  expect(world.proxy.broken()).toBe(1);
  expect(met.error).toBeNull();
  world.proxy.reset();
  return await settle(world, 2 + moreFrom(start));
};

describe.each(POINTS)('deleted in the middle of $fn', (point) => {
  it('a Book stays away and holds no other up', async () => {
    const remove = async (): Promise<void> => {
      const book = (await allBooks(world.direct())).find(({ key }) => key === 'var/living-area');
      await world.sandbox.admin.deleteActivity(book?.cmid ?? 0);
    };
    const observed = await midway(point, remove);
    const { moodle, companion, books } = observed;
    expect(books.map(({ key, state }) => `${key} ${state}`).sort()).toEqual([
      'fin/contacts live',
      'fin/living-area live',
      'mel/contacts live',
      'mel/living-area live',
      'nat/report-2026-q3 live',
      'var/contacts live',
      'var/living-area gone',
    ]);
    const twin = await happeningBefore(point.start, remove);
    expect({ moodle, companion }).toEqual({ moodle: twin.moodle, companion: twin.companion });
  });

  it('a space goes with all that was in it, and holds no other up', async () => {
    const remove = (): Promise<void> => world.sandbox.admin.deleteCourse('var');
    const observed = await midway(point, remove);
    expect(observed.atTheEnd).toBe(true);
    expect(JSON.stringify(observed.companion['entry'])).not.toContain('"var"');
    expect(JSON.stringify(observed.companion['enrolment'])).not.toContain('"var"');
    const overview = await overviewOf(world.app.sync);
    expect(overview.runs[0]).toMatchObject({ outcome: 'done' });
    const twin = await happeningBefore(point.start, remove);
    expect(observed).toEqual(twin);
  });
});
