import type { AssignmentProblem, Prices } from '../../src/features/matching/assignment.ts';

/** A candidate's edges: mentor and cost. */
export type Row = readonly (readonly [mentor: number, cost: number])[];

/** Invented rows, the same for a seed. The lower a mentor's number, the more people want them. */
export const inventRows = (shape: {
  seed: number;
  candidates: number;
  mentors: number;
  edges: number;
  dearest: number;
}): Row[] => {
  let state = shape.seed;
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const wanted = () => Math.min(below(shape.mentors), below(shape.mentors));
  return Array.from({ length: shape.candidates }, () =>
    Array.from({ length: shape.edges }, () => [wanted(), below(shape.dearest + 1)] as const),
  );
};

/** Rows as the solver takes them. */
export const rowsOf = (rows: readonly Row[]) => {
  const rowStart = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => (rowStart[i + 1] = rowStart[i]! + row.length));
  return {
    rowStart,
    columns: Int32Array.from(rows.flat(), ([mentor]) => mentor),
    costs: Float64Array.from(rows.flat(), ([, cost]) => cost),
  };
};

export const problemOf = (
  capacities: readonly number[],
  rows: readonly Row[],
  unassignedCost: number,
  loadStep = 0,
): AssignmentProblem => ({
  capacities: Int32Array.from(capacities),
  ...rowsOf(rows),
  unassignedCost,
  loadStep,
});

/** The least cost by trying everything. */
export const bruteForce = (
  capacities: readonly number[],
  rows: readonly Row[],
  unassignedCost: number,
  loadStep = 0,
): number => {
  const load = capacities.map(() => 0);
  const from = (i: number): number => {
    const row = rows[i];
    if (row === undefined) return 0;
    let least = unassignedCost + from(i + 1);
    for (const [mentor, cost] of row) {
      const taken = load[mentor]!;
      if (taken >= capacities[mentor]!) continue;
      load[mentor] = taken + 1;
      least = Math.min(least, cost + taken * loadStep + from(i + 1));
      load[mentor] = taken;
    }
    return least;
  };
  return from(0);
};

/** What an assignment costs, edge by edge; throws when it is not feasible. */
export const costOf = (problem: AssignmentProblem, assigned: Int32Array): number => {
  const { capacities, rowStart, columns, costs, unassignedCost, loadStep = 0 } = problem;
  const load = new Int32Array(capacities.length);
  let total = 0;
  assigned.forEach((mentor, i) => {
    if (mentor === -1) {
      total += unassignedCost;
      return;
    }
    let least = Infinity;
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e++) {
      if (columns[e] === mentor) least = Math.min(least, costs[e]!);
    }
    if (least === Infinity) throw new Error(`candidate ${i} has no edge to mentor ${mentor}`);
    total += least + loadStep * load[mentor]!++;
    if (load[mentor]! > capacities[mentor]!) throw new Error(`mentor ${mentor} has too many`);
  });
  return total;
};

/**
 * What is wrong with the claim that these prices prove this assignment optimal (complementary
 * slackness), empty when nothing is: by linear programming duality alone, whatever found them.
 */
export const faultsOf = (
  problem: AssignmentProblem,
  assigned: Int32Array,
  prices: Prices,
): string[] => {
  const { capacities, rowStart, columns, costs, unassignedCost, loadStep = 0 } = problem;
  const faults: string[] = [];
  const load = new Int32Array(capacities.length);
  for (const mentor of assigned) if (mentor !== -1) load[mentor]!++;
  capacities.forEach((capacity, j) => {
    const price = prices.mentor[j]!;
    const [last, next] = [(load[j]! - 1) * loadStep, load[j]! * loadStep];
    if (load[j]! > capacity) faults.push(`mentor ${j} has ${load[j]!} of ${capacity}`);
    if (!(price >= 0 && price >= last)) faults.push(`mentor ${j} asks too little: ${price}`);
    if (load[j]! < capacity && price > next) faults.push(`mentor ${j} has room and asks ${price}`);
  });
  assigned.forEach((mentor, i) => {
    const own = prices.candidate[i]!;
    if (own > unassignedCost) faults.push(`candidate ${i} would do without`);
    if (mentor === -1 && own !== unassignedCost) faults.push(`candidate ${i} could have more`);
    let tight = mentor === -1;
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e++) {
      const reduced = costs[e]! + prices.mentor[columns[e]!]! - own;
      if (reduced < 0) faults.push(`edge ${e} would improve by ${-reduced}`);
      if (reduced === 0 && columns[e] === mentor) tight = true;
    }
    if (!tight) faults.push(`candidate ${i} got an edge that is not tight`);
  });
  return faults;
};
