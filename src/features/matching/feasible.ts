/** The hard rules (docs/matching.md), each by its name so that an explanation can say which one excludes. Pure. */
import {
  type Candidate,
  consentsTo,
  isAvoided,
  isPaused,
  type Member,
  type Mentor,
  type Need,
} from '../people/index.ts';
import { meetingOf } from './feasible-places.ts';
import type { Ground } from './match-ground.ts';
import { isNear, nearnessOf } from './metier-nearness.ts';
import type { Weights } from './weights.ts';

/** Why somebody is not matched at all, in the order in which it is told. */
export const CANDIDATE_RULES = ['taken', 'settled', 'consent', 'paused', 'needs'] as const;
export type CandidateRule = (typeof CANDIDATE_RULES)[number];

/** Why a mentor cannot serve a candidate, in the order in which it is told. */
export const PAIR_RULES = [
  'mentor_consent',
  'mentor_paused',
  'self',
  'refused',
  'avoided',
  'partners',
  'language',
  'lasting',
  'help',
  'place',
  'capacity',
] as const;
export type PairRule = (typeof PAIR_RULES)[number];

/** What a candidate asks for; who does not know their métier yet wants a listener. */
export const needsOf = ({ needs, metierUnknown }: Candidate): readonly Need[] =>
  needs.length === 0 && metierUnknown ? ['listening'] : needs;

/** What the rules look at beside the two people. */
export type RuleFacts = {
  /** `YYYY-MM-DD` */
  today: string;
  ground: Ground;
  weights: Weights;
  /** Candidates whose pairing is approved or active. */
  taken: ReadonlySet<number>;
  /** Places of each mentor that are not taken, by id. */
  free: ReadonlyMap<number, number>;
  /** Mentors that each candidate was refused with before, by the candidate's id. */
  refused: ReadonlyMap<number, ReadonlySet<number>>;
};

const leavesOut: Record<CandidateRule, (candidate: Candidate, facts: RuleFacts) => boolean> = {
  taken: ({ id }, { taken }) => taken.has(id),
  settled: ({ phase }) => phase === 'settled',
  consent: (candidate) => !consentsTo(candidate, 'matching'),
  paused: (candidate, { today }) => isPaused(candidate, today),
  needs: (candidate) => needsOf(candidate).length === 0,
};

/** The rule by which a candidate is not matched; null: they are. */
export const candidateRule = (candidate: Candidate, facts: RuleFacts): CandidateRule | null =>
  CANDIDATE_RULES.find((rule) => leavesOut[rule](candidate, facts)) ?? null;

/** Whether a mentor is matched at all: agreed to it and is not on pause. */
export const isOpenMentor = (mentor: Mentor, today: string): boolean =>
  consentsTo(mentor, 'matching') && !isPaused(mentor, today);

/** Nobody in a space of both: a partner's mentor, to whom both must agree. */
export const sharesSpace = (a: Pick<Member, 'spaces'>, b: Pick<Member, 'spaces'>): boolean =>
  a.spaces.some((code) => b.spaces.includes(code));

/** French, unless the candidate says it is not enough: then a language of both. */
export const understand = (candidate: Candidate, mentor: Mentor): boolean =>
  !candidate.withoutFrench || candidate.languages.some((one) => mentor.languages.includes(one));

/** Whether the mentor stays as long as the candidate needs them. */
export const lastsEnough = (candidate: Candidate, mentor: Mentor): boolean =>
  mentor.supports.includes('lasting') || !needsOf(candidate).includes('sponsorship');

/**
 * Whether the mentor has something to give: a kind of help that is asked for, or a métier near one
 * wished for. Who did not say how they help is taken at their word that they would.
 */
export const mayHelp = (candidate: Candidate, mentor: Mentor, { parents }: Ground): boolean =>
  mentor.helps.length === 0 ||
  needsOf(candidate).some((need) => mentor.helps.includes(need)) ||
  (candidate.metierUnknown && mentor.helps.includes('listening')) ||
  candidate.metiers.some((wished) =>
    mentor.jobs.some((exercised) => isNear(nearnessOf(wished, exercised, parents))),
  );

const breaks: Record<PairRule, (one: Candidate, other: Mentor, facts: RuleFacts) => boolean> = {
  mentor_consent: (_, mentor) => !consentsTo(mentor, 'matching'),
  mentor_paused: (_, mentor, { today }) => isPaused(mentor, today),
  self: (candidate, mentor) => candidate.id === mentor.id,
  refused: (candidate, mentor, { refused }) => refused.get(candidate.id)?.has(mentor.id) === true,
  avoided: ({ avoids }, { firstname, lastname }) => isAvoided(avoids, `${firstname} ${lastname}`),
  partners: (candidate, mentor) =>
    !sharesSpace(candidate, mentor) &&
    !(consentsTo(candidate, 'partners') && consentsTo(mentor, 'partners')),
  language: (candidate, mentor) => !understand(candidate, mentor),
  lasting: (candidate, mentor) => !lastsEnough(candidate, mentor),
  help: (candidate, mentor, { ground }) => !mayHelp(candidate, mentor, ground),
  place: (candidate, mentor, { ground, weights }) =>
    meetingOf(candidate, mentor, ground, weights).by === null,
  capacity: (_, mentor, { free }) => (free.get(mentor.id) ?? 0) <= 0,
};

/** Every rule that keeps these two apart. */
export const brokenRules = (candidate: Candidate, mentor: Mentor, facts: RuleFacts): PairRule[] =>
  PAIR_RULES.filter((rule) => breaks[rule](candidate, mentor, facts));
