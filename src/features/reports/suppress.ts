/**
 * Which figures about people a report leaves out (docs/reports.md, Small groups). What is shown is 0 or
 * at least the threshold, and so is every sum of hidden figures that follows from it; whatever can be
 * worked out of a hidden figure leaves a range of values. Pure, and the same for the same table.
 */
import { flowsOf, type Grid, type Laid, layOut } from './grid.ts';
import { type Range, widthsOf } from './unknowns.ts';

/** Possible values of a hidden figure lie at least so far apart. */
const LEAST_WIDTH = 3;

export type Options = {
  /** The smallest group that shows. */
  threshold: number;
  /** A row shows all its figures or none: for what splits a row that shows. */
  whole?: boolean;
  /** Cells that are hidden whatever they hold (see `cellKey`). */
  also?: ReadonlySet<string>;
  /** The first row is shown elsewhere: it shows here. */
  keepTop?: boolean;
};

/** A cell in one word. */
export const cellKey = (row: string, column: string): string => `${column} ${row}`;

type Work = {
  grid: Grid;
  laid: Laid;
  hidden: boolean[][];
  threshold: number;
  whole: boolean;
  keepTop: boolean;
  /** Figures, by their place in the network, that were found to leave a range wide enough. */
  wide: Set<number>;
  /** Whether a column's hidden rows are decided elsewhere. */
  decided: boolean[];
};

const valueAt = ({ laid }: Work, row: number, column: number): number =>
  laid.values[row]?.[column] ?? 0;
const isHidden = ({ hidden }: Work, row: number, column: number): boolean =>
  hidden[row]?.[column] ?? false;
const isSmall = ({ threshold }: Work, value: number): boolean => value > 0 && value < threshold;

const hide = (work: Work, row: number, column: number): boolean => {
  const cells = work.hidden[row];
  if (cells === undefined || (work.keepTop && row === 0)) return false;
  let changed = false;
  work.decided.forEach((decided, each) => {
    if (decided || cells[each] === true || !(work.whole || each === column)) return;
    cells[each] = true;
    changed = true;
  });
  return changed;
};

/** What hiding a cell would cost: the smallest first, but zeros last, which say little. */
const costOf = (work: Work, row: number, column: number): number => {
  const value = work.whole
    ? work.decided.reduce((sum, decided, each) => sum + (decided ? 0 : valueAt(work, row, each)), 0)
    : valueAt(work, row, column);
  return value === 0 ? Number.POSITIVE_INFINITY : value;
};

type Place = { row: number; column: number };

const cheapest = (work: Work, places: readonly Place[]): Place[] =>
  places
    .map((place) => ({ place, cost: costOf(work, place.row, place.column) }))
    .sort((a, b) => (a.cost === b.cost ? 0 : a.cost - b.cost))
    .map(({ place }) => place);

const childrenOf = ({ laid }: Work, row: number): readonly number[] =>
  laid.rows[row]?.children ?? [];
const parentOf = ({ laid }: Work, row: number): number | null => laid.rows[row]?.parent ?? null;

/**
 * Hides a cell; in a table by itself also those beside it that hold as much: which of them was taken
 * would tell who knows the rule more than it should.
 */
const hideAlike = (work: Work, { row, column }: Place): boolean => {
  const parent = parentOf(work, row);
  const value = valueAt(work, row, column);
  const alike =
    work.grid.balanced || parent === null || value === 0
      ? [row]
      : childrenOf(work, parent).filter((one) => valueAt(work, one, column) === value);
  return alike.map((one) => hide(work, one, column)).some(Boolean);
};

/** The parts of a sum that show, and are not zero. */
const shownOf = (work: Work, parent: number, column: number): number[] =>
  childrenOf(work, parent).filter(
    (row) => valueAt(work, row, column) > 0 && !isHidden(work, row, column),
  );

/** Hides one more part of a sum, else the sum itself. */
const hidePart = (work: Work, parent: number, column: number): boolean => {
  const [next] = cheapest(
    work,
    shownOf(work, parent, column).map((row) => ({ row, column })),
  );
  return next === undefined ? hide(work, parent, column) : hideAlike(work, next);
};

/**
 * What a reader knows of a hidden figure by the rule alone: where zeros show, it is at least 1; in a
 * table by itself, where the smallest goes first, it is smaller than all that show beside it.
 */
const rangeAt = (work: Work, row: number, column: number): Range => {
  const value = valueAt(work, row, column);
  const parent = parentOf(work, row);
  const beside = work.grid.balanced || parent === null ? [] : shownOf(work, parent, column);
  const least = Math.min(...beside.map((one) => valueAt(work, one, column)));
  return {
    lower: !work.whole && value > 0 ? 1 : 0,
    // It may be hidden for another reason.
    upper: Math.max(value, least - 1),
  };
};

/**
 * Where to hide one figure more so that another one cannot be worked out: beside it, what it is added
 * to, and what stands beside that; then the sum and what is around it; the sum of all at the very end,
 * for it tells most.
 */
const placesNear = (work: Work, row: number, column: number): Place[] => {
  const { grid, laid, whole } = work;
  const columns = grid.columns.map((_, each) => each);
  const beside = (at: number): Place[] =>
    grid.balanced && !whole
      ? cheapest(
          work,
          columns.map((each) => ({ row: at, column: each })),
        )
      : [];
  const places: Place[] = [];
  for (let at = row; at !== 0; at = parentOf(work, at) ?? 0) {
    const siblings = childrenOf(work, parentOf(work, at) ?? 0).filter((one) => one !== at);
    if (at !== row) places.push({ row: at, column });
    places.push(
      ...beside(at),
      ...cheapest(
        work,
        siblings.map((sibling) => ({ row: sibling, column })),
      ),
      ...siblings.flatMap(beside),
    );
  }
  if (grid.balanced) {
    const others = laid.rows.map((_, other) => other).slice(1);
    places.push(...others.reverse().flatMap((other) => beside(other)));
  }
  return [...places, { row: 0, column }, ...beside(0)];
};

/** What is hidden from the start. */
const begin = (work: Work, also: ReadonlySet<string>): void => {
  const { grid, laid, hidden } = work;
  laid.rows.forEach(({ id }, row) => {
    grid.columns.forEach(({ id: column, decided }, index) => {
      if (decided === undefined) {
        const small = isSmall(work, valueAt(work, row, index));
        if (small || also.has(cellKey(id, column))) hide(work, row, index);
        return;
      }
      const cells = hidden[row];
      if (cells !== undefined) cells[index] = decided.has(id);
      // What splits a figure that does not show shows nothing.
      if (work.whole && decided.has(id)) hide(work, row, index);
    });
  });
};

/** Hides what would show the sum of a small group; whether anything changed. */
const closeSums = (work: Work): boolean => {
  let changed = false;
  work.laid.rows.forEach(({ children }, row) => {
    work.decided.forEach((decided, column) => {
      if (decided || children.length === 0) return;
      if (isHidden(work, row, column)) {
        // Rolled up: what a hidden sum is made of does not show either.
        for (const child of children) {
          if (valueAt(work, child, column) === 0 && !work.whole) continue;
          if (!isHidden(work, child, column)) changed = hide(work, child, column) || changed;
        }
        return;
      }
      const sum = children.reduce(
        (all, child) => all + (isHidden(work, child, column) ? valueAt(work, child, column) : 0),
        0,
      );
      if (isSmall(work, sum)) changed = hidePart(work, row, column) || changed;
    });
  });
  return changed;
};

/** Hides more where a hidden figure could be worked out; whether anything changed. */
const widen = (work: Work): boolean => {
  const { grid, laid, whole, wide } = work;
  const width = grid.columns.length;
  const { flows, nodes } = flowsOf(
    grid,
    laid,
    (row, column) => isHidden(work, row, column),
    (row, column) => rangeAt(work, row, column),
  );
  const widths = widthsOf(flows, nodes);
  return flows.some(({ open, value }, index) => {
    if (!open || wide.has(index) || !(value > 0 || whole)) return false;
    if (widths(index, LEAST_WIDTH) >= LEAST_WIDTH) {
      // The more is hidden, the less is known: it stays so.
      wide.add(index);
      return false;
    }
    const [row, column] = [Math.floor(index / width), index % width];
    return placesNear(work, row, column).some((place) => hideAlike(work, place));
  });
};

/** The hidden cells of a table, as `cellKey`. */
export const suppress = (
  grid: Grid,
  { threshold, whole = false, also = new Set(), keepTop = false }: Options,
): ReadonlySet<string> => {
  const laid = layOut(grid);
  const work: Work = {
    grid,
    laid,
    hidden: laid.rows.map(() => grid.columns.map(() => false)),
    threshold,
    whole,
    keepTop,
    wide: new Set(),
    decided: grid.columns.map(({ decided }) => decided !== undefined),
  };
  begin(work, also);
  // Each turn hides something more: it ends.
  while (closeSums(work) || widen(work));
  return new Set(
    laid.rows.flatMap(({ id }, row) =>
      grid.columns.flatMap(({ id: column }, index) =>
        isHidden(work, row, index) ? [cellKey(id, column)] : [],
      ),
    ),
  );
};
