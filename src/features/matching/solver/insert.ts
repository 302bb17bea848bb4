/* eslint-disable @typescript-eslint/no-non-null-assertion --
   indices come from rows that were checked (problem.ts); a guard at each would hide the algorithm */
import { forget, reach, settleNearest } from './labels.ts';
import { hold, type Matching, NONE, release, shiftPrices } from './matching.ts';

/**
 * Brings in candidate `i`, who holds nothing, along the **shortest augmenting path** (Dijkstra on
 * reduced costs: Jonker and Volgenant 1987, here with a capacity and a load cost for each mentor).
 * From i the path leads to a mentor, from there to what one of their candidates could have
 * instead, and so on, until a mentor has room or somebody is left without. It stops as soon as no
 * path can be shorter than the best end seen.
 */
export const insert = (matching: Matching, i: number): void => {
  const { best, mentor, dropped } = search(matching, i);
  shiftPrices(matching, best, 1);
  matching.worth[i] = best;
  if (dropped !== NONE) release(matching, dropped);
  if (mentor !== NONE) moveAlong(matching, mentor);
  forget(matching.labels);
};

/**
 * Where the shortest path ends, `best` away: with a mentor who has room (`dropped` is NONE), with one
 * whose candidate `dropped` is left without, or with i left without (`mentor` is NONE too).
 */
type End = { best: number; mentor: number; dropped: number };

const search = (matching: Matching, i: number): End => {
  const { unassignedCost, loadStep, capacity, load, price, rowStart, column, cost } = matching;
  const { worth, alternative, firstHolder, nextHolder, labels } = matching;
  const { distance } = labels;
  if (matching.pricesFell) alternative.fill(-Infinity);
  matching.pricesFell = false;
  let best = unassignedCost;
  let mentor = NONE;
  let dropped = NONE;

  // Each turn relaxes one row: first i's own, then those of candidates of the mentors settled.
  let row = i;
  let settled = NONE;
  let base = 0;
  while (row !== NONE) {
    let least = Infinity;
    for (let e = rowStart[row]!, end = rowStart[row + 1]!; e < end; e++) {
      const j = column[e]!;
      const way = base + cost[e]! + price[j]!;
      if (way < least && j !== settled) least = way;
      if (way >= best || way >= distance[j]!) continue;
      reach(labels, j, way, e, row);
      if (load[j]! < capacity[j]!) {
        const toPlace = way + Math.max(0, load[j]! * loadStep - price[j]!);
        if (toPlace < best) {
          best = toPlace;
          mentor = j;
          dropped = NONE;
        }
      }
    }
    if (settled !== NONE) alternative[row] = least - base;

    // The next row that can lead to something nearer than the best end.
    row = settled === NONE ? NONE : nextHolder[row]!;
    for (;;) {
      if (row === NONE) {
        settled = settleNearest(labels, best);
        if (settled === NONE) break;
        row = firstHolder[settled]!;
        continue;
      }
      base = distance[settled]! - worth[row]!;
      if (base + unassignedCost < best) {
        best = base + unassignedCost;
        mentor = settled;
        dropped = row;
      }
      if (base + alternative[row]! < best) break;
      row = nextHolder[row]!;
    }
  }
  return { best, mentor, dropped };
};

/** Each on the path takes the place that the path found for them, from its end to its beginning. */
const moveAlong = (matching: Matching, end: number): void => {
  const { held, column, labels } = matching;
  for (let j = end; j !== NONE;) {
    const mover = labels.candidate[j]!;
    const left = held[mover]!;
    if (left !== NONE) release(matching, mover);
    hold(matching, mover, labels.edge[j]!);
    j = left === NONE ? NONE : column[left]!;
  }
};
