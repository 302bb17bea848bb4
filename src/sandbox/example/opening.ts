import { OPENING } from '../bridge/sheet-fields.ts';
import type { ExampleSheet, State } from './sheet.ts';

type Details = {
  metier?: string;
  contract?: string;
  level?: string;
  salary?: string;
  experience?: string;
  clearance?: string;
  description?: string;
  /** Days until the deadline; as a text, what a referent wrote instead of a date. */
  deadline?: number | string;
  site?: string;
  source?: string;
  contact?: string;
  introducer?: string;
  state?: State;
  verified?: number;
};

const opening = (
  diffusion: string,
  title: string,
  [employer, commune]: [employer: string, commune: string],
  { deadline, verified = 6, state = 'À publier', ...given }: Details,
): ExampleSheet => ({
  sheet: OPENING,
  verified,
  ...(typeof deadline === 'number' ? { deadline } : {}),
  fields: {
    title,
    diffusion,
    employer,
    commune,
    ...given,
    ...(typeof deadline === 'string' ? { deadline } : {}),
    state,
  },
});

/** One that anyone of the space may read. */
export const open = (title: string, where: [string, string], details: Details): ExampleSheet =>
  opening('Ouverte', title, where, details);

/** One that stays among the referents. */
export const passedOn = (title: string, where: [string, string], details: Details): ExampleSheet =>
  opening('Transmise par le réseau', title, where, details);
