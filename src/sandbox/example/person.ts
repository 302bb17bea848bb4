import type { CourseRole } from '../admin/enrolments.ts';

/**
 * Someone invented. Months and days count from the day the site is filled, so it never ages. What a
 * profile field holds stands as the field has it (docs/people.md).
 */
export type ExamplePerson = {
  firstname: string;
  lastname: string;
  /** Only those whom the front page lets in have one. */
  username?: string;
  role: CourseRole;
  quality: string;
  category?: string;
  service?: string;
  school?: string;
  /** Months until departure, or `none` and `past`. */
  departure?: number | 'none' | 'past';
  phase?: string;
  places?: string;
  travel?: string;
  posting?: string;
  followed?: string;
  project?: string;
  metiers?: string;
  sectors?: string;
  needs?: string;
  availability?: string;
  avoid?: string;
  languages?: string;
  contact?: string;
  job?: string;
  jobSector?: string;
  employer?: string;
  mentorPlaces?: string;
  helps?: string;
  support?: string;
  capacity?: number;
  /** Days from today. */
  pause?: number;
  /** Purposes, agreed to on the day they came. */
  consents?: readonly string[];
  /** Days from today; no date is left out. */
  from?: number;
  until?: number;
  suspended?: true;
};

type Details = Omit<ExamplePerson, 'firstname' | 'lastname' | 'role' | 'quality'>;

const EVERYTHING = ['matching', 'partners', 'openings', 'figures'];

export const candidate = (
  firstname: string,
  lastname: string,
  details: Details,
): ExamplePerson => ({
  firstname,
  lastname,
  role: 'mara_candidate',
  quality: 'candidate',
  consents: EVERYTHING,
  from: -60,
  until: 700,
  ...details,
});

export const mentor = (firstname: string, lastname: string, details: Details): ExamplePerson => ({
  firstname,
  lastname,
  role: 'mara_candidate',
  quality: 'mentor',
  consents: ['matching', 'partners', 'figures'],
  from: -300,
  ...details,
});

export const referent = (
  firstname: string,
  lastname: string,
  details: Details = {},
): ExamplePerson => ({
  firstname,
  lastname,
  role: 'mara_referent',
  quality: 'resource',
  helps: 'listening;network',
  from: -400,
  ...details,
});

/** Heads the branch, and reads what its members read. */
export const president = (firstname: string, lastname: string): ExamplePerson => ({
  firstname,
  lastname,
  role: 'mara_candidate',
  quality: 'president',
  from: -500,
});

/** Named by a partner for its agreement. */
export const correspondent = (firstname: string, lastname: string): ExamplePerson => ({
  firstname,
  lastname,
  role: 'mara_candidate',
  quality: 'correspondent',
  from: -200,
});
