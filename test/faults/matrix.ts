/** One fault at one call, and all that is expected of it: shared by the tables of faults. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lastRuns } from '../../src/features/sync/run-store.ts';
import { PIECE_TYPES } from '../../src/moodle/index.ts';
import { MaraError } from '../../src/shared/errors.ts';
import { sampleOr } from '../support/sampling.ts';
import { type Kind, KINDS } from './kinds.ts';
import { byKeys, moreFrom, NOTED, type Observed, settle, settleTold } from './observe.ts';
import { BY_HAND, IN_PART } from './scenario.ts';
import { TO_SHEET } from './wishes.ts';
import { type Cycle, openWorld, type Start, type World } from './world.ts';

/** The nth call of a function, in a cycle that starts from nothing or from what it knows. */
export type Point = { start: Start; fn: string; nth: number };
/** The kinds that an ordinary run meets there; with MARA_EVERY=1 all of them. */
export type PointOfKinds = Point & { kinds: readonly Kind[] };

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

const keyed = (observed: Observed): Observed => ({ ...observed, ...byKeys(observed) });

/** So many cycles; where it is about pieces, until all is quiet and people were told. */
const settleFrom = (world: World, start: Start, cycles: number): Promise<Observed> =>
  start === 'wishes' ? settleTold(world) : settle(world, cycles + moreFrom(start));

// A comparison would mean little if these were not there to be lost or doubled.
const expectBooksThere = ({ books, moodle }: Observed): void => {
  const stands = JSON.stringify(books);
  expect(books.map(({ key }) => key).sort()).toEqual([
    'fin/contacts',
    'fin/living-area',
    'mel/contacts',
    'mel/living-area',
    'nat/report-2026-q3',
    'var/contacts',
    'var/living-area',
  ]);
  for (const piece of [
    BY_HAND,
    IN_PART,
    'Associations du Var',
    '"gone"',
    '"hidden":true',
    '"offered":"',
  ]) {
    expect(stands).toContain(piece);
  }
  expect(JSON.stringify(moodle['book_chapters'])).toContain('Université');
  expect(stands).toContain('"blended":true');
};

const expectPiecesThere = ({ moodle, companion, answered }: Observed): void => {
  const pieces = JSON.stringify(moodle['local_mara_piece']);
  for (const type of PIECE_TYPES) expect(pieces).toContain(`"type\\":\\"${type}`);
  for (const state of ['live', 'closed']) expect(pieces).toContain(`"state\\":\\"${state}`);
  expect(pieces).toContain('"offered\\":\\"remove');
  const count = (table: string): number => (moodle[table] as string[]).length;
  expect(count('local_mara_answer')).toBe(4);
  expect(companion['answer_taken']).toHaveLength(4);
  // Of each that it was taken, and of one that its words came into the sheet, and so into the part.
  expect(answered).toHaveLength(5);
  for (const table of ['data_content', 'book_chapters']) {
    expect(JSON.stringify(moodle[table])).toContain(TO_SHEET);
  }
  // Nina's, beside Luc's and Rose's.
  expect(count('mails')).toBe(3);
  expect(moodle['local_mara_member']).toEqual(
    expect.arrayContaining(
      ['in', 'takenoff'].map((state) => expect.stringContaining(state) as unknown),
    ),
  );
};

/** The same cycles without any fault. */
export const undisturbed = async (world: World, start: Start): Promise<Observed> => {
  await world.start(start);
  const observed = await settleFrom(world, start, 3);
  if (start === 'wishes') expectPiecesThere(observed);
  else expectBooksThere(observed);
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
  return await settleFrom(world, start, ends === 'itself' ? 1 : 2);
};

/** Without what the companion noted as it went: that is more, where it did more. */
const mirrored = ({ companion, ...rest }: Observed): Observed => ({
  ...rest,
  companion: { ...companion, ...Object.fromEntries(NOTED.map((table) => [table, null])) },
});

/** Kinds of faults at each of these points. */
export const describeFaults = (name: string, points: readonly PointOfKinds[]): void => {
  describe(name, () => {
    let world: World;
    const twins = new Map<Start, Observed>();
    beforeAll(async () => {
      const starts = new Set(points.map(({ start }) => start));
      world = await openWorld('sqlite::memory:', { wishes: starts.has('wishes') });
      for (const start of starts) twins.set(start, await undisturbed(world, start));
    }, 120_000);
    afterAll(() => world.close());

    describe.each(points)('at call $nth of $fn ($start)', (point) => {
      it.each(sampleOr(point.kinds, KINDS))('$name', async (kind) => {
        const observed = await meets(world, kind, point);
        expect(observed.atTheEnd).toBe(true);
        const twin = twins.get(point.start)!;
        // From nothing, what a failed cycle published is asked about in the cycle after, in another order.
        const same = point.start === 'first' ? keyed : (one: Observed) => one;
        expect(same(observed)).toEqual(same(twin));
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
