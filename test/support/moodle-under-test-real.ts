/** A real Moodle, reached over HTTP and by a PHP script run in its folder. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { used } from './machine.ts';
import type { Fixture, Mail, MoodleUnderTest, StartableMoodle } from './moodle-under-test.ts';

const run = promisify(execFile);
const script = fileURLToPath(new URL('../contract/real/fixture.php', import.meta.url));

const NotificationSchema = z.object({
  provider: z.string(),
  subject: z.string(),
  text: z.string(),
  link: z.string().nullable(),
});
const MailSchema = z.object({ to: z.string(), subject: z.string(), text: z.string() });

/** Nothing when the environment does not name a real Moodle. */
export function realMoodle(env: NodeJS.ProcessEnv): StartableMoodle | undefined {
  const { MOODLE_URL: url, MOODLE_TOKEN: token, MOODLE_CLI: folder } = env;
  if (!url || !token || !folder) return undefined;
  const name = 'real Moodle';
  const moodle: MoodleUnderTest = {
    name,
    url: url.replace(/\/$/, ''),
    token,
    fixture: fixtureIn(folder, env['MOODLE_PHP'] ?? 'php'),
    close: () => Promise.resolve(),
  };
  const start = () => {
    used('moodle');
    return Promise.resolve(moodle);
  };
  return { name, start };
}

function fixtureIn(folder: string, php: string): Fixture {
  const mails: Mail[] = [];
  async function ask(action: string, details: Record<string, unknown>): Promise<unknown> {
    // Not in the tests' own folder: PHP may run as another user.
    const env = { ...process.env, TMPDIR: undefined };
    const { stdout } = await run(php, [script, folder, action, JSON.stringify(details)], { env });
    // A plugin's debugging output may precede the answer, which is the last line.
    return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as unknown;
  }
  async function act(action: string, details: Record<string, unknown>): Promise<void> {
    await ask(action, details);
  }
  async function made(action: string, details: Record<string, unknown>): Promise<number> {
    return z
      .int()
      .positive()
      .parse(await ask(action, details));
  }
  return {
    createUser: (user) => made('createUser', user),
    updateUser: (userId, patch) => act('updateUser', { userId, ...patch }),
    deleteUser: (userId) => act('deleteUser', { userId }),
    enrol: (userId, space, role, wish = {}) => act('enrol', { userId, space, role, ...wish }),
    unenrol: (userId, space) => act('unenrol', { userId, space }),
    createToken: async (userId, capabilities = []) =>
      z.string().parse(await ask('createToken', { userId, capabilities })),
    setMaintenance: (on) => act('setMaintenance', { on }),
    deleteSpace: (space) => act('deleteSpace', { space }),
    setActivityVisible: (cmid, visible) => act('setActivityVisible', { cmid, visible }),
    setGuestAccess: (space, open) => act('setGuestAccess', { space, open }),
    deleteActivity: (cmid) => act('deleteActivity', { cmid }),
    giveRole: (userId, space, role) => made('giveRole', { userId, space, role }),
    takeRole: (userId, space, role) => act('takeRole', { userId, space, role }),
    createGroup: (space, name, visibility = 'all') =>
      made('createGroup', { space, name, visibility }),
    renameGroup: (group, name) => act('renameGroup', { group, name }),
    deleteGroup: (group) => act('deleteGroup', { group }),
    addToGroup: (group, userId) => made('addToGroup', { group, userId }),
    removeFromGroup: (group, userId) => act('removeFromGroup', { group, userId }),
    createCohort: (name, idnumber) => made('createCohort', { name, idnumber }),
    renameCohort: (cohort, name) => act('renameCohort', { cohort, name }),
    deleteCohort: (cohort) => act('deleteCohort', { cohort }),
    addToCohort: (cohort, userId) => made('addToCohort', { cohort, userId }),
    removeFromCohort: (cohort, userId) => act('removeFromCohort', { cohort, userId }),
    createPage: (space, name, tracked = true) => made('createPage', { space, name, tracked }),
    completeActivity: (cmid, userId, done = true) =>
      made('completeActivity', { cmid, userId, done }),
    completeCourse: (space, userId, time) => made('completeCourse', { space, userId, time }),
    openCourse: (space, userId, time) => made('openCourse', { space, userId, time }),
    renameSpace: (space, name) => act('renameSpace', { space, name }),
    showSpace: (space, visible) => act('showSpace', { space, visible }),
    moveSpace: (space) => act('moveSpace', { space }),
    restoreBackup: (space, into) => made('restoreBackup', { space, into }),
    resetSpace: (space) => act('resetSpace', { space }),
    restoreCourseFromBin: (name) => made('restoreCourseFromBin', { name }),
    restoreActivityFromBin: (space, module) => made('restoreActivityFromBin', { space, module }),
    compareStates: () => act('compareStates', {}),
    setCompared: (hoursAgo) => act('setCompared', { hoursAgo }),
    adoptDatabase: async (space, cmid) =>
      z.boolean().parse(await ask('adoptDatabase', { space, cmid })),
    editRow: (table, id, values) => act('editRow', { table, id, values }),
    deleteRow: (table, id) => act('deleteRow', { table, id }),
    now: () => Math.floor(Date.now() / 1000),
    letPass: (space, seconds) => act('letPass', { space, seconds }),
    sendNotices: async () => {
      mails.push(...MailSchema.array().parse(await ask('sendNotices', {})));
    },
    eraseTexts: () => act('eraseTexts', {}),
    notificationsOf: async (userId) =>
      NotificationSchema.array().parse(await ask('notificationsOf', { userId })),
    mailsTo: (address) => Promise.resolve(mails.filter(({ to }) => to.includes(address))),
    allow: ({ roles = [], cohorts = [], accounts = false }) =>
      act('allow', { roles, cohorts, accounts }),
    renameEvent: (event, name) => act('renameEvent', { event, name }),
    deleteEvent: (event) => act('deleteEvent', { event }),
  };
}
