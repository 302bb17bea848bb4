/** A table about people: a tree of rows, and columns that may belong together. Pure. */
import type { Flow, Range } from './unknowns.ts';

/** The nation, its regions, their groupements; or the nation and its categories. */
export type Tree = { id: string; children: readonly Tree[] };

export type Column = {
  id: string;
  /** On which side of the balance of each row it stands. */
  sign: 1 | -1;
  /** Which of its rows are hidden was decided elsewhere; absent: it is decided here. */
  decided?: ReadonlySet<string>;
};

export type Grid = {
  tree: Tree;
  columns: readonly Column[];
  /** Whole numbers from 0, by column and row without children; what is missing is 0. */
  leaves: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** In every row, the columns with +1 come to as much as those with −1. */
  balanced: boolean;
};

export type Row = { id: string; parent: number | null; children: number[]; leaf: boolean };

/** Rows in reading order, each after its parent, and their figures by row and column. */
export type Laid = { rows: Row[]; values: number[][] };

export const layOut = ({ tree, columns, leaves }: Grid): Laid => {
  const rows: Row[] = [];
  const add = (node: Tree, parent: number | null): number => {
    const index = rows.length;
    const row: Row = { id: node.id, parent, children: [], leaf: node.children.length === 0 };
    rows.push(row);
    row.children = node.children.map((child) => add(child, index));
    return index;
  };
  add(tree, null);
  const values = rows.map(() => columns.map(() => 0));
  columns.forEach(({ id }, column) => {
    const known = leaves.get(id);
    for (let index = rows.length - 1; index >= 0; index -= 1) {
      const row = rows[index];
      const own = values[index];
      if (row === undefined || own === undefined) continue;
      own[column] = row.leaf
        ? (known?.get(row.id) ?? 0)
        : row.children.reduce((sum, child) => sum + (values[child]?.[column] ?? 0), 0);
    }
  });
  return { rows, values };
};

/**
 * The network of a grid (see `unknowns.ts`). Each figure stands in two sums: that of the figures above
 * it, and that of those below it or of its row. Node 0 is the outside, where nothing is known.
 */
export const flowsOf = (
  { columns, balanced }: Grid,
  { rows, values }: Laid,
  isHidden: (row: number, column: number) => boolean,
  rangeOf: (row: number, column: number) => Range,
): { flows: Flow[]; nodes: number } => {
  const width = columns.length;
  const sumNode = (row: number, column: number): number => 1 + row * (width + 1) + column;
  const rowNode = (row: number): number => 1 + row * (width + 1) + width;
  const flows: Flow[] = [];
  rows.forEach(({ parent, leaf }, row) => {
    columns.forEach(({ sign }, column) => {
      const above = parent === null ? 0 : sumNode(parent, column);
      const below = leaf ? (balanced ? rowNode(row) : 0) : sumNode(row, column);
      const [from, to] = sign === 1 ? [above, below] : [below, above];
      const value = values[row]?.[column] ?? 0;
      flows.push({ from, to, value, ...rangeOf(row, column), open: isHidden(row, column) });
    });
  });
  return { flows, nodes: 1 + rows.length * (width + 1) };
};
