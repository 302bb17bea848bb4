import { expect, it } from '@jest/globals';
import { migrateDown, migrateUp, pendingMigrations } from '../src/db/index.ts';
import { migrations } from '../migrations/index.ts';
import { describeEachDatabase } from './support/databases.ts';

const NAMES = Object.keys(migrations);

/** A row each, with text that a wrong character set or collation would spoil. */
const ROWS = {
  space: {
    id: 5,
    code: 'mel',
    name: 'Été à Angers 🌊 عربي',
    national: false,
    departements: '["49"]',
    visible: true,
    url: 'https://moodle.example/course/view.php?id=5',
    mark: 'm',
  },
  person: {
    id: 1,
    firstname: 'Zoé',
    lastname: 'D’Ânes',
    lang: 'fr',
    suspended: false,
    fields: '{}',
    time_modified: 1795309550123,
    mark: 'm',
  },
  enrolment: {
    id: 4294967295,
    person_id: 1,
    space: 'mel',
    method: 'manual',
    suspended: false,
    time_start: null,
    time_end: 1795309550123,
    time_created: 0,
    time_modified: 0,
    mark: 'm',
  },
  entry: {
    id: 7,
    space: 'mel',
    sheet: 'living_area',
    author_id: null,
    approved: true,
    fields: JSON.stringify({ purpose: 'é'.repeat(200_000) }),
    url: 'u',
    oversize: null,
    time_created: 0,
    time_modified: 0,
    mark: 'm',
  },
  book: {
    id: 7,
    key: 'mel/living-area',
    space: 'mel',
    state: 'live',
    name: 'Bassin de vie',
    visible: true,
    url: null,
    chapters: '[]',
    mark: 'm',
  },
  site: {
    id: 1,
    identifier: 'a',
    instance: 'b',
    wwwroot: 'https://moodle.example',
    epoch: null,
    number: null,
    pulled_at: null,
  },
  run: { id: 'r', command: 'sync', started_at: 1, ended_at: null, outcome: 'running' },
  run_line: { id: 'l', run_id: 'r', level: 'info', message: '{}' },
  lease: {
    name: 'cycle',
    holder: null,
    fence: 1,
    taken_at: 1795309550123,
    renewed_at: 1795309550123,
    expires_at: 1795309550123,
  },
  job: { name: 'cycle', scheduled_for: 1795309550123, claimed_by: 'a', state: 'done' },
  set_aside: { kind: 'entries', object: '7', source: '', message: '{}', mark: 'm' },
  space_role: {
    id: 1,
    person_id: 1,
    space: 'mel',
    role: 'mara_référent',
    time_modified: 1,
    mark: 'm',
  },
  space_group: {
    id: 1,
    space: 'mel',
    name: 'Promotion 🌊',
    idnumber: '',
    visibility: 'members',
    mark: 'm',
  },
  group_member: { id: 1, group_id: 1, person_id: 1, space: 'mel', mark: 'm' },
  cohort: { id: 1, name: 'Stagiaires été', idnumber: '', visible: true, mark: 'm' },
  cohort_member: { id: 1, cohort_id: 1, person_id: 1, mark: 'm' },
  course_completion: {
    id: 1,
    person_id: 1,
    space: 'mel',
    time_completed: 1795309550123,
    mark: 'm',
  },
  activity_completion: {
    id: 1,
    person_id: 1,
    space: 'mel',
    cmid: 14,
    state: 'complete',
    time_modified: 1795309550123,
    mark: 'm',
  },
  last_access: { id: 1, person_id: 1, space: 'mel', day: '2026-11-21', mark: 'm' },
  publication: { chapter: 'mel/living-area/landlord', space: 'mel', objects: '["é"]' },
  decision: {
    object: 'mel/living-area',
    choice: 'ours',
    about: 'gone',
    decided_by: 'Zoé',
    decided_at: 1795309550123,
  },
  hold: {
    space: 'mel',
    digest: 'd',
    objects: '["é"]',
    total: 10,
    since: 1795309550123,
    approved_by: null,
    approved_at: null,
  },
  piece: {
    id: 12,
    key: 'mel/group/7k2f',
    type: 'group',
    space: 'mel',
    state: 'live',
    source: 's',
    offered: null,
    edited: false,
    text: null,
    object_id: 4294967295,
    url: null,
    detail: JSON.stringify({ waiting: 'é'.repeat(200_000) }),
    time_modified: 1795309550123,
    mark: 'm',
  },
  saved_plan: { id: 'p', digest: 'd', saved_at: 1795309550123, applied_by: null },
  wish: {
    key: 'mel/event/9',
    space: 'mel',
    type: 'event',
    name: 'Été à Angers 🌊',
    body: JSON.stringify({ description: 'é'.repeat(60_000) }),
    asked_at: 1795309550123,
  },
  ask: {
    key: 'mel/ask/conflict-1',
    space: 'mel',
    purpose: 'conflict',
    subject: '{"object":"é"}',
    made_at: 1795309550123,
    ended_at: null,
  },
  answer: {
    id: 31,
    ask: 'mel/ask/conflict-1',
    space: 'mel',
    person_id: 41,
    choice: 'keep',
    remark: 'é 🌊'.repeat(500),
    time_answered: 1795309550123,
    mark: 'm',
  },
  answer_taken: {
    answer_id: 31,
    ask: 'mel/ask/conflict-1',
    choice: 'keep',
    time_answered: 1795309550123,
  },
  territory: {
    kind: 'employment_area',
    code: '5208',
    name: 'Angers – Éàü 🌊',
    vintage: '2020',
  },
  version: {
    space: 'mel',
    number: 61,
    at: 1795309550123,
    run: 'r',
    why: 'revert',
    by_name: 'Zoé',
  },
  version_chapter: {
    chapter: 'mel/living-area/landlord',
    number: 61,
    space: 'mel',
    book: 'mel/living-area',
    book_name: 'Été 🌊',
    book_intro: '<p>é</p>',
    title: 'Bailleurs d’été',
    html: 'é'.repeat(200_000),
    source: 's',
    objects: '["é"]',
  },
  pin: { space: 'mel', version: 61, by_name: 'Zoé', at: 1795309550123 },
  metier: {
    code: 'M1402',
    name: 'Conseil en organisation – été',
    parent: 'M1402',
    executive: true,
    words: 'conseil en organisation ete',
  },
};

describeEachDatabase('migrations', ({ empty, fresh }) => {
  it('goes up, keeps a row in every table byte for byte, and goes down to nothing', async () => {
    const db = await empty();
    expect(await pendingMigrations(db)).toEqual(NAMES);
    expect(await migrateUp(db)).toEqual(NAMES);
    for (const [table, row] of Object.entries(ROWS)) await db(table).insert(row);
    for (const [table, row] of Object.entries(ROWS)) {
      const kept = (await db(table).first()) as Record<string, unknown>;
      for (const [column, value] of Object.entries(row)) {
        const seen = kept[column];
        expect([table, column, typeof value === 'boolean' ? Boolean(seen) : seen]).toEqual([
          table,
          column,
          value,
        ]);
      }
    }
    expect(await migrateUp(db)).toEqual([]);
    expect((await migrateDown(db, true)).toSorted()).toEqual(NAMES.toSorted());
    for (const table of Object.keys(ROWS)) expect(await db.schema.hasTable(table)).toBe(false);
    expect(await migrateUp(db)).toEqual(NAMES);
  });

  it('tells texts apart that differ by an accent or by case only', async () => {
    const db = await fresh();
    const row = { source: '', message: '{}', mark: 'm' };
    for (const object of ['mel', 'Mel', 'mél']) {
      await db('set_aside').insert({ ...row, kind: 'chapters', object });
    }
    expect(await db('set_aside').where({ object: 'mel' }).count({ n: '*' })).toEqual([{ n: 1 }]);
  });

  it('has everything read again once there are new kinds to read', async () => {
    const db = await fresh();
    await db('site').insert({ ...ROWS.site, epoch: 'e', number: 12, pulled_at: 7 });
    await migrations['021-read-again']?.up(db);
    expect(await db('site').first()).toMatchObject({ epoch: null, number: null, pulled_at: 7 });
  });

  it('drops the lines of a run with the run', async () => {
    const db = await fresh();
    await db('run').insert(ROWS.run);
    await db('run_line').insert(ROWS.run_line);
    await db('run').delete();
    expect(await db('run_line').select()).toEqual([]);
  });
});
