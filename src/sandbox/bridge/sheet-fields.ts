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

/** The only sheet of this version. */
export const LIVING_AREA = 'living_area';

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
