/** How well two people fit, in points (docs/matching.md, « Score »). Pure. */
import type { Candidate, Mentor, Need, Phase } from '../people/index.ts';
import { needsOf } from './feasible.ts';
import { type Meeting, meetingOf } from './feasible-places.ts';
import type { Ground } from './match-ground.ts';
import { type Nearness, NEARNESSES, nearnessOf } from './metier-nearness.ts';
import type { Weights } from './weights.ts';

export const PARTS = [
  'metier',
  'needs',
  'sector',
  'service',
  'school',
  'category',
  'phase',
  'distance',
  'waited',
  'refused',
] as const;
export type Part = (typeof PARTS)[number];

/** What speaks for a pair, and what against it. */
export type PairFacts = {
  /** Null: nothing in common. */
  metier: Nearness | null;
  asked: readonly Need[];
  covered: readonly Need[];
  /** Letters of NAF sections that both name. */
  sectors: readonly string[];
  service: boolean;
  school: boolean;
  category: boolean;
  phase: Phase;
  meeting: Meeting;
  /** Days since the candidate arrived. */
  waited: number;
  /** One of the two refused somebody as far away, or of a métier as distant. */
  refused: boolean;
};

/**
 * What somebody refused: who is as far away (km, up to `farthest`), or whose métier is no nearer
 * (thousandths of a point) fits less. Infinity and −1: nothing.
 */
export type Mark = { far: number; metier: number };
export const NO_MARK: Mark = { far: Infinity, metier: -1 };

export type Score = {
  /** 0–100 */
  points: number;
  /** Points by part, to the thousandth; their sum, rounded, is `points`. */
  parts: Record<Part, number>;
};

/** Thousandths of a point. */
export const thousandths = (points: number, fraction: number): number =>
  Math.round(1000 * points * fraction);

export const metierThousandths = (nearness: Nearness | null, { parts, metier }: Weights): number =>
  nearness === null ? 0 : thousandths(parts.metier, metier[nearness]);

/** The farther, the less; `km` null: online, or somewhere. */
export const distanceThousandths = (
  km: number | null,
  { parts, kilometres: { farthest } }: Weights,
): number => (km === null || km >= farthest ? 0 : thousandths(parts.distance, 1 - km / farthest));

export const needsThousandths = (covered: number, asked: number, { parts }: Weights): number =>
  asked === 0 ? 0 : thousandths(parts.needs, covered / asked);

export const waitedThousandths = (days: number, { parts, waitedDays }: Weights): number =>
  thousandths(parts.waited, Math.min(1, Math.max(0, days) / waitedDays));

export const phaseThousandths = (phase: Phase, weights: Weights): number =>
  phase === 'settled' ? 0 : thousandths(weights.parts.phase, weights.phase[phase]);

/** Rounded to whole points, 0 to 100. */
export const pointsOf = (sum: number): number => Math.min(100, Math.max(0, Math.round(sum / 1000)));

const nearestMetier = (
  candidate: Candidate,
  mentor: Mentor,
  { parents }: Ground,
  weights: Weights,
): Nearness | null => {
  const listens = candidate.metierUnknown && mentor.helps.includes('listening');
  let best: Nearness | null = listens ? 'listening' : null;
  const worth = (one: Nearness | null) => (one === null ? -1 : metierThousandths(one, weights));
  const rank = (one: Nearness | null) => (one === null ? Infinity : NEARNESSES.indexOf(one));
  for (const wished of candidate.metiers) {
    for (const exercised of mentor.jobs) {
      const near = nearnessOf(wished, exercised, parents);
      const gain = worth(near) - worth(best);
      // Of what is worth as much, the nearer is told.
      if (gain > 0 || (gain === 0 && rank(near) < rank(best))) best = near;
    }
  }
  return best;
};

/** `other` is nothing in common. */
const isSame = (a: string | null, b: string | null): boolean =>
  a !== null && a === b && a !== 'other';

/** Whether a pair is like what one of them refused. */
const isLike = (metier: number, km: number | null, mark: Mark, farthest: number): boolean =>
  metier <= mark.metier || (km !== null && Math.min(km, farthest) >= mark.far);

/** What there is to say of a pair; without `more` as if nobody had waited or refused. */
export const pairFacts = (
  candidate: Candidate,
  mentor: Mentor,
  { ground, weights }: { ground: Ground; weights: Weights },
  { waited = 0, marks = [] }: { waited?: number; marks?: readonly Mark[] } = {},
): PairFacts => {
  const asked = needsOf(candidate);
  const meeting = meetingOf(candidate, mentor, ground, weights);
  const metier = nearestMetier(candidate, mentor, ground, weights);
  const { farthest } = weights.kilometres;
  const worth = metierThousandths(metier, weights);
  return {
    metier,
    asked,
    covered: asked.filter((need) => mentor.helps.includes(need)),
    sectors: candidate.sectors.filter((letter) => mentor.sectors.includes(letter)),
    service: isSame(candidate.service, mentor.service),
    school: isSame(candidate.school, mentor.school),
    category: isSame(candidate.category, mentor.category),
    phase: candidate.phase,
    meeting,
    waited,
    refused: marks.some((mark) => isLike(worth, meeting.km, mark, farthest)),
  };
};

/** The points of a pair, part by part. */
export const scoreOf = (facts: PairFacts, weights: Weights): Score => {
  const whole = (part: Part, holds: boolean): number =>
    holds ? thousandths(weights.parts[part], 1) : 0;
  const sums: Record<Part, number> = {
    metier: metierThousandths(facts.metier, weights),
    needs: needsThousandths(facts.covered.length, facts.asked.length, weights),
    sector: whole('sector', facts.sectors.length > 0),
    service: whole('service', facts.service),
    school: whole('school', facts.school),
    category: whole('category', facts.category),
    phase: phaseThousandths(facts.phase, weights),
    distance: distanceThousandths(facts.meeting.km, weights),
    waited: waitedThousandths(facts.waited, weights),
    refused: whole('refused', facts.refused),
  };
  let sum = 0;
  const parts = { ...sums };
  for (const part of PARTS) {
    sum += sums[part];
    parts[part] = sums[part] / 1000;
  }
  return { points: pointsOf(sum), parts };
};
