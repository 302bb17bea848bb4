/* eslint-disable @typescript-eslint/no-non-null-assertion --
   indices come from rows that were checked (problem.ts); a guard at each would hide the algorithm */
import { insert } from './solver/insert.ts';
import {
  appendRows,
  createMatching,
  type Matching,
  mentorOf,
  NONE,
  release,
} from './solver/matching.ts';
import {
  type AssignmentProblem,
  type CandidateRows,
  checkProblem,
  checkRows,
} from './solver/problem.ts';
import { isOverpriced, refill } from './solver/refill.ts';
import { start } from './solver/start.ts';

export type { AssignmentProblem, CandidateRows } from './solver/problem.ts';

export type Solution = {
  /** Each candidate's mentor; −1 for who gets nobody. */
  readonly assigned: Int32Array;
  /** The least sum of costs there is, load costs and `unassignedCost` included; exact to 2^53. */
  readonly cost: number;
};

/**
 * The dual solution, which proves the optimum. The **reduced cost** of an edge from candidate i to
 * mentor j, also of one that was left out of the problem, is
 *
 *     cost + mentor[j] − candidate[i]
 *
 * An edge whose reduced cost is ≥ 0 cannot improve the solution, nor can any number of such edges
 * together. No edge of the problem has a negative one; the edge a candidate got has 0.
 */
export type Prices = {
  /**
   * What one candidate more with mentor j costs the others and in load: between the load cost of
   * j's last candidate and, where j has room, that of the next. Infinity where the capacity is 0.
   */
  readonly mentor: Float64Array;
  /** What candidate i costs in all; at most `unassignedCost`. −Infinity for one taken out. */
  readonly candidate: Float64Array;
};

/** A solution that stays the exact optimum while candidates come and go. */
export type Assignment = {
  /**
   * Takes in newcomers and gives the number of the first; the others follow. Others may be moved.
   * Throws a RangeError, and changes nothing, when the rows are not well formed.
   */
  readonly addCandidates: (rows: CandidateRows) => number;
  /**
   * Takes a candidate out; their place goes to whoever profits most. All keep their numbers: this
   * one counts with −1 and no cost from now on. Throws a RangeError when there is no such candidate.
   */
  readonly removeCandidate: (candidate: number) => void;
  readonly solution: () => Solution;
  readonly prices: () => Prices;
};

/**
 * An assignment of least cost: who goes with whom so that the sum of costs is the least there is.
 * Exact, by shortest augmenting paths with prices (docs/decisions/018-assignment.md). The same
 * problem always gives the same solution; among several of the same cost, which one depends on the
 * order of rows, so the caller puts people in an order of its own. The problem is left as it is.
 * Throws a RangeError when it is not well formed.
 */
export const solveAssignment = (problem: AssignmentProblem): Solution =>
  solutionOf(solve(problem, 0));

/** The same with the prices that prove it, by which edges left out can be judged. */
export const solveWithPrices = (problem: AssignmentProblem): Solution & { prices: Prices } => {
  const matching = solve(problem, 0);
  return { ...solutionOf(matching), prices: pricesOf(matching) };
};

/** The same, kept, for newcomers and leavers: each costs a search or two instead of a new solution. */
export const createAssignment = (problem: AssignmentProblem): Assignment => {
  const matching = solve(problem, ROOM);
  return {
    addCandidates: (rows) => {
      checkRows(rows, matching.capacity.length, matching.unassignedCost);
      const first = appendRows(matching, rows);
      for (let i = first; i < matching.candidates; i++) insert(matching, i);
      return first;
    },
    removeCandidate: (candidate) => {
      remove(matching, candidate);
    },
    solution: () => solutionOf(matching),
    prices: () => pricesOf(matching),
  };
};

/** An assignment that is kept has room for one newcomer in ten before it needs longer arrays. */
const ROOM = 0.1;

const solve = (problem: AssignmentProblem, room: number): Matching => {
  checkProblem(problem);
  const matching = createMatching(problem, room);
  start(matching);
  return matching;
};

const isOut = ({ worth }: Matching, i: number) => worth[i] === -Infinity;

const remove = (matching: Matching, i: number): void => {
  if (!(i >= 0 && i < matching.candidates) || isOut(matching, i)) {
    throw new RangeError(`There is no candidate ${i} in this assignment.`);
  }
  matching.worth[i] = -Infinity;
  if (matching.held[i] === NONE) return;
  const mentor = release(matching, i);
  if (isOverpriced(matching, mentor)) refill(matching, mentor);
};

const solutionOf = (matching: Matching): Solution => {
  const { held, cost: edgeCost, load, loadStep, unassignedCost, candidates } = matching;
  const assigned = new Int32Array(candidates);
  let cost = 0;
  for (let i = 0; i < candidates; i++) {
    assigned[i] = mentorOf(matching, i);
    if (assigned[i] !== NONE) cost += edgeCost[held[i]!]!;
    else if (!isOut(matching, i)) cost += unassignedCost;
  }
  for (const count of load) cost += (loadStep * count * (count - 1)) / 2;
  return { assigned, cost };
};

const pricesOf = ({ price, worth, candidates }: Matching): Prices => ({
  mentor: price.slice(),
  candidate: worth.slice(0, candidates),
});
