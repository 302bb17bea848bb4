import type { z } from 'zod';
import { message, type MessageKey } from '../../shared/i18n.ts';
import { checkAnswer } from '../check.ts';
import type { Arguments } from '../encode.ts';
import { MoodleError } from '../errors.ts';
import type { Transport } from '../transport.ts';

/** Everything that is asked: docs/without-plugin.md lists it for the administrator. */
export const CORE_FUNCTIONS = [
  'core_webservice_get_site_info',
  'core_course_get_courses_by_field',
  'core_enrol_get_enrolled_users',
  'core_group_get_course_groups',
  'core_group_get_group_members',
  'core_group_get_activity_allowed_groups',
  'mod_data_get_databases_by_courses',
  'mod_data_get_fields',
  'mod_data_get_data_access_information',
  'mod_data_get_entries',
] as const;
export type CoreFunction = (typeof CORE_FUNCTIONS)[number];

/** Asks a core function and holds the answer to its schema. */
export type Ask = <T>(fn: CoreFunction, schema: z.ZodType<T>, args?: Arguments) => Promise<T>;

/** The usual sentences send people to the plugin's `setup.php`, which is not there. */
const WITHOUT_PLUGIN: Partial<Record<MessageKey, MessageKey>> = {
  'moodle.error.auth': 'core.error.auth',
  'moodle.error.permission': 'core.error.refused',
  'moodle.error.invalid': 'core.error.refused',
  'moodle.error.noFunction': 'core.error.refused',
  'moodle.error.shape': 'core.error.shape',
  'moodle.error.restOff': 'core.error.restOff',
};

const retold = (fn: CoreFunction, error: unknown): unknown => {
  if (!(error instanceof MoodleError)) return error;
  const key = WITHOUT_PLUGIN[error.told.key];
  if (key === undefined) return error;
  const params = { ...error.told.params, function: fn, code: error.code };
  return new MoodleError(error.kind, error.code, message(key, params), error.retryAfter);
};

/** Nothing here writes, so every call may be repeated. Names come as they are stored (`raw`). */
export const askBy =
  (transport: Transport): Ask =>
  async (fn, schema, args = {}) => {
    try {
      const given = { ...args, moodlewssettingraw: true };
      return await transport.call(fn, given, {
        repeatable: true,
        read: (value) => checkAnswer(fn, schema, value),
      });
    } catch (error) {
      throw retold(fn, error);
    }
  };
