/** What the indicators count, read once (`facts-store.ts`). Instants are epoch milliseconds. */
import type { Family } from '../content/index.ts';
import type { RomeDomain } from '../metiers/index.ts';
import type { Phase, Standing } from '../people/index.ts';
import type { Stay } from './stay.ts';

/** For the first time, or again. */
export const ARRIVALS = ['new', 'returned'] as const;

export type Groupement = { code: string; name: string; region: { code: string; name: string } };

/** Since when somebody stood so. */
export type NotedStanding = Standing & { at: number };

/** Only who consents to be counted. */
export type CandidateFact = {
  /** What they are grouped by, each change in order; the first is the best known for the time before. */
  standings: readonly [NotedStanding, ...NotedStanding[]];
  stays: readonly Stay[];
  /** Each change, in order. */
  phases: readonly { phase: Phase; at: number }[];
};

export type MentorFact = {
  groupement: string | null;
  /** Of the first métier they exercise. */
  domain: RomeDomain | null;
  /** How many candidates at once. */
  offered: number;
  /** How many of these places a pairing takes. */
  used: number;
};

/** Of a candidate and a mentor who both consent to be counted. */
export type PairingFact = {
  groupement: string | null;
  proposedAt: number;
  approvedAt: number | null;
  activeAt: number | null;
  endedAt: number | null;
  endReason: string | null;
};

export type PeerGroupFact = { groupement: string | null; formedAt: number; members: number };

export type OpeningFact = {
  groupement: string | null;
  receivedAt: number;
  /** When the first candidate was told of it. */
  toldAt: number | null;
};

/** `fresh`: nobody has to look at it; `due`: somebody should; `old`: not seen for two years. */
export const FRESHNESS = ['fresh', 'due', 'old'] as const;
export type Freshness = (typeof FRESHNESS)[number];
export type SheetFact = { groupement: string | null; family: Family; freshness: Freshness };

/** A person in a space, once. */
export type EnrolmentFact = { groupement: string | null; at: number };

export type Facts = {
  /** Moodle's clock at the last reading. */
  now: number;
  /** The day the companion began to look: no clock ran before (docs/people.md). */
  firstDay: string;
  /** Since when what people are grouped by is noted. */
  standingsSince: number;
  groupements: readonly Groupement[];
  /** Days within which a candidate is to be contacted, and a mentor proposed; weeks of silence. */
  intake: { contactDays: number; mentorDays: number; signWeeks: number };
  candidates: readonly CandidateFact[];
  mentors: readonly MentorFact[];
  pairings: readonly PairingFact[];
  peerGroups: readonly PeerGroupFact[];
  openings: readonly OpeningFact[];
  sheets: readonly SheetFact[];
  enrolments: readonly EnrolmentFact[];
  completions: readonly EnrolmentFact[];
};
