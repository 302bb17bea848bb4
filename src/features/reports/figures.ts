/** From facts to the figures of a period, small groups hidden. Pure. */
import { FAMILIES } from '../content/index.ts';
import { END_REASONS } from '../matching/index.ts';
import { ROME_DOMAINS } from '../metiers/index.ts';
import { CATEGORIES, PHASES, SERVICES } from '../people/index.ts';
import { ARRIVALS, type Facts, FRESHNESS } from './fact.ts';
import { type Compared, type Figure, figureKey, median, ninthDecile } from './figure.ts';
import type { Tree } from './grid.ts';
import { awayIn, categoriesOf, type Frame, hiddenIn, OTHER, partsOf, UNKNOWN } from './hiding.ts';
import type { Dimension, Indicator, Item } from './indicator.ts';
import { INDICATORS } from './indicators/index.ts';
import { before, type Period } from './period.ts';
import { cellKey } from './suppress.ts';
import { networkTree, rowOf, rowsWithLeaves, summed, valuesTree } from './trees.ts';

const treesOf = (facts: Facts): Map<Dimension, Tree> =>
  new Map<Dimension, Tree>([
    ['groupement', networkTree(facts)],
    ['arrival', valuesTree('arrival', ARRIVALS)],
    ['category', valuesTree('category', CATEGORIES)],
    ['service', valuesTree('service', SERVICES)],
    ['phase', valuesTree('phase', PHASES)],
    ['domain', valuesTree('domain', Object.keys(ROME_DOMAINS))],
    ['reason', valuesTree('reason', END_REASONS)],
    ['family', valuesTree('family', FAMILIES)],
    ['freshness', valuesTree('freshness', FRESHNESS)],
  ]);

type Told = Omit<Figure, 'indicator'>;
type Rows = { id: string; leaves: string[] }[];

const sumOver = (sums: ReadonlyMap<string, number>, leaves: readonly string[]): number =>
  leaves.reduce((sum, leaf) => sum + (sums.get(leaf) ?? 0), 0);

/** Amounts added up, row by row; `cell` names them among what is hidden. */
const counted = (
  rows: Rows,
  sums: ReadonlyMap<string, number>,
  { column, cell, hidden }: { column: string; cell: string; hidden: ReadonlySet<string> },
): Told[] =>
  rows.map(({ id, leaves }) => {
    const isHidden = hidden.has(cellKey(id, cell));
    return { row: id, column, hidden: isHidden, value: isHidden ? null : sumOver(sums, leaves) };
  });

const PERCENT = 100;

/** The part in hundred, row by row; null where there is nobody. */
const shared = (
  rows: Rows,
  items: readonly Item[],
  id: string,
  hidden: ReadonlySet<string>,
): Told[] => {
  const all = summed(items, 'groupement');
  const part = summed(partsOf(id, items).get(`${id}/part`) ?? [], 'groupement');
  return rows.map(({ id: row, leaves }) => {
    const isHidden = [id, `${id}/part`].some((cell) => hidden.has(cellKey(row, cell)));
    const total = sumOver(all, leaves);
    const value = Math.round((PERCENT * sumOver(part, leaves)) / total);
    return { row, column: '', hidden: isHidden, value: isHidden || total === 0 ? null : value };
  });
};

/** The middle and the ninth decile of days; of people, only where they are enough. */
const lasting = (rows: Rows, items: readonly Item[], least: number): Told[] =>
  rows.flatMap(({ id, leaves }) => {
    const here = new Set(leaves);
    const days = items
      .filter((item) => here.has(rowOf(item, 'groupement')))
      .map(({ amount }) => amount);
    const hidden = days.length > 0 && days.length < least;
    return (['median', 'ninth'] as const).map((column) => {
      const value = column === 'median' ? median(days) : ninthDecile(days);
      return { row: id, column, hidden, value: hidden ? null : value };
    });
  });

const ACTIVE = 'candidates.active';

/**
 * Those followed by groupement and category, row by row. Each category is told, be it hidden or 0, so
 * that two periods can be compared; all that are hidden in the whole network are told together.
 */
const byCategory = (rows: Rows, items: readonly Item[], hidden: ReadonlySet<string>): Told[] => {
  const parts = categoriesOf(hidden, items);
  const away = awayIn(hidden);
  const columns = [
    ...CATEGORIES.map((code) => ({ column: code, isAway: away.has(`category:${code}`) })),
    { column: UNKNOWN, isAway: away.has('category:') },
    ...(parts.has(`${ACTIVE}/${OTHER}`) ? [{ column: OTHER, isAway: false }] : []),
  ];
  return columns.flatMap(({ column, isAway }) => {
    const sums = summed(parts.get(`${ACTIVE}/${column}`) ?? [], 'groupement');
    return rows.map(({ id, leaves }) => {
      // A row shows all of it or nothing.
      const isHidden = isAway || [...parts.keys()].some((cell) => hidden.has(cellKey(id, cell)));
      return { row: id, column, hidden: isHidden, value: isHidden ? null : sumOver(sums, leaves) };
    });
  });
};

const ofIndicator = (
  { id, about, measure, dimensions, compute }: Indicator,
  { facts, period, threshold, trees }: Frame,
  hidden: ReadonlySet<string>,
): Told[] => {
  const items = compute(facts, period);
  const rowsIn = (dimension: Dimension): Rows => {
    const tree = trees.get(dimension);
    const rows = tree === undefined ? [] : rowsWithLeaves(tree);
    // The sum of all is told once.
    return dimension === dimensions[0] ? rows : rows.slice(1);
  };
  if (measure === 'share') return shared(rowsIn('groupement'), items, id, hidden);
  if (measure === 'days') {
    return lasting(rowsIn('groupement'), items, about === 'people' ? threshold : 0);
  }
  const late = items.some(({ part }) => part !== undefined);
  const told = dimensions.flatMap((dimension) =>
    late || id.startsWith('overdue.')
      ? counted(
          rowsIn(dimension),
          summed(
            items.filter(({ part }) => part === true),
            dimension,
          ),
          { column: '', cell: `${id}/part`, hidden },
        )
      : counted(rowsIn(dimension), summed(items, dimension), { column: '', cell: id, hidden }),
  );
  if (id === ACTIVE) told.push(...byCategory(rowsIn('groupement'), items, hidden));
  if (id === 'sheets') {
    for (const freshness of FRESHNESS) {
      const list = items.filter(({ of }) => of?.freshness === freshness);
      for (const dimension of ['groupement', 'family'] as const) {
        const sums = summed(list, dimension);
        told.push(...counted(rowsIn(dimension), sums, { column: freshness, cell: id, hidden }));
      }
    }
  }
  return told;
};

/** All figures of a period. */
export const figuresOf = (facts: Facts, period: Period, threshold: number): Figure[] => {
  const frame: Frame = { facts, period, threshold, trees: treesOf(facts) };
  const hidden = hiddenIn(frame);
  return INDICATORS.flatMap((indicator) =>
    ofIndicator(indicator, frame, hidden).map((told) => ({ indicator: indicator.id, ...told })),
  );
};

/** Which categories are told together. */
const togetherIn = (figures: readonly Figure[]): string =>
  figures
    .filter(
      ({ indicator, row, hidden }) => indicator === ACTIVE && hidden && row.startsWith('category:'),
    )
    .map(({ row }) => row)
    .join(' ');

/** The figures of a period beside those of the period before it. */
export const comparedFigures = (facts: Facts, period: Period, threshold: number): Compared[] => {
  const compares = new Set(INDICATORS.filter((one) => one.compares).map(({ id }) => id));
  const figures = figuresOf(facts, period, threshold);
  const earlier = figuresOf(facts, before(period), threshold);
  const known = new Map(earlier.map((figure) => [figureKey(figure), figure]));
  const othersAreTheSame = togetherIn(figures) === togetherIn(earlier);
  return figures.map((figure) => {
    if (!compares.has(figure.indicator)) return { ...figure, previous: null };
    const found =
      figure.column === OTHER && !othersAreTheSame ? undefined : known.get(figureKey(figure));
    // Others than these: there is no figure that could stand beside.
    const { value, hidden } = found ?? { value: null, hidden: true };
    return { ...figure, previous: { value, hidden } };
  });
};
