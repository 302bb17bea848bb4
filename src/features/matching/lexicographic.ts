/**
 * Four goals as one whole number: most candidates served ≫ standing proposals kept ≫ points ≫ even
 * load. Pure.
 *
 * How large must a goal weigh to outweigh all that come after it? Not more than *one* alternating
 * path or cycle can change: the difference of two assignments falls apart into such paths and
 * cycles, each of which can be applied by itself (a mentor counts as many places, the k-th of which
 * costs k − 1 steps of load). If another assignment were better by the goals in their order, one of
 * its paths would be; and a solution of least cost has none that the weights below would not show.
 * On one path
 * - load changes by less than `most` steps (the largest capacity): places in its midst are taken
 *   before and after, only its ends count;
 * - points change by at most 100 for each place, so by 100 · `places`;
 * - standing proposals change by at most `standing`.
 */
export type Bounds = {
  /** Candidates that can be served at most: the smaller of candidates and places. */
  places: number;
  /** Standing proposals that are still possible. */
  standing: number;
  /** The most candidates that one mentor can take. */
  most: number;
};

/** What each goal costs; all are whole numbers. */
export type Scale = {
  /** A point that is missing to 100. */
  point: number;
  /** A pair that was not proposed before; 0 where nothing stands. */
  changed: number;
  /** A candidate who gets nobody. */
  unserved: number;
  /** A mentor's k-th candidate costs k − 1 times this; 0: load does not count. */
  load: number;
};

const scaleFor = ({ places, standing, most }: Bounds, load: 0 | 1): Scale => {
  // Each is one more than the most that a single path can change in all that comes after it.
  const unevenness = load * Math.max(0, most - 1);
  const point = unevenness + 1;
  const missing = 100 * places * point + unevenness;
  const changed = standing === 0 ? 0 : missing + 1;
  return { point, changed, unserved: missing + changed * (standing + 1) + 1, load };
};

/** As the solver adds them up: a cost and two prices. */
const fits = ({ point, changed, unserved }: Scale): boolean =>
  Number.isSafeInteger(100 * point + changed + 2 * unserved);

/**
 * The scale for an instance. Where it would not stay below 2^53, where whole numbers are exact, the
 * last goal, even load, is given up: points are never coarsened. (With 50 places a mentor that
 * happens beyond a million candidates.)
 * @throws {RangeError} when it does not fit even so
 */
export const scaleOf = (bounds: Bounds): Scale => {
  const scale = [scaleFor(bounds, 1), scaleFor(bounds, 0)].find(fits);
  if (scale === undefined) {
    throw new RangeError('There are too many people for the goals of matching to stay exact.');
  }
  return scale;
};

export const costOf = (points: number, stands: boolean, { point, changed }: Scale): number =>
  (100 - points) * point + (stands ? 0 : changed);

/** What an assignment comes to, goal by goal. */
export type Objective = { served: number; kept: number; points: number; load: number };
