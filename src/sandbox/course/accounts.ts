import { noteChanges } from '../bridge/change-log.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { type Db, insertMany, nextId } from '../store/database.ts';
import { storePassword } from '../store/passwords.ts';

export type NewUser = {
  username: string;
  /** Without one nobody can log in as this user. */
  password?: string;
  firstname: string;
  lastname: string;
  lang?: string;
  email?: string;
  /** Profile fields by short name. */
  fields?: Record<string, string>;
};

export const fieldIds = async (db: Db): Promise<Map<string, number>> => {
  const rows = await db('user_info_field').select<{ id: number; shortname: string }[]>(
    'id',
    'shortname',
  );
  return new Map(rows.map(({ id, shortname }) => [shortname, id]));
};

export const fieldRows = (
  ids: Map<string, number>,
  userid: number,
  fields: Record<string, string>,
) =>
  Object.entries(fields).map(([shortname, data]) => {
    const fieldid = ids.get(shortname);
    if (fieldid === undefined) throw new Error(`There is no profile field ${shortname}`);
    return { userid, fieldid, data };
  });

/** Many accounts at once; their ids in the order of the list. */
export const insertUsers = async (
  moodle: Moodle,
  db: Db,
  list: readonly NewUser[],
): Promise<number[]> => {
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
    email: user.email ?? '',
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
};
