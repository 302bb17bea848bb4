/** What another choice for somebody would cost all others. Pure. */
import { assign, trimFor } from './edges.ts';
import { costOf, type Objective } from './lexicographic.ts';
import { type MatchWork, objectiveOf } from './match.ts';

export type OtherChoice = {
  mentorId: number;
  /** Of the pair; 0–100. */
  points: number;
  /** What the whole would lose, goal by goal: with the others as good as can be. */
  price: Objective;
  /** Whether the price is exact; else it is at least this. */
  exact: boolean;
};

/** Below so many pairs the rest is solved anew. */
const SMALL = 200_000;

/** The feasible mentor, other than the one proposed, whose choice costs least by the duals. */
const cheapestOther = (i: number, { whole, assigned }: MatchWork) => {
  const { mentors, points } = whole.row(i);
  let best: { j: number; points: number; reduced: number } | null = null;
  for (const [at, j] of mentors.entries()) {
    if (j === assigned.mentor[i] || (whole.free[j] ?? 0) <= 0) continue;
    const worth = points[at] ?? 0;
    const cost = costOf(worth, whole.stands[i] === j, whole.scale);
    const reduced = cost + (assigned.prices.mentor[j] ?? 0) - (assigned.prices.candidate[i] ?? 0);
    if (best === null || reduced < best.reduced) best = { j, points: worth, reduced };
  }
  return best;
};

/** The whole when candidate i gets mentor j, and all others what is best then. */
const forced = (i: number, j: number, { whole }: MatchWork): Objective => {
  const { mentors, points } = whole.row(i);
  const at = mentors.indexOf(j);
  const only = { mentors: mentors.slice(at, at + 1), points: points.slice(at, at + 1) };
  // Served before all: as if this pair stood, its place is taken and its candidate cannot be moved.
  const free = whole.free.slice();
  free[j] = (free[j] ?? 0) - 1;
  const none = { mentors: mentors.slice(0, 0), points: points.slice(0, 0) };
  const rest = { ...whole, free, row: (k: number) => (k === i ? none : whole.row(k)) };
  const { mentor } = assign(rest, trimFor(whole.candidates, free.length));
  mentor[i] = j;
  return objectiveOf({ ...whole, row: (k) => (k === i ? only : whole.row(k)) }, mentor);
};

/** What a difference in cost comes to, goal by goal. */
const decoded = (cost: number, { scale }: MatchWork['whole']): Objective => {
  const served = Math.floor(cost / scale.unserved);
  let left = cost - served * scale.unserved;
  const kept = scale.changed === 0 ? 0 : Math.floor(left / scale.changed);
  left -= kept * scale.changed;
  const points = Math.floor(left / scale.point);
  return { served, kept, points, load: left - points * scale.point };
};

/**
 * The runner-up for candidate i (their place in the list) and its price. In a small network all
 * others are assigned anew; in a large one the duals give a bound.
 * @returns null where nobody else would do
 */
export const otherChoice = (i: number, work: MatchWork): OtherChoice | null => {
  const best = cheapestOther(i, work);
  const mentor = best === null ? undefined : work.mentors[best.j];
  if (best === null || mentor === undefined) return null;
  const { whole, assigned } = work;
  const told = { mentorId: mentor.id, points: best.points };
  if (whole.candidates * whole.free.length > SMALL) {
    return { ...told, price: decoded(Math.max(0, best.reduced), whole), exact: false };
  }
  const [now, then] = [objectiveOf(whole, assigned.mentor), forced(i, best.j, work)];
  const price = {
    served: now.served - then.served,
    kept: now.kept - then.kept,
    points: now.points - then.points,
    load: then.load - now.load,
  };
  return { ...told, price, exact: true };
};
