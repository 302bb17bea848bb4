type Category = {
  code: string;
  /** The option of the Moodle menu, as made in a French and in an English site. */
  fr: string;
  en: string;
  /** The chapter's title: Books are in French. */
  title: string;
};

/** The seven kinds of contact point (docs/sheets.md, Options), in the order of the Book. */
export const CATEGORIES = [
  {
    code: 'social_body',
    fr: 'Organisme social',
    en: 'Social body',
    title: 'Organismes sociaux',
  },
  { code: 'landlord', fr: 'Bailleur', en: 'Landlord', title: 'Bailleurs' },
  { code: 'institution', fr: 'Institution', en: 'Institution', title: 'Institutions' },
  { code: 'association', fr: 'Association', en: 'Association', title: 'Associations' },
  {
    code: 'private_service',
    fr: 'Service privé',
    en: 'Private service',
    title: 'Services privés',
  },
  {
    code: 'public_service',
    fr: 'Service public',
    en: 'Public service',
    title: 'Services publics',
  },
  {
    code: 'partner',
    fr: 'Partenaire de conseil ou de formation',
    en: 'Partner for counsel or training',
    title: 'Partenaires de conseil et de formation',
  },
] as const satisfies readonly Category[];
