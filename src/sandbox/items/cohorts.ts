import type { CohortMemberItem } from '../../moodle/wire.ts';
import type { Db } from '../store/database.ts';
import type { CohortRow } from '../store/rows.ts';
import { enrolledAnywhere, type ItemSource, rowSource } from './source.ts';

/** Memberships of our people: of other members nothing is told. */
const ourMemberships = (db: Db) =>
  db('cohort_members as cm')
    .join('user as u', 'u.id', 'cm.userid')
    .where('u.deleted', 0)
    .whereExists(enrolledAnywhere(db, 'cm.userid'));

export const cohorts: ItemSource<'cohorts'> = rowSource<'cohorts', CohortRow>({
  id: 'c.id',
  columns: ['c.name', 'c.idnumber', 'c.visible'],
  ours: (db) =>
    db('cohort as c').whereExists(
      ourMemberships(db).whereRaw('cm.cohortid = c.id').select('cm.id'),
    ),
  item: ({ id, name, idnumber, visible }) => ({ id, name, idnumber, visible: visible === 1 }),
});

export const cohortMembers: ItemSource<'cohort_members'> = rowSource<
  'cohort_members',
  CohortMemberItem
>({
  id: 'cm.id',
  columns: ['cm.cohortid', 'cm.userid'],
  ours: ourMemberships,
  item: ({ id, cohortid, userid }) => ({ id, cohortid, userid }),
});
