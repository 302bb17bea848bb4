import type { RoleAssignmentRow } from '../store/rows.ts';
import { type ItemSource, rowSource } from './source.ts';

/** Roles given in the very course of a space; who holds one need not be enrolled. */
export const roles: ItemSource<'roles'> = rowSource<'roles', RoleAssignmentRow & { space: string }>(
  {
    id: 'ra.id',
    columns: ['ra.userid', 'ra.role', 'ra.timemodified', 's.code as space'],
    ours: (db) =>
      db('role_assignments as ra')
        .join('local_mara_space as s', 's.courseid', 'ra.courseid')
        .join('user as u', 'u.id', 'ra.userid')
        .where('u.deleted', 0),
    item: ({ id, userid, space, role, timemodified }) => ({
      id,
      userid,
      space,
      role,
      timemodified,
    }),
  },
);
