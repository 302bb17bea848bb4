/** Words of the forms of the sheets (docs/sheets.md), which sentences about them take up. */

/** What a field is called on the form, by its code; `source` is called otherwise in an opening. */
export const FIELD_NAMES = {
  category: { fr: 'Rubrique', en: 'Category' },
  kind: { fr: 'Nature', en: 'Kind' },
  name: { fr: 'Nom', en: 'Name' },
  title: { fr: 'Intitulé', en: 'Title' },
  diffusion: { fr: 'Diffusion', en: 'Circulation' },
  sector: { fr: 'Secteur d’activité', en: 'Sector' },
  metiers: { fr: 'Métiers recherchés (codes ROME)', en: 'Métiers sought (ROME codes)' },
  metier: { fr: 'Métier (code ROME)', en: 'Métier (ROME code)' },
  employer: { fr: 'Employeur', en: 'Employer' },
  size: { fr: 'Effectif', en: 'Size' },
  mandate: {
    fr: 'Mandat public (jamais une opinion)',
    en: 'Public mandate (never an opinion)',
  },
  knowledge: { fr: 'Ce que le réseau en sait', en: 'What the network knows' },
  purpose: { fr: 'Pour quoi faire', en: 'What for' },
  address: { fr: 'Adresse', en: 'Address' },
  commune: { fr: 'Commune', en: 'Commune' },
  contract: { fr: 'Contrat', en: 'Contract' },
  level: { fr: 'Niveau', en: 'Level' },
  salary: { fr: 'Salaire', en: 'Salary' },
  experience: { fr: 'Expérience demandée', en: 'Experience asked for' },
  clearance: { fr: 'Habilitation', en: 'Security clearance' },
  description: { fr: 'Description', en: 'Description' },
  deadline: { fr: 'Date limite (JJ/MM/AAAA)', en: 'Deadline (DD/MM/YYYY)' },
  phone: { fr: 'Téléphone', en: 'Phone' },
  mail: { fr: 'Courriel', en: 'E-mail' },
  site: { fr: 'Site internet', en: 'Web site' },
  hours: { fr: 'Horaires', en: 'Opening hours' },
  contact: {
    fr: 'Personne à contacter (réservé aux référents)',
    en: 'Contact person (referents only)',
  },
  introducer: {
    fr: 'Qui peut présenter (réservé aux référents)',
    en: 'Who can introduce (referents only)',
  },
  remarks: { fr: 'Remarques', en: 'Remarks' },
  themes: { fr: 'Thèmes', en: 'Themes' },
  for_whom: { fr: 'Pour qui', en: 'For whom' },
  cost: { fr: 'Coût', en: 'Cost' },
  siret: { fr: 'SIRET', en: 'SIRET' },
  source: { fr: 'Source des données', en: 'Source of the data' },
  recommended_by: {
    fr: 'Recommandée par (réservé aux référents)',
    en: 'Recommended by (referents only)',
  },
  verified_on: { fr: 'Vérifiée le', en: 'Verified on' },
  verified_by: {
    fr: 'Vérifiée par (réservé aux référents)',
    en: 'Verified by (referents only)',
  },
  rhythm: { fr: 'À revérifier tous les', en: 'To be verified every' },
  state: { fr: 'État', en: 'State' },
} as const satisfies Readonly<Record<string, { fr: string; en: string }>>;
export type FieldCode = keyof typeof FIELD_NAMES;

type Both = { fr: string; en: string };
type Kind = 'head' | 'of' | 'the' | 'whole';
const RECORDS: Readonly<Record<'sheet' | 'offer', Record<Kind, Both>>> = {
  sheet: {
    head: { fr: 'Fiche', en: 'Sheet' },
    of: { fr: 'de la fiche', en: 'of the sheet' },
    the: { fr: 'la fiche', en: 'the sheet' },
    whole: { fr: 'fiche', en: 'sheet' },
  },
  offer: {
    head: { fr: 'Offre', en: 'Opening' },
    of: { fr: 'de l’offre', en: 'of the opening' },
    the: { fr: 'l’offre', en: 'the opening' },
    whole: { fr: 'offre', en: 'opening' },
  },
};
/** What a record is: `kind` of a message about it. */
export type RecordKind = keyof typeof RECORDS;

type Format = (value: unknown, lang: keyof Both) => string;

const word =
  (form: Kind): Format =>
  (kind, lang) =>
    RECORDS[kind === 'offer' ? 'offer' : 'sheet'][form][lang];

/** By its name « Nom », or by its number where the name must not be told. */
const record: Format = (value, lang) => {
  if (typeof value === 'number') return lang === 'fr' ? `n°\u00A0${value}` : `no. ${value}`;
  return lang === 'fr' ? `«\u00A0${String(value)}\u00A0»` : `“${String(value)}”`;
};

const fieldName: Format = (code, lang) =>
  Object.entries(FIELD_NAMES).find(([known]) => known === code)?.[1][lang] ?? String(code);

const days = {
  fr: new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};
/** `YYYY-MM-DD` as people read it; what is no day as it is. */
const day: Format = (value, lang) => {
  const at = Date.parse(`${String(value)}T00:00:00Z`);
  return Number.isNaN(at) ? String(value) : days[lang].format(at);
};

/** How parameters of sentences about sheets are said: `{{kind, head}} {{sheet, record}}`. */
export const sheetFormats: Readonly<Record<string, Format>> = {
  head: word('head'),
  of: word('of'),
  the: word('the'),
  whole: word('whole'),
  record,
  fieldName,
  day,
};
