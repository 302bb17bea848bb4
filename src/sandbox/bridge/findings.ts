import type { Finding } from '../../moodle/wire.ts';
import type { Moodle } from '../moodle.ts';
import type { Db } from '../store/database.ts';
import { DEFAULT_ROLES, roleMay } from '../store/roles.ts';
import { VISIBLE_PRIVATE } from '../store/install.ts';
import { PROFILE_FIELDS } from '../store/profile-fields.ts';
import type { SpaceRow } from '../store/rows.ts';
import { isStale } from './compare-states.ts';
import { type Sheet, SHEET_NAMES, SHEETS } from './sheet-fields.ts';

type Space = Pick<SpaceRow, 'courseid' | 'code' | 'national'>;
type Found = { code: string; detail?: string; path?: string };

const profileFindings = async ({ db }: Moodle): Promise<Found[]> => {
  const rows =
    await db('user_info_field').select<{ shortname: string; visible: number; locked: number }[]>(
      '*',
    );
  const path = '/user/profile/index.php';
  const standing = PROFILE_FIELDS.flatMap(({ shortname, guarded }): Found[] => {
    const row = rows.find((one) => one.shortname === shortname);
    if (!row) return [{ code: 'profile_field_missing', detail: shortname, path }];
    const open = guarded && row.locked === 0;
    return open ? [{ code: 'profile_field_unlocked', detail: shortname, path }] : [];
  });
  const exposed = rows
    .filter((row) => row.visible !== VISIBLE_PRIVATE)
    .map(({ shortname }) => ({ code: 'profile_field_exposed', detail: shortname, path }));
  return [...standing, ...exposed];
};

const siteFindings = async (moodle: Moodle): Promise<Found[]> => {
  const { db, switches } = moodle;
  const rows = await db('role_capabilities').select<{ role: string; capability: string }[]>(
    'role',
    'capability',
  );
  const path = '/admin/roles/manage.php';
  const missing = ['mara_candidate', 'mara_referent', 'mara_coordinator', 'mara_service']
    .filter((role) => !rows.some((row) => row.role === role))
    .map((role) => ({ code: 'role_missing', detail: role, path }));
  const tooStrong = rows
    .filter(
      ({ role, capability }) =>
        role === 'mara_service' && !DEFAULT_ROLES['mara_service']?.includes(capability),
    )
    .map(({ capability }) => ({ code: 'service_too_strong', detail: capability, path }));
  const debug = switches.debugNotice
    ? [{ code: 'debug_display', path: '/admin/settings.php?section=debugging' }]
    : [];
  const stale = (await isStale(moodle))
    ? [{ code: 'compare_stale', path: '/admin/tool/task/scheduledtasks.php' }]
    : [];
  return [...(await profileFindings(moodle)), ...missing, ...tooStrong, ...debug, ...stale];
};

/** Roles that anyone may have: none of them lists participants or reads the sheets. */
const outsidersWith = async (db: Db, capability: string): Promise<string[]> => {
  const roles: string[] = [];
  for (const role of ['guest', 'mara_candidate'])
    if (await roleMay(db, role, capability)) roles.push(role);
  return roles;
};

type Database = { id: number; cmid: number; visible: number };

const databaseOf = (db: Db, { courseid }: Space, sheet: Sheet): Promise<Database | undefined> =>
  db('local_mara_database as m')
    .join('data as d', 'd.id', 'm.dataid')
    .join('course_modules as cm', (on) => {
      on.on('cm.instance', 'd.id').andOnVal('cm.module', 'data');
    })
    .where({ 'm.courseid': courseid, 'm.sheet': sheet })
    .first<Database | undefined>('d.id', 'cm.id as cmid', 'cm.visible');

const missingFields = async (db: Db, { id }: Database, sheet: Sheet): Promise<Found[]> => {
  const fields = await db('local_mara_field as m')
    .join('data_fields as f', 'f.id', 'm.fieldid')
    .where({ 'm.dataid': id })
    .select<{ code: string }[]>('m.code');
  const standing = new Set(fields.map(({ code }) => code));
  return SHEETS[sheet].fields
    .filter(({ code }) => !standing.has(code))
    .map(({ code }) => ({
      code: 'field_missing',
      detail: code,
      path: `/mod/data/field.php?d=${id}`,
    }));
};

const sheetFindings = async ({ db }: Moodle, space: Space, sheet: Sheet): Promise<Found[]> => {
  const database = await databaseOf(db, space, sheet);
  const detail = sheet;
  if (!database) {
    return [{ code: 'database_missing', detail, path: `/course/view.php?id=${space.courseid}` }];
  }
  const path = `/course/modedit.php?update=${database.cmid}`;
  const readers = await outsidersWith(db, 'mod/data:viewentry');
  return [
    ...(database.visible === 1 ? [{ code: 'database_visible', detail, path }] : []),
    ...readers.map((role) => ({
      code: 'database_readable',
      detail: role,
      path: `/admin/roles/permissions.php?contextmodule=${database.cmid}`,
    })),
    ...(await missingFields(db, database, sheet)),
  ];
};

const databaseFindings = async (moodle: Moodle, space: Space): Promise<Found[]> => {
  const found: Found[] = [];
  for (const sheet of space.national === 1 ? [] : SHEET_NAMES)
    found.push(...(await sheetFindings(moodle, space, sheet)));
  return found;
};

/** The national space is the cell's: it has no referent of its own. */
const referentFindings = async (db: Db, { courseid, national }: Space): Promise<Found[]> => {
  if (national === 1) return [];
  const referent = await db('role_assignments as ra')
    .join('user as u', 'u.id', 'ra.userid')
    .where({
      'ra.courseid': courseid,
      'ra.role': 'mara_referent',
      'u.deleted': 0,
      'u.suspended': 0,
    })
    .first<object | undefined>('ra.id');
  return referent ? [] : [{ code: 'no_referent', path: `/user/index.php?id=${courseid}` }];
};

const spaceFindings = async (moodle: Moodle, space: Space): Promise<Found[]> => {
  const { db } = moodle;
  const { courseid } = space;
  const guests = await db('enrol')
    .where({ courseid, enrol: 'guest', status: 0 })
    .first<object | undefined>('id');
  const exposed = await outsidersWith(db, 'moodle/course:viewparticipants');
  return [
    ...(guests ? [{ code: 'guest_access', path: `/enrol/instances.php?id=${courseid}` }] : []),
    ...exposed.map((role) => ({
      code: 'participants_visible',
      detail: role,
      path: '/admin/roles/manage.php',
    })),
    ...(await databaseFindings(moodle, space)),
    ...(await referentFindings(db, space)),
  ];
};

/** What an administrator should mend, told from the present state. */
export const findings = async (moodle: Moodle): Promise<Finding[]> => {
  const told = (space: string | null, found: Found): Finding => ({
    code: found.code,
    space,
    detail: found.detail ?? null,
    url: found.path === undefined ? null : `${moodle.wwwroot}${found.path}`,
  });
  const spaces = await moodle
    .db('local_mara_space as s')
    .join('course as c', 'c.id', 's.courseid')
    .orderBy('c.id')
    .select<Space[]>('s.courseid', 's.code', 's.national');
  const list = (await siteFindings(moodle)).map((found) => told(null, found));
  for (const space of spaces) {
    list.push(...(await spaceFindings(moodle, space)).map((found) => told(space.code, found)));
  }
  return list;
};
