/**
 * Who may go with whom, and at what cost. Candidate i's feasible mentors are
 * `columns[rowStart[i]] … columns[rowStart[i + 1] - 1]`, with `costs` beside them; a pair told twice
 * counts with the cheaper cost.
 */
export type AssignmentProblem = {
  /** How many candidates each mentor can take; 0 is allowed. */
  readonly capacities: Int32Array;
  /** One entry a candidate and one more; begins with 0, never falls, ends with the number of edges. */
  readonly rowStart: Int32Array;
  readonly columns: Int32Array;
  /** Whole numbers ≥ 0. */
  readonly costs: Int32Array | Float64Array;
  /** What a candidate costs who gets nobody; a whole number ≥ 0. */
  readonly unassignedCost: number;
  /** A mentor's k-th candidate costs (k − 1) · loadStep more; a whole number ≥ 0, 0 when absent. */
  readonly loadStep?: number;
};

/** Rows of further candidates, written as in {@link AssignmentProblem}. */
export type CandidateRows = Pick<AssignmentProblem, 'rowStart' | 'columns' | 'costs'>;

const isWhole = (value: number) => Number.isSafeInteger(value) && value >= 0;

const refuse = (sentence: string): never => {
  throw new RangeError(`An assignment cannot be computed: ${sentence}.`);
};

/**
 * Throws a RangeError unless the rows are well formed for that many mentors, and all prices stay
 * below 2^53, where whole numbers are exact: a search adds up a cost and two prices at most, and no
 * price exceeds `unassignedCost`.
 */
export const checkRows = (rows: CandidateRows, mentors: number, unassignedCost: number): void => {
  const { rowStart, columns, costs } = rows;
  if (rowStart.length === 0 || rowStart[0] !== 0) refuse('rowStart does not begin with 0');
  for (let i = 1; i < rowStart.length; i++) {
    if ((rowStart[i] ?? 0) < (rowStart[i - 1] ?? 0)) refuse(`row ${i - 1} ends before it begins`);
  }
  if (rowStart.at(-1) !== columns.length)
    refuse('rowStart does not end with the number of columns');
  if (costs.length !== columns.length) refuse('there is not one cost for each column');
  let dearest = 0;
  for (let e = 0; e < columns.length; e++) {
    const column = columns[e] ?? -1;
    const cost = costs[e] ?? -1;
    if (column < 0 || column >= mentors) refuse(`edge ${e} names mentor ${column} of ${mentors}`);
    if (!isWhole(cost)) refuse(`edge ${e} costs ${cost}, which is no whole number from 0 to 2^53`);
    if (cost > dearest) dearest = cost;
  }
  if (!isWhole(dearest + 2 * unassignedCost)) refuse('its costs add up to more than 2^53');
};

/** Throws a RangeError unless the whole problem is well formed. */
export const checkProblem = (problem: AssignmentProblem): void => {
  const { capacities, unassignedCost, loadStep = 0 } = problem;
  capacities.forEach((capacity, j) => {
    if (capacity < 0) refuse(`mentor ${j} has the capacity ${capacity}`);
  });
  if (!isWhole(unassignedCost)) refuse(`unassignedCost is ${unassignedCost}`);
  if (!isWhole(loadStep)) refuse(`loadStep is ${loadStep}`);
  checkRows(problem, capacities.length, unassignedCost);
};
