/** What a reader can work out of a report, checked by somebody who knows nothing of how it hides. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as loaded from 'highs';
import { type Grid, layOut, type Tree } from './grid.ts';
import { cellKey, suppress } from './suppress.ts';

type Highs = { solve(text: string, options: object): { Status: string; ObjectiveValue: number } };
// Its types name no default export, which it has.
const highs = await (loaded as unknown as { default: () => Promise<Highs> }).default();
const THRESHOLD = 11;

type Shown = { grid: Grid; hidden: ReadonlySet<string> };

/** All that a reader knows, as a linear programme; `least`: what they know of what is hidden. */
const knownOf = ({ grid, hidden }: Shown, least: (value: number) => number) => {
  const { rows, values } = layOut(grid);
  const name = (row: number, column: number): string => `x${row}_${column}`;
  const lines: string[] = [];
  const bounds: string[] = [];
  const cells: { name: string; value: number; row: number; column: number }[] = [];
  rows.forEach(({ id, children, leaf }, row) => {
    grid.columns.forEach((column, index) => {
      const value = values[row]?.[index] ?? 0;
      const own = name(row, index);
      if (hidden.has(cellKey(id, column.id))) {
        cells.push({ name: own, value, row, column: index });
        bounds.push(`${own} >= ${least(value)}`);
      } else bounds.push(`${own} = ${value}`);
      if (children.length > 0) {
        const parts = children.map((child) => `- ${name(child, index)}`).join(' ');
        lines.push(`${own} ${parts} = 0`);
      }
    });
    if (leaf && grid.balanced) {
      const terms = grid.columns.map(
        ({ sign }, index) => `${sign > 0 ? '+' : '-'} ${name(row, index)}`,
      );
      lines.push(`${terms.join(' ')} = 0`);
    }
  });
  return { lines, bounds, cells };
};

const extreme = (aim: 'Maximize' | 'Minimize', of: string, lines: string[], bounds: string[]) => {
  const rules = lines.length > 0 ? lines : [`${of} >= 0`];
  const { Status, ObjectiveValue } = highs.solve(
    [aim, ` obj: ${of}`, 'Subject To', ...rules.map((line, n) => ` r${n}: ${line}`), 'Bounds']
      .concat(
        bounds.map((line) => ` ${line}`),
        'End',
      )
      .join('\n'),
    { output_flag: false },
  );
  if (Status === 'Unbounded' || Status === 'Primal infeasible or unbounded') {
    return aim === 'Maximize' ? Infinity : -Infinity;
  }
  expect(Status).toBe('Optimal');
  return Math.round(ObjectiveValue);
};

/** The narrowest range of a hidden figure that is not zero, as a reader can work it out. */
const narrowest = (shown: Shown, least: (value: number) => number): number => {
  const { lines, bounds, cells } = knownOf(shown, least);
  const ranges = cells
    .filter(({ value }) => value > 0)
    .map(({ name }) => {
      const most = extreme('Maximize', name, lines, bounds);
      return most === Infinity ? Infinity : most - extreme('Minimize', name, lines, bounds);
    });
  return Math.min(Infinity, ...ranges);
};

/** No small figure is shown, nor is the sum of what a shown sum hides small. */
const smallSums = ({ grid, hidden }: Shown): string[] => {
  const { rows, values } = layOut(grid);
  const isSmall = (value: number): boolean => value > 0 && value < THRESHOLD;
  return rows.flatMap(({ id, children }, row) =>
    grid.columns.flatMap((column, index) => {
      if (hidden.has(cellKey(id, column.id))) return [];
      const value = values[row]?.[index] ?? 0;
      const rest = children
        .filter((child) => hidden.has(cellKey(rows[child]?.id ?? '', column.id)))
        .reduce((sum, child) => sum + (values[child]?.[index] ?? 0), 0);
      return isSmall(value) || isSmall(rest) ? [cellKey(id, column.id)] : [];
    }),
  );
};

const count = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 12 }) },
  { weight: 3, arbitrary: fc.integer({ min: 11, max: 60 }) },
);
const shape = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
const treeOf = (sizes: readonly number[]): { tree: Tree; leaves: string[] } => {
  const regions = sizes.map((size, region) => ({
    id: `r${region}`,
    children: Array.from({ length: size }, (_, n) => ({ id: `g${region}-${n}`, children: [] })),
  }));
  const leaves = regions.flatMap(({ children }) => children.map(({ id }) => id));
  return { tree: { id: 'all', children: regions }, leaves };
};
const drawn = (columns: number) =>
  shape.chain((sizes) => {
    const made = treeOf(sizes);
    const rows = fc.array(count, { minLength: made.leaves.length, maxLength: made.leaves.length });
    return fc
      .array(rows, { minLength: columns, maxLength: columns })
      .map((values) => ({ ...made, values }));
  });
const leavesOf = (ids: readonly string[], named: Readonly<Record<string, readonly number[]>>) =>
  new Map(
    Object.entries(named).map(([column, values]) => [
      column,
      new Map(ids.map((id, place) => [id, values[place] ?? 0])),
    ]),
  );
const single = (tree: Tree, leaves: readonly string[], values: readonly number[], column = 'n') => {
  const grid: Grid = {
    tree,
    columns: [{ id: column, sign: 1 }],
    leaves: leavesOf(leaves, { [column]: values }),
    balanced: false,
  };
  return { grid, hidden: suppress(grid, { threshold: THRESHOLD }) };
};
const rowsOf = (hidden: ReadonlySet<string>, column: string): Set<string> =>
  new Set(
    [...hidden].flatMap((key) =>
      key.startsWith(`${column} `) ? [key.slice(column.length + 1)] : [],
    ),
  );
const hiddenIn = (sizes: readonly number[], values: readonly number[]): string[] => {
  const { tree, leaves } = treeOf(sizes);
  return [...rowsOf(single(tree, leaves, values).hidden, 'n')].sort();
};
const everyRow = (sizes: readonly number[]): string[] =>
  layOut(single(treeOf(sizes).tree, [], []).grid)
    .rows.map(({ id }) => id)
    .sort();
/** Where zeros are shown, a hidden figure is at least 1, unless zeros had to be hidden with it. */
const atLeastOne = (value: number): number => (value > 0 ? 1 : 0);

describe('a table of one column', () => {
  it.each([
    ['nothing small: all shows', [2], [11, 40], []],
    ['zeros show', [2, 1], [0, 20, 0], []],
    ['a small one takes the next with it', [3], [5, 20, 30], ['g0-0', 'g0-1']],
    ['small ones that are many together stay alone', [3], [5, 6, 30], ['g0-0', 'g0-1']],
    ['small ones that are few together take another', [3], [2, 3, 30], ['g0-0', 'g0-1', 'g0-2']],
    [
      'a region too small goes with the next one, and what it is made of',
      [1, 1, 1],
      [4, 20, 30],
      ['g0-0', 'g1-0', 'r0', 'r1'],
    ],
    ['a nation too small shows nothing', [1], [3], ['all', 'g0-0', 'r0']],
    ['one groupement of a region is as its region', [1, 1], [30, 40], []],
    ['of two that are next, both', [3], [9, 11, 11], ['g0-0', 'g0-1', 'g0-2']],
    [
      'what must be less than what shows is not told by it',
      [3],
      [10, 10, 11],
      ['g0-0', 'g0-1', 'g0-2'],
    ],
    ['far less than what shows tells nothing', [3], [10, 10, 14], ['g0-0', 'g0-1']],
    // The sum of all would say that each is one.
    ['eleven ones show nothing', [4, 4, 3], Array<number>(11).fill(1), everyRow([4, 4, 3])],
  ])('%s', (_, sizes, values, expected) => {
    expect(hiddenIn(sizes, values)).toEqual(expected);
  });

  it('cannot be undone, whatever it holds', () => {
    fc.assert(
      fc.property(drawn(1), ({ tree, leaves, values }) => {
        const shown = single(tree, leaves, values[0] ?? []);
        expect(smallSums(shown)).toEqual([]);
        expect(narrowest(shown, atLeastOne)).toBeGreaterThanOrEqual(3);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a table of one column, read by somebody who knows how it hides', () => {
  /** Every way to share out at most `most` people. */
  const shared = (places: number, most: number): number[][] =>
    places === 0
      ? [[]]
      : Array.from({ length: most + 1 }, (_, first) =>
          shared(places - 1, most - first).map((rest) => [first, ...rest]),
        ).flat();

  it.each([
    ['a region of three', [3]],
    ['three regions of one', [1, 1, 1]],
    ['regions of two and of one', [2, 1]],
  ])('%s: of what looks alike, every hidden figure has been far apart', (_, sizes) => {
    const { tree, leaves } = treeOf(sizes);
    const looks = new Map<string, { id: string; least: number; most: number }[]>();
    for (const values of shared(leaves.length, 40)) {
      const { grid, hidden } = single(tree, leaves, values);
      const laid = layOut(grid);
      const cells = laid.rows.map(({ id }, row) => {
        const value = laid.values[row]?.[0] ?? 0;
        return { id, value, shown: hidden.has(cellKey(id, 'n')) ? '–' : String(value) };
      });
      const look = cells.map(({ shown }) => shown).join(' ');
      const before = looks.get(look);
      const away = cells.filter(({ shown }) => shown === '–');
      looks.set(
        look,
        away.map(({ id, value }, n) => ({
          id,
          least: Math.min(value, before?.[n]?.least ?? value),
          most: Math.max(value, before?.[n]?.most ?? value),
        })),
      );
    }
    const told = [...looks].flatMap(([look, cells]) =>
      cells.filter(({ least, most }) => most - least < 3).map((cell) => ({ look, ...cell })),
    );
    expect(looks.size).toBeGreaterThan(500);
    expect(told).toEqual([]);
  });
});

describe('a table of two directions', () => {
  it('cannot be undone, even by who knows its sums', () => {
    fc.assert(
      fc.property(drawn(3), ({ tree, leaves, values }) => {
        const total = leaves.map((_, n) => values.reduce((sum, list) => sum + (list[n] ?? 0), 0));
        const decided = rowsOf(single(tree, leaves, total).hidden, 'n');
        const [a = [], b = [], c = []] = values;
        const grid: Grid = {
          tree,
          columns: [
            { id: 'total', sign: -1, decided },
            ...['a', 'b', 'c'].map((id) => ({ id, sign: 1 as const })),
          ],
          leaves: leavesOf(leaves, { total, a, b, c }),
          balanced: true,
        };
        const shown = { grid, hidden: suppress(grid, { threshold: THRESHOLD, whole: true }) };
        expect(smallSums(shown)).toEqual([]);
        // A row that shows nothing does not say that its figures are not zero.
        expect(narrowest(shown, () => 0)).toBeGreaterThanOrEqual(3);
      }),
      { numRuns: 40 },
    );
  });
});

describe('stocks of two days and what came and went between', () => {
  it('cannot be undone together', () => {
    fc.assert(
      fc.property(drawn(4), ({ tree, leaves, values }) => {
        const [before = [], came = [], stayed = [], left = []] = values;
        const went = left.map((n, place) => Math.min(n, (before[place] ?? 0) + (came[place] ?? 0)));
        expect(stayed).toHaveLength(went.length);
        const now = before.map((n, place) => n + (came[place] ?? 0) - (went[place] ?? 0));
        const grid: Grid = {
          tree,
          columns: [
            { id: 'now', sign: 1, decided: rowsOf(single(tree, leaves, now).hidden, 'n') },
            { id: 'before', sign: -1, decided: rowsOf(single(tree, leaves, before).hidden, 'n') },
            { id: 'came', sign: -1 },
            { id: 'went', sign: 1 },
          ],
          leaves: leavesOf(leaves, { now, before, came, went }),
          balanced: true,
        };
        const shown = { grid, hidden: suppress(grid, { threshold: THRESHOLD }) };
        expect(smallSums(shown)).toEqual([]);
        expect(narrowest(shown, atLeastOne)).toBeGreaterThanOrEqual(3);
      }),
      { numRuns: 60 },
    );
  });
});
