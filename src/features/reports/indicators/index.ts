/** All that a report counts, in reading order. */
import type { Indicator } from '../indicator.ts';
import {
  candidatesActive,
  candidatesArrived,
  candidatesLeft,
  candidatesSettled,
} from './candidates.ts';
import {
  contactDays,
  contactWithin,
  mentorDays,
  mentorWithin,
  overdueContact,
  overdueMentor,
  overdueSign,
} from './intake.ts';
import {
  completions,
  enrolments,
  openingsReaction,
  openingsReceived,
  openingsTold,
  peerGroups,
  peerPeople,
  sheets,
} from './network.ts';
import {
  capacityOffered,
  capacityUsed,
  mentors,
  pairingsActive,
  pairingsApproved,
  pairingsBegun,
  pairingsDeclined,
  pairingsEnded,
  pairingsProposed,
} from './pairings.ts';

export const INDICATORS: readonly Indicator[] = [
  candidatesArrived,
  candidatesSettled,
  candidatesLeft,
  candidatesActive,
  contactWithin,
  contactDays,
  mentorWithin,
  mentorDays,
  overdueContact,
  overdueMentor,
  overdueSign,
  mentors,
  capacityOffered,
  capacityUsed,
  pairingsProposed,
  pairingsApproved,
  pairingsActive,
  pairingsBegun,
  pairingsEnded,
  pairingsDeclined,
  peerGroups,
  peerPeople,
  openingsReceived,
  openingsTold,
  openingsReaction,
  sheets,
  enrolments,
  completions,
];

const BY_ID: ReadonlyMap<string, Indicator> = new Map(INDICATORS.map((one) => [one.id, one]));

/** @throws where there is none: ids are written in this feature alone */
export const indicatorOf = (id: string): Indicator => {
  const found = BY_ID.get(id);
  if (found === undefined) throw new Error(`No indicator ${id}`);
  return found;
};
