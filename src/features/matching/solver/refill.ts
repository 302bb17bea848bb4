/* eslint-disable @typescript-eslint/no-non-null-assertion --
   indices come from rows that were checked (problem.ts); a guard at each would hide the algorithm */
import { forget, reach, settleNearest } from './labels.ts';
import { columnsOf, hold, type Matching, NONE, release, shiftPrices } from './matching.ts';

/** Whether mentor `j` has room and asks more than one further candidate would cost. */
export const isOverpriced = ({ load, capacity, price, loadStep }: Matching, j: number): boolean =>
  load[j]! < capacity[j]! && price[j]! > load[j]! * loadStep;

/**
 * Mends one free place of an overpriced mentor: the mirror image of `insert`, a search for the
 * shortest path backwards along the edges that lead to a mentor. The place goes to somebody who is
 * without, or to another mentor's candidate whose own place is filled in turn, or saves its load
 * cost; or it stays free because the price falls to what it costs. Afterwards the load has grown by
 * one or the mentor is no longer overpriced.
 */
export const refill = (matching: Matching, mentor: number): void => {
  const { best, taken, edge, giver } = search(matching, mentor);
  shiftPrices(matching, best, -1);
  matching.pricesFell = true;
  if (taken !== NONE) hold(matching, taken, edge);
  const from = taken === NONE ? giver : matching.column[edge]!;
  if (from !== NONE) moveAlong(matching, from, mentor);
  forget(matching.labels);
};

/**
 * Where the shortest path ends, `best` away: with `taken`, who is without, and comes over `edge`;
 * with `giver`, who does with one candidate fewer; or nowhere (both NONE).
 */
type End = { best: number; taken: number; edge: number; giver: number };

const search = (matching: Matching, mentor: number): End => {
  const { loadStep, load, price, column, cost, held, worth, labels } = matching;
  const { distance } = labels;
  const { first, next, row } = columnsOf(matching);
  let best = price[mentor]! - load[mentor]! * loadStep;
  let taken = NONE;
  let edge = NONE;
  let giver = NONE;

  reach(labels, mentor, 0, NONE, NONE);
  for (;;) {
    const settled = settleNearest(labels, best);
    if (settled === NONE) return { best, taken, edge, giver };
    const base = distance[settled]! + price[settled]!;
    for (let e = first[settled]!; e !== NONE; e = next[e]!) {
      const i = row[e]!;
      const way = base + cost[e]! - worth[i]!;
      if (way >= best) continue;
      if (held[i] === NONE) {
        best = way;
        taken = i;
        edge = e;
        continue;
      }
      const j = column[held[i]!]!;
      if (way >= distance[j]!) continue;
      reach(labels, j, way, e, i);
      const toSaving = way + price[j]! - (load[j]! - 1) * loadStep;
      if (toSaving < best) {
        best = toSaving;
        taken = NONE;
        giver = j;
      }
    }
  }
};

/** Each on the path moves one on, from mentor `from` until the free place of `mentor` is reached. */
const moveAlong = (matching: Matching, from: number, mentor: number): void => {
  const { column, labels } = matching;
  for (let j = from; j !== mentor;) {
    const mover = labels.candidate[j]!;
    const edge = labels.edge[j]!;
    release(matching, mover);
    hold(matching, mover, edge);
    j = column[edge]!;
  }
};
