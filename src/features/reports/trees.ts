/** The rows of tables: the nation, its regions and groupements; or the values of another dimension. Pure. */
import type { Facts } from './fact.ts';
import type { Tree } from './grid.ts';
import type { Dimension, Item } from './indicator.ts';

export const NATION = 'all';

/** A row in one word; an empty code: not known, or the cell's own. */
export const rowId = (kind: Dimension | 'region', code: string): string => `${kind}:${code}`;

/** `region:52` → region and 52. */
export const readRow = (row: string): { kind: string; code: string } => {
  const at = row.indexOf(':');
  return at < 0 ? { kind: row, code: '' } : { kind: row.slice(0, at), code: row.slice(at + 1) };
};

const leaf = (id: string): Tree => ({ id, children: [] });

/** Regions in the order of their names, in each its groupements; the cell's own last. */
export const networkTree = ({ groupements }: Pick<Facts, 'groupements'>): Tree => {
  const { compare } = new Intl.Collator('fr');
  const sorted = [...groupements].sort(
    (a, b) =>
      compare(a.region.name, b.region.name) ||
      compare(a.name, b.name) ||
      (a.code < b.code ? -1 : 1),
  );
  const regions = new Map<string, Tree[]>();
  for (const { code, region } of sorted) {
    const list = regions.get(region.code) ?? [];
    list.push(leaf(rowId('groupement', code)));
    regions.set(region.code, list);
  }
  return {
    id: NATION,
    children: [
      ...[...regions].map(([code, children]) => ({ id: rowId('region', code), children })),
      { id: rowId('region', 'cell'), children: [leaf(rowId('groupement', ''))] },
    ],
  };
};

export const valuesTree = (dimension: Dimension, values: readonly string[]): Tree => ({
  id: NATION,
  children: [...values, ''].map((value) => leaf(rowId(dimension, value))),
});

/** The row without children that an item stands in. */
export const rowOf = (item: Item, dimension: Dimension): string =>
  rowId(
    dimension,
    dimension === 'groupement' ? (item.groupement ?? '') : (item.of?.[dimension] ?? ''),
  );

/** Amounts by row. */
export const summed = (items: readonly Item[], dimension: Dimension): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const item of items) {
    const row = rowOf(item, dimension);
    sums.set(row, (sums.get(row) ?? 0) + item.amount);
  }
  return sums;
};

/** Each row with the rows without children it is made of, in reading order. */
export const rowsWithLeaves = (tree: Tree): { id: string; leaves: string[] }[] => {
  const below = tree.children.map(rowsWithLeaves);
  const leaves =
    tree.children.length === 0 ? [tree.id] : below.flatMap((rows) => rows[0]?.leaves ?? []);
  return [{ id: tree.id, leaves }, ...below.flat()];
};
