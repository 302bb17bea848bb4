/** Which column of a file is which field of a family. */
import { createHash } from 'node:crypto';
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { type Column, columnKey } from '../../shared/table.ts';
import { type Family, type FieldCode, FIELDS } from '../content/index.ts';

/** What a column can hold: a field, or what names the row from one file to the next. */
export type Target = FieldCode | 'identifier';
/** Targets by the key of the column; null: read past, as a person said. */
export type Mapping = Readonly<Record<string, Target | null>>;

export type Columns = {
  /** The place of each target's column, and its title. */
  places: ReadonlyMap<Target, { place: number; title: string }>;
  /** Titles of columns that are none of the family's fields. */
  unknown: string[];
  /** Titles of columns whose field another column holds already. */
  doubled: string[];
};

const IDENTIFIERS = ['identifiant', 'identifier', 'id', 'cle', 'key', 'reference'];
/** As people call fields in files of their own. */
const ALIASES: Readonly<Partial<Record<FieldCode, readonly string[]>>> = {
  category: ['categorie', 'type'],
  name: ['nom_de_la_structure', 'structure', 'raison_sociale', 'denomination', 'organisme'],
  title: ['titre', 'offre', 'poste', 'job_title'],
  phone: ['tel', 'telephone', 'numero_de_telephone', 'telephone_fixe', 'phone_number'],
  mail: ['mail', 'email', 'e_mail', 'adresse_mail', 'adresse_e_mail', 'courriel_public'],
  site: ['site', 'site_web', 'web', 'url', 'website'],
  commune: ['ville', 'city', 'town', 'code_postal_et_commune'],
  address: ['adresse_postale', 'rue'],
  hours: ['horaires_d_ouverture', 'horaire'],
  siret: ['numero_siret', 'n_siret', 'siret_siren'],
  purpose: ['objet', 'missions', 'pour_quoi'],
  remarks: ['remarque', 'observations', 'commentaires', 'commentaire', 'notes'],
  verified_on: ['verifie_le', 'date_de_verification'],
  state: ['statut', 'status'],
  themes: ['theme'],
  deadline: ['date_limite'],
  contact: ['contact', 'personne_a_contacter'],
};

const withoutBrackets = (name: string): string => name.replace(/\s*\([^)]*\)/g, '');

const targetsOf = (family: Family): ReadonlyMap<string, Target> => {
  const byKey = new Map<string, Target>(IDENTIFIERS.map((key) => [key, 'identifier']));
  for (const { code } of FIELDS[family]) {
    for (const alias of ALIASES[code] ?? []) byKey.set(alias, code);
  }
  // What a field is called on the form goes before what people may call another one.
  for (const { code, fr, en } of FIELDS[family]) {
    for (const name of [code, fr, en, withoutBrackets(fr), withoutBrackets(en)]) {
      byKey.set(columnKey(name), code);
    }
  }
  return byKey;
};

/** Finds the fields of a family among columns; `mapping` goes before their titles. */
export const columnsFor = (
  family: Family,
  columns: readonly Column[],
  mapping: Mapping = {},
): Columns => {
  const known = targetsOf(family);
  const places = new Map<Target, { place: number; title: string }>();
  const [unknown, doubled]: [string[], string[]] = [[], []];
  const said = (key: string): Target | null | undefined =>
    Object.hasOwn(mapping, key) ? mapping[key] : undefined;
  const take = (target: Target, place: number, title: string): void => {
    if (places.has(target)) doubled.push(title);
    else places.set(target, { place, title });
  };
  for (const [place, { key, title }] of columns.entries()) {
    const target = said(key);
    if (target !== undefined && target !== null) take(target, place, title);
  }
  for (const [place, { key, title }] of columns.entries()) {
    if (key === '' || said(key) !== undefined) continue;
    const target = known.get(key);
    if (target !== undefined) take(target, place, title);
    // The second column of a title has `_2` behind its key.
    else if (known.has(key.replace(/_\d+$/, '')) && /_\d+$/.test(key)) doubled.push(title);
    else unknown.push(title);
  }
  return { places, unknown, doubled };
};

/** Names a family and the titles of its columns: files of the same shape share it. */
export const shapeOf = (family: Family, columns: readonly Column[]): string =>
  createHash('sha256')
    .update(JSON.stringify([family, columns.map(({ key }) => key)]))
    .digest('hex');

/**
 * Reads « Colonne=champ,Autre=champ »; « Colonne= » leaves a column out.
 * @throws MaraError for a column that the file has not, or a field that the family has not.
 */
export const readMapping = (text: string, family: Family, columns: readonly Column[]): Mapping => {
  const known = targetsOf(family);
  const pairs = text
    .split(/[,;\n]/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [title = '', field = ''] = part.split('=', 2);
      const column = columns.find(({ key }) => key !== '' && key === columnKey(title));
      if (column === undefined || !part.includes('=')) {
        const found = columns.map((one) => one.title).join(', ');
        throw new MaraError(message('imports.map.column', { title: title.trim(), found }));
      }
      const target = field.trim() === '' ? null : known.get(columnKey(field));
      if (target === undefined) {
        const fields = FIELDS[family].map(({ code }) => code).join(', ');
        throw new MaraError(message('imports.map.field', { field: field.trim(), fields }));
      }
      return [column.key, target] as const;
    });
  return Object.fromEntries(pairs);
};
