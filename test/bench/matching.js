/**
 * npm run bench:matching — the assignment solver beside HiGHS (WebAssembly) and LEMON's network
 * simplex (C++; wants g++ and Debian's liblemon-dev), on the same invented problems with places
 * ample, scarce, ample here but scarce there, and just as many as candidates; and kept while
 * newcomers and leavers come. Each solver runs in a process of its own; medians of BENCH_ROUNDS=5
 * (HiGHS: of one to three). BENCH_SIZES=5000,20000,100000 tells the candidates, BENCH_HIGHS=20000 the
 * most that HiGHS gets. Fails when two solvers find different costs.
 */
import { execFileSync, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAssignment, solveAssignment } from '../../dist/src/features/matching/assignment.js';
import { inventProblem } from './assignments.js';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const SIZES = (process.env.BENCH_SIZES ?? '5000,20000,100000').split(',').map(Number);
/** HiGHS takes minutes above; where places and candidates are equal in number, above a quarter. */
const HIGHS_UP_TO = Number(process.env.BENCH_HIGHS ?? 20_000);
const NEWCOMERS = 100;

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const timed = (work) => {
  const start = performance.now();
  const result = work();
  return { ms: performance.now() - start, result };
};
/** The most this process ever held, and what it holds now (MB), as Linux tells them. */
const memory = async () => {
  const status = await readFile('/proc/self/status', 'utf8');
  const mb = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1024;
  return { peak: mb('VmHWM'), now: mb('VmRSS') };
};

const solveHere = async (problem) => {
  globalThis.gc();
  const before = (await memory()).now;
  const first = timed(() => solveAssignment(problem));
  const { peak } = await memory();
  const rounds = [first.ms];
  while (rounds.length < ROUNDS) rounds.push(timed(() => solveAssignment(problem)).ms);
  return {
    ms: median(rounds),
    first: first.ms,
    cost: first.result.cost,
    grown: peak - before,
    peak,
  };
};

/** The linear program: an edge taken saves unassignedCost − cost; with loads, a column for each place. */
const programOf = ({ capacities, rowStart, columns, costs, unassignedCost, loadStep }) => {
  const candidates = rowStart.length - 1;
  const [starts, indices, values, colCost] = [[0], [], [], []];
  const column = (cost, ...entries) => {
    for (const [row, value] of entries) {
      indices.push(row);
      values.push(value);
    }
    starts.push(indices.length);
    colCost.push(cost);
  };
  for (let i = 0; i < candidates; i++) {
    for (let e = rowStart[i]; e < rowStart[i + 1]; e++) {
      column(costs[e] - unassignedCost, [i, 1], [candidates + columns[e], 1]);
    }
  }
  if (loadStep > 0) {
    capacities.forEach((capacity, j) => {
      for (let k = 0; k < capacity; k++) column(k * loadStep, [candidates + j, -1]);
    });
  }
  const numRows = candidates + capacities.length;
  const numCols = colCost.length;
  const room = loadStep > 0 ? capacities.map(() => 0) : capacities;
  return {
    numRows,
    numCols,
    colCost: Float64Array.from(colCost),
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower: new Float64Array(numRows).fill(-Infinity),
    rowUpper: Float64Array.from([...new Float64Array(candidates).fill(1), ...room]),
    matrix: { format: 'csc', numRows, numCols, starts, indices, values },
  };
};

const solveWithHighs = async (problem) => {
  const { default: loadHighs } = await import('highs');
  const highs = await loadHighs();
  const program = programOf(problem);
  const rounds = [];
  let cost;
  while (rounds.length < (program.numCols > 200_000 ? 1 : Math.min(3, ROUNDS))) {
    const model = highs.createModel(program);
    model.options.set({ output_flag: false });
    rounds.push(timed(() => model.run()).ms);
    const saved = model.getObjectiveValue();
    cost = Math.round(saved + problem.unassignedCost * (problem.rowStart.length - 1));
    model.dispose();
  }
  return { ms: median(rounds), cost, peak: (await memory()).peak };
};

const solveWithLemon = (problem, { lemon }) => {
  const { capacities, rowStart, columns, costs, unassignedCost, loadStep } = problem;
  const head = Int32Array.of(rowStart.length - 1, capacities.length, unassignedCost, loadStep);
  const numbers = [head, capacities, rowStart, columns, costs];
  const input = Buffer.concat(numbers.map((array) => Buffer.from(array.buffer)));
  const rounds = Array.from({ length: Math.min(3, ROUNDS) }, () =>
    execFileSync(lemon, { input, encoding: 'utf8' }).split(' ').map(Number),
  );
  return { ms: median(rounds.map(([ms]) => ms)), cost: rounds[0][1] };
};

/** Newcomers are people of the same kind: the last rows of a problem that has that many more. */
const takeNewcomers = (problem) => {
  const known = problem.rowStart.length - 1 - NEWCOMERS;
  const from = problem.rowStart[known];
  const kept = createAssignment({
    ...problem,
    rowStart: problem.rowStart.slice(0, known + 1),
    columns: problem.columns.slice(0, from),
    costs: problem.costs.slice(0, from),
  });
  const rows = {
    rowStart: problem.rowStart.slice(known).map((start) => start - from),
    columns: problem.columns.slice(from),
    costs: problem.costs.slice(from),
  };
  const leave = () => {
    for (let i = 0; i < NEWCOMERS; i++) kept.removeCandidate(i * 7);
  };
  const newcomers = timed(() => kept.addCandidates(rows)).ms;
  const { cost } = kept.solution();
  const again = Array.from({ length: ROUNDS }, () => timed(() => kept.addCandidates(rows)).ms);
  const leavers = timed(leave).ms;
  return { ms: newcomers, again: median(again), leavers, cost };
};

const SOLVERS = {
  here: solveHere,
  highs: solveWithHighs,
  lemon: solveWithLemon,
  kept: takeNewcomers,
};

/** One solver on one problem, in a process of its own. */
const run = async (solver, shape, more = {}) => {
  const child = fork(fileURLToPath(import.meta.url), [JSON.stringify({ solver, shape, more })], {
    execArgv: ['--expose-gc'],
  });
  const [answer] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (typeof answer !== 'object') throw new Error(`${solver} ended with status ${answer}`);
  return answer;
};

const compileLemon = async (folder) => {
  const program = join(folder, 'lemon');
  const source = fileURLToPath(new URL('./lemon.cpp', import.meta.url));
  const { status } = spawnSync(process.env.CXX ?? 'g++', ['-O2', '-o', program, source], {
    stdio: 'ignore',
  });
  return status === 0 ? program : null;
};

const compare = async (name, shape, lemon) => {
  const here = await run('here', shape);
  const grown = `grown by ${here.grown.toFixed(0)} MB to ${here.peak.toFixed(0)}`;
  console.log(
    `${name.padEnd(44)} ${here.ms.toFixed(0).padStart(7)} ms  (first ${here.first.toFixed(0)}), ${grown}`,
  );
  const beside = async (label, solver, more) => {
    const other = await run(solver, shape, more);
    const times = `${(other.ms / here.ms).toFixed(1)} × as long`;
    console.log(`  ${label.padEnd(42)} ${other.ms.toFixed(0).padStart(7)} ms  ${times}`);
    if (other.cost === here.cost) return;
    console.error(`  a different cost: ${here.cost} here, ${other.cost} there`);
    process.exitCode = 1;
  };
  const limit = shape.seats === 1 && !shape.mixed ? HIGHS_UP_TO / 4 : HIGHS_UP_TO;
  if (shape.candidates <= limit) await beside('HiGHS', 'highs');
  if (lemon) await beside('LEMON network simplex', 'lemon', { lemon });
};

const main = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mara-bench-'));
  try {
    const lemon = await compileLemon(folder);
    if (!lemon) console.log('Without LEMON: g++ or liblemon-dev is missing.');
    for (const candidates of SIZES) {
      const mentors = candidates / 5;
      for (const [kind, seats, mixed] of [
        ['ample', 1.5, false],
        ['scarce', 0.6, false],
        ['mixed', 1, true],
        ['full', 1, false],
      ]) {
        for (const loadStep of [0, 50]) {
          const shape = { candidates, mentors, edges: 30, seats, loadStep, mixed };
          const loads = loadStep ? `, load step ${loadStep}` : '';
          await compare(`${candidates} × ${mentors}, ${kind}${loads}`, shape, lemon);
        }
      }
    }
    for (const [kind, seats] of [
      ['ample', 1.5],
      ['scarce', 0.6],
    ]) {
      const shape = {
        candidates: 20_000 + NEWCOMERS,
        mentors: 4000,
        edges: 30,
        seats,
        loadStep: 50,
      };
      const { ms, again, leavers } = await run('kept', shape);
      const after = `then ${again.toFixed(1)}; ${NEWCOMERS} leavers ${leavers.toFixed(1)}`;
      console.log(`20000 × 4000, ${kind}: ${NEWCOMERS} newcomers ${ms.toFixed(1)} ms, ${after}`);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
};

if (process.send) {
  const { solver, shape, more } = JSON.parse(process.argv[2]);
  process.send(await SOLVERS[solver](inventProblem(shape), more), () => process.exit());
} else {
  await main();
}
