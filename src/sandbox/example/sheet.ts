import type { EntryFields } from '../admin/databases.ts';

export type ExampleSheet = {
  fields: EntryFields;
  /** Days since someone verified it; none when nobody did. */
  verified: number | null;
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

type Details = {
  purpose: string;
  address?: string;
  hours?: string;
  contact?: string;
  remarks?: string;
  /** Left out, they are made from the name; an empty text leaves the field empty. */
  phone?: string;
  mail?: string;
  site?: string;
  state?: 'Brouillon' | 'À publier' | 'À retirer';
  verified?: number | null;
};

const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '');

/** Makes the sheets of one region; its numbers are those kept for fiction by the ARCEP. */
export const sheetsOf = (prefix: string) => {
  let count = 0;
  return (
    category: keyof typeof CATEGORIES,
    name: string,
    commune: string,
    details: Details,
  ): ExampleSheet => {
    count += 1;
    const last = String(count * 7 + 10).padStart(4, '0');
    const domain = `${slug(name)}.example`;
    const { verified = 30 + count * 9, state = 'À publier', ...given } = details;
    return {
      verified,
      fields: {
        category: CATEGORIES[category],
        name,
        commune,
        phone: `${prefix} ${last.slice(0, 2)} ${last.slice(2)}`,
        mail: `contact@${domain}`,
        site: `https://www.${domain}/`,
        ...given,
        state,
      },
    };
  };
};
