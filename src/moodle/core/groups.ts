import type { GroupItem, GroupMemberItem } from '../wire.ts';
import { GroupMembersSchema, GroupsSchema } from './answers.ts';
import type { Lack, Reader, SpaceCourse, Tools } from './reading.ts';

/** Moodle's GROUPS_VISIBILITY_… by number. */
const VISIBILITIES = ['all', 'members', 'own', 'none'] as const;

/**
 * Core tells no id of a membership: group and person make one, without collision while there are
 * fewer than 67 million people and 134 million groups.
 */
const PEOPLE_AT_MOST = 2 ** 26;
const membershipId = (groupid: number, userid: number): number => groupid * PEOPLE_AT_MOST + userid;

const groupsOf = async (
  { ask }: Tools,
  { code, courseid }: SpaceCourse,
): Promise<{ groups: GroupItem[]; lacks: Lack[] }> => {
  const listed = await ask('core_group_get_course_groups', GroupsSchema, { courseid });
  const groups = listed.map(({ id, name, idnumber, visibility }) => ({
    id,
    space: code,
    name,
    idnumber,
    visibility: VISIBILITIES[visibility] ?? 'none',
  }));
  // Who loses moodle/course:viewhiddengroups is shown less, without a word. Only the sight of a
  // group that nobody else sees proves that all are shown.
  const proved = groups.some(({ visibility }) => visibility === 'none');
  return { groups, lacks: proved ? [] : [{ code: 'core_groups_unproved' }] };
};

export const readGroups: Reader = async (tools, space) => {
  const { groups, lacks } = await groupsOf(tools, space);
  return { items: groups, lacks };
};

export const readGroupMembers: Reader = async (tools, space) => {
  const { groups, lacks } = await groupsOf(tools, space);
  if (groups.length === 0) return { items: [], lacks };
  const listed = await tools.ask('core_group_get_group_members', GroupMembersSchema, {
    groupids: groups.map(({ id }) => id),
  });
  const items: GroupMemberItem[] = listed.flatMap(({ groupid, userids }) =>
    userids.map((userid) => ({
      id: membershipId(groupid, userid),
      groupid,
      userid,
      space: space.code,
    })),
  );
  return { items, lacks };
};
