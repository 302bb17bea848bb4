/** A space: the Moodle course of one groupement, or the national one. */
export type Space = {
  /** Moodle's course id. */
  id: number;
  code: string;
  name: string;
  national: boolean;
  /** Codes of the départements the groupement covers; several groupements may share one. */
  departements: string[];
  visible: boolean;
  url: string;
  /** Of the national space: what every member may open there. */
  resources: { module: string; name: string; url: string }[];
  /** Where each family of sheets is written. */
  databases: { sheet: string; url: string }[];
};

/** National space first, then by name as French sorts it. */
export const inReadingOrder = (spaces: readonly Space[]): Space[] => {
  const { compare } = new Intl.Collator('fr');
  return [...spaces].sort(
    (a, b) => Number(b.national) - Number(a.national) || compare(a.name, b.name) || a.id - b.id,
  );
};
