/** One fault at one call, and all that is expected of it: shared by the tables of faults. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lastRuns } from '../../src/features/sync/run-store.ts';
import { MaraError } from '../../src/shared/errors.ts';
import { type Kind, KINDS } from './kinds.ts';
import { type Observed, settle } from './observe.ts';
import { BY_HAND } from './scenario.ts';
import { type Cycle, openWorld, type Start, type World } from './world.ts';

/** The nth call of a function, in a cycle that starts from nothing or from what it knows. */
export type Point = { start: Start; fn: string; nth: number };

/** What an administrator and the log are told of a cycle that failed. */
export const expectToldWell = async (
  { app, token }: Pick<World, 'app' | 'token'>,
  { error }: Pick<Cycle, 'error'>,
): Promise<void> => {
  expect(error).toBeInstanceOf(MaraError);
  const failure = error as MaraError;
  const [french, english] = [failure.say('fr'), failure.say('en')];
  expect(french).toMatch(/^[A-ZÉÀL].{20,}[.?!]$/su);
  expect(english).toMatch(/^[A-Z].{20,}[.?!]$/su);
  expect(french).not.toBe(english);
  const [run] = await lastRuns(app.db, 1);
  expect(run).toMatchObject({ outcome: 'failed' });
  expect(run?.endedAt).not.toBeNull();
  expect(run?.lines.at(-1)).toEqual({ level: 'error', told: failure.told });
  const told = JSON.stringify([french, english, failure.stack, failure, failure.cause, run]);
  expect(told).not.toContain(token());
  expect(told).not.toContain('SELECT');
};

/** The same cycles without any fault. */
export const undisturbed = async (world: World, start: Start): Promise<Observed> => {
  await world.start(start);
  const observed = await settle(world, 3);
  const stands = JSON.stringify(observed.books);
  // The comparison would mean little if these were not there to be lost or doubled.
  expect(observed.books.map(({ key }) => key).sort()).toEqual([
    'fin/living-area',
    'mel/living-area',
    'var/living-area',
  ]);
  for (const piece of [BY_HAND, 'Associations du Var', '"gone"', '"hidden":true', '"offered":"']) {
    expect(stands).toContain(piece);
  }
  expect(JSON.stringify(observed.moodle['book_chapters'])).toContain('Université');
  return observed;
};

export const meets = async (
  world: World,
  kind: Kind,
  { start, fn, nth }: Point,
): Promise<Observed> => {
  const { fault, times = 1, ends, timeout, stays = 0, noticed = false } = kind;
  await world.start(start);
  world.proxy.breakCall(fn, nth, fault, times);
  const met = await world.cycle(timeout === undefined ? {} : { timeout });
  expect(world.proxy.broken()).toBe(times);
  if (ends === 'itself') {
    expect(met.error).toBeNull();
    expect(met.waited).toBeGreaterThanOrEqual(stays);
    expect(met.notices.length > 0).toBe(noticed);
  } else {
    expect(met.error).toMatchObject({ code: ends });
    await expectToldWell(world, met);
  }
  world.proxy.reset();
  // What succeeded needs one more cycle to read of its own writes, what failed two.
  return await settle(world, ends === 'itself' ? 1 : 2);
};

/** Without what the companion remembers of its own publishing: that is more, where it did more. */
const mirrored = ({ companion, ...rest }: Observed): Observed => ({
  ...rest,
  companion: { ...companion, publication: null },
});

/** All kinds of faults, or the named ones, at each of these points. */
export const describeFaults = (
  name: string,
  points: readonly Point[],
  kinds: readonly Kind[] = KINDS,
): void => {
  describe(name, () => {
    let world: World;
    const twins = new Map<Start, Observed>();
    beforeAll(async () => {
      world = await openWorld('sqlite::memory:');
      for (const start of new Set(points.map((point) => point.start))) {
        twins.set(start, await undisturbed(world, start));
      }
    });
    afterAll(() => world.close());

    describe.each(points)('at call $nth of $fn ($start)', (point) => {
      it.each(kinds)('$name', async (kind) => {
        const observed = await meets(world, kind, point);
        expect(observed.atTheEnd).toBe(true);
        expect(observed).toEqual(twins.get(point.start));
      });
    });

    it('leaves the same site whether the companion knew it before or not', async () => {
      await world.start('first');
      const fromNothing = await settle(world, 3);
      await world.start('later');
      expect(mirrored(await settle(world, 3))).toEqual(mirrored(fromNothing));
    });
  });
};
