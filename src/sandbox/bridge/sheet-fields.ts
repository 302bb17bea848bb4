import type { FieldType } from '../store/rows.ts';
import {
  CATEGORIES,
  CLEARANCES,
  CONTRACTS,
  DIFFUSIONS,
  KINDS_OF_BODY,
  LEVELS,
  RHYTHMS,
  SECTORS,
  SIZES,
  STATES,
  THEMES,
} from './sheet-options.ts';

export type SheetField = {
  code: string;
  type: FieldType;
  name: string;
  required: boolean;
  options: string[];
};

const field = (
  code: string,
  type: FieldType,
  name: string,
  required = false,
  options: string[] = [],
): SheetField => ({
  code,
  type,
  name,
  required,
  options,
});

export const LIVING_AREA = 'living_area';
export const JOB_MARKET = 'job_market';
export const OPENING = 'opening';
export const INVITATION = 'invitation';
/** In the order the database activities are made. */
export const SHEET_NAMES = [LIVING_AREA, JOB_MARKET, OPENING, INVITATION] as const;
export type Sheet = (typeof SHEET_NAMES)[number];

/** Fields that several families have, under one name. */
const ADDRESS = field('address', 'text', 'Adresse');
const COMMUNE = field('commune', 'text', 'Commune');
const SITE = field('site', 'url', 'Site internet');
const CONTACT = field('contact', 'text', 'Personne à contacter (réservé aux référents)');
const REMARKS = field('remarks', 'textarea', 'Remarques');
const VERIFIED_ON = field('verified_on', 'date', 'Vérifiée le');
const STATE = field('state', 'menu', 'État', true, STATES);
const RECOMMENDED_BY = field('recommended_by', 'text', 'Recommandée par (réservé aux référents)');
const VERIFIED_BY = field('verified_by', 'text', 'Vérifiée par (réservé aux référents)');
const RHYTHM = field('rhythm', 'menu', 'À revérifier tous les', false, RHYTHMS);
const SIRET = field('siret', 'text', 'SIRET');
const SOURCE = field('source', 'text', 'Source des données');
const INTRODUCER = field('introducer', 'text', 'Qui peut présenter (réservé aux référents)');
const REACHING = [
  ADDRESS,
  COMMUNE,
  field('phone', 'text', 'Téléphone'),
  field('mail', 'text', 'Courriel'),
  SITE,
  field('hours', 'text', 'Horaires'),
];

/** Up to `state` as release 0.1.0 made them: what came since stands behind. */
const LIVING_AREA_FIELDS: SheetField[] = [
  field('category', 'menu', 'Rubrique', true, CATEGORIES),
  field('name', 'text', 'Nom', true),
  field('purpose', 'textarea', 'Pour quoi faire'),
  ...REACHING,
  CONTACT,
  REMARKS,
  VERIFIED_ON,
  STATE,
  field('themes', 'checkbox', 'Thèmes', false, THEMES),
  field('for_whom', 'text', 'Pour qui'),
  field('cost', 'text', 'Coût'),
  RECOMMENDED_BY,
  VERIFIED_BY,
  RHYTHM,
  SIRET,
  SOURCE,
];

const JOB_MARKET_FIELDS: SheetField[] = [
  field('kind', 'menu', 'Nature', true, KINDS_OF_BODY),
  field('name', 'text', 'Nom', true),
  field('sector', 'menu', 'Secteur d’activité', false, SECTORS),
  field('metiers', 'text', 'Métiers recherchés (codes ROME)'),
  field('size', 'menu', 'Effectif', false, SIZES),
  field('mandate', 'text', 'Mandat public (jamais une opinion)'),
  field('knowledge', 'textarea', 'Ce que le réseau en sait'),
  ...REACHING,
  CONTACT,
  INTRODUCER,
  REMARKS,
  SIRET,
  SOURCE,
  RECOMMENDED_BY,
  VERIFIED_ON,
  VERIFIED_BY,
  RHYTHM,
  STATE,
];

const OPENING_FIELDS: SheetField[] = [
  field('title', 'text', 'Intitulé', true),
  field('diffusion', 'menu', 'Diffusion', true, DIFFUSIONS),
  field('metier', 'text', 'Métier (code ROME)'),
  field('employer', 'text', 'Employeur'),
  COMMUNE,
  field('contract', 'menu', 'Contrat', false, CONTRACTS),
  field('level', 'menu', 'Niveau', false, LEVELS),
  field('salary', 'text', 'Salaire'),
  field('experience', 'text', 'Expérience demandée'),
  field('clearance', 'menu', 'Habilitation', false, CLEARANCES),
  field('description', 'textarea', 'Description'),
  field('deadline', 'text', 'Date limite (JJ/MM/AAAA)'),
  SITE,
  field('source', 'text', 'D’où vient l’offre'),
  CONTACT,
  INTRODUCER,
  VERIFIED_ON,
  STATE,
];

/** Whom the referents would like to have: people who have no account yet. */
const INVITATION_FIELDS: SheetField[] = [
  field('firstname', 'text', 'Prénom', true),
  field('lastname', 'text', 'Nom', true),
  field('mail', 'text', 'Courriel', true),
  field('quality', 'menu', 'À quel titre', true, ['Parrain', 'Membre ressource']),
  field('agreed', 'menu', 'D’accord pour être invité', true, ['Oui', 'Pas encore']),
  REMARKS,
];

/** The hidden database activities of a regional space, made in French as the site's language is. */
export const SHEETS: Record<Sheet, { name: string; intro: string; fields: SheetField[] }> = {
  living_area: {
    name: 'Fiches du bassin de vie',
    intro: '<p>Une fiche par lieu ou service utile à qui s’installe dans la région.</p>',
    fields: LIVING_AREA_FIELDS,
  },
  job_market: {
    name: 'Fiches du bassin d’emploi',
    intro:
      '<p>Une fiche par employeur, organisme ou réseau qui compte pour l’emploi dans la région.</p>',
    fields: JOB_MARKET_FIELDS,
  },
  opening: {
    name: 'Offres d’emploi',
    intro:
      '<p>Une fiche par offre. Une offre «\u00A0Transmise par le réseau\u00A0» reste entre les ' +
      'référents de cet espace\u00A0: rien n’en est publié.</p>',
    fields: OPENING_FIELDS,
  },
  invitation: {
    name: 'Personnes à inviter',
    intro:
      '<p>Une fiche par personne sans compte que vous souhaitez inviter. Seuls les référents ' +
      'voient cette page. Personne ne reçoit rien avant que « D’accord pour être invité » soit ' +
      'à « Oui ».</p>',
    fields: INVITATION_FIELDS,
  },
};
