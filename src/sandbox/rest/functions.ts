import { getChanges } from '../bridge/changes.ts';
import { createSpace } from '../bridge/create-space.ts';
import { publish } from '../bridge/publish.ts';
import { put } from '../bridge/put/index.ts';
import { getSnapshot } from '../bridge/snapshot.ts';
import { getStatus } from '../bridge/status.ts';
import { invalidParameter } from '../errors.ts';
import { isKind } from '../items/index.ts';
import type { Moodle } from '../moodle.ts';
import { type Arguments, type Description, intOf, textOf } from './parameters.ts';

export type WsFunction = {
  capability: string;
  parameters: Description;
  run(moodle: Moodle, args: Arguments): Promise<unknown>;
};

const between = (args: Arguments, name: string, least: number, most: number): number => {
  const value = intOf(args, name);
  if (value < least || value > most) throw invalidParameter();
  return value;
};

const maxbytesOf = (args: Arguments): number => between(args, 'maxbytes', 10_000, 8_000_000);
const maxbytes = { type: 'int', default: 1_000_000 } as const;
/** The bridge's functions answer with one JSON document in a string. */
const document = async (answer: Promise<object>): Promise<string> => JSON.stringify(await answer);

/** The service `mara_companion`. */
export const FUNCTIONS: Record<string, WsFunction> = {
  local_mara_get_status: {
    capability: 'local/mara:read',
    parameters: {},
    run: (moodle) => document(getStatus(moodle)),
  },
  local_mara_get_changes: {
    capability: 'local/mara:read',
    parameters: { since: { type: 'int' }, epoch: { type: 'text' }, maxbytes },
    run: (moodle, args) =>
      document(
        getChanges(moodle, {
          since: between(args, 'since', 0, Number.MAX_SAFE_INTEGER),
          epoch: textOf(args, 'epoch'),
          maxbytes: maxbytesOf(args),
        }),
      ),
  },
  local_mara_get_snapshot: {
    capability: 'local/mara:read',
    parameters: {
      kind: { type: 'text' },
      after: { type: 'int', default: 0 },
      limit: { type: 'int', default: 500 },
      maxbytes,
    },
    run: (moodle, args) => {
      const kind = textOf(args, 'kind');
      if (!isKind(kind)) throw invalidParameter();
      const after = between(args, 'after', 0, Number.MAX_SAFE_INTEGER);
      return document(
        getSnapshot(moodle, {
          kind,
          after,
          limit: between(args, 'limit', 1, 5000),
          maxbytes: maxbytesOf(args),
        }),
      );
    },
  },
  local_mara_publish: {
    capability: 'local/mara:publish',
    parameters: { batch: { type: 'text' } },
    run: (moodle, args) => document(publish(moodle, textOf(args, 'batch'))),
  },
  local_mara_put: {
    capability: 'local/mara:put',
    parameters: { batch: { type: 'text' } },
    run: (moodle, args) => document(put(moodle, textOf(args, 'batch'))),
  },
  local_mara_create_space: {
    capability: 'local/mara:createspace',
    parameters: {
      code: { type: 'text' },
      name: { type: 'text' },
      departements: { type: 'text', default: '' },
      national: { type: 'bool', default: false },
    },
    run: (moodle, args) =>
      document(
        createSpace(moodle, {
          code: textOf(args, 'code'),
          name: textOf(args, 'name'),
          departements: textOf(args, 'departements'),
          national: args['national'] === true,
        }),
      ),
  },
};

/** More of Moodle's own that exist and that no service holds: refused, not unknown. */
export const OUTSIDE_THE_SERVICE = [
  'core_user_get_users_by_field',
  'core_course_get_courses',
  'core_course_get_contents',
];
