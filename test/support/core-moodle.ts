/**
 * The Moodles as an association without the plugin would set them up: a service of its own with
 * core functions, and an account with the rights of docs/without-plugin.md.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { startSandbox } from '../../src/sandbox/index.ts';
import type { SandboxAdmin } from '../../src/sandbox/index.ts';
import type { MoodleUnderTest } from './moodle-under-test.ts';
import { realMoodle } from './moodle-under-test-real.ts';
import { simulated } from './moodle-under-test-simulated.ts';

export const FUNCTIONS = [
  'core_webservice_get_site_info',
  'core_course_get_courses_by_field',
  'core_enrol_get_enrolled_users',
  'core_group_get_course_groups',
  'core_group_get_group_members',
  'core_group_get_activity_allowed_groups',
  'mod_data_get_databases_by_courses',
  'mod_data_get_fields',
  'mod_data_get_data_access_information',
  'mod_data_get_entries',
];
/** Held on the whole site. */
export const SITE_RIGHTS = ['webservice/rest:use', 'moodle/user:viewalldetails'];
/** Held in the course of each space. */
export const COURSE_RIGHTS = [
  'moodle/course:view',
  'moodle/course:viewhiddencourses',
  'moodle/course:viewhiddenactivities',
  'moodle/course:viewparticipants',
  'moodle/user:viewdetails',
  'moodle/site:viewfullnames',
  'moodle/site:accessallgroups',
  'moodle/course:managegroups',
  'moodle/course:viewhiddengroups',
  'mod/data:view',
  'mod/data:viewentry',
  'mod/data:manageentries',
  'mod/data:approve',
];

export type Visibility = 'all' | 'members' | 'own' | 'none';

const AccountSchema = z.object({
  token: z.string(),
  userid: z.int(),
  serviceid: z.int(),
  siterole: z.union([z.int(), z.string()]),
  courserole: z.union([z.int(), z.string()]),
});
export type Account = z.infer<typeof AccountSchema>;

export type CoreFixture = {
  makeAccount: (name: string) => Promise<Account>;
  removeAccount: (account: Account) => Promise<void>;
  letInto: (account: Account, courseid: number) => Promise<void>;
  shutOut: (account: Account, courseid: number) => Promise<void>;
  /** Gives or takes a right, wherever the account's roles hold. */
  setRight: (account: Account, right: string, held: boolean) => Promise<void>;
  dropFunction: (account: Account, name: string) => Promise<void>;
  createGroup: (courseid: number, name: string, visibility: Visibility) => Promise<number>;
  addToGroup: (groupid: number, userid: number) => Promise<void>;
  deleteGroup: (groupid: number) => Promise<void>;
  /** Whether entries of a database wait for approval. */
  setApproval: (databaseid: number, asked: boolean) => Promise<void>;
  approve: (entryid: number, approved: boolean) => Promise<void>;
};
export type CoreMoodle = MoodleUnderTest & { core: CoreFixture };

const simulatedSteps = (admin: SandboxAdmin): CoreFixture => ({
  makeAccount: (name) =>
    admin.createCoreAccount({
      name,
      functions: FUNCTIONS,
      siteRights: SITE_RIGHTS,
      courseRights: COURSE_RIGHTS,
    }),
  // Gone with its Moodle.
  removeAccount: () => Promise.resolve(),
  letInto: (account, courseid) => admin.letInto(account, courseid),
  shutOut: (account, courseid) => admin.shutOut(account, courseid),
  setRight: async ({ siterole, courserole }, right, held) => {
    const homes = [
      ...(SITE_RIGHTS.includes(right) ? [siterole] : []),
      ...(COURSE_RIGHTS.includes(right) ? [courserole] : []),
    ];
    for (const role of homes) await admin[held ? 'allow' : 'forbid'](String(role), right);
  },
  dropFunction: (account, name) => admin.dropCoreFunction(account, name),
  createGroup: (space, name, visibility) => admin.createGroup({ space, name, visibility }),
  addToGroup: async (groupid, userid) => {
    await admin.addToGroup(groupid, userid);
  },
  deleteGroup: (groupid) => admin.deleteGroup(groupid),
  setApproval: (databaseid, asked) => admin.setApproval(databaseid, asked),
  approve: (entryid, approved) => admin.approveEntry(entryid, approved),
});

const run = promisify(execFile);
const script = fileURLToPath(new URL('../contract/real/core-fixture.php', import.meta.url));

const realSteps = (folder: string, php: string): CoreFixture => {
  const ask = async (action: string, details: object): Promise<unknown> => {
    const { stdout } = await run(php, [script, folder, action, JSON.stringify(details)]);
    return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as unknown;
  };
  const act = async (action: string, details: object): Promise<void> => {
    await ask(action, details);
  };
  const numbers: Record<Visibility, number> = { all: 0, members: 1, own: 2, none: 3 };
  return {
    makeAccount: async (name) => {
      const rights = { siteRights: SITE_RIGHTS, courseRights: COURSE_RIGHTS };
      return AccountSchema.parse(
        await ask('makeAccount', { name, functions: FUNCTIONS, ...rights }),
      );
    },
    removeAccount: (account) => act('removeAccount', account),
    letInto: ({ userid, courserole: role }, courseid) => act('letInto', { userid, role, courseid }),
    shutOut: ({ userid, courserole: role }, courseid) => act('shutOut', { userid, role, courseid }),
    setRight: ({ siterole, courserole }, right, held) =>
      act('setRight', {
        roles: [
          ...(SITE_RIGHTS.includes(right) ? [siterole] : []),
          ...(COURSE_RIGHTS.includes(right) ? [courserole] : []),
        ],
        right,
        held,
      }),
    dropFunction: ({ serviceid }, name) => act('dropFunction', { serviceid, function: name }),
    createGroup: async (courseid, name, visibility) =>
      z.int().parse(await ask('createGroup', { courseid, name, visibility: numbers[visibility] })),
    addToGroup: (groupid, userid) => act('addToGroup', { groupid, userid }),
    deleteGroup: (groupid) => act('deleteGroup', { groupid }),
    setApproval: (databaseid, asked) => act('setApproval', { databaseid, asked }),
    approve: (entryid, approved) => act('approve', { entryid, approved }),
  };
};

type Startable = { name: string; start: () => Promise<CoreMoodle> };

const simulatedCore: Startable = {
  name: 'simulated Moodle',
  start: async () => {
    const sandbox = await startSandbox({ file: ':memory:', port: 0 });
    return { ...simulated(sandbox), core: simulatedSteps(sandbox.admin) };
  },
};

const realCore = (env: NodeJS.ProcessEnv): Startable | undefined => {
  const real = realMoodle(env);
  const folder = env['MOODLE_CLI'];
  if (!real || !folder) return undefined;
  const core = realSteps(folder, env['MOODLE_PHP'] ?? 'php');
  return { name: real.name, start: async () => ({ ...(await real.start()), core }) };
};

const real = realCore(process.env);

export const coreMoodles: Startable[] = [simulatedCore, ...(real ? [real] : [])];
