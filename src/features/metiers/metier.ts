/** A métier of the ROME, and the job titles that belong to it. */
export type Metier = {
  /** `M1402` */
  code: string;
  name: string;
  /** The métier it is a variant of; null: the list does not say. */
  parent: string | null;
  /** Whether executives hold it (emploi cadre); null: the list does not say. */
  executive: boolean | null;
};

export type MetierTitle = {
  /** France Travail's number (code OGR). */
  id: number;
  /** Code of the métier it belongs to. */
  metier: string;
  name: string;
};

/** Names are kept this long. */
export const LONGEST_NAME = 255;
export const LONGEST_RELEASE = 20;
