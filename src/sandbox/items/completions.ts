import type { ActivityCompletionItem, CourseCompletionItem } from '../../moodle/wire.ts';
import type { ActivityCompletionRow } from '../store/rows.ts';
import { enrolledIn, type ItemSource, rowSource } from './source.ts';

/** By the numbers Moodle keeps them as. */
export const STATES: ActivityCompletionItem['state'][] = [
  'incomplete',
  'complete',
  'passed',
  'failed',
];

export const courseCompletions: ItemSource<'course_completions'> = rowSource<
  'course_completions',
  CourseCompletionItem
>({
  id: 'cc.id',
  columns: ['cc.userid', 'cc.timecompleted', 's.code as space'],
  ours: (db) =>
    db('course_completions as cc')
      .join('local_mara_space as s', 's.courseid', 'cc.course')
      .join('user as u', 'u.id', 'cc.userid')
      .where('u.deleted', 0)
      .where('cc.timecompleted', '>', 0)
      .whereExists(enrolledIn(db, 'cc.userid', 'cc.course')),
  item: ({ id, userid, space, timecompleted }) => ({ id, userid, space, timecompleted }),
});

export const activityCompletions: ItemSource<'activity_completions'> = rowSource<
  'activity_completions',
  ActivityCompletionRow & { space: string }
>({
  id: 'cmc.id',
  columns: [
    'cmc.userid',
    'cmc.coursemoduleid',
    'cmc.completionstate',
    'cmc.timemodified',
    's.code as space',
  ],
  ours: (db) =>
    db('course_modules_completion as cmc')
      .join('course_modules as cm', 'cm.id', 'cmc.coursemoduleid')
      .join('local_mara_space as s', 's.courseid', 'cm.course')
      .join('user as u', 'u.id', 'cmc.userid')
      .where('u.deleted', 0)
      .whereExists(enrolledIn(db, 'cmc.userid', 'cm.course')),
  item: ({ id, userid, space, coursemoduleid, completionstate, timemodified }) => ({
    id,
    userid,
    space,
    cmid: coursemoduleid,
    state: STATES[completionstate] ?? 'incomplete',
    timemodified,
  }),
});
