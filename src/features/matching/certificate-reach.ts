/* eslint-disable @typescript-eslint/no-non-null-assertion --
   indices come from rows that were checked; a guard at each would hide the algorithm */
/**
 * Where alternating paths lead: from a mentor to those whom one of their candidates could have
 * instead. Mentors that lead to each other are one component (Tarjan 1972); for each component is
 * known whether a path from it ends at a place that is not taken.
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
  const freeable: boolean[] = [];
  const next: number[][] = [];
  const open: number[] = [];
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
    const leads = new Set<number>();
    for (const one of own) follow(one, (k) => leads.add(component[k]!));
    leads.delete(number);
    next.push([...leads].sort((a, b) => a - b));
    freeable.push(own.some(hasRoom) || [...leads].some((one) => freeable[one]!));
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

  return {
    componentOf,
    isFreeable: (mentor) => freeable[componentOf(mentor)]!,
    closureOf(components) {
      const found = new Set(components);
      for (const one of found) for (const other of next[one]!) found.add(other);
      return [...found].sort((a, b) => a - b);
    },
    mentorsOf: (one) => members[one]!,
    servedBy: (mentor) => served[mentor]!,
  };
};
