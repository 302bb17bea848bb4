/** Figures as a report tells them. Types and pure rules. */

export type Figure = {
  /** Id of the indicator. */
  indicator: string;
  /** `all`, `region:52`, `groupement:mel`, `category:civilian`… */
  row: string;
  /** What of the indicator: '' all of it; `median`, `ninth`; a category; a freshness. */
  column: string;
  /** Null: hidden, or there is nothing to tell. */
  value: number | null;
  /** Too few people. */
  hidden: boolean;
};

/** `null`: the period before is not known. */
export type Compared = Figure & { previous: Pick<Figure, 'value' | 'hidden'> | null };

export const figureKey = ({
  indicator,
  row,
  column,
}: Pick<Figure, 'indicator' | 'row' | 'column'>): string => `${indicator} ${row} ${column}`;

const ONE_DECIMAL = 10;

/** The value in the middle; of an even number, halfway between the two. */
export const median = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [
    sorted[Math.ceil(sorted.length / 2) - 1],
    sorted[Math.floor(sorted.length / 2)],
  ];
  if (low === undefined || high === undefined) return null;
  return Math.round(((low + high) / 2) * ONE_DECIMAL) / ONE_DECIMAL;
};

/** The least value that nine in ten do not exceed. */
export const ninthDecile = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.9) - 1] ?? null;
};
