/* eslint-disable @typescript-eslint/no-non-null-assertion --
   indices come from rows that were checked; a guard at each would hide the algorithm */
/**
 * Where alternating paths lead: from a mentor to those whom one of their candidates could have
 * instead, and whether one ends at a place that is not taken. Mentors that lead to each other are one
 * component (Tarjan 1972).
 */
import type { Assigned, Whole } from './edges.ts';

export type Reach = {
  /** Whether one candidate more could be served through this mentor, by moving others on. */
  isFreeable: (mentor: number) => boolean;
  /** The component of a mentor. */
  componentOf: (mentor: number) => number;
  /** All components that these lead to, themselves included, in rising order. */
  closureOf: (components: readonly number[]) => number[];
  mentorsOf: (component: number) => readonly number[];
  /** The candidates assigned to a mentor. */
  servedBy: (mentor: number) => readonly number[];
};

/** A mentor on the way, and how far their candidates' rows were followed. */
type Frame = { mentor: number; candidate: number; at: number };

const NOT_SEEN = -1;
const [NO_ROOM, ROOM] = [0, 1];

export const reachOf = ({ free, row }: Whole, { mentor: assigned }: Assigned): Reach => {
  const served: number[][] = Array.from(free, () => []);
  assigned.forEach((j, i) => {
    if (j >= 0) served[j]!.push(i);
  });
  const hasRoom = (j: number): boolean => served[j]!.length < free[j]!;
  const order = new Int32Array(free.length).fill(NOT_SEEN);
  const low = new Int32Array(free.length);
  const component = new Int32Array(free.length).fill(NOT_SEEN);
  const members: number[][] = [];
  const next: number[][] = [];
  const open: number[] = [];
  /** By component: the last that was found to lead to it. */
  const led = new Int32Array(free.length).fill(NOT_SEEN);
  /** By mentor, as far as it was asked for: whether a path ends where there is room. */
  const ends = new Int8Array(free.length).fill(NOT_SEEN);
  const reachedFrom = new Int32Array(free.length).fill(NOT_SEEN);
  let seen = 0;

  /** All that a mentor leads to. One who has room leads nowhere: the path ends there. */
  const follow = (j: number, visit: (k: number) => void): void => {
    if (hasRoom(j)) return;
    for (const i of served[j]!) {
      for (const k of row(i).mentors) if (free[k]! > 0) visit(k);
    }
  };

  const close = (root: number): void => {
    const number = members.length;
    const own: number[] = [];
    let j: number;
    do {
      j = open.pop()!;
      component[j] = number;
      own.push(j);
    } while (j !== root);
    members.push(own.sort((a, b) => a - b));
    const leads: number[] = [];
    led[number] = number;
    for (const one of own) {
      follow(one, (k) => {
        const other = component[k]!;
        if (led[other] === number) return;
        led[other] = number;
        leads.push(other);
      });
    }
    next.push(leads.sort((a, b) => a - b));
  };

  const enter = (mentor: number): Frame => {
    order[mentor] = low[mentor] = seen++;
    open.push(mentor);
    return { mentor, candidate: 0, at: 0 };
  };

  /** The next mentor that a frame leads to; null: there is none left. */
  const advance = (frame: Frame): number | null => {
    if (hasRoom(frame.mentor)) return null;
    const own = served[frame.mentor]!;
    while (frame.candidate < own.length) {
      const { mentors } = row(own[frame.candidate]!);
      while (frame.at < mentors.length) {
        const k = mentors[frame.at++]!;
        if (free[k]! > 0) return k;
      }
      frame.candidate++;
      frame.at = 0;
    }
    return null;
  };

  const explore = (start: number): void => {
    const frames = [enter(start)];
    for (;;) {
      const frame = frames.at(-1);
      if (frame === undefined) return;
      const { mentor } = frame;
      const k = advance(frame);
      if (k === null) {
        if (low[mentor] === order[mentor]) close(mentor);
        frames.pop();
        const before = frames.at(-1)?.mentor;
        if (before !== undefined) low[before] = Math.min(low[before]!, low[mentor]!);
      } else if (order[k] === NOT_SEEN) frames.push(enter(k));
      else if (component[k] === NOT_SEEN) low[mentor] = Math.min(low[mentor]!, order[k]!);
    }
  };

  const componentOf = (mentor: number): number => {
    if (order[mentor] === NOT_SEEN) explore(mentor);
    return component[mentor]!;
  };

  /** Whether a path leads on from a mentor, whose places are taken, to one that is not. */
  const leadsToRoom = (start: number): boolean => {
    const reached = [start];
    for (const j of reached) {
      for (const i of served[j]!) {
        for (const k of row(i).mentors) {
          if (free[k]! <= 0 || reachedFrom[k] === start || ends[k] === NO_ROOM) continue;
          if (hasRoom(k) || ends[k] === ROOM) return true;
          reachedFrom[k] = start;
          reached.push(k);
        }
      }
    }
    for (const j of reached) ends[j] = NO_ROOM;
    return false;
  };

  const isFreeable = (mentor: number): boolean => {
    if (ends[mentor] === NOT_SEEN && (hasRoom(mentor) || leadsToRoom(mentor))) ends[mentor] = ROOM;
    return ends[mentor] === ROOM;
  };

  return {
    componentOf,
    isFreeable,
    closureOf(components) {
      const found = new Set(components);
      for (const one of found) for (const other of next[one]!) found.add(other);
      return [...found].sort((a, b) => a - b);
    },
    mentorsOf: (one) => members[one]!,
    servedBy: (mentor) => served[mentor]!,
  };
};
