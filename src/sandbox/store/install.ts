import { randomBytes, randomUUID } from 'node:crypto';
import { COMPARED_AT, getConfig, setConfig } from './config.ts';
import { type Db, insertId } from './database.ts';
import { storePassword } from './passwords.ts';
import { PROFILE_FIELDS } from './profile-fields.ts';
import { fillRole, fillRoles, SYSTEM } from './roles.ts';
import { PLUGIN } from './version.ts';

/** `PROFILE_VISIBLE_PRIVATE`, and the one everybody sees. */
export const VISIBLE_PRIVATE = 1;
export const VISIBLE_ALL = 2;

export const GUEST_USERNAME = 'guest';
export const ADMIN_USERNAME = 'admin';
const SERVICE_USERNAME = 'mara_service';

export const newSecret = (): string => randomBytes(16).toString('hex');

const makeUser = (db: Db, username: string, firstname: string, password: string, now: number) =>
  insertId(db, 'user', {
    username,
    password: storePassword(password),
    firstname,
    lastname: '',
    lang: 'fr',
    email: '',
    suspended: 0,
    deleted: 0,
    timecreated: now,
    timemodified: now,
  });

const VERSION = 'version';
/** The version that brought the role. */
const COORDINATORS_SINCE = 2026112210;

/** What a role of release 0.2.0 could not do yet. */
const NEW_RIGHTS = [
  { role: 'mara_service', capability: 'local/mara:put' },
  { role: 'mara_referent', capability: 'local/mara:viewregion' },
  // Nor of release 0.4.0.
  { role: 'mara_referent', capability: 'local/mara:followpeople' },
  { role: 'mara_coordinator', capability: 'local/mara:followpeople' },
];

/** Makes those that are missing; what stands stays as an administrator set it. */
const makeProfileFields = async (db: Db): Promise<void> => {
  const rows = PROFILE_FIELDS.map(({ shortname, locked }) => ({
    shortname,
    visible: VISIBLE_PRIVATE,
    locked: locked ? 1 : 0,
  }));
  await db('user_info_field').insert(rows).onConflict(['shortname']).ignore();
};

/** A file of an earlier version: each right that came since is given once, to roles that stand. */
const upgrade = async (db: Db): Promise<boolean> => {
  const before = Number(await getConfig(db, VERSION));
  if (before === PLUGIN.version) return false;
  for (const right of NEW_RIGHTS) {
    const { role } = right;
    const stands = await db('role_capabilities').where({ role }).first<object | undefined>('id');
    if (!stands) continue;
    await db('role_capabilities').insert(right).onConflict(['role', 'capability']).ignore();
  }
  if (before < COORDINATORS_SINCE) await fillRole(db, 'mara_coordinator');
  await makeProfileFields(db);
  await setConfig(db, VERSION, String(PLUGIN.version));
  return true;
};

/**
 * The first start on a file: what Moodle's and the plugin's installers leave behind. Tells whether
 * an earlier version left it, whose spaces lack what came since.
 */
export const install = async (db: Db, now: number): Promise<'new' | 'upgraded' | 'same'> => {
  if ((await getConfig(db, 'instance')) !== null) return (await upgrade(db)) ? 'upgraded' : 'same';
  await db.transaction(async (trx) => {
    await fillRoles(trx);
    await makeProfileFields(trx);
    await makeUser(trx, GUEST_USERNAME, 'Visiteur anonyme', 'guest', now);
    await makeUser(trx, ADMIN_USERNAME, 'Administration', 'mara-2026', now);
    const service = await makeUser(trx, SERVICE_USERNAME, 'Service MARA', '', now);
    await insertId(trx, 'role_assignments', {
      role: SERVICE_USERNAME,
      courseid: SYSTEM,
      userid: service,
      timemodified: now,
    });
    await insertId(trx, 'external_tokens', {
      token: newSecret(),
      userid: service,
      authorised: 1,
      lastaccess: 0,
    });
    await setConfig(trx, 'siteidentifier', newSecret());
    await setConfig(trx, 'instance', randomUUID());
    await setConfig(trx, 'epoch', newSecret());
    await setConfig(trx, 'lastnumber', '0');
    await setConfig(trx, 'prunedto', '0');
    await setConfig(trx, 'sitename', 'MARA');
    await setConfig(trx, VERSION, String(PLUGIN.version));
    // `setup.php` took the first fingerprints: there was nothing yet.
    await setConfig(trx, COMPARED_AT, String(now));
  });
  return 'new';
};

export const serviceUser = async (db: Db): Promise<number> => {
  const row = await db('user')
    .where({ username: SERVICE_USERNAME })
    .first<{ id: number } | undefined>('id');
  if (!row) throw new Error('The sandbox has lost its service user');
  return row.id;
};

export const serviceToken = async (db: Db): Promise<string> => {
  const row = await db('external_tokens as t')
    .join('user as u', 'u.id', 't.userid')
    .where({ 'u.username': SERVICE_USERNAME })
    .orderBy('t.id', 'desc')
    .first<{ token: string } | undefined>('t.token');
  if (!row) throw new Error('The sandbox has lost its service token');
  return row.token;
};

/** The old token stops working at once. */
export const rotateServiceToken = async (db: Db): Promise<string> => {
  const token = newSecret();
  await db('external_tokens')
    .where({ token: await serviceToken(db) })
    .update({ token });
  return token;
};
