/** The ROME, France Travail's list of métiers: its codes and its fourteen domains (public facts). */

/** A letter of a domain and four digits: `M1402`. */
export const ROME_CODE = /^[A-N]\d{4}$/;

type Domain = { fr: string; en: string };

export const ROME_DOMAINS = {
  A: {
    fr: 'Agriculture et pêche, espaces naturels et espaces verts, soins aux animaux',
    en: 'Farming and fishing, natural and green spaces, animal care',
  },
  B: { fr: 'Arts et façonnage d’ouvrages d’art', en: 'Arts and crafts' },
  C: { fr: 'Banque, assurance, immobilier', en: 'Banking, insurance, real estate' },
  D: { fr: 'Commerce, vente et grande distribution', en: 'Trade, sales and retail' },
  E: { fr: 'Communication, média et multimédia', en: 'Communication, media and multimedia' },
  F: { fr: 'Construction, bâtiment et travaux publics', en: 'Construction and public works' },
  G: {
    fr: 'Hôtellerie-restauration, tourisme, loisirs et animation',
    en: 'Hotels and restaurants, tourism and leisure',
  },
  H: { fr: 'Industrie', en: 'Manufacturing' },
  I: { fr: 'Installation et maintenance', en: 'Installation and maintenance' },
  J: { fr: 'Santé', en: 'Health' },
  K: {
    fr: 'Services à la personne et à la collectivité',
    en: 'Services to people and to the community',
  },
  L: { fr: 'Spectacle', en: 'Performing arts' },
  M: { fr: 'Support à l’entreprise', en: 'Business support' },
  N: { fr: 'Transport et logistique', en: 'Transport and logistics' },
} as const satisfies Readonly<Record<string, Domain>>;

export type RomeDomain = keyof typeof ROME_DOMAINS;

/** The domain of a ROME code; null: it has not the form of one. */
export const domainOf = (code: string): RomeDomain | null =>
  ROME_CODE.test(code) ? (code.charAt(0) as RomeDomain) : null;
