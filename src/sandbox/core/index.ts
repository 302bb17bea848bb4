/** Moodle's own functions that the companion uses where the plugin is not installed. */
import { accessException, moodleException } from '../errors.ts';
import type { Moodle } from '../moodle.ts';
import { coreArguments, type CoreFunction } from './arguments.ts';
import { callerOf } from './caller.ts';
import {
  getDataAccessInformation,
  getDatabasesByCourses,
  getEntries,
  getFields,
} from './databases.ts';
import { getActivityAllowedGroups, getCourseGroups, getGroupMembers } from './groups.ts';
import { getEnrolledUsers } from './people.ts';
import { functionsOf } from './service.ts';
import { getCoursesByField, getSiteInfo } from './site.ts';

export { coreAdmin } from './service.ts';

export const CORE_FUNCTIONS: Readonly<Record<string, CoreFunction>> = {
  core_webservice_get_site_info: getSiteInfo,
  core_course_get_courses_by_field: getCoursesByField,
  core_enrol_get_enrolled_users: getEnrolledUsers,
  core_group_get_course_groups: getCourseGroups,
  core_group_get_group_members: getGroupMembers,
  core_group_get_activity_allowed_groups: getActivityAllowedGroups,
  mod_data_get_databases_by_courses: getDatabasesByCourses,
  mod_data_get_fields: getFields,
  mod_data_get_data_access_information: getDataAccessInformation,
  mod_data_get_entries: getEntries,
};

/** Calls one for the holder of a token whose service has it. */
export const callCore = async (
  moodle: Moodle,
  who: { id: number; token: string },
  name: string,
  form: URLSearchParams,
): Promise<unknown> => {
  const run = CORE_FUNCTIONS[name];
  if (!run || !(await functionsOf(moodle.db, who.token)).includes(name)) throw accessException();
  const failure = moodle.switches.failures.shift();
  if (failure) throw moodleException(failure.errorcode, failure.message);
  return run(callerOf(moodle, who.id, who.token), coreArguments(form));
};
