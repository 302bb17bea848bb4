import type { CourseRole } from '../admin/enrolments.ts';

/** Someone invented. Months and days count from the day the site is filled, so it never ages. */
export type ExamplePerson = {
  firstname: string;
  lastname: string;
  /** Only those whom the front page lets in have one. */
  username?: string;
  role: CourseRole;
  quality: string;
  category?: string;
  service?: string;
  /** Months until departure, or `none` and `past`. */
  departure?: number | 'none' | 'past';
  phase?: string;
  places?: string;
  project?: string;
  metiers?: string;
  needs?: string;
  capacity?: number;
  /** Days from today; no date is left out. */
  from?: number;
  until?: number;
  suspended?: true;
};

type Details = Omit<ExamplePerson, 'firstname' | 'lastname' | 'role' | 'quality'>;

export const candidate = (
  firstname: string,
  lastname: string,
  details: Details,
): ExamplePerson => ({
  firstname,
  lastname,
  role: 'mara_candidate',
  quality: 'candidate',
  from: -60,
  until: 700,
  ...details,
});

export const mentor = (firstname: string, lastname: string, details: Details): ExamplePerson => ({
  firstname,
  lastname,
  role: 'mara_candidate',
  quality: 'mentor',
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
  from: -400,
  ...details,
});
