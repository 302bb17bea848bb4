import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  bruteForce,
  costOf,
  faultsOf,
  inventRows,
  problemOf,
  type Row,
  rowsOf,
} from '../../../test/support/assignments.ts';
import {
  type AssignmentProblem,
  createAssignment,
  solveAssignment,
  solveWithPrices,
} from './assignment.ts';

const BIGGEST_INT32 = 2 ** 31 - 1;

/** Small problems with ties, doubles, empty rows, mentors without room and with far too much. */
const smallProblem = fc
  .record({
    capacities: fc.array(fc.oneof(fc.nat(3), fc.constant(1_000_000_000)), {
      minLength: 1,
      maxLength: 4,
    }),
    dearest: fc.constantFrom(0, 1, 4, 1000),
    unassignedCost: fc.constantFrom(0, 3, 500, 100_000),
    loadStep: fc.constantFrom(0, 0, 1, 3, 400),
  })
  .chain((shape) => {
    const edge = fc.tuple(fc.nat(shape.capacities.length - 1), fc.nat(shape.dearest));
    const rows = fc.array(fc.array(edge, { maxLength: 4 }), { maxLength: 6 });
    return rows.map((each) => ({ ...shape, rows: each }));
  });

/** 200 candidates and 40 mentors, of whom each takes `perMentor` on average. */
const middling = (seed: number, perMentor: number, loadStep: number): AssignmentProblem => {
  const capacities = Array.from({ length: 40 }, (_, j) => (j * seed) % (2 * perMentor + 1));
  const rows = inventRows({ seed, candidates: 200, mentors: 40, edges: 10, dearest: 100 });
  return problemOf(capacities, rows, seed % 2 === 0 ? 90 : 10_000, loadStep);
};

describe('an assignment', () => {
  it('takes the pairs with the least sum, not the best pair first', () => {
    // Greedy takes 0 → 0 for 1 and then 1 → 1 for 100; together the others cost 2 + 3.
    const rows: Row[] = [
      [
        [0, 1],
        [1, 2],
      ],
      [
        [0, 3],
        [1, 100],
      ],
    ];
    const { assigned, cost } = solveAssignment(problemOf([1, 1], rows, 1000));
    expect([...assigned]).toEqual([1, 0]);
    expect(cost).toBe(5);
  });

  it('spreads candidates when a full mentor costs more', () => {
    // Four with mentor 0 would cost 4·10 + (0 + 5 + 10 + 15); with 2 and 2: 20 + 5 + 26 + 5.
    const row: Row = [
      [0, 10],
      [1, 13],
    ];
    const { assigned, cost } = solveAssignment(problemOf([9, 9], [row, row, row, row], 1000, 5));
    expect([...assigned].sort()).toEqual([0, 0, 1, 1]);
    expect(cost).toBe(56);
  });

  it('leaves somebody out when that costs less', () => {
    const { assigned, cost } = solveAssignment(problemOf([2], [[[0, 7]], [[0, 9]], []], 8));
    expect([...assigned]).toEqual([0, -1, -1]);
    expect(cost).toBe(23);
  });

  it('is the least cost there is, and its prices prove it, in 2,000 small problems', () => {
    fc.assert(
      fc.property(smallProblem, ({ capacities, rows, unassignedCost, loadStep }) => {
        const problem = problemOf(capacities, rows, unassignedCost, loadStep);
        const { assigned, cost, prices } = solveWithPrices(problem);
        expect(cost).toBe(bruteForce(capacities, rows, unassignedCost, loadStep));
        expect(costOf(problem, assigned)).toBe(cost);
        expect(faultsOf(problem, assigned, prices)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([1, 3, 5, 9])('has prices that prove it, with %i places a mentor', (perMentor) => {
    for (let seed = 1; seed <= 12; seed++) {
      const problem = middling(seed, perMentor, [0, 2, 15][seed % 3]!);
      const { assigned, cost, prices } = solveWithPrices(problem);
      expect(faultsOf(problem, assigned, prices)).toEqual([]);
      expect(costOf(problem, assigned)).toBe(cost);
    }
  });

  it('is the same each time, with the same cost in any order, and leaves the problem as it was', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(smallProblem, order, ({ capacities, rows, unassignedCost, loadStep }, places) => {
        const problem = problemOf(capacities, rows, unassignedCost, loadStep);
        const before = structuredClone(problem);
        const first = solveWithPrices(problem);
        expect(solveWithPrices(problem)).toEqual(first);
        expect(problem).toEqual(before);
        const shuffled = places.flatMap((i) => (rows[i] ? [[...rows[i]].reverse()] : []));
        const other = problemOf(capacities, shuffled, unassignedCost, loadStep);
        expect(solveAssignment(other).cost).toBe(first.cost);
      }),
      { numRuns: 300 },
    );
  });
});

describe('prices', () => {
  it('tell which edges left out could improve the solution', () => {
    fc.assert(
      fc.property(
        smallProblem,
        fc.nat(5),
        fc.nat(3),
        fc.nat(1000),
        ({ capacities, rows, unassignedCost, loadStep }, i, j, cost) => {
          fc.pre(i < rows.length && j < capacities.length);
          const known = solveWithPrices(problemOf(capacities, rows, unassignedCost, loadStep));
          const reduced = cost + known.prices.mentor[j]! - known.prices.candidate[i]!;
          const more = rows.map((row, k): Row => (k === i ? [...row, [j, cost]] : row));
          const gain = known.cost - bruteForce(capacities, more, unassignedCost, loadStep);
          // Weak duality bounds the gain by the reduced cost, so ≥ 0 means none.
          expect(gain).toBeLessThanOrEqual(Math.max(0, -reduced));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('are infinite for a mentor who takes nobody', () => {
    const { prices } = solveWithPrices(problemOf([0, 1], [[[0, 1]], [[1, 4]]], 10));
    expect(prices.mentor[0]).toBe(Infinity);
    expect(prices.candidate[0]).toBe(10);
  });
});

describe('an assignment that is kept', () => {
  it('stays optimal while candidates come and go', () => {
    fc.assert(
      fc.property(
        smallProblem,
        fc.array(fc.nat(5), { maxLength: 4 }),
        fc.nat(6),
        ({ capacities, rows, unassignedCost, loadStep }, leavers, known) => {
          const some = rows.slice(0, known);
          const kept = createAssignment(problemOf(capacities, some, unassignedCost, loadStep));
          expect(kept.addCandidates(rowsOf(rows.slice(known)))).toBe(some.length);
          const present = new Set(rows.keys());
          for (const leaver of leavers) {
            if (present.delete(leaver)) kept.removeCandidate(leaver);
          }
          const left = rows.filter((_, i) => present.has(i));
          const { assigned, cost } = kept.solution();
          expect(cost).toBe(bruteForce(capacities, left, unassignedCost, loadStep));
          const { mentor, candidate } = kept.prices();
          const stayed = (_: number, i: number) => present.has(i);
          const prices = { mentor, candidate: candidate.filter(stayed) };
          const problem = problemOf(capacities, left, unassignedCost, loadStep);
          expect(faultsOf(problem, assigned.filter(stayed), prices)).toEqual([]);
          expect(assigned.filter((each, i) => !stayed(each, i) && each !== -1)).toHaveLength(0);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each([2, 3, 4])('stays optimal in long turns of both, with %i places a mentor', (places) => {
    for (let seed = 1; seed <= 8; seed++) {
      const rows = inventRows({ seed, candidates: 400, mentors: 30, edges: 6, dearest: 60 });
      const capacities = Array.from({ length: 30 }, (_, j) => (j + seed) % (2 * places + 1));
      const [unassignedCost, loadStep] = [seed % 2 === 0 ? 70 : 1000, (seed % 3) * 4];
      const known = rows.slice(0, 100);
      const kept = createAssignment(problemOf(capacities, known, unassignedCost, loadStep));
      const present = new Set(known.keys());
      for (let first = 100; first < 400; first += 20) {
        for (let i = first - 100; i < first - 80; i++) {
          kept.removeCandidate(i);
          present.delete(i);
        }
        expect(kept.addCandidates(rowsOf(rows.slice(first, first + 20)))).toBe(first);
        for (let i = first; i < first + 20; i++) present.add(i);
        const left = rows.filter((_, i) => present.has(i));
        const problem = problemOf(capacities, left, unassignedCost, loadStep);
        const stayed = (_: number, i: number) => present.has(i);
        const assigned = kept.solution().assigned.filter(stayed);
        const { mentor, candidate } = kept.prices();
        const prices = { mentor, candidate: candidate.filter(stayed) };
        expect(faultsOf(problem, assigned, prices)).toEqual([]);
      }
      const { cost } = solveAssignment(
        problemOf(capacities, rows.slice(300), unassignedCost, loadStep),
      );
      expect(kept.solution().cost).toBe(cost);
    }
  });

  it('refuses leavers it does not know and rows that are not well formed', () => {
    const kept = createAssignment(problemOf([1], [[[0, 3]]], 10));
    expect(() => {
      kept.removeCandidate(1);
    }).toThrow(RangeError);
    expect(() => kept.addCandidates(rowsOf([[[0, 1]], [[1, 1]]]))).toThrow('names mentor 1 of 1');
    expect(kept.solution()).toEqual({ assigned: Int32Array.of(0), cost: 3 });
    kept.removeCandidate(0);
    expect(() => {
      kept.removeCandidate(0);
    }).toThrow('no candidate 0');
    expect(kept.solution()).toEqual({ assigned: Int32Array.of(-1), cost: 0 });
  });
});

describe('at the limits', () => {
  it('solves problems with nobody in them', () => {
    expect(solveAssignment(problemOf([], [], 5))).toEqual({ assigned: new Int32Array(0), cost: 0 });
    expect(solveAssignment(problemOf([], [[], []], 5)).cost).toBe(10);
    expect(solveAssignment(problemOf([3, 1], [], 5)).cost).toBe(0);
    expect([...solveAssignment(problemOf([0, 0], [[[0, 1]], [[1, 1]]], 5)).assigned]).toEqual([
      -1, -1,
    ]);
  });

  it('sums costs at the limits of Int32 exactly', () => {
    const rows = Array.from({ length: 5 }, (): Row => [[0, BIGGEST_INT32]]);
    const problem = {
      ...problemOf([4], rows, 2 ** 40, BIGGEST_INT32),
      costs: new Int32Array(5).fill(BIGGEST_INT32),
    };
    expect(solveAssignment(problem).cost).toBe(4 * BIGGEST_INT32 + 6 * BIGGEST_INT32 + 2 ** 40);
  });

  it('tells costs of 2^50 apart by one', () => {
    const rows: Row[] = [
      [
        [0, 2 ** 50 + 1],
        [1, 2 ** 50],
      ],
      [
        [0, 2 ** 50],
        [1, 2 ** 50 - 2],
      ],
    ];
    const { assigned, cost } = solveAssignment(problemOf([1, 1], rows, 2 ** 51));
    expect([...assigned]).toEqual([0, 1]);
    expect(cost).toBe(2 ** 51 - 1);
  });

  it.each<[string, Partial<AssignmentProblem>]>([
    ['capacity -1', { capacities: Int32Array.of(-1, 1) }],
    ['rowStart does not begin', { rowStart: Int32Array.of(1, 2) }],
    ['rowStart does not begin', { rowStart: new Int32Array(0) }],
    ['row 0 ends before it begins', { rowStart: Int32Array.of(0, -1, 2) }],
    ['rowStart does not end', { rowStart: Int32Array.of(0, 1) }],
    ['one cost for each column', { costs: Int32Array.of(1) }],
    ['edge 1 names mentor 2 of 2', { columns: Int32Array.of(0, 2) }],
    ['edge 0 names mentor -1 of 2', { columns: Int32Array.of(-1, 1) }],
    ['edge 0 costs -1', { costs: Int32Array.of(-1, 1) }],
    ['edge 1 costs NaN', { costs: Float64Array.of(1, NaN) }],
    ['edge 1 costs 0.5', { costs: Float64Array.of(1, 0.5) }],
    ['unassignedCost is Infinity', { unassignedCost: Infinity }],
    ['loadStep is -2', { loadStep: -2 }],
    ['more than 2^53', { unassignedCost: 2 ** 52 }],
  ])('refuses: %s', (sentence, wrong) => {
    const problem = problemOf(
      [1, 1],
      [[[0, 1]], [[1, 1]]].map((row) => row as unknown as Row),
      10,
    );
    expect(() => solveAssignment({ ...problem, ...wrong })).toThrow(RangeError);
    expect(() => solveAssignment({ ...problem, ...wrong })).toThrow(sentence);
  });
});
