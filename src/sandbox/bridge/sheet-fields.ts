import type { FieldType } from '../store/rows.ts';

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
export const INVITATION = 'invitation';
export type Sheet = typeof LIVING_AREA | typeof INVITATION;

/** The database activity « Fiches du bassin de vie », made in French as the site's language is. */
export const LIVING_AREA_FIELDS: SheetField[] = [
  field('category', 'menu', 'Rubrique', true, [
    'Organisme social',
    'Bailleur',
    'Institution',
    'Association',
    'Service privé',
    'Service public',
    'Partenaire de conseil ou de formation',
  ]),
  field('name', 'text', 'Nom', true),
  field('purpose', 'textarea', 'Pour quoi faire'),
  field('address', 'text', 'Adresse'),
  field('commune', 'text', 'Commune'),
  field('phone', 'text', 'Téléphone'),
  field('mail', 'text', 'Courriel'),
  field('site', 'url', 'Site internet'),
  field('hours', 'text', 'Horaires'),
  field('contact', 'text', 'Personne à contacter (réservé aux référents)'),
  field('remarks', 'textarea', 'Remarques'),
  field('verified_on', 'date', 'Vérifiée le'),
  field('state', 'menu', 'État', true, ['Brouillon', 'À publier', 'À retirer']),
];

/** Whom the referents would like to have: people who have no account yet. */
const INVITATION_FIELDS: SheetField[] = [
  field('firstname', 'text', 'Prénom', true),
  field('lastname', 'text', 'Nom', true),
  field('mail', 'text', 'Courriel', true),
  field('quality', 'menu', 'À quel titre', true, ['Parrain', 'Membre ressource']),
  field('agreed', 'menu', 'D’accord pour être invité', true, ['Oui', 'Pas encore']),
  field('remarks', 'textarea', 'Remarques'),
];

/** The database activities of a regional space, in the order they are made. */
export const SHEETS: Record<Sheet, { name: string; intro: string; fields: SheetField[] }> = {
  living_area: {
    name: 'Fiches du bassin de vie',
    intro: '<p>Une fiche par lieu ou service utile à qui s’installe dans la région.</p>',
    fields: LIVING_AREA_FIELDS,
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
export const SHEET_NAMES: Sheet[] = [LIVING_AREA, INVITATION];
