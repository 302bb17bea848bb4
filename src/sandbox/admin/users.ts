import { noteChanges, type Reference } from '../bridge/change-log.ts';
import { referencesOfUsers } from '../bridge/references.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { type Db, insertMany, nextId } from '../store/database.ts';
import { storePassword } from '../store/passwords.ts';
import { leaveGroups } from './groups.ts';
import { takeRoles } from './roles.ts';

export type NewUser = {
  username: string;
  /** Without one nobody can log in as this user. */
  password?: string;
  firstname: string;
  lastname: string;
  lang?: string;
  /** Profile fields by short name. */
  fields?: Record<string, string>;
};

export type UserChange = Partial<Omit<NewUser, 'username'>> & { suspended?: boolean };

const fieldIds = async (db: Db): Promise<Map<string, number>> => {
  const rows = await db('user_info_field').select<{ id: number; shortname: string }[]>(
    'id',
    'shortname',
  );
  return new Map(rows.map(({ id, shortname }) => [shortname, id]));
};

const fieldRows = (ids: Map<string, number>, userid: number, fields: Record<string, string>) =>
  Object.entries(fields).map(([shortname, data]) => {
    const fieldid = ids.get(shortname);
    if (fieldid === undefined) throw new Error(`There is no profile field ${shortname}`);
    return { userid, fieldid, data };
  });

/** Many users in one transaction; their ids in the order of the list. */
export const createUsers = async (moodle: Moodle, list: readonly NewUser[]): Promise<number[]> =>
  moodle.db.transaction(async (db) => {
    const now = nowOf(moodle);
    const first = await nextId(db, 'user');
    const ids = await fieldIds(db);
    const users = list.map((user, place) => ({
      id: first + place,
      username: user.username,
      password: storePassword(user.password ?? ''),
      firstname: user.firstname,
      lastname: user.lastname,
      lang: user.lang ?? 'fr',
      suspended: 0,
      deleted: 0,
      timecreated: now,
      timemodified: now,
    }));
    const data = list.flatMap((user, place) => fieldRows(ids, first + place, user.fields ?? {}));
    await insertMany(db, 'user', users);
    await insertMany(db, 'user_info_data', data);
    await noteChanges(
      moodle,
      db,
      users.map(({ id }) => ({ kind: 'people', id })),
    );
    return users.map(({ id }) => id);
  });

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
    await db('cohort_members').where({ userid: id }).delete();
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
