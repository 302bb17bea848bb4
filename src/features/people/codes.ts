/** The codes that profile fields hold (docs/people.md); what people read of each is in the locale `people`. */

export const QUALITIES = ['candidate', 'mentor', 'resource', 'president', 'correspondent'] as const;
export type Quality = (typeof QUALITIES)[number];

export const CATEGORIES = [
  'career_officer',
  'contract_officer',
  'other_defence',
  'civilian',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Armée ou service. */
export const SERVICES = [
  'army',
  'navy',
  'air',
  'gendarmerie',
  'health',
  'supply',
  'armament',
  'energy',
  'infrastructure',
  'other',
] as const;
export type Service = (typeof SERVICES)[number];

/** School or way of origin. */
export const SCHOOLS = [
  'saint_cyr',
  'emia',
  'school_of_air',
  'naval_school',
  'polytechnique',
  'military_health',
  'supply_school',
  'armament_school',
  'gendarmerie_school',
  'osc',
  'ranks',
  'other',
] as const;
export type School = (typeof SCHOOLS)[number];

/** In their order; `settled` closes the follow-up. */
export const PHASES = [
  'information',
  'orientation',
  'preparation',
  'search',
  'integration',
  'settled',
] as const;
export type Phase = (typeof PHASES)[number];

export const PROJECTS = [
  'public',
  'private',
  'non_profit',
  'business',
  'defence_industry',
  'settling',
] as const;
export type Project = (typeof PROJECTS)[number];

/** What candidates ask for, and mentors and resource members offer. */
export const NEEDS = [
  'sponsorship',
  'testimony',
  'job_inquiry',
  'cv',
  'cover_letter',
  'interview',
  'network',
  'settling',
  'listening',
] as const;
export type Need = (typeof NEEDS)[number];

export const AVAILABILITIES = ['weekday', 'evening', 'weekend'] as const;
export type Availability = (typeof AVAILABILITIES)[number];

export const SUPPORTS = ['one_off', 'lasting'] as const;
export type Support = (typeof SUPPORTS)[number];

/** What each consent is for; given and withdrawn one by one. */
export const PURPOSES = ['matching', 'partners', 'openings', 'figures'] as const;
export type Purpose = (typeof PURPOSES)[number];
