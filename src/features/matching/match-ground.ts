/** What is known of places and métiers, as far as matching asks. */
import type { Point } from '../places/index.ts';

export type Ground = {
  /** By INSEE's code. */
  communes: ReadonlyMap<
    string,
    {
      point: Point | null;
      departement: string;
      /** Every area that was brought in with it, as `areaKey`. */
      areas: readonly string[];
    }
  >;
  /** Codes of the départements an area lies in, by `areaKey`. */
  areas: ReadonlyMap<string, readonly string[]>;
  /** Codes of the spaces that cover a département, by its code. */
  spaces: ReadonlyMap<string, readonly string[]>;
  /** The métier that a métier is a variant of, by code; others are missing. */
  parents: ReadonlyMap<string, string>;
};
