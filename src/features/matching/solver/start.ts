/* eslint-disable @typescript-eslint/no-non-null-assertion --
   indices come from rows that were checked (problem.ts); a guard at each would hide the algorithm */
import { insert } from './insert.ts';
import type { Matching } from './matching.ts';
import { isOverpriced, refill } from './refill.ts';

/**
 * Solves from nothing, from the side that has the easier time. Where places are few, each place in
 * turn looks for a candidate; where they are many, each candidate in turn for a place.
 *
 * First the captives, who know only mentors sought by too many: they are left out at first, and
 * those mentors ask as much as one of them would pay and lower it place by place. Then the others.
 * Any choice of captives ends in the optimum; a good one spares long searches.
 */
export const start = (matching: Matching): void => {
  const { price, worth, column, cost, unassignedCost, rowStart, candidates } = matching;
  const captive = captivesOf(matching);
  for (let i = 0; i < candidates; i++) {
    if (captive[i] === 0) continue;
    worth[i] = unassignedCost;
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e++) {
      const j = column[e]!;
      price[j] = Math.max(price[j]!, unassignedCost - cost[e]!);
    }
  }
  for (let j = 0; j < price.length; j++) {
    while (isOverpriced(matching, j)) refill(matching, j);
  }
  for (let i = 0; i < candidates; i++) if (captive[i] === 0) insert(matching, i);
};

/** How often the candidates' shares are spread anew before scarcity is read from them. */
const SPREADS = 3;

/**
 * How many times their places a mentor must be sought to count as scarce. Where places are only
 * a little too few, bringing in candidates is far faster (docs/benchmarks.md).
 */
const SCARCE = 1.15;

/** 1 for each candidate all of whose mentors are scarce. */
const captivesOf = (matching: Matching): Uint8Array => {
  const { capacity, rowStart, column, candidates } = matching;
  // Each candidate is spread over their mentors by weight, the weights after room left (Sinkhorn).
  const weight = Float64Array.from(capacity);
  const demand = new Float64Array(capacity.length);
  for (let round = 0; round < SPREADS; round++) {
    for (let j = 0; round > 0 && j < weight.length; j++) {
      if (demand[j]! > 0) weight[j]! *= capacity[j]! / demand[j]!;
    }
    demand.fill(0);
    for (let i = 0; i < candidates; i++) {
      const [from, to] = [rowStart[i]!, rowStart[i + 1]!];
      let sum = 0;
      for (let e = from; e < to; e++) sum += weight[column[e]!]!;
      if (sum === 0) continue;
      for (let e = from; e < to; e++) demand[column[e]!]! += weight[column[e]!]! / sum;
    }
  }
  const captive = new Uint8Array(candidates);
  for (let i = 0; i < candidates; i++) {
    captive[i] = 1;
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e++) {
      const j = column[e]!;
      if (capacity[j]! > 0 && demand[j]! <= SCARCE * capacity[j]!) captive[i] = 0;
    }
  }
  return captive;
};
