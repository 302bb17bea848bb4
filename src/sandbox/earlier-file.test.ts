import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { z } from 'zod';
import { ask } from '../../test/support/rest.ts';
import { ITEM_SCHEMAS, PutSchema, SnapshotSchema, StatusSchema } from '../moodle/wire.ts';
import { type Sandbox, startSandbox } from './index.ts';
import { KINDS } from './items/index.ts';
import { type Db, openDatabase } from './store/database.ts';
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
  // Nor release 0.3.0.
  ['local_mara_chapter', 'blended'],
] as const;

const GROUPING = {
  key: 'mel/grouping/a',
  type: 'grouping',
  source: '1',
  body: { name: 'Rencontres' },
};

/** What release 0.3.0 did not have: two sheets, and in a third the fields behind `state`. */
const withoutNewSheets = async (db: Db): Promise<void> => {
  for (const sheet of ['job_market', 'opening']) {
    const { dataid } = await db('local_mara_database')
      .where({ sheet })
      .first<{ dataid: number }>('dataid');
    await db('course_modules').where({ module: 'data', instance: dataid }).delete();
    for (const table of ['data_fields', 'local_mara_field', 'local_mara_database'])
      await db(table).where({ dataid }).delete();
    await db('data').where({ id: dataid }).delete();
  }
  const codes = ['themes', 'for_whom', 'cost', 'recommended_by', 'verified_by', 'rhythm', 'siret'];
  const fields = db('local_mara_field').whereIn('code', [...codes, 'source']);
  await db('data_fields').whereIn('id', fields.clone().select('fieldid')).delete();
  await fields.delete();
  await db('role_capabilities').where({ role: 'mara_coordinator' }).delete();
};

const inEarlierFile = async (
  before: (sandbox: Sandbox) => Promise<void>,
  change: (db: Db) => Promise<void>,
  after: (sandbox: Sandbox) => Promise<void>,
): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const file = join(folder, 'moodle.sqlite');
  try {
    const first = await startSandbox({ file });
    await before(first);
    await first.close();
    const db = await openDatabase(file);
    await change(db);
    await db.destroy();
    const second = await startSandbox({ file });
    await after(second);
    await second.close();
  } finally {
    await rm(folder, { recursive: true });
  }
};

it('opens a file of an earlier version: what it holds is kept, the rest is made', () =>
  inEarlierFile(
    async ({ admin }) => {
      await admin.createSpace({ code: 'mel', name: 'Maine-et-Loire' });
      await admin.createUsers([{ username: 'u', firstname: 'P', lastname: 'Q' }]);
      await admin.enrol(4, 'mel', 'mara_candidate');
    },
    async (db) => {
      for (const table of NEW_TABLES) await db.schema.dropTable(table);
      for (const names of NEW_COLUMNS) await db.raw('ALTER TABLE ?? DROP COLUMN ??', [...names]);
      await db('config').whereIn('name', ['comparedat', 'version']).delete();
      const newRights = ['local/mara:put', 'local/mara:viewregion'];
      await db('role_capabilities').whereIn('capability', newRights).delete();
    },
    async (second) => {
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
      const group = await second.admin.createGroup({ space: 'mel', name: 'Promotion' });
      await second.admin.addToGroup(group, 4);
    },
  ));

it('brings new sheets and fields to the spaces of an earlier file, entries and deletions kept', () => {
  const findingsOf = async (sandbox: Sandbox) =>
    StatusSchema.parse(await ask(sandbox, 'local_mara_get_status')).findings.map(
      ({ code, space, detail }) => `${space} ${code} ${detail}`,
    );
  const entriesOf = async (sandbox: Sandbox) =>
    SnapshotSchema.parse(await ask(sandbox, 'local_mara_get_snapshot', { kind: 'entries' })).items;
  const FIELDS = { category: 'Bailleur', name: 'Habitat', state: 'À publier' };
  let before: unknown;
  return inEarlierFile(
    async (sandbox) => {
      const { admin } = sandbox;
      await admin.createSpace({ code: 'nat', name: 'National', national: true });
      await admin.createSpace({ code: 'mel', name: 'Maine-et-Loire' });
      const userId = await admin.createUser({ username: 'u', firstname: 'P', lastname: 'Q' });
      await admin.enrol(userId, 'mel', 'mara_referent');
      await admin.createEntry({ space: 'mel', userId, fields: FIELDS });
      before = await entriesOf(sandbox);
    },
    async (db) => {
      await withoutNewSheets(db);
      const invitations = db('local_mara_database').where({ sheet: 'invitation' });
      await db('data').whereIn('id', invitations.select('dataid')).delete();
      await db('config').where({ name: 'version' }).update({ value: '2026112203' });
    },
    async (sandbox) => {
      // The database that a person deleted is not made again: it may come back from the bin.
      expect(await findingsOf(sandbox)).toEqual(['mel database_missing invitation']);
      const withoutPort = (items: unknown) =>
        JSON.stringify(items).replace(/127\.0\.0\.1:\d+/g, '');
      expect(withoutPort(await entriesOf(sandbox))).toBe(withoutPort(before));
      const [id] = z.array(z.object({ id: z.number() })).parse(before);
      await sandbox.admin.changeEntry(id!.id, { themes: 'Logement##Santé' });
      await sandbox.admin.createEntry({
        space: 'mel',
        sheet: 'opening',
        userId: 4,
        fields: { title: 'Responsable logistique' },
      });
      const told = (await entriesOf(sandbox)).map((item) => ITEM_SCHEMAS.entries.parse(item));
      expect(told.map(({ sheet, fields }) => [sheet, fields])).toEqual([
        ['living_area', { ...FIELDS, themes: 'Logement\nSanté' }],
        ['opening', { title: 'Responsable logistique' }],
      ]);
    },
  );
});
