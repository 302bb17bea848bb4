/** Keeps how far people have come in a space, and the day they last opened it. */
import { mirrorOf } from '../../db/index.ts';
import type {
  AccessItem,
  ActivityCompletionItem,
  CourseCompletionItem,
} from '../../moodle/index.ts';
import type { Receiver } from '../sync/index.ts';

export const courseCompletionReceiver: Receiver<'course_completions'> = mirrorOf({
  kind: 'course_completions',
  table: 'course_completion',
  toRow: ({ id, userid, space, timecompleted }: CourseCompletionItem) => ({
    id,
    person_id: userid,
    space,
    time_completed: timecompleted * 1000,
  }),
});

export const activityCompletionReceiver: Receiver<'activity_completions'> = mirrorOf({
  kind: 'activity_completions',
  table: 'activity_completion',
  toRow: ({ id, userid, space, cmid, state, timemodified }: ActivityCompletionItem) => ({
    id,
    person_id: userid,
    space,
    cmid,
    state,
    time_modified: timemodified * 1000,
  }),
});

export const accessReceiver: Receiver<'accesses'> = mirrorOf({
  kind: 'accesses',
  table: 'last_access',
  toRow: ({ id, userid, space, day }: AccessItem) => ({ id, person_id: userid, space, day }),
});
