import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import type { ItemOf, Kind } from '../../moodle/index.ts';
import { peopleReceivers } from './index.ts';
import type { Receiver } from '../sync/index.ts';

const AT = 1_795_309_550;
type Kept = { [K in Kind]?: { item: ItemOf<K>; table: string; row: Record<string, unknown> } };

/** What Moodle tells, and what is kept of it. */
const KEPT: Kept = {
  roles: {
    item: { id: 210, userid: 41, space: 'mel', role: 'mara_referent', timemodified: AT },
    table: 'space_role',
    row: { person_id: 41, space: 'mel', role: 'mara_referent', time_modified: AT * 1000 },
  },
  groups: {
    item: { id: 8, space: 'mel', name: 'Promotion d’été', idnumber: 'G8', visibility: 'own' },
    table: 'space_group',
    row: { space: 'mel', name: 'Promotion d’été', idnumber: 'G8', visibility: 'own' },
  },
  group_members: {
    item: { id: 31, groupid: 8, userid: 41, space: 'mel' },
    table: 'group_member',
    row: { group_id: 8, person_id: 41, space: 'mel' },
  },
  cohorts: {
    item: { id: 3, name: 'Stagiaires 2026', idnumber: 'S26', visible: true },
    table: 'cohort',
    row: { name: 'Stagiaires 2026', idnumber: 'S26' },
  },
  cohort_members: {
    item: { id: 77, cohortid: 3, userid: 41 },
    table: 'cohort_member',
    row: { cohort_id: 3, person_id: 41 },
  },
  course_completions: {
    item: { id: 12, userid: 41, space: 'mel', timecompleted: AT },
    table: 'course_completion',
    row: { person_id: 41, space: 'mel', time_completed: AT * 1000 },
  },
  activity_completions: {
    item: { id: 95, userid: 41, space: 'mel', cmid: 14, state: 'passed', timemodified: AT },
    table: 'activity_completion',
    row: { person_id: 41, space: 'mel', cmid: 14, state: 'passed', time_modified: AT * 1000 },
  },
  accesses: {
    item: { id: 301, userid: 41, space: 'mel', day: '2026-11-21' },
    table: 'last_access',
    row: { person_id: 41, space: 'mel', day: '2026-11-21' },
  },
};

describeEachDatabase('what is kept of people', ({ fresh }) => {
  it.each(Object.entries(KEPT))('%s', async (kind, { item, table, row }) => {
    const db = await fresh();
    const receiver = peopleReceivers.find((one) => one.kind === kind) as Receiver | undefined;
    await receiver?.receive(db, [item], 'a');
    expect(await db(table).first()).toMatchObject({ id: item.id, ...row, mark: 'a' });
    await receiver?.receive(db, [item, { ...item, id: 9 }], 'b');
    expect(await db(table).pluck('id')).toHaveLength(2);
    await receiver?.forget(db, [item.id]);
    expect(await db(table).pluck('id')).toEqual([9]);
  });
});
