/** Keeps who belongs to what: roles in spaces, groups, cohorts. */
import { z } from 'zod';
import { type Db, mirrorOf } from '../../db/index.ts';
import type {
  CohortItem,
  CohortMemberItem,
  GroupItem,
  GroupMemberItem,
  RoleItem,
} from '../../moodle/index.ts';
import type { Receiver } from '../sync/index.ts';
import { COORDINATOR, REFERENT } from './roster-store.ts';

export const roleReceiver: Receiver<'roles'> = mirrorOf({
  kind: 'roles',
  table: 'space_role',
  toRow: ({ id, userid, space, role, timemodified }: RoleItem) => ({
    id,
    person_id: userid,
    space,
    role,
    time_modified: timemodified * 1000,
  }),
});

/**
 * The referents of a space, by Moodle's user ids. Of those not enrolled anywhere nothing else is
 * known; a suspended account is left out where it is.
 */
export const referentsOf = async (db: Db, space: string): Promise<number[]> => {
  const ids: unknown = await db('space_role')
    .leftJoin('person', 'person.id', 'space_role.person_id')
    .where({ 'space_role.space': space, 'space_role.role': REFERENT })
    .where((q) => {
      void q.whereNull('person.suspended').orWhere('person.suspended', false);
    })
    .distinct()
    .orderBy('space_role.person_id')
    .pluck('space_role.person_id');
  return z.array(z.coerce.number()).parse(ids);
};

/** Those who answer for a space: its referents and its coordinators, by name. */
export type Contact = { id: number; name: string; coordinator: boolean };

const ContactRowSchema = z.object({
  id: z.coerce.number(),
  role: z.string(),
  firstname: z.string(),
  lastname: z.string(),
});

/** Only those whose name is known, for they are enrolled somewhere, and whose account is open. */
export const contactsOf = async (db: Db, space: string): Promise<Contact[]> => {
  const rows = z
    .array(ContactRowSchema)
    .parse(
      await db('space_role')
        .join('person', 'person.id', 'space_role.person_id')
        .where({ 'space_role.space': space, 'person.suspended': false })
        .whereIn('space_role.role', [REFERENT, COORDINATOR])
        .select('person.id', 'space_role.role', 'person.firstname', 'person.lastname'),
    );
  const byId = new Map<number, Contact>();
  for (const { id, role, firstname, lastname } of rows) {
    // Who is both is their referent first.
    const coordinator = role === COORDINATOR && byId.get(id)?.coordinator !== false;
    byId.set(id, { id, name: `${firstname} ${lastname}`.trim(), coordinator });
  }
  const { compare } = new Intl.Collator('fr');
  return [...byId.values()].sort(
    (a, b) =>
      Number(a.coordinator) - Number(b.coordinator) || compare(a.name, b.name) || a.id - b.id,
  );
};

export const groupReceiver: Receiver<'groups'> = mirrorOf({
  kind: 'groups',
  table: 'space_group',
  toRow: ({ id, space, name, idnumber, visibility }: GroupItem) => ({
    id,
    space,
    name,
    idnumber,
    visibility,
  }),
});

export const groupMemberReceiver: Receiver<'group_members'> = mirrorOf({
  kind: 'group_members',
  table: 'group_member',
  toRow: ({ id, groupid, userid, space }: GroupMemberItem) => ({
    id,
    group_id: groupid,
    person_id: userid,
    space,
  }),
});

export const cohortReceiver: Receiver<'cohorts'> = mirrorOf({
  kind: 'cohorts',
  table: 'cohort',
  toRow: ({ id, name, idnumber, visible }: CohortItem) => ({ id, name, idnumber, visible }),
});

export const cohortMemberReceiver: Receiver<'cohort_members'> = mirrorOf({
  kind: 'cohort_members',
  table: 'cohort_member',
  toRow: ({ id, cohortid, userid }: CohortMemberItem) => ({
    id,
    cohort_id: cohortid,
    person_id: userid,
  }),
});
