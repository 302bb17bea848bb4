/**
 * The options of the menus (docs/sheets.md, Options), in their order, as Moodle's forms hold them in
 * either language: byte for byte those of the plugin's lang files.
 */
import { normaliseKey } from '../../shared/text.ts';
import { CATEGORIES } from './category.ts';

export type Option = { code: string; fr: string; en: string };

const option = <C extends string>(code: C, fr: string, en: string) => ({ code, fr, en });

const STATES = [
  option('draft', 'Brouillon', 'Draft'),
  option('publish', 'À publier', 'To publish'),
  option('withdraw', 'À retirer', 'To withdraw'),
] as const;

const THEMES = [
  option('housing', 'Logement', 'Housing'),
  option('family', 'Famille et enfants', 'Family and children'),
  option('health', 'Santé', 'Health'),
  option('mobility', 'Mobilité', 'Mobility'),
  option('paperwork', 'Démarches et droits', 'Paperwork and rights'),
  option('budget', 'Budget', 'Budget'),
  option('equipment', 'Équipement et alimentation', 'Equipment and food'),
  option('digital', 'Numérique', 'Digital tools'),
  option('disability', 'Handicap', 'Disability'),
  option('career_choice', 'Choix d’un métier', 'Choice of a career'),
  option('training', 'Formation', 'Training'),
  option('job_search', 'Recherche d’emploi', 'Job search'),
  option('business', 'Création d’activité', 'Starting a business'),
] as const;

const RHYTHMS = [
  option('months_1', '1 mois', '1 month'),
  option('months_3', '3 mois', '3 months'),
  option('months_6', '6 mois', '6 months'),
  option('months_12', '12 mois', '12 months'),
] as const;

const KINDS = [
  option('employer', 'Employeur', 'Employer'),
  option('joint_body', 'Organisme paritaire', 'Joint body'),
  option('funder', 'Organisme financier', 'Funder'),
  option('chamber', 'Organisme consulaire', 'Chamber'),
  option('network', 'Réseau des membres', 'Members’ network'),
] as const;

const SIZES = [
  option('under_10', 'Moins de 10', 'Under 10'),
  option('under_50', '10 à 49', '10 to 49'),
  option('under_250', '50 à 249', '50 to 249'),
  option('under_5000', '250 à 4\u202F999', '250 to 4,999'),
  option('from_5000', '5\u202F000 et plus', '5,000 and more'),
] as const;

const DIFFUSIONS = [
  option('open', 'Ouverte', 'Open'),
  option('network', 'Transmise par le réseau', 'Passed on by the network'),
] as const;

const CONTRACTS = [
  option('permanent', 'CDI', 'Permanent'),
  option('fixed_term', 'CDD', 'Fixed term'),
  option('temporary', 'Intérim', 'Temporary'),
  option('civil_service', 'Fonction publique', 'Civil service'),
  option('independent', 'Indépendant ou portage', 'Independent'),
  option('volunteer', 'Bénévolat', 'Volunteer work'),
] as const;

const LEVELS = [
  option('executive', 'Dirigeant', 'Top management'),
  option('manager', 'Cadre', 'Manager'),
  option('supervisor', 'Agent de maîtrise ou technicien', 'Supervisor or technician'),
  option('employee', 'Employé ou ouvrier', 'Employee'),
] as const;

const CLEARANCES = [
  option('none', 'Aucune', 'None'),
  option('secret', 'Secret', 'Secret'),
  option('top_secret', 'Très Secret', 'Top secret'),
] as const;

const section = <L extends string>(letter: L, fr: string, en: string) =>
  option(`naf_${letter}`, `${letter.toUpperCase()} – ${fr}`, `${letter.toUpperCase()} – ${en}`);

/** The 21 sections of the NAF rév. 2 (INSEE) and of NACE rev. 2. */
const SECTORS = [
  section('a', 'Agriculture, sylviculture et pêche', 'Agriculture, forestry and fishing'),
  section('b', 'Industries extractives', 'Mining and quarrying'),
  section('c', 'Industrie manufacturière', 'Manufacturing'),
  section(
    'd',
    'Production et distribution d’électricité, de gaz, de vapeur et d’air conditionné',
    'Electricity, gas, steam and air conditioning supply',
  ),
  section(
    'e',
    'Production et distribution d’eau\u202F; assainissement, gestion des déchets et dépollution',
    'Water supply; sewerage, waste management and remediation activities',
  ),
  section('f', 'Construction', 'Construction'),
  section(
    'g',
    'Commerce\u202F; réparation d’automobiles et de motocycles',
    'Wholesale and retail trade; repair of motor vehicles and motorcycles',
  ),
  section('h', 'Transports et entreposage', 'Transportation and storage'),
  section('i', 'Hébergement et restauration', 'Accommodation and food service activities'),
  section('j', 'Information et communication', 'Information and communication'),
  section('k', 'Activités financières et d’assurance', 'Financial and insurance activities'),
  section('l', 'Activités immobilières', 'Real estate activities'),
  section(
    'm',
    'Activités spécialisées, scientifiques et techniques',
    'Professional, scientific and technical activities',
  ),
  section(
    'n',
    'Activités de services administratifs et de soutien',
    'Administrative and support service activities',
  ),
  section(
    'o',
    'Administration publique',
    'Public administration and defence; compulsory social security',
  ),
  section('p', 'Enseignement', 'Education'),
  section('q', 'Santé humaine et action sociale', 'Human health and social work activities'),
  section('r', 'Arts, spectacles et activités récréatives', 'Arts, entertainment and recreation'),
  section('s', 'Autres activités de services', 'Other service activities'),
  section(
    't',
    'Activités des ménages en tant qu’employeurs\u202F; activités indifférenciées des ménages en tant que producteurs de biens et services pour usage propre',
    'Activities of households as employers; undifferentiated goods- and services-producing activities of households for own use',
  ),
  section(
    'u',
    'Activités extra-territoriales',
    'Activities of extraterritorial organisations and bodies',
  ),
] as const;

/** By the code of the field. */
export const MENUS = {
  category: CATEGORIES,
  state: STATES,
  themes: THEMES,
  rhythm: RHYTHMS,
  kind: KINDS,
  sector: SECTORS,
  size: SIZES,
  diffusion: DIFFUSIONS,
  contract: CONTRACTS,
  level: LEVELS,
  clearance: CLEARANCES,
} as const satisfies Readonly<Record<string, readonly Option[]>>;

export type MenuCode = keyof typeof MENUS;
export type OptionOf<M extends MenuCode> = (typeof MENUS)[M][number]['code'];

const keysOf = (menu: MenuCode, { code, fr, en }: Option): string[] =>
  // A sector is known by its letter: its long name is written in more than one way.
  [code, fr, en, ...(menu === 'sector' ? [code.slice(-1)] : [])].map(normaliseKey);

const READ: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(MENUS).map(([menu, options]) => [
    menu,
    new Map(
      options.flatMap((one) =>
        keysOf(menu as MenuCode, one).map((key) => [key, one.code] as const),
      ),
    ),
  ]),
);

const LETTERED = /^\s*([a-u])\s*[–—-]/iu;

/** The option a menu's text means, in either language; `null` when it means none. */
export const optionOf = <M extends MenuCode>(menu: M, text: string): OptionOf<M> | null => {
  const letter = menu === 'sector' ? LETTERED.exec(text)?.[1] : undefined;
  const code = READ.get(menu)?.get(normaliseKey(letter ?? text)) ?? null;
  return code as OptionOf<M> | null;
};
