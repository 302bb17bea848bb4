/** What a profile says of a person (docs/people.md). Total: whatever a field holds, the rest counts. */
import type { Candidate, Member, Mentor, ResourceMember } from './candidate.ts';
import { type Quality, SUPPORTS } from './codes.ts';
import { nameKey } from './keys.ts';
import { suggestedPhase } from './phase.ts';
import {
  availabilityCodes,
  categoryCodes,
  needCodes,
  phaseCodes,
  projectCodes,
  qualityCodes,
  schoolCodes,
  serviceCodes,
  supportCodes,
} from './read-codes.ts';
import { readConsents, readDeparture, readNumber, readPause } from './read-days.ts';
import { readLanguages } from './read-languages.ts';
import { readJobs, readSectors, readTargets } from './read-metiers.ts';
import { readPlaces } from './read-places.ts';
import {
  note,
  noteValue,
  readAll,
  type ReadContext,
  type Reading,
  readingOf,
  readOne,
  readText,
  valuesOf,
} from './reading.ts';
import type { Field, PersonRemark } from './remark.ts';
import type { ToldPerson } from './roster-store.ts';

/** Kilometres somebody would travel who did not say. */
const USUAL_TRAVEL = 50;
const FARTHEST = 500;
const USUAL_CAPACITY = 1;
const MOST_CANDIDATES = 50;
const LONGEST_CONTACT = 1000;
const LONGEST_EMPLOYER = 255;

export type ReadPerson = {
  candidate: Candidate | null;
  mentor: Mentor | null;
  resource: ResourceMember | null;
  remarks: PersonRemark[];
};

const readMember = (
  reading: Reading,
  { id, firstname, lastname, lang, savedAt }: ToldPerson,
  about: { qualities: readonly Quality[]; spaces: readonly string[]; languages: readonly string[] },
): Member => ({
  id,
  firstname,
  lastname,
  lang,
  qualities: about.qualities,
  spaces: about.spaces,
  languages: about.languages,
  service: serviceCodes.one(reading, 'mara_service'),
  school: schoolCodes.one(reading, 'mara_school'),
  category: categoryCodes.one(reading, 'mara_category'),
  consents: readConsents(reading, savedAt),
  pausedUntil: readPause(reading),
  contact: readText(reading, 'mara_contact', LONGEST_CONTACT),
});

const readPosting = (reading: Reading): Candidate['posting'] => {
  const { places } = readPlaces(reading, 'mara_posting');
  if (places.length === 0) return null;
  const [first] = valuesOf({ ...reading, remarks: [] }, 'mara_posting');
  if (places.length > 1 && first !== undefined) {
    noteValue(reading, 'mara_posting', 'people.remark.single', first);
  }
  return places[0] ?? null;
};

const readFollowed = (reading: Reading): string | null =>
  readOne(reading, 'mara_followed', (value) => {
    if (reading.context.spaces.has(value)) return value;
    noteValue(reading, 'mara_followed', 'people.remark.space', value);
    return null;
  });

/** Nobody who is settled needs anything: needs beside it are told and left out. */
const readNeeds = (reading: Reading, phase: Candidate['phase']): Candidate['needs'] => {
  const needs = needCodes.all(reading, 'mara_needs');
  if (phase !== 'settled' || needs.length === 0) return needs;
  note(reading, 'mara_needs', 'people.remark.settledNeeds');
  return [];
};

/** Read by nobody else: what cannot be read there is not told either. */
const readAvoided = (reading: Reading): readonly string[] =>
  (reading.fields['mara_avoid'] ?? '') === ''
    ? []
    : readAll({ ...reading, remarks: [] }, 'mara_avoid', (value) => nameKey(value) || null);

const readCandidate = (reading: Reading, member: Member, withoutFrench: boolean): Candidate => {
  const departure = readDeparture(reading);
  const decided = phaseCodes.one(reading, 'mara_phase');
  const phase = decided ?? suggestedPhase(departure, reading.context.today);
  const { places, remote } = readPlaces(reading, 'mara_places');
  const { metiers, metierUnknown } = readTargets(reading);
  // The spread stands last: properties added to a copy make this thirty times as slow.
  return {
    departure,
    phase,
    phaseDecided: decided !== null,
    places,
    remote,
    travel: readNumber(reading, 'mara_travel', { least: 0, most: FARTHEST }) ?? USUAL_TRAVEL,
    posting: readPosting(reading),
    followedBy: readFollowed(reading),
    project: projectCodes.one(reading, 'mara_project'),
    metiers,
    metierUnknown,
    sectors: readSectors(reading, 'mara_sectors'),
    needs: readNeeds(reading, phase),
    availability: availabilityCodes.all(reading, 'mara_availability'),
    withoutFrench,
    avoids: readAvoided(reading),
    ...member,
  };
};

/**
 * Where a field of those who help stands. In the fields' first version it was the candidates' own;
 * that still counts for who is no candidate.
 */
const helperField = (
  { fields }: Reading,
  { qualities }: Member,
  field: Field,
  first: Field,
): Field => {
  const own = (fields[field] ?? '') !== '';
  return own || qualities.includes('candidate') ? field : first;
};

const readHelper = (reading: Reading, member: Member) => {
  const helps = helperField(reading, member, 'mara_helps', 'mara_needs');
  const where = helperField(reading, member, 'mara_mentor_places', 'mara_places');
  const { places, remote } = readPlaces(reading, where);
  return { helps: needCodes.all(reading, helps), places, remote, ...member };
};

const readMentor = (reading: Reading, helper: ReturnType<typeof readHelper>): Mentor => {
  const jobs = helperField(reading, helper, 'mara_job', 'mara_metiers');
  const supports = supportCodes.all(reading, 'mara_support');
  return {
    jobs: readJobs(reading, jobs),
    sectors: readSectors(reading, 'mara_job_sector'),
    employer: readText(reading, 'mara_employer', LONGEST_EMPLOYER),
    supports: supports.length > 0 ? supports : SUPPORTS,
    capacity:
      readNumber(reading, 'mara_capacity', { least: 0, most: MOST_CANDIDATES }) ?? USUAL_CAPACITY,
    ...helper,
  };
};

/**
 * @param spaces codes of the spaces in which an enrolment of theirs is running, sorted
 */
export const readPerson = (
  person: ToldPerson,
  spaces: readonly string[],
  context: ReadContext,
): ReadPerson => {
  const reading = readingOf(person.fields, spaces, context);
  const qualities = qualityCodes.all(reading, 'mara_quality');
  const is = (quality: Quality): boolean => qualities.includes(quality);
  const told = (): PersonRemark[] =>
    reading.remarks.map((remark) => ({ personId: person.id, spaces, ...remark }));
  if (!is('candidate') && !is('mentor') && !is('resource')) {
    return { candidate: null, mentor: null, resource: null, remarks: told() };
  }
  const { languages, withoutFrench } = readLanguages(reading);
  const member = readMember(reading, person, { qualities, spaces, languages });
  const candidate = is('candidate') ? readCandidate(reading, member, withoutFrench) : null;
  const helper = is('mentor') || is('resource') ? readHelper(reading, member) : null;
  return {
    candidate,
    mentor: helper !== null && is('mentor') ? readMentor(reading, helper) : null,
    resource: helper !== null && is('resource') ? helper : null,
    remarks: told(),
  };
};
