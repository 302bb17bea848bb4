import { z } from 'zod';
import { getConfig, setConfig } from '../store/config.ts';
import type { Db } from '../store/database.ts';

const AllowsSchema = z.object({
  roles: z.array(z.string()),
  cohorts: z.array(z.string()),
  accounts: z.boolean(),
});
/** What the site lets the companion do beyond its spaces' own things. */
export type Allows = z.infer<typeof AllowsSchema>;

const SETTING = 'allows';

/** Who may one of these edits, manages or sees the participants: no program gives away such a role. */
const TOO_MUCH = [
  'moodle/course:viewparticipants',
  'moodle/course:viewhiddenactivities',
  'moodle/course:managegroups',
  'mod/book:edit',
  'mod/data:manageentries',
  'local/mara:viewregion',
];

const strongRoles = async (db: Db, roles: readonly string[]): Promise<Set<string>> => {
  const rows = await db('role_capabilities')
    .whereIn('role', [...roles])
    .whereIn('capability', TOO_MUCH)
    .distinct<{ role: string }[]>('role');
  return new Set(rows.map(({ role }) => role));
};

/** All off at first. A role that became too strong since it was chosen is none of them. */
export const allowsOf = async (db: Db): Promise<Allows> => {
  const stored = await getConfig(db, SETTING);
  if (stored === null) return { roles: [], cohorts: [], accounts: false };
  const allows = AllowsSchema.parse(JSON.parse(stored));
  const strong = await strongRoles(db, allows.roles);
  return { ...allows, roles: allows.roles.filter((role) => !strong.has(role)) };
};

/** As an administrator saves the settings: a role that is too strong is refused. */
export const setAllows = async (db: Db, change: Partial<Allows>): Promise<void> => {
  const [strong] = await strongRoles(db, change.roles ?? []);
  if (strong !== undefined) throw new Error(`The role ${strong} may too much to be given`);
  await setConfig(db, SETTING, JSON.stringify({ ...(await allowsOf(db)), ...change }));
};
