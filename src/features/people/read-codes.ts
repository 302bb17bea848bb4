/** Values of lists of choices: by code, or by the name people read of it, in French or English. */
import { LANGS, type MessageKey, say } from '../../shared/i18n.ts';
import {
  AVAILABILITIES,
  CATEGORIES,
  NEEDS,
  PHASES,
  PROJECTS,
  QUALITIES,
  SCHOOLS,
  SERVICES,
  SUPPORTS,
} from './codes.ts';
import { wordKey } from './keys.ts';
import { noteValue, readAll, type Reading, readOne, remember } from './reading.ts';
import type { Field } from './remark.ts';

type ReaderOf<C> = (reading: Reading, field: Field) => (value: string) => C | null;

/** How a field of one or several codes is read. */
type CodeReader<C> = {
  one: (reading: Reading, field: Field) => C | null;
  all: (reading: Reading, field: Field) => readonly C[];
};

const rememberingBy = <C extends string>(read: ReaderOf<C>): CodeReader<C> => ({
  one: (reading, field) => remember(reading, field, (one) => readOne(one, field, read(one, field))),
  all: (reading, field) => remember(reading, field, (one) => readAll(one, field, read(one, field))),
});

/**
 * @param labelOf key of the name people read of a code
 * @param also what else is written for a code, as `wordKey` has it
 */
const readerOf = <C extends string>(
  codes: readonly C[],
  labelOf: (code: C) => MessageKey,
  also: Readonly<Record<string, NoInfer<C>>> = {},
): CodeReader<C> => {
  const known = new Map<string, C>(Object.entries(also));
  for (const code of codes) {
    for (const lang of LANGS) known.set(wordKey(say(lang, { key: labelOf(code) })), code);
  }
  // A code goes before any name.
  for (const code of codes) known.set(wordKey(code), code);
  return rememberingBy((reading, field) => (value) => {
    const code = known.get(value) ?? known.get(wordKey(value));
    if (code !== undefined) return code;
    noteValue(reading, field, 'people.remark.unknown', value);
    return null;
  });
};

export const qualityCodes = readerOf(QUALITIES, (code) => `people.quality.${code}`, {
  candidat: 'candidate',
  candidate: 'candidate',
  parrain: 'mentor',
  marraine: 'mentor',
  'membre ressource': 'resource',
  president: 'president',
  presidente: 'president',
  correspondant: 'correspondent',
  correspondante: 'correspondent',
});

export const categoryCodes = readerOf(CATEGORIES, (code) => `people.category.${code}`, {
  'officier contractuel': 'contract_officer',
  osc: 'contract_officer',
  civile: 'civilian',
});

export const serviceCodes = readerOf(SERVICES, (code) => `people.service.${code}`, {
  terre: 'army',
  'armee de terre': 'army',
  marine: 'navy',
  air: 'air',
  'armee de l air': 'air',
  'air et espace': 'air',
  gendarmerie: 'gendarmerie',
  ssa: 'health',
  'commissariat des armees': 'supply',
  commissariat: 'supply',
  sca: 'supply',
  dga: 'armament',
  armement: 'armament',
  seo: 'energy',
  'service des essences des armees': 'energy',
  sid: 'infrastructure',
  autre: 'other',
});

export const schoolCodes = readerOf(SCHOOLS, (code) => `people.school.${code}`, {
  'saint cyr': 'saint_cyr',
  'st cyr': 'saint_cyr',
  'esm saint cyr': 'saint_cyr',
  esm: 'saint_cyr',
  emia: 'emia',
  'ecole de l air': 'school_of_air',
  polytechnique: 'polytechnique',
  eogn: 'gendarmerie_school',
  'officier sous contrat': 'osc',
  rang: 'ranks',
  'par le rang': 'ranks',
  'issue du rang': 'ranks',
  'officier issu du rang': 'ranks',
  autre: 'other',
});

export const phaseCodes = readerOf(PHASES, (code) => `people.phase.${code}`);
export const projectCodes = readerOf(PROJECTS, (code) => `people.project.${code}`);
export const availabilityCodes = readerOf(AVAILABILITIES, (code) => `people.availability.${code}`);
export const supportCodes = readerOf(SUPPORTS, (code) => `people.support.${code}`);

/** Codes of the fields' first version are read for what they come nearest to. */
export const needCodes = readerOf(NEEDS, (code) => `people.need.${code}`, {
  lodging: 'settling',
  school: 'settling',
  'spouse job': 'settling',
  project: 'job_inquiry',
});
