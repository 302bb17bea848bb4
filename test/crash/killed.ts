/** Kills the companion at every point of a cycle and looks at what the next cycle makes of it. */
import { expect } from '@jest/globals';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { moreFrom, type Observed, observe, settle, settleTold } from '../faults/observe.ts';
import { openWorld, SETTINGS, type Start, type World } from '../faults/world.ts';
import { oneIn, sampleOr } from '../support/sampling.ts';

/** Six regional spaces, or twelve. */
const ROUNDS = sampleOr(2, 4);
/** So many cycles die with one process. */
const TOGETHER = 8;
/** A page holds most kinds, yet not all. */
const LIMITS = { pageSize: 50, pageBytes: 20_000 };
/** Few chapters a call, so that a cycle makes seven calls, or thirteen, instead of one. */
const CHAPTERS_A_CALL = 2;

const script = fileURLToPath(new URL('./child.js', import.meta.url));

type Ended = { signal: NodeJS.Signals | null; out: string; err: string };

const companions = async (worlds: readonly World[], points: readonly string[]): Promise<Ended> => {
  const sites = worlds.map((world, nth) => ({
    databaseUrl: world.databaseUrl,
    url: world.sandbox.url,
    token: world.token(),
    now: world.clock.now(),
    limits: world.limits,
    chaptersACall: world.chaptersACall,
    piecesACall: world.piecesACall,
    settings: SETTINGS,
    haltAt: points[nth],
  }));
  const child = spawn(process.execPath, [script, JSON.stringify(sites)], {
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, signal] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<NodeJS.Signals | null>((resolve) => {
      child.on('close', (_code, by) => {
        resolve(by);
      });
    }),
  ]);
  return { signal, out, err };
};

/** All that must be the same, as text. */
const comparable = ({ companion, moodle, books, log }: Observed): string =>
  JSON.stringify({ companion, moodle, books, log });

/** Texts are compared as such, which is quick; where they differ, Jest shows what does. */
const expectSame = (observed: string, twin: string, point: string): void => {
  if (observed === twin) return;
  expect({ point, observed: JSON.parse(observed) as unknown }).toEqual({
    point,
    observed: JSON.parse(twin) as unknown,
  });
};

/**
 * What stands after one cycle, from nothing once all is quiet, or where it is about pieces, once all
 * is quiet and people were told;
 * the cycle after it must find nothing left to do.
 */
const afterwards = async (world: World, start: Start, point: string): Promise<string> => {
  // At the same moment: no lease has run out, the dead process's is taken over all the same.
  const { error } = await world.cycle({ pause: 0 });
  if (error !== null) throw new Error(`The cycle after ${point} failed`, { cause: error });
  const stands =
    start === 'wishes' ? await settleTold(world) : await settle(world, 2 * moreFrom(start));
  const observed = comparable(stands);
  const idle = await world.cycle();
  expect(idle.report).toMatchObject({ writes: 0, applied: { created: 0, updated: 0, failed: 0 } });
  const later = await observe(world);
  expect(later.atTheEnd).toBe(true);
  expectSame(comparable(later), observed, point);
  return observed;
};

/** Sites that are all alike, opened as they are needed: the first is made, the others are copies. */
export type Sites = { upTo: (count: number) => Promise<readonly World[]>; isSqlite: boolean };

/** Lends sites of many spaces, or where it is about pieces of three, and closes them. */
export const withSites = async (
  freshUrl: () => Promise<{ url: string }>,
  { wishes = false },
  work: (sites: Sites) => Promise<void>,
): Promise<void> => {
  const { url } = await freshUrl();
  const some = { limits: LIMITS, chaptersACall: CHAPTERS_A_CALL };
  const first = await openWorld(url, { ...some, rounds: wishes ? 1 : ROUNDS, wishes });
  const worlds = [first];
  const upTo = async (count: number): Promise<readonly World[]> => {
    while (worlds.length < count) {
      worlds.push(await openWorld((await freshUrl()).url, { ...some, like: first.prepared }));
    }
    return worlds.slice(0, count);
  };
  try {
    await work({ upTo, isSqlite: url.startsWith('sqlite:') });
  } finally {
    for (const world of worlds) await world.close();
  }
};

export type Choice = (points: readonly string[]) => readonly string[];

/** One point in so many is tried; an odd number meets befores and afters in turn. */
export type Every = { SQLite: number; MariaDB: number };

/**
 * The chosen points of a cycle that starts so, or a sample of them: at each the process is killed,
 * and afterwards everything is as in the cycle's undisturbed twin. Tells how many were chosen.
 */
export const killAt = async (
  { upTo, isSqlite }: Sites,
  start: Start,
  every: Every,
  choose: Choice = (points) => points,
): Promise<number> => {
  const [first] = (await upTo(1)) as [World];
  await first.start(start);
  const twin = await afterwards(first, start, 'no kill');

  await first.start(start);
  const counted = await companions([first], []);
  expect(counted).toMatchObject({ signal: null, err: '' });
  const all = JSON.parse(counted.out) as string[];
  expect(new Set(all).size).toBe(all.length);
  const chosen = choose(all);
  const points = oneIn(sampleOr(isSqlite ? every.SQLite : every.MariaDB, 1), chosen);
  expect(points).not.toEqual([]);

  for (let at = 0; at < points.length; at += TOGETHER) {
    const here = points.slice(at, at + TOGETHER);
    const dying = await upTo(here.length);
    for (const world of dying) await world.start(start);
    expect(await companions(dying, here)).toEqual({ signal: 'SIGKILL', out: '', err: '' });
    for (const [nth, world] of dying.entries()) {
      const point = here[nth] ?? '';
      expectSame(await afterwards(world, start, point), twin, point);
    }
  }
  return chosen.length;
};

/** The points up to one. */
export const upTo =
  (name: string): Choice =>
  (points) => {
    expect(points).toContain(name);
    return points.slice(0, points.indexOf(name));
  };
