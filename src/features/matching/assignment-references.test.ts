import { describe, expect, it } from '@jest/globals';
import highsModule from 'highs';
import { munkres } from 'munkres';
import { inventRows, problemOf } from '../../../test/support/assignments.ts';
import { type AssignmentProblem, solveAssignment } from './assignment.ts';

/** Its types are those of the CommonJS build, where the function is one step deeper. */
const loadHighs = highsModule as unknown as typeof highsModule.default;

/** The linear program in CPLEX's format: x edge taken, n candidate left out, y a mentor's k-th place taken. */
const programOf = (problem: AssignmentProblem): string => {
  const { capacities, rowStart, columns, costs, unassignedCost, loadStep = 0 } = problem;
  const candidates = rowStart.length - 1;
  const objective: string[] = [];
  const rows: string[] = [];
  const takers = Array.from(capacities, (): string[] => []);
  const bounds: string[] = [];
  for (let i = 0; i < candidates; i++) {
    const terms = [`n${i}`];
    objective.push(`${unassignedCost} n${i}`);
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e++) {
      objective.push(`${costs[e]!} x${e}`);
      terms.push(`x${e}`);
      takers[columns[e]!]!.push(`+ x${e}`);
    }
    rows.push(`c${i}: ${terms.join(' + ')} = 1`);
  }
  takers.forEach((terms, j) => {
    const places = Array.from({ length: capacities[j]! }, (_, k) => `y${j}_${k}`);
    places.forEach((place, k) => {
      objective.push(`${k * loadStep} ${place}`);
      bounds.push(`${place} <= 1`);
    });
    const room = places.map((place) => `- ${place}`).join(' ');
    if (terms.length > 0) rows.push(`m${j}: ${terms.join(' ')} ${room} <= 0`);
  });
  const sections = ['Minimize', `cost: ${objective.join(' + ')}`, 'Subject To', ...rows];
  return [...sections, 'Bounds', ...bounds, 'End'].join('\n');
};

describe('the cost of an assignment is that of other solvers', () => {
  it('HiGHS: 50 problems of 300 candidates and 60 mentors', async () => {
    const highs = await loadHighs();
    for (let seed = 1; seed <= 50; seed++) {
      // From far too few places to more than enough.
      const capacities = Array.from({ length: 60 }, (_, j) => (j * seed) % (3 + (seed % 10)));
      const rows = inventRows({ seed, candidates: 300, mentors: 60, edges: 6, dearest: 1000 });
      const unassignedCost = seed % 3 === 0 ? 600 : 100_000;
      const problem = problemOf(capacities, rows, unassignedCost, (seed % 4) * 10);
      const reference = highs.solve(programOf(problem), { output_flag: false });
      expect(reference.Status).toBe('Optimal');
      expect(solveAssignment(problem).cost).toBe(Math.round(reference.ObjectiveValue));
    }
  }, 120_000);

  it('munkres: square problems in which everybody may go with everybody', () => {
    for (let size = 1; size <= 40; size++) {
      const edges = { seed: size, candidates: size, mentors: size, edges: size, dearest: 3 * size };
      const matrix = inventRows(edges).map((row) => row.map(([, cost]) => cost));
      const reference = munkres(matrix).reduce((sum, [i, j]) => sum + matrix[i]![j]!, 0);
      const rows = matrix.map((costs) => costs.map((cost, j) => [j, cost] as const));
      const ones = matrix.map(() => 1);
      expect(solveAssignment(problemOf(ones, rows, 1_000_000)).cost).toBe(reference);
    }
  });
});
