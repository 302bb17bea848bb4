/**
 * What is taken from files of the public schema data·inclusion (gip-inclusion/data-inclusion-schema),
 * versions 0 and 1: fields that were renamed are known by both names, others are not read.
 */
import { z } from 'zod';

const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value).trim()));
const list = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .nullish()
  .transform((value) => value ?? []);

const WHERE = {
  commune: text,
  code_postal: text,
  code_insee: text,
  adresse: text,
  complement_adresse: text,
  telephone: text,
  courriel: text,
  date_maj: text,
  thematiques: list,
};

export const StructureSchema = z.object({
  id: text.refine((id) => id !== ''),
  source: text,
  nom: text,
  siret: text,
  ...WHERE,
  site_web: text,
  /** Version 1; `horaires_ouverture` in version 0. */
  horaires_accueil: text,
  horaires_ouverture: text,
  /** Version 1; two fields in version 0. */
  description: text,
  presentation_resume: text,
  presentation_detail: text,
  /** Version 0. */
  typologie: text,
  labels_nationaux: list,
  /** Version 1. */
  reseaux_porteurs: list,
});
export type Structure = z.infer<typeof StructureSchema>;

export const ServiceSchema = z.object({
  id: text,
  structure_id: text.refine((id) => id !== ''),
  source: text,
  nom: text,
  description: text,
  presentation_resume: text,
  ...WHERE,
  /** One of two words in version 1, several in version 0. */
  frais: list,
  frais_precisions: text,
  frais_autres: text,
  /** Version 1; `profils` in version 0. */
  publics: list,
  publics_precisions: text,
  profils: list,
  profils_precisions: text,
});
export type Service = z.infer<typeof ServiceSchema>;
