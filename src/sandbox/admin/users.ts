import { noteChanges, type Reference } from '../bridge/change-log.ts';
import { notePiecesOf } from '../bridge/piece-store.ts';
import { referencesOfUsers } from '../bridge/references.ts';
import { fieldIds, fieldRows, insertUsers, type NewUser } from '../course/accounts.ts';
import { leaveGroups } from '../course/groups.ts';
import { takeRoles } from '../course/roles.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { storePassword } from '../store/passwords.ts';

export type UserChange = Partial<Omit<NewUser, 'username'>> & { suspended?: boolean };

/** Many users in one transaction; their ids in the order of the list. */
export const createUsers = (moodle: Moodle, list: readonly NewUser[]): Promise<number[]> =>
  moodle.db.transaction((db) => insertUsers(moodle, db, list));

export const updateUser = async (moodle: Moodle, id: number, change: UserChange): Promise<void> =>
  moodle.db.transaction(async (db) => {
    const { password, fields, suspended, ...names } = change;
    await db('user')
      .where({ id })
      .update({
        ...names,
        ...(password === undefined ? {} : { password: storePassword(password) }),
        ...(suspended === undefined ? {} : { suspended: suspended ? 1 : 0 }),
        timemodified: nowOf(moodle),
      });
    for (const row of fieldRows(await fieldIds(db), id, fields ?? {})) {
      await db('user_info_data').insert(row).onConflict(['userid', 'fieldid']).merge(['data']);
    }
    await noteChanges(moodle, db, [{ kind: 'people', id }]);
  });

/** Moodle keeps the row, frees the user name and ends every enrolment. */
export const deleteUser = async (moodle: Moodle, id: number): Promise<void> =>
  moodle.db.transaction(async (db) => {
    const enrolments = await db('user_enrolments')
      .where({ userid: id })
      .select<{ id: number }[]>('id');
    const entries = await db('data_records').where({ userid: id }).select<{ id: number }[]>('id');
    const concerned = await referencesOfUsers(db, [id]);
    await db('user_enrolments').where({ userid: id }).delete();
    await takeRoles(moodle, db, { userid: id });
    await leaveGroups(moodle, db, id);
    await db('local_mara_member').where({ userid: id }).delete();
    const enrolmentids = enrolments.map((row) => row.id);
    await notePiecesOf(moodle, db, 'enrolment', enrolmentids);
    const memberships = db('cohort_members').where({ userid: id });
    const members = await memberships.clone().select<{ id: number }[]>('id');
    const memberids = members.map((row) => row.id);
    await notePiecesOf(moodle, db, 'cohort_member', memberids);
    await memberships.delete();
    await db('user_lastaccess').where({ userid: id }).delete();
    await db('user_info_data').where({ userid: id }).delete();
    await db('external_tokens').where({ userid: id }).delete();
    await db('sessions').where({ userid: id }).delete();
    await db('user')
      .where({ id })
      .update({
        deleted: 1,
        username: `deleted.${id}.${nowOf(moodle)}`,
        password: '',
        timemodified: nowOf(moodle),
      });
    await noteChanges(moodle, db, [
      ...enrolments.map((row): Reference => ({ kind: 'enrolments', id: row.id })),
      ...entries.map((row): Reference => ({ kind: 'entries', id: row.id })),
      ...concerned,
      { kind: 'people', id },
    ]);
  });
