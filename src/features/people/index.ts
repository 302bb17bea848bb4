import {
  cohortMemberReceiver,
  cohortReceiver,
  groupMemberReceiver,
  groupReceiver,
  roleReceiver,
} from './membership-store.ts';
import { enrolmentReceiver, personReceiver } from './people-store.ts';
import {
  accessReceiver,
  activityCompletionReceiver,
  courseCompletionReceiver,
} from './progress-store.ts';

export {
  type Candidate,
  consentsTo,
  isPaused,
  type Member,
  type Mentor,
  type ResourceMember,
  type Wished,
} from './candidate.ts';
export {
  CATEGORIES,
  type Category,
  type Need,
  NEEDS,
  type Phase,
  PHASES,
  PURPOSES,
  SCHOOLS,
  SERVICES,
} from './codes.ts';
export { type Course, courseOf, stoppedIn } from './course.ts';
export { type EventKind, type NewEvent, type PersonEvent, UNHEARD } from './event.ts';
export { listSource } from './list-source.ts';
export {
  addEvents,
  arrivalsOf,
  eventsIn,
  eventsOf,
  historyBegan,
  personOfEvent,
  stoppedNow,
} from './event-store.ts';
export { followPeople } from './follow-people.ts';
export { isAvoided, nameKey } from './keys.ts';
export { groupementOf, type Network } from './network.ts';
export { networkNow } from './network-now.ts';
export { type Orientation, orientationOf } from './orientation.ts';
export { type People, peopleNow, peoplePages } from './people-now.ts';
export { readOrientation } from './read-orientation.ts';
export type { PersonRemark } from './remark.ts';
export {
  chainOf,
  followedIn,
  type Level,
  LEVELS,
  type Responsible,
  responsibleFor,
} from './responsible.ts';
export { type Contact, contactsOf, referentsOf } from './membership-store.ts';
export { countPeople, nameOf } from './people-store.ts';
export { readStanding, type Standing, standingOf } from './standing.ts';

/** All that is kept of people, in the order a first pull takes it. */
export const peopleReceivers = [
  personReceiver,
  enrolmentReceiver,
  roleReceiver,
  groupReceiver,
  groupMemberReceiver,
  cohortReceiver,
  cohortMemberReceiver,
  courseCompletionReceiver,
  activityCompletionReceiver,
  accessReceiver,
];
