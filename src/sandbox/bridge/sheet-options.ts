/**
 * The options of the menus and of the fields of several choices (docs/sheets.md), in the site's
 * language, French: a form shows them in this order, and a newer version adds its own at the end.
 */
export const CATEGORIES = [
  'Organisme social',
  'Bailleur',
  'Institution',
  'Association',
  'Service privé',
  'Service public',
  'Partenaire de conseil ou de formation',
];

export const STATES = ['Brouillon', 'À publier', 'À retirer'];

export const THEMES = [
  'Logement',
  'Famille et enfants',
  'Santé',
  'Mobilité',
  'Démarches et droits',
  'Budget',
  'Équipement et alimentation',
  'Numérique',
  'Handicap',
  'Choix d’un métier',
  'Formation',
  'Recherche d’emploi',
  'Création d’activité',
];

export const RHYTHMS = ['1 mois', '3 mois', '6 mois', '12 mois'];

export const KINDS_OF_BODY = [
  'Employeur',
  'Organisme paritaire',
  'Organisme financier',
  'Organisme consulaire',
  'Réseau des membres',
];

/** The sections of the NAF rév. 2. */
export const SECTORS = [
  'A – Agriculture, sylviculture et pêche',
  'B – Industries extractives',
  'C – Industrie manufacturière',
  'D – Production et distribution d’électricité, de gaz, de vapeur et d’air conditionné',
  'E – Production et distribution d’eau\u202F; assainissement, gestion des déchets et dépollution',
  'F – Construction',
  'G – Commerce\u202F; réparation d’automobiles et de motocycles',
  'H – Transports et entreposage',
  'I – Hébergement et restauration',
  'J – Information et communication',
  'K – Activités financières et d’assurance',
  'L – Activités immobilières',
  'M – Activités spécialisées, scientifiques et techniques',
  'N – Activités de services administratifs et de soutien',
  'O – Administration publique',
  'P – Enseignement',
  'Q – Santé humaine et action sociale',
  'R – Arts, spectacles et activités récréatives',
  'S – Autres activités de services',
  'T – Activités des ménages en tant qu’employeurs\u202F; activités indifférenciées des ménages en ' +
    'tant que producteurs de biens et services pour usage propre',
  'U – Activités extra-territoriales',
];

export const SIZES = [
  'Moins de 10',
  '10 à 49',
  '50 à 249',
  '250 à 4\u202F999',
  '5\u202F000 et plus',
];

export const DIFFUSIONS = ['Ouverte', 'Transmise par le réseau'];

export const CONTRACTS = [
  'CDI',
  'CDD',
  'Intérim',
  'Fonction publique',
  'Indépendant ou portage',
  'Bénévolat',
];

export const LEVELS = [
  'Dirigeant',
  'Cadre',
  'Agent de maîtrise ou technicien',
  'Employé ou ouvrier',
];

export const CLEARANCES = ['Aucune', 'Secret', 'Très Secret'];
