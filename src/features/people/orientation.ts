/** To which association somebody naturally belongs (docs/people.md, « Orientation »). Pure. */
import type { Lang } from '../../shared/i18n.ts';
import type { Candidate } from './candidate.ts';
import type { Category, School, Service } from './codes.ts';

export type Association = { code: string; name: Readonly<Record<Lang, string>> };

/** A rule fits who is all that it names; one that names nothing fits everybody. */
export type OrientationRule = {
  schools: readonly School[] | null;
  services: readonly Service[] | null;
  categories: readonly Category[] | null;
  /** Code of the association. */
  association: string;
  /** Whether Défense Mobilité is advised as well. */
  defenceMobility: boolean;
  /** Why, in a sentence for whoever makes contact. */
  why: Readonly<Record<Lang, string>>;
};

export type Orientation = {
  associations: readonly Association[];
  /** The first that fits counts; the last fits everybody. */
  rules: readonly OrientationRule[];
};

export type Oriented = {
  association: Association;
  defenceMobility: boolean;
  why: Readonly<Record<Lang, string>>;
};

const allows = <C>(codes: readonly C[] | null, code: C | null): boolean =>
  codes === null || (code !== null && codes.includes(code));

/** Null: no rule fits, which `readOrientation` does not let happen. */
export const orientationOf = (
  { school, service, category }: Pick<Candidate, 'school' | 'service' | 'category'>,
  { rules, associations }: Orientation,
): Oriented | null => {
  const rule = rules.find(
    ({ schools, services, categories }) =>
      allows(schools, school) && allows(services, service) && allows(categories, category),
  );
  const association = associations.find(({ code }) => code === rule?.association);
  if (rule === undefined || association === undefined) return null;
  return { association, defenceMobility: rule.defenceMobility, why: rule.why };
};
