/** Candidates, mentors and all whom both are read from (docs/people.md). Types and pure rules. */
import type {
  Availability,
  Category,
  Need,
  Phase,
  Project,
  Purpose,
  Quality,
  School,
  Service,
  Support,
} from './codes.ts';

/** A place somebody wishes for or lives in, as its field says; codes are checked. */
export type Wished =
  /** INSEE's code */
  | { kind: 'commune'; code: string }
  | { kind: 'departement'; code: string }
  /** As `areaKey` of places: `employment_basin:5203` */
  | { kind: 'area'; code: string }
  /** The code of a regional space */
  | { kind: 'space'; code: string };

/** Since when and to which text a consent was given. */
export type Consent = { purpose: Purpose; day: string; version: string };

/** What holds for candidate and mentor alike. */
export type Member = {
  /** Moodle's user id */
  id: number;
  firstname: string;
  lastname: string;
  lang: string;
  qualities: readonly Quality[];
  /** Codes of the spaces in which an enrolment of theirs is running, sorted. */
  spaces: readonly string[];
  service: Service | null;
  school: School | null;
  category: Category | null;
  /** ISO 639-1, beside French. */
  languages: readonly string[];
  consents: readonly Consent[];
  /** Not to be asked before this day is over (`YYYY-MM-DD`); null: no pause. */
  pausedUntil: string | null;
  /** How to be reached: told to the other one of a pairing once both agreed, and to nobody else. */
  contact: string | null;
};

export type Candidate = Member & {
  /** `YYYY-MM`; `none`: no date yet; `past`: left already; null: not said. */
  departure: string | null;
  /** As it counts today: what was decided, else what the date suggests. */
  phase: Phase;
  /** Whether a person decided it. */
  phaseDecided: boolean;
  /** The most wished first. */
  places: readonly Wished[];
  /** Would meet online. */
  remote: boolean;
  /** Kilometres they would travel. */
  travel: number;
  posting: Wished | null;
  /** The space they wish to be followed by; null: that of their place. */
  followedBy: string | null;
  project: Project | null;
  /** Target ROME codes. */
  metiers: readonly string[];
  /** « Je ne sais pas encore. » */
  metierUnknown: boolean;
  /** Letters of NAF sections. */
  sectors: readonly string[];
  needs: readonly Need[];
  availability: readonly Availability[];
  /** French is not enough: one of `languages` is needed. */
  withoutFrench: boolean;
  /** Names of people they do not wish, each as a key (see `nameKey`). */
  avoids: readonly string[];
};

export type Mentor = Member & {
  /** ROME codes they exercise. */
  jobs: readonly string[];
  sectors: readonly string[];
  employer: string | null;
  places: readonly Wished[];
  remote: boolean;
  helps: readonly Need[];
  /** Both where they did not say. */
  supports: readonly Support[];
  /** How many candidates at once. */
  capacity: number;
};

/** Somebody who can be asked for something precise, rarely. */
export type ResourceMember = Member & { helps: readonly Need[]; places: readonly Wished[] };

/** Whether a day (`YYYY-MM-DD`) falls within a member's pause; its last day does. */
export const isPaused = ({ pausedUntil }: Pick<Member, 'pausedUntil'>, today: string): boolean =>
  pausedUntil !== null && pausedUntil >= today;

export const consentsTo = ({ consents }: Pick<Member, 'consents'>, purpose: Purpose): boolean =>
  consents.some((one) => one.purpose === purpose);
