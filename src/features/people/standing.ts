/** What figures group a candidate by, as it was at an instant: a value of their history. Pure. */
import type { Candidate } from './candidate.ts';
import { CATEGORIES, type Category, type Service, SERVICES } from './codes.ts';

export type Standing = {
  /** Code of the space they are followed in; null: by the cell. */
  groupement: string | null;
  /** Null: not said. */
  category: Category | null;
  service: Service | null;
  /** They need somebody, or do not know yet what for. */
  seeks: boolean;
};

const SEPARATOR = ';';
const SEEKS = 'seeks';

/** @param groupement of those responsible for them; null: the cell */
export const standingOf = (
  { category, service, needs, metierUnknown }: Candidate,
  groupement: string | null,
): Standing => ({ groupement, category, service, seeks: needs.length > 0 || metierUnknown });

/** `civilian;navy;mel;seeks`; what is null is empty. */
export const standingValue = ({ category, service, groupement, seeks }: Standing): string =>
  [category ?? '', service ?? '', groupement ?? '', seeks ? SEEKS : ''].join(SEPARATOR);

/** What `standingValue` wrote; codes that are none any more are not said. */
export const readStanding = (value: string): Standing => {
  const [category, service, groupement, seeks] = value.split(SEPARATOR);
  return {
    groupement: groupement === undefined || groupement === '' ? null : groupement,
    category: CATEGORIES.find((code) => code === category) ?? null,
    service: SERVICES.find((code) => code === service) ?? null,
    seeks: seeks === SEEKS,
  };
};
