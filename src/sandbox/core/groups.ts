import { invalidRecord, noPermission } from '../errors.ts';
import type { CoreFunction } from './arguments.ts';
import { type Caller, requireCourse } from './caller.ts';
import { moduleOf, requireModule } from './databases.ts';
import type { GroupRow } from '../store/rows.ts';

const ALL = 0;
const OWN = 2;
const NONE = 3;

const requireManaging = async (caller: Caller, courseid: number): Promise<void> => {
  await requireCourse(caller, courseid);
  if (!(await caller.may('moodle/course:managegroups', courseid))) {
    throw noPermission('moodle/course:managegroups');
  }
};

const isMember = async ({ moodle, userid }: Caller, groupid: number): Promise<boolean> =>
  (await moodle.db('groups_members').where({ groupid, userid }).first<object | undefined>('id')) !==
  undefined;

/** Who may not see hidden groups is shown fewer, and told nothing. */
const sees = async (caller: Caller, group: GroupRow): Promise<boolean> =>
  group.visibility === ALL ||
  (await caller.may('moodle/course:viewhiddengroups', group.courseid)) ||
  (group.visibility !== NONE && (await isMember(caller, group.id)));

export const getCourseGroups: CoreFunction = async (caller, args) => {
  const courseid = args.int('courseid');
  await requireManaging(caller, courseid);
  const told: object[] = [];
  const rows = caller.moodle.db('groups').where({ courseid }).orderBy('name');
  for (const group of await rows.select<GroupRow[]>('*')) {
    if (!(await sees(caller, group))) continue;
    const { id, name, idnumber, visibility } = group;
    told.push({
      id,
      courseid,
      name,
      description: '',
      descriptionformat: 1,
      enrolmentkey: '',
      idnumber,
      visibility,
      participation: visibility < OWN,
    });
  }
  return told;
};

/** One group that is gone fails the whole list. */
export const getGroupMembers: CoreFunction = async (caller, args) => {
  const told: object[] = [];
  for (const groupid of args.ints('groupids')) {
    const { db } = caller.moodle;
    const group = await db('groups').where({ id: groupid }).first<GroupRow | undefined>('*');
    if (!group) throw invalidRecord('groups');
    await requireManaging(caller, group.courseid);
    const rows = await db('groups_members as gm')
      .join('user as u', 'u.id', 'gm.userid')
      .where({ 'gm.groupid': groupid })
      .orderBy(['u.lastname', 'u.firstname'])
      .select<{ userid: number }[]>('gm.userid');
    const shown = group.visibility < OWN && (await sees(caller, group));
    const all = shown || (await caller.may('moodle/course:viewhiddengroups', group.courseid));
    const seen = rows.filter(
      ({ userid }) => all || (userid === caller.userid && group.visibility === OWN),
    );
    told.push({ groupid, userids: seen.map(({ userid }) => userid) });
  }
  return told;
};

/** Of use here for one answer: whether the caller may enter every group. */
export const getActivityAllowedGroups: CoreFunction = async (caller, args) => {
  const row = await moduleOf(caller, { id: args.int('cmid') });
  await requireModule(caller, row);
  const right = 'moodle/site:accessallgroups';
  return { groups: [], canaccessallgroups: await caller.may(right, row.course), warnings: [] };
};
