/**
 * Services of an association's own, with core functions, beside the plugin's `mara_companion`. A
 * token that has functions listed belongs to such a service.
 */
import { moodleException } from '../errors.ts';
import type { Moodle } from '../moodle.ts';
import { nowOf } from '../moodle.ts';
import { type Db, insertId } from '../store/database.ts';
import { newSecret } from '../store/install.ts';
import { SYSTEM } from '../store/roles.ts';
import type { UserRow } from '../store/rows.ts';

export type CoreAccountWish = {
  name: string;
  functions: readonly string[];
  siteRights: readonly string[];
  courseRights: readonly string[];
};
export type CoreAccount = {
  token: string;
  userid: number;
  serviceid: number;
  siterole: string;
  courserole: string;
};

/** The functions of the service a token belongs to; none where it is not one of these. */
export const functionsOf = async (db: Db, token: string): Promise<string[]> => {
  const rows = await db('external_services_functions as f')
    .join('external_tokens as t', 't.id', 'f.serviceid')
    .where({ 't.token': token })
    .orderBy('f.id')
    .select<{ functionname: string }[]>('f.functionname');
  return rows.map(({ functionname }) => functionname);
};

const assign = async (
  { db, ...moodle }: Moodle,
  role: string,
  userid: number,
  courseid: number,
): Promise<void> => {
  await db('role_assignments').insert({ role, courseid, userid, timemodified: nowOf(moodle) });
};

/** What an administrator sets up where the plugin cannot be installed. */
export const coreAdmin = (moodle: Moodle) => ({
  createCoreAccount: async (wish: CoreAccountWish): Promise<CoreAccount> => {
    const { db } = moodle;
    const { name, functions, siteRights, courseRights } = wish;
    const now = nowOf(moodle);
    const user: Omit<UserRow, 'id'> = {
      username: name,
      password: '',
      firstname: 'Service',
      lastname: name,
      lang: 'fr',
      email: '',
      suspended: 0,
      deleted: 0,
      timecreated: now,
      timemodified: now,
    };
    const userid = await insertId(db, 'user', user);
    const token = newSecret();
    const serviceid = await insertId(db, 'external_tokens', {
      token,
      userid,
      authorised: 0,
      lastaccess: 0,
    });
    await db('external_services_functions').insert(
      functions.map((functionname) => ({ serviceid, functionname })),
    );
    const [siterole, courserole] = [`${name}_site`, `${name}_course`];
    await db('role_capabilities').insert([
      ...siteRights.map((capability) => ({ role: siterole, capability })),
      ...courseRights.map((capability) => ({ role: courserole, capability })),
    ]);
    await assign(moodle, siterole, userid, SYSTEM);
    return { token, userid, serviceid, siterole, courserole };
  },
  /** Gives the account its role in a course, without enrolling it. */
  letInto: (account: { userid: number; courserole: string | number }, courseid: number) =>
    assign(moodle, String(account.courserole), account.userid, courseid),
  shutOut: async ({ userid }: { userid: number }, courseid: number): Promise<void> => {
    await moodle.db('role_assignments').where({ userid, courseid }).delete();
  },
  dropCoreFunction: async ({ serviceid }: { serviceid: number }, functionname: string) => {
    const dropped = await moodle
      .db('external_services_functions')
      .where({ serviceid, functionname })
      .delete();
    if (dropped === 0) throw moodleException('invalidrecord', functionname);
  },
});
