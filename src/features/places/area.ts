/** Areas that communes lie in together, wider than a commune and other than a département. */

/** In the order that serves first where several are known: docs/content.md, Books. */
export const AREA_KINDS = ['employment_basin', 'employment_area', 'living_basin'] as const;
export type AreaKind = (typeof AREA_KINDS)[number];

export type Area = {
  /** `departement` stands in where no file was brought in. */
  kind: AreaKind | 'departement';
  code: string;
  name: string;
  /** As its publisher says; null: not said. */
  vintage: string | null;
};

/** An area in one word, for sets and maps: codes are only unique within a kind. */
export const areaKey = ({ kind, code }: Pick<Area, 'kind' | 'code'>): string => `${kind}:${code}`;
