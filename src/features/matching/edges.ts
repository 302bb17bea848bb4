/* eslint-disable @typescript-eslint/no-non-null-assertion --
   indices come from rows that were checked; a guard at each would hide what is done */
/**
 * The whole assignment over the best edges of each candidate, and proof that the others would not
 * help: those left out are **priced** with the duals (`assignment.ts`), and those that could help
 * are added until there are none (column generation). So trimming costs nobody a mentor nor a point.
 */
import { type Prices, solveWithPrices } from './assignment.ts';
import type { Row } from './edges-rows.ts';
import { costOf, type Scale } from './lexicographic.ts';

export type Trim = {
  /** Of each candidate: the edges of most points, */
  best: number;
  /** and others from all over the row, so that not everyone asks for the same mentors. */
  spread: number;
  /** Edges a candidate gets in one round of pricing at most. */
  added: number;
};

/** Measured at 20,000 × 4,000 (docs/decisions/019-matching.md). */
const TRIM: Trim = { best: 24, spread: 8, added: 16 };
const WHOLE: Trim = { best: Infinity, spread: 0, added: 0 };

/** Below so many pairs all edges are taken at once. */
const SMALL = 200_000;

export const trimFor = (candidates: number, mentors: number): Trim =>
  candidates * mentors <= SMALL ? WHOLE : TRIM;

export type Whole = {
  candidates: number;
  /** Places of each mentor that are not taken. */
  free: Int32Array;
  /** The feasible mentors of candidate i. */
  row: (i: number) => Row;
  /** The mentor proposed to candidate i before, by place; −1: none. */
  stands: Int32Array;
  scale: Scale;
};

export type Assigned = {
  /** Each candidate's mentor by place; −1: nobody. */
  mentor: Int32Array;
  prices: Prices;
  /** How often it was solved, over how many edges at last. */
  rounds: number;
  edges: number;
};

/** The edges that take part, as places in the rows; `best` is what those left out have at most. */
type Chosen = { places: number[]; omitted: number };

/** A prime: where people begin to choose among equals is as different as can be. */
const STRIDE = 7919;

const chooser = (whole: Whole, trim: Trim): ((i: number, row: Row) => Chosen) => {
  const usable = new Int32Array(whole.free.length);
  const taken = new Int32Array(whole.free.length);
  const counts = new Int32Array(101);
  return (i, { mentors, points }) => {
    let count = 0;
    counts.fill(0);
    for (let n = 0; n < mentors.length; n++) {
      if (whole.free[mentors[n]!]! <= 0) continue;
      usable[count++] = n;
      counts[points[n]!]!++;
    }
    if (count <= trim.best + trim.spread)
      return { places: [...usable.subarray(0, count)], omitted: -1 };
    // Counted out by points: cheaper than a heap, for points are whole numbers up to 100.
    let least = 100;
    let above = 0;
    for (; above + counts[least]! < trim.best; least--) above += counts[least]!;
    // First those above the least, then some of the equals, then others from all over the row.
    let [better, equal, other] = [0, above, trim.best];
    const step = Math.max(1, Math.floor((count - trim.best) / trim.spread));
    const standing = whole.stands[i]!;
    const turned = (i * STRIDE) % count;
    const last = step * trim.spread;
    let [rest, next] = [0, 0];
    for (let n = 0; n < count; n++) {
      const turn = n + turned;
      const at = usable[turn < count ? turn : turn - count]!;
      if (points[at]! > least) taken[better++] = at;
      else if (points[at] === least && equal < trim.best) taken[equal++] = at;
      else {
        if (rest === next && rest < last) {
          taken[other++] = at;
          next += step;
        } else if (mentors[at] === standing) taken[other++] = at;
        rest++;
      }
    }
    return { places: [...taken.subarray(0, other)], omitted: least };
  };
};

/** What each number of points costs where nothing stands. */
const costsByPoints = ({ scale }: Whole): Float64Array =>
  Float64Array.from({ length: 101 }, (_, points) => costOf(points, false, scale));

/** Those of the edges left out that could improve the solution, the most promising first. */
const promising = (
  i: number,
  { mentors, points }: Row,
  { free, stands, scale }: Whole,
  { prices, costs, most }: { prices: Prices; costs: Float64Array; most: number },
): number[] => {
  const worth = prices.candidate[i]!;
  const found: { at: number; reduced: number }[] = [];
  for (let at = 0; at < mentors.length; at++) {
    const j = mentors[at]!;
    if (free[j]! <= 0) continue;
    const cost = stands[i] === j ? costOf(points[at]!, true, scale) : costs[points[at]!]!;
    const reduced = cost + prices.mentor[j]! - worth;
    if (reduced < 0) found.push({ at, reduced });
  }
  found.sort((a, b) => a.reduced - b.reduced || a.at - b.at);
  return found.slice(0, most).map(({ at }) => at);
};

/** Those that take part, as the solver wants them. */
type Edges = { rowStart: Int32Array; columns: Int32Array; costs: Float64Array };

const noEdges = ({ candidates }: Whole): Edges => ({
  rowStart: new Int32Array(candidates + 1),
  columns: new Int32Array(0),
  costs: new Float64Array(0),
});

/** With others of each candidate, as places in their row. */
const withOthers = (edges: Edges, others: readonly (readonly number[])[], whole: Whole): Edges => {
  const count = edges.columns.length + others.reduce((sum, { length }) => sum + length, 0);
  const rowStart = new Int32Array(whole.candidates + 1);
  const columns = new Int32Array(count);
  const costs = new Float64Array(count);
  let e = 0;
  for (let i = 0; i < whole.candidates; i++) {
    for (let old = edges.rowStart[i]!; old < edges.rowStart[i + 1]!; old++, e++) {
      columns[e] = edges.columns[old]!;
      costs[e] = edges.costs[old]!;
    }
    const more = others[i]!;
    if (more.length > 0) {
      const { mentors, points } = whole.row(i);
      for (const at of more) {
        columns[e] = mentors[at]!;
        costs[e++] = costOf(points[at]!, whole.stands[i] === mentors[at], whole.scale);
      }
    }
    rowStart[i + 1] = e;
  }
  return { rowStart, columns, costs };
};

export type Solver = typeof solveWithPrices;

/** The best assignment there is over all feasible pairs. */
export const assign = (whole: Whole, trim: Trim, solver: Solver = solveWithPrices): Assigned => {
  const { free, scale } = whole;
  const choose = chooser(whole, trim);
  const chosen = Array.from({ length: whole.candidates }, (_, i) => choose(i, whole.row(i)));
  const costs = costsByPoints(whole);
  let edges = noEdges(whole);
  let others = chosen.map(({ places }) => places);
  for (let rounds = 1; ; rounds++) {
    edges = withOthers(edges, others, whole);
    const { unserved: unassignedCost, load: loadStep } = scale;
    const { assigned, prices } = solver({ capacities: free, ...edges, unassignedCost, loadStep });
    const least = prices.mentor.reduce((low, price) => Math.min(low, price), Infinity);
    others = chosen.map(({ omitted }, i) => {
      // No edge left out can cost less than this: standing ones are all in.
      const cheapest = (100 - omitted) * scale.point + scale.changed + least;
      return omitted < 0 || cheapest >= prices.candidate[i]!
        ? []
        : promising(i, whole.row(i), whole, { prices, costs, most: trim.added });
    });
    if (others.every(({ length }) => length === 0)) {
      return { mentor: assigned, prices, rounds, edges: edges.columns.length };
    }
  }
};
