import type { GroupItem, GroupMemberItem } from '../../moodle/wire.ts';
import type { GroupRow } from '../store/rows.ts';
import { type ItemSource, rowSource } from './source.ts';

/** By the numbers Moodle keeps them as. */
export const VISIBILITIES: GroupItem['visibility'][] = ['all', 'members', 'own', 'none'];

export const groups: ItemSource<'groups'> = rowSource<'groups', GroupRow & { space: string }>({
  id: 'g.id',
  columns: ['g.name', 'g.idnumber', 'g.visibility', 's.code as space'],
  ours: (db) => db('groups as g').join('local_mara_space as s', 's.courseid', 'g.courseid'),
  item: ({ id, space, name, idnumber, visibility }) => ({
    id,
    space,
    name,
    idnumber,
    visibility: VISIBILITIES[visibility] ?? 'none',
  }),
});

export const groupMembers: ItemSource<'group_members'> = rowSource<
  'group_members',
  GroupMemberItem
>({
  id: 'gm.id',
  columns: ['gm.groupid', 'gm.userid', 's.code as space'],
  ours: (db) =>
    db('groups_members as gm')
      .join('groups as g', 'g.id', 'gm.groupid')
      .join('local_mara_space as s', 's.courseid', 'g.courseid')
      .join('user as u', 'u.id', 'gm.userid')
      .where('u.deleted', 0),
  item: ({ id, groupid, userid, space }) => ({ id, groupid, userid, space }),
});
