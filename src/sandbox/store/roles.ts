import type { Db } from './database.ts';

const REFERENT = [
  'mod/book:read',
  'mod/book:edit',
  'mod/book:viewhiddenchapters',
  'mod/data:view',
  'mod/data:viewentry',
  'mod/data:writeentry',
  'mod/data:manageentries',
  'moodle/course:viewhiddensections',
  'moodle/course:viewhiddenactivities',
  'local/mara:viewregion',
  'local/mara:followpeople',
];

/** What each role may do on a new site; the table may be changed afterwards, as in Moodle. */
export const DEFAULT_ROLES: Record<string, string[]> = {
  guest: ['mod/book:read'],
  mara_candidate: ['mod/book:read'],
  mara_referent: REFERENT,
  // In the several spaces that they look after.
  mara_coordinator: REFERENT,
  mara_service: [
    'webservice/rest:use',
    'local/mara:read',
    'local/mara:publish',
    'local/mara:put',
    'local/mara:createspace',
  ],
};

/** Gives a role what it may do on a new site. */
export const fillRole = async (db: Db, role: string): Promise<void> => {
  const rows = (DEFAULT_ROLES[role] ?? []).map((capability) => ({ role, capability }));
  await db('role_capabilities').insert(rows).onConflict(['role', 'capability']).ignore();
};

export const fillRoles = async (db: Db): Promise<void> => {
  for (const role of Object.keys(DEFAULT_ROLES)) await fillRole(db, role);
};

/** Assignments with this course are made in the system context. */
export const SYSTEM = 0;

/** Whether one of a user's roles in this course, or on the whole site, allows it. */
export const userMay = async (
  db: Db,
  userid: number,
  courseid: number,
  capability: string,
): Promise<boolean> => {
  const row = await db('role_assignments as ra')
    .join('role_capabilities as rc', 'rc.role', 'ra.role')
    .where({ 'ra.userid': userid, 'rc.capability': capability })
    .whereIn('ra.courseid', [SYSTEM, courseid])
    .first<{ id: number } | undefined>('ra.id');
  return row !== undefined;
};

export const roleMay = async (db: Db, role: string, capability: string): Promise<boolean> =>
  (await db('role_capabilities').where({ role, capability }).first<object | undefined>('id')) !==
  undefined;
