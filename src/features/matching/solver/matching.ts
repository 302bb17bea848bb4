/* eslint-disable @typescript-eslint/no-non-null-assertion --
   indices come from rows that were checked (problem.ts); a guard at each would hide the algorithm */
import type { AssignmentProblem, CandidateRows } from './problem.ts';
import { createLabels, type Labels } from './labels.ts';

/**
 * A partial assignment with its prices (the dual solution), as the searches change it.
 *
 * Edge e of candidate i to mentor j has the **reduced cost** cost[e] + price[j] − worth[i]. Between
 * two searches always holds (complementary slackness, which proves the optimum):
 * - no reduced cost is negative, and that of an edge a candidate holds is 0;
 * - worth[i] ≤ unassignedCost, with equality when i holds no edge;
 * - price[j] is at least what j's last candidate cost in load: (load − 1) · loadStep.
 * A mentor with room left may ask at most what one candidate more would cost: load · loadStep.
 * While that is not so yet, the mentor is *overpriced*: `refill` mends it.
 */
export type Matching = {
  readonly unassignedCost: number;
  readonly loadStep: number;
  readonly capacity: Int32Array;
  readonly load: Int32Array;
  readonly price: Float64Array;
  /** How many candidates there are, also those taken out again. */
  candidates: number;
  rowStart: Int32Array;
  column: Int32Array;
  cost: Float64Array;
  /** The edge each candidate holds, or NONE. */
  held: Int32Array;
  /** The candidates' prices; −∞ for one who is not here yet, or was taken out. */
  worth: Float64Array;
  /**
   * A lower bound of what each candidate's next best mentor would cost them (cost + price), as
   * `insert` saw it: it spares looking again while prices only rise. −∞ when not known.
   */
  alternative: Float64Array;
  /** Whether prices fell since, so that no alternative is to be trusted. */
  pricesFell: boolean;
  /** The candidates of a mentor, as a list linked both ways. */
  readonly firstHolder: Int32Array;
  nextHolder: Int32Array;
  previousHolder: Int32Array;
  /** Edges by mentor, for `refill`: made when first needed. */
  columns: Columns | null;
  readonly labels: Labels;
};

/** The edges that lead to each mentor, as linked lists: `first` by mentor, `next` and `row` by edge. */
export type Columns = { first: Int32Array; next: Int32Array; row: Int32Array; edges: number };

export const NONE = -1;

/**
 * Nobody is assigned, nobody asks a price; a mentor without capacity can be had by no one. `room`
 * is kept for newcomers, as a share of who is there, so that the first need no new arrays.
 */
export const createMatching = (problem: AssignmentProblem, room: number): Matching => {
  const mentors = problem.capacities.length;
  const candidates = Math.ceil((problem.rowStart.length - 1) * (1 + room));
  const edges = Math.ceil(problem.columns.length * (1 + room));
  const matching: Matching = {
    unassignedCost: problem.unassignedCost,
    loadStep: problem.loadStep ?? 0,
    capacity: problem.capacities.slice(),
    load: new Int32Array(mentors),
    price: Float64Array.from(problem.capacities, (capacity) => (capacity === 0 ? Infinity : 0)),
    candidates: 0,
    rowStart: new Int32Array(candidates + 1),
    column: new Int32Array(edges),
    cost: new Float64Array(edges),
    held: new Int32Array(candidates),
    worth: new Float64Array(candidates),
    alternative: new Float64Array(candidates),
    pricesFell: false,
    firstHolder: new Int32Array(mentors).fill(NONE),
    nextHolder: new Int32Array(candidates),
    previousHolder: new Int32Array(candidates),
    columns: null,
    labels: createLabels(mentors),
  };
  appendRows(matching, problem);
  return matching;
};

/** Gives candidate `i` the edge `e`; i holds none. */
export const hold = (matching: Matching, i: number, e: number): void => {
  const { held, load, column, firstHolder, nextHolder, previousHolder } = matching;
  const j = column[e]!;
  const first = firstHolder[j]!;
  held[i] = e;
  matching.alternative[i] = -Infinity;
  load[j]!++;
  nextHolder[i] = first;
  previousHolder[i] = NONE;
  if (first !== NONE) previousHolder[first] = i;
  firstHolder[j] = i;
};

/** Takes the edge from candidate `i`, who holds one; gives the mentor who has room now. */
export const release = (matching: Matching, i: number): number => {
  const { held, load, column, firstHolder, nextHolder, previousHolder } = matching;
  const j = column[held[i]!]!;
  const next = nextHolder[i]!;
  const previous = previousHolder[i]!;
  held[i] = NONE;
  load[j]!--;
  if (next !== NONE) previousHolder[next] = previous;
  if (previous === NONE) firstHolder[j] = next;
  else nextHolder[previous] = next;
  return j;
};

/** The mentor candidate `i` has, or NONE. */
export const mentorOf = (matching: Matching, i: number): number => {
  const e = matching.held[i]!;
  return e === NONE ? NONE : matching.column[e]!;
};

/**
 * Moves the prices of the mentors a search settled, and what their candidates are worth with them:
 * by `sign` times what the best end, `best` away, lies farther than they do. All edges held stay
 * tight, and all on the shortest path become so.
 */
export const shiftPrices = (matching: Matching, best: number, sign: 1 | -1): void => {
  const { price, worth, firstHolder, nextHolder, labels } = matching;
  for (let n = 0; n < labels.settled; n++) {
    const j = labels.final[n]!;
    const shift = sign * (best - labels.distance[j]!);
    price[j]! += shift;
    for (let i = firstHolder[j]!; i !== NONE; i = nextHolder[i]!) worth[i]! += shift;
  }
};

/** The edges by mentor, with those of rows that were appended since. */
export const columnsOf = (matching: Matching): Columns => {
  const { rowStart, column, candidates } = matching;
  const edges = rowStart[candidates]!;
  const columns = (matching.columns ??= {
    first: new Int32Array(matching.capacity.length).fill(NONE),
    next: new Int32Array(column.length),
    row: new Int32Array(column.length),
    edges: 0,
  });
  if (columns.edges === edges) return columns;
  columns.next = grown(columns.next, edges);
  columns.row = grown(columns.row, edges);
  const { first, next, row } = columns;
  let i = candidates;
  // Backwards, so that a list is walked forwards in memory.
  for (let e = edges - 1; e >= columns.edges; e--) {
    while (rowStart[i]! > e) i--;
    row[e] = i;
    next[e] = first[column[e]!]!;
    first[column[e]!] = e;
  }
  columns.edges = edges;
  return columns;
};

type Numbers = Int32Array | Float64Array;

/** The array itself when it is long enough, else a copy with room for half as much again. */
const grown = <T extends Numbers>(array: T, length: number): T => {
  if (array.length >= length) return array;
  const longer = new (array.constructor as new (length: number) => T)(Math.ceil(length * 1.5));
  longer.set(array);
  return longer;
};

/** Appends rows; their candidates are not here yet. Gives the first one's number. */
export const appendRows = (matching: Matching, rows: CandidateRows): number => {
  const first = matching.candidates;
  const edges = matching.rowStart[first]!;
  const count = rows.rowStart.length - 1;
  const total = first + count;
  matching.candidates = total;
  matching.rowStart = grown(matching.rowStart, total + 1);
  matching.held = grown(matching.held, total);
  matching.worth = grown(matching.worth, total);
  matching.alternative = grown(matching.alternative, total);
  matching.nextHolder = grown(matching.nextHolder, total);
  matching.previousHolder = grown(matching.previousHolder, total);
  matching.column = grown(matching.column, edges + rows.columns.length);
  matching.cost = grown(matching.cost, edges + rows.columns.length);
  matching.column.set(rows.columns, edges);
  matching.cost.set(rows.costs, edges);
  matching.held.fill(NONE, first, total);
  matching.worth.fill(-Infinity, first, total);
  matching.alternative.fill(-Infinity, first, total);
  for (let i = 1; i <= count; i++) {
    matching.rowStart[first + i] = edges + rows.rowStart[i]!;
  }
  return first;
};
