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

export { type Contact, contactsOf, referentsOf } from './membership-store.ts';
export { countPeople, nameOf } from './people-store.ts';

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
