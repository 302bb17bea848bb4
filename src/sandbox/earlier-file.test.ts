import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { ask } from '../../test/support/rest.ts';
import { ITEM_SCHEMAS, PutSchema, SnapshotSchema, StatusSchema } from '../moodle/wire.ts';
import { startSandbox } from './index.ts';
import { KINDS } from './items/index.ts';
import { openDatabase } from './store/database.ts';
import { PIECE_TABLES } from './store/schema-pieces.ts';

/** What release 0.1.0 did not have. */
const NEW_TABLES = [
  'groups',
  'groups_members',
  'cohort',
  'cohort_members',
  'course_completions',
  'course_modules_completion',
  'user_lastaccess',
  'page',
  'tool_recyclebin',
  'local_mara_seen',
  // Nor release 0.2.0.
  ...PIECE_TABLES.map(({ name }) => name),
];
const NEW_COLUMNS = [
  ['course', 'category'],
  ['course_modules', 'completion'],
  ['role_assignments', 'timemodified'],
  ['data', 'approval'],
  ['user', 'email'],
  ['external_tokens', 'lastaccess'],
] as const;

const GROUPING = {
  key: 'mel/grouping/a',
  type: 'grouping',
  source: '1',
  body: { name: 'Rencontres' },
};

it('opens a file of an earlier version: what it holds is kept, the rest is made', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const file = join(folder, 'moodle.sqlite');
  try {
    const first = await startSandbox({ file });
    await first.admin.createSpace({ code: 'mel', name: 'Maine-et-Loire' });
    await first.admin.createUsers([{ username: 'u', firstname: 'P', lastname: 'Q' }]);
    await first.admin.enrol(4, 'mel', 'mara_candidate');
    await first.close();
    const db = await openDatabase(file);
    for (const table of NEW_TABLES) await db.schema.dropTable(table);
    for (const names of NEW_COLUMNS) await db.raw('ALTER TABLE ?? DROP COLUMN ??', [...names]);
    await db('config').whereIn('name', ['comparedat', 'version']).delete();
    const newRights = ['local/mara:put', 'local/mara:viewregion'];
    await db('role_capabilities').whereIn('capability', newRights).delete();
    await db.destroy();

    const second = await startSandbox({ file });
    const counts: Record<string, number> = {};
    for (const kind of KINDS) {
      const answer = await ask(second, 'local_mara_get_snapshot', { kind });
      const { items } = SnapshotSchema.parse(answer);
      counts[kind] = items.map((item) => ITEM_SCHEMAS[kind].parse(item)).length;
    }
    expect(counts).toMatchObject({ spaces: 1, people: 1, enrolments: 1, roles: 1, groups: 0 });
    const { instance } = StatusSchema.parse(await ask(second, 'local_mara_get_status')).site;
    const batch = JSON.stringify({ run: 'r', instance, pieces: [GROUPING] });
    const { results } = PutSchema.parse(await ask(second, 'local_mara_put', { batch }));
    expect(results.map(({ outcome }) => outcome)).toEqual(['created']);
    await second.admin.addToGroup(
      await second.admin.createGroup({ space: 'mel', name: 'Promotion' }),
      4,
    );
    await second.close();
  } finally {
    await rm(folder, { recursive: true });
  }
});
