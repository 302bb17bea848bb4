/** Mentors, what they offer, and the pairings made. */
import type { MentorFact, PairingFact } from '../fact.ts';
import type { Indicator, Item } from '../indicator.ts';
import type { Period } from '../period.ts';

const ofMentors = (
  id: 'mentors' | 'capacity.offered' | 'capacity.used',
  amountOf: (mentor: MentorFact) => number,
): Indicator => ({
  id,
  unit: id === 'mentors' ? 'people' : 'places',
  about: 'people',
  measure: 'count',
  dimensions: ['groupement', 'domain'],
  // Moodle tells who is a mentor today, not who was.
  compares: false,
  name: `reports.${id}.name`,
  definition: `reports.${id}.definition`,
  source: 'reports.source.profiles',
  compute: ({ mentors }) =>
    mentors.map((mentor): Item => ({
      groupement: mentor.groupement,
      amount: amountOf(mentor),
      ...(mentor.domain !== null && { of: { domain: mentor.domain } }),
    })),
});

export const mentors = ofMentors('mentors', () => 1);
export const capacityOffered = ofMentors('capacity.offered', ({ offered }) => offered);
export const capacityUsed = ofMentors('capacity.used', ({ used }) => used);

type State = 'proposed' | 'approved' | 'active';

/** The state of a pairing at an instant, from when each began; null: not yet, or no more. */
export const stateAt = (
  { proposedAt, approvedAt, activeAt, endedAt }: PairingFact,
  at: number,
): State | null => {
  const is = (since: number | null): boolean => since !== null && since < at;
  if (!is(proposedAt) || is(endedAt)) return null;
  return is(activeAt) ? 'active' : is(approvedAt) ? 'approved' : 'proposed';
};

const ofPairings = (
  id: State | 'begun' | 'ended' | 'declined',
  counts: (pairing: PairingFact, period: Period) => boolean,
  dimensions: Indicator['dimensions'] = ['groupement'],
): Indicator => ({
  id: `pairings.${id}`,
  unit: 'pairings',
  about: 'people',
  measure: 'count',
  dimensions,
  compares: true,
  name: `reports.pairings.${id}.name`,
  definition: `reports.pairings.${id}.definition`,
  source: 'reports.source.pairings',
  compute: ({ pairings }, period) =>
    pairings
      .filter((pairing) => counts(pairing, period))
      .map(({ groupement, endReason }): Item => ({
        groupement,
        amount: 1,
        ...(dimensions.includes('reason') && endReason !== null && { of: { reason: endReason } }),
      })),
});

const isIn = (at: number | null, { start, end }: Period): boolean =>
  at !== null && at >= start && at < end;
const inState = (state: State): Indicator =>
  ofPairings(state, (pairing, { end }) => stateAt(pairing, end) === state);

export const pairingsProposed = inState('proposed');
export const pairingsApproved = inState('approved');
export const pairingsActive = inState('active');
export const pairingsBegun = ofPairings('begun', ({ activeAt }, period) => isIn(activeAt, period));
export const pairingsEnded = ofPairings(
  'ended',
  ({ activeAt, endedAt }, period) => activeAt !== null && isIn(endedAt, period),
  ['groupement', 'reason'],
);
export const pairingsDeclined = ofPairings(
  'declined',
  ({ activeAt, endedAt }, period) => activeAt === null && isIn(endedAt, period),
  ['groupement', 'reason'],
);
