/**
 * npm run bench:matching — the assignment solver beside HiGHS (WebAssembly) and LEMON's network
 * simplex (C++; wants g++ and Debian's liblemon-dev), on the same invented problems with places
 * ample, scarce, a little short, ample here but scarce there, and just as many as candidates; and
 * kept while newcomers and leavers come. Each solver runs in a process of its own; medians of
 * BENCH_ROUNDS=5 (HiGHS: of one to three). BENCH_SIZES=5000,20000,100000 tells the candidates
 * (empty: newcomers only), BENCH_HIGHS=20000 the most that HiGHS gets. Fails when two solvers find
 * different costs, newcomers another than a new solution, or a goal (GOALS) is missed on ample or
 * scarce ground; whether newcomers keep within their 10 ms is only told.
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
const SIZES = (process.env.BENCH_SIZES ?? '5000,20000,100000')
  .split(',')
  .filter(Boolean)
  .map(Number);
/** HiGHS takes minutes above; where places and candidates are equal in number, above a quarter. */
const HIGHS_UP_TO = Number(process.env.BENCH_HIGHS ?? 20_000);
/** Newcomers come in batches of so many, one batch after the other, each wished for in so many ms. */
const [NEWCOMERS, BATCHES, WISH] = [100, 6, 10];

/** What was set out for ample and scarce ground: so many times faster than HiGHS, at most so many times LEMON, MB in all. */
const GOALS = {
  5000: { highs: 10, lemon: 3, peak: 150 },
  20000: { highs: 15, lemon: 3, peak: 150 },
  100000: { lemon: 3, peak: 1000 },
};

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

/** The candidates from `from` to `to` of a problem. */
const partOf = ({ rowStart, columns, costs }, from, to) => {
  const [first, end] = [rowStart[from], rowStart[to]];
  return {
    rowStart: rowStart.slice(from, to + 1).map((start) => start - first),
    columns: columns.slice(first, end),
    costs: costs.slice(first, end),
  };
};

/** How many mentors' prices a newcomer moves on average: the work there is, whatever the machine. */
const pricesMoved = (kept, rows) => {
  let moved = 0;
  let before = kept.prices().mentor;
  for (let i = 0; i < NEWCOMERS; i++) {
    kept.addCandidates(partOf(rows, i, i + 1));
    const after = kept.prices().mentor;
    moved += after.filter((price, j) => price !== before[j]).length;
    before = after;
  }
  return moved / NEWCOMERS;
};

/**
 * Newcomers are people of the same kind: the last of a problem, in batches. The same in each round,
 * from a new solution; `cold` is the very first batch, before the code is compiled.
 */
const takeNewcomers = (problem) => {
  const total = problem.rowStart.length - 1;
  const known = total - BATCHES * NEWCOMERS;
  const batches = Array.from({ length: BATCHES }, (_, b) =>
    partOf(problem, known + b * NEWCOMERS, known + (b + 1) * NEWCOMERS),
  );
  const rounds = Array.from({ length: ROUNDS }, () => {
    const kept = createAssignment({ ...problem, ...partOf(problem, 0, known) });
    const ms = batches.map((rows) => timed(() => kept.addCandidates(rows)).ms);
    const { cost } = kept.solution();
    const leavers = timed(() => {
      for (let i = 0; i < NEWCOMERS; i++) kept.removeCandidate(i * 7);
    }).ms;
    return { ms, leavers, cost };
  });
  const counted = createAssignment({ ...problem, ...partOf(problem, 0, known) });
  return {
    cold: rounds[0].ms[0],
    batches: batches.map((_, b) => median(rounds.map(({ ms }) => ms[b]))),
    least: batches.map((_, b) => Math.min(...rounds.map(({ ms }) => ms[b]))),
    moved: batches.map((rows) => pricesMoved(counted, rows)),
    leavers: median(rounds.map(({ leavers }) => leavers)),
    cost: rounds[0].cost,
    places: problem.capacities.reduce((sum, each) => sum + each, 0),
  };
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

const miss = (told) => {
  console.error(`  a goal is missed: ${told}`);
  process.exitCode = 1;
};

/** @param goals those of this ground; empty: none */
const compare = async (name, shape, lemon, goals) => {
  const here = await run('here', shape);
  const grown = `grown by ${here.grown.toFixed(0)} MB to ${here.peak.toFixed(0)}`;
  console.log(
    `${name.padEnd(44)} ${here.ms.toFixed(0).padStart(7)} ms  (first ${here.first.toFixed(0)}), ${grown}`,
  );
  if (here.peak > goals.peak) miss(`at most ${goals.peak} MB`);
  const beside = async (label, solver, more) => {
    const other = await run(solver, shape, more);
    const times = `${(other.ms / here.ms).toFixed(1)} × as long`;
    console.log(`  ${label.padEnd(42)} ${other.ms.toFixed(0).padStart(7)} ms  ${times}`);
    if (solver === 'highs' && other.ms < goals.highs * here.ms) miss(`${goals.highs} × faster`);
    if (solver === 'lemon' && here.ms > goals.lemon * other.ms) miss(`${goals.lemon} × as long`);
    if (other.cost === here.cost) return;
    console.error(`  a different cost: ${here.cost} here, ${other.cost} there`);
    process.exitCode = 1;
  };
  const limit =
    shape.seats > 0.9 && shape.seats <= 1 && !shape.mixed ? HIGHS_UP_TO / 4 : HIGHS_UP_TO;
  if (shape.candidates <= limit) await beside('HiGHS', 'highs');
  if (lemon) await beside('LEMON network simplex', 'lemon', { lemon });
};

/**
 * `equal`: 300 places are left before the first batch; after the last, 300 people are too many.
 */
const compareNewcomers = async (name, seats, loadStep) => {
  const candidates = 20_000 + BATCHES * NEWCOMERS;
  const shape = { candidates, mentors: 4000, edges: 30, seats, loadStep };
  const { cold, batches, least, moved, leavers, cost, places } = await run('kept', shape);
  const told = (ms) => ms.toFixed(1);
  const within = Math.max(cold, ...batches) <= WISH ? 'within' : 'NOT within';
  const loads = loadStep ? `, load step ${loadStep}` : '';
  console.log(
    `20000 × 4000, ${name}${loads}: ${NEWCOMERS} newcomers, ${places} places: ${within} ${WISH} ms`,
  );
  console.log(`  first ${told(cold)}; once compiled ${batches.map(told).join(', ')} ms`);
  console.log(`  the least of ${ROUNDS} rounds ${least.map(told).join(', ')} ms`);
  console.log(`  prices moved by one of them ${moved.map(Math.round).join(', ')} of 4000`);
  console.log(`  ${NEWCOMERS} leavers ${told(leavers)} ms`);
  const { cost: anew } = await run('here', shape);
  if (anew === cost) return;
  console.error(`  a different cost: ${cost} with newcomers, ${anew} anew`);
  process.exitCode = 1;
};

const main = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mara-bench-'));
  try {
    const lemon = SIZES.length > 0 ? await compileLemon(folder) : null;
    if (SIZES.length > 0 && !lemon) console.log('Without LEMON: g++ or liblemon-dev is missing.');
    for (const candidates of SIZES) {
      const mentors = candidates / 5;
      for (const [kind, seats, mixed] of [
        ['ample', 1.5, false],
        ['scarce', 0.6, false],
        ['short', 0.97, false],
        ['mixed', 1, true],
        ['full', 1, false],
      ]) {
        for (const loadStep of [0, 50]) {
          const shape = { candidates, mentors, edges: 30, seats, loadStep, mixed };
          const loads = loadStep ? `, load step ${loadStep}` : '';
          const goals = ['ample', 'scarce'].includes(kind) ? (GOALS[candidates] ?? {}) : {};
          await compare(`${candidates} × ${mentors}, ${kind}${loads}`, shape, lemon, goals);
        }
      }
    }
    for (const [kind, seats] of [
      ['ample', 1.5],
      ['scarce', 0.6],
      ['equal', 20_300 / 20_600],
    ]) {
      for (const loadStep of [0, 50]) await compareNewcomers(kind, seats, loadStep);
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
