import type { EntryFields } from '../admin/databases.ts';
import type { Sheet } from '../bridge/sheet-fields.ts';

export type ExampleSheet = {
  /** A sheet of the living area, unless told otherwise. */
  sheet?: Sheet;
  fields: EntryFields;
  /** Days since someone verified it; none when nobody did. */
  verified: number | null;
  /** Of an opening: days until its deadline, negative once it has passed. */
  deadline?: number;
};

export type State = 'Brouillon' | 'À publier' | 'À retirer';

/** How a body is reached, and who vouches for it: as in every family of sheets. */
export type Reach = {
  address?: string;
  hours?: string;
  contact?: string;
  remarks?: string;
  /** Left out, they are made from the name; an empty text leaves the field empty. */
  phone?: string;
  mail?: string;
  site?: string;
  siret?: string;
  source?: string;
  recommended_by?: string;
  verified_by?: string;
  rhythm?: '1 mois' | '3 mois' | '6 mois' | '12 mois';
  state?: State;
  verified?: number | null;
};

const CATEGORIES = {
  social: 'Organisme social',
  landlord: 'Bailleur',
  institution: 'Institution',
  association: 'Association',
  private: 'Service privé',
  public: 'Service public',
  partner: 'Partenaire de conseil ou de formation',
} as const;

type Details = Reach & {
  purpose: string;
  themes?: string[];
  for_whom?: string;
  cost?: string;
};

const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '');

/** What is made from a name; `place` tells one number of the region from the others. */
export const reachOf = (name: string, prefix: string, place: number) => {
  const last = String(place * 7 + 10).padStart(4, '0');
  const domain = `${slug(name)}.example`;
  return {
    // The numbers are those kept for fiction by the ARCEP.
    phone: `${prefix} ${last.slice(0, 2)} ${last.slice(2)}`,
    mail: `contact@${domain}`,
    site: `https://www.${domain}/`,
  };
};

/** Makes the sheets of one region's living area. */
export const sheetsOf = (prefix: string) => {
  let count = 0;
  return (
    category: keyof typeof CATEGORIES,
    name: string,
    commune: string,
    details: Details,
  ): ExampleSheet => {
    count += 1;
    const { verified = 30 + count * 9, state = 'À publier', themes, ...given } = details;
    return {
      verified,
      fields: {
        category: CATEGORIES[category],
        name,
        commune,
        ...reachOf(name, prefix, count),
        ...given,
        // As Moodle keeps several choices.
        ...(themes === undefined ? {} : { themes: themes.join('##') }),
        state,
      },
    };
  };
};
