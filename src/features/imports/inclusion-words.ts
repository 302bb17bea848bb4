/** Words of data·inclusion as words of our sheets (docs/imports.md, docs/sheets.md). */
import type { MENUS } from '../content/index.ts';

type Theme = (typeof MENUS)['themes'][number]['code'];
type Category = (typeof MENUS)['category'][number]['code'];

/** First level of the themes of either version. */
const THEMES: Readonly<Record<string, Theme>> = {
  'logement-hebergement': 'housing',
  famille: 'family',
  sante: 'health',
  mobilite: 'mobility',
  'acces-aux-droits-et-citoyennete': 'paperwork',
  'difficultes-administratives-ou-juridiques': 'paperwork',
  'gestion-financiere': 'budget',
  'difficultes-financieres': 'budget',
  'equipement-et-alimentation': 'equipment',
  numerique: 'digital',
  handicap: 'disability',
  'choisir-un-metier': 'career_choice',
  'accompagnement-social-et-professionnel-personnalise': 'career_choice',
  'se-former': 'training',
  'apprendre-francais': 'training',
  illettrisme: 'training',
  'lecture-ecriture-calcul': 'training',
  'trouver-un-emploi': 'job_search',
  'preparer-sa-candidature': 'job_search',
  'souvrir-a-linternational': 'job_search',
  remobilisation: 'job_search',
  'creation-activite': 'business',
  'creer-une-entreprise': 'business',
};

/** The themes of « theme--sub » words, each once. */
export const themesOf = (words: readonly string[]): Theme[] => [
  ...new Set(words.flatMap((word) => THEMES[word.split('--')[0] ?? ''] ?? [])),
];

/** Kinds of structures (version 0) and the networks they belong to (version 1), by what they are. */
const CATEGORIES: Readonly<Record<Category, readonly string[]>> = {
  social_body: [
    ...['caf', 'cpam', 'msa', 'mutualite-sociale-agricole', 'carsat', 'ccas', 'cias', 'ccas-cias'],
    ...['cms', 'mdph', 'mds', 'maisons-des-solidarites', 'ase', 'udaf', 'unaf'],
    'maison-departementale-de-lautonomie',
  ],
  landlord: ['action-logement', 'residences-fjt', 'residence-fjt', 'fjt', 'bailleur'],
  institution: [
    ...['commune', 'communes', 'muni', 'epci', 'cc', 'dep', 'departements', 'cd', 'reg', 'regions'],
    ...['prefecture', 'de', 'etat', 'chambres-consulaires', 'points-justice', 'pjj', 'spip'],
  ],
  private_service: ['ei', 'etti', 'eiti', 'ea', 'eatt', 'la-poste', 'geiq'],
  public_service: [
    ...['pe', 'france-travail', 'ft', 'mission-locale', 'ml', 'cap-emploi', 'france-service'],
    ...['cap_emploi', 'cap-emploi-reseau-cheops', 'msap', 'plie', 'maisons-de-l-emploi', 'mde'],
    ...['bib', 'espaces-publics-numeriques', 'reseau-information-jeunesse', 'esat', 'epide'],
    ...['delegataire-conseil-departemental', 'siao'],
  ],
  partner: [
    ...['afpa', 'cnam', 'of', 'organisme-formation', 'reseau-bge', 'adie', 'initiative-france'],
    ...['reseau-entreprendre', 'egee', 'cidff', 'agefiph', 'reseau-app', 'apec', 'france-active'],
    ...['ecoles-de-la-deuxieme-chance', '60000-rebonds'],
  ],
  association: [],
};

const BY_WORD = new Map(
  Object.entries(CATEGORIES).flatMap(([category, words]) =>
    words.map((word) => [word, category as Category] as const),
  ),
);

/** The first of these words that is known; what is none of them is taken for an association. */
export const categoryOf = (words: readonly string[]): Category => {
  const known = words.flatMap((word) => BY_WORD.get(word.trim().toLowerCase()) ?? []);
  return known[0] ?? 'association';
};

/** « demandeurs-emploi » as « Demandeurs emploi »: the codes are French words. */
export const wordsOf = (code: string): string => {
  const text = code.replaceAll(/[-_]+/g, ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
};
