import { compareStates } from '../bridge/compare-states.ts';
import { createSpace, type WantedSpace } from '../bridge/create-space.ts';
import { coreAdmin } from '../core/index.ts';
import type { NewUser } from '../course/accounts.ts';
import { deleteEntry } from '../course/entries.ts';
import { saveProfile } from '../course/profile.ts';
import { findModule, showModule } from '../course/modules.ts';
import { deleteIntoBin } from '../course/recycle-bin.ts';
import { type Counters, type Moodle, nowOf, type WritingHooks, type Switches } from '../moodle.ts';
import { insertId } from '../store/database.ts';
import { EXAMPLE_ACCOUNTS, type ExampleAccount } from '../store/accounts.ts';
import { COMPARED_AT, setConfig } from '../store/config.ts';
import { newSecret, rotateServiceToken, VISIBLE_ALL, VISIBLE_PRIVATE } from '../store/install.ts';
import { SYSTEM } from '../store/roles.ts';
import { cohortsAdmin } from './cohorts.ts';
import {
  changeCourse,
  type CourseChange,
  type CourseRef,
  courseIdOf,
  createCourse,
  deleteCourse,
  setGuestAccess,
  setManualEnrolment,
} from './courses.ts';
import {
  approveEntry,
  changeEntry,
  createEntry,
  deleteField,
  renameField,
  setApproval,
  setDatabaseVisible,
} from './databases.ts';
import {
  type CourseRole,
  enrol,
  enrolMany,
  type EnrolmentOptions,
  type NewEnrolment,
  unenrol,
} from './enrolments.ts';
import { groupsAdmin } from './groups.ts';
import { lifecycleAdmin } from './lifecycle.ts';
import { piecesAdmin } from './pieces.ts';
import { progressAdmin } from './progress.ts';
import { giveRole, takeRoles } from '../course/roles.ts';
import { silentAdmin } from './silently.ts';
import { createUsers, deleteUser, updateUser, type UserChange } from './users.ts';

type SpaceToMake = Pick<WantedSpace, 'code' | 'name'> & Partial<WantedSpace>;

/** Whom the service lets in, as an administrator may set it, wrongly too. */
type TokenRights = { authorised?: boolean; capabilities?: string[] };

const giveToken = async (moodle: Moodle, userId: number, rights: TokenRights): Promise<string> => {
  const { db } = moodle;
  const token = newSecret();
  await insertId(db, 'external_tokens', {
    token,
    userid: userId,
    authorised: rights.authorised ? 1 : 0,
    lastaccess: 0,
  });
  if (!rights.capabilities?.length) return token;
  const role = `token_${userId}`;
  const rows = rights.capabilities.map((capability) => ({ role, capability }));
  await db('role_capabilities').insert(rows).onConflict(['role', 'capability']).ignore();
  await giveRole(moodle, db, { role, courseid: SYSTEM, userid: userId });
  return token;
};

const siteSettings = (moodle: Moodle) => {
  const { db, switches } = moodle;
  return {
    setMaintenance: (mode: Switches['maintenance']) => {
      switches.maintenance = mode;
    },
    /** PHP prints a notice before every answer. */
    setDebugNotice: (shown: boolean) => {
      switches.debugNotice = shown;
    },
    /** The next calls that would have succeeded meet these errors, first in, first out. */
    failNextCalls: (...failures: { errorcode: string; message: string }[]) => {
      switches.failures.push(...failures);
    },
    /** What the front page offers to press. */
    showAccounts: (accounts: ExampleAccount[]) =>
      setConfig(db, EXAMPLE_ACCOUNTS, JSON.stringify(accounts)),
    allow: async (role: string, capability: string) => {
      await db('role_capabilities')
        .insert({ role, capability })
        .onConflict(['role', 'capability'])
        .ignore();
    },
    forbid: async (role: string, capability: string) => {
      await db('role_capabilities').where({ role, capability }).delete();
    },
    deleteRole: async (role: string) => {
      await db('role_capabilities').where({ role }).delete();
      await db('role_assignments').where({ role }).delete();
    },
    deleteProfileField: async (shortname: string) => {
      const ids = db('user_info_field').where({ shortname }).select('id');
      await db('user_info_data').whereIn('fieldid', ids).delete();
      await db('user_info_field').where({ shortname }).delete();
    },
    setProfileField: async (
      shortname: string,
      { exposed, locked }: { exposed: boolean; locked: boolean },
    ) => {
      await db('user_info_field')
        .where({ shortname })
        .update({ visible: exposed ? VISIBLE_ALL : VISIBLE_PRIVATE, locked: locked ? 1 : 0 });
    },
  };
};

const people = (moodle: Moodle) => ({
  createUser: async (user: NewUser): Promise<number> => {
    const [id] = await createUsers(moodle, [user]);
    if (id === undefined) throw new Error(`The user ${user.username} was not made`);
    return id;
  },
  /** Many in one transaction; their ids in the order of the list. */
  createUsers: (list: readonly NewUser[]) => createUsers(moodle, list),
  updateUser: (id: number, change: UserChange) => updateUser(moodle, id, change),
  /** As « Mon parcours » writes them. */
  setFields: (userId: number, fields: Record<string, string>) =>
    saveProfile(moodle, userId, fields),
  deleteUser: (id: number) => deleteUser(moodle, id),
  enrol: (userId: number, space: CourseRef, role: CourseRole, options: EnrolmentOptions = {}) =>
    enrol(moodle, { ...options, userId, space, role }),
  /** Many who are not enrolled yet, in one transaction. */
  enrolMany: (list: readonly NewEnrolment[]) => enrolMany(moodle, list),
  unenrol: (userId: number, space: CourseRef) => unenrol(moodle, userId, space),
  /** A role in a course, without enrolling; the assignment's id. */
  giveRole: (userId: number, course: CourseRef, role: string): Promise<number> =>
    moodle.db.transaction(async (db) =>
      giveRole(moodle, db, { role, courseid: await courseIdOf(db, course), userid: userId }),
    ),
  takeRole: (userId: number, course: CourseRef, role: string): Promise<void> =>
    moodle.db.transaction(async (db) =>
      takeRoles(moodle, db, { role, courseid: await courseIdOf(db, course), userid: userId }),
    ),
  /** A token on the service; unless told otherwise for someone the service does not list. */
  createToken: (userId: number, rights: TokenRights = {}) => giveToken(moodle, userId, rights),
  rotateToken: () => rotateServiceToken(moodle.db),
});

const courses = (moodle: Moodle) => ({
  /** The very path of the web-service function. */
  createSpace: async ({ departements = '', national = false, ...wanted }: SpaceToMake) =>
    (await createSpace(moodle, { ...wanted, departements, national })).space,
  spaceCodes: async (): Promise<string[]> => {
    const rows = await moodle
      .db('local_mara_space')
      .orderBy('id')
      .select<{ code: string }[]>('code');
    return rows.map(({ code }) => code);
  },
  createCourse: (fullname: string) => createCourse(moodle, fullname),
  changeCourse: (course: CourseRef, change: CourseChange) => changeCourse(moodle, course, change),
  deleteCourse: (course: CourseRef) => deleteCourse(moodle, course),
  setGuestAccess: (course: CourseRef, open: boolean) => setGuestAccess(moodle, course, open),
  setManualEnrolment: (course: CourseRef, enabled: boolean) =>
    setManualEnrolment(moodle, course, enabled),
  deleteActivity: (cmid: number) =>
    moodle.db.transaction(async (db) => {
      const row = await findModule(db, cmid);
      if (row) await deleteIntoBin(moodle, db, row);
    }),
  setActivityVisible: (cmid: number, visible: boolean) =>
    moodle.db.transaction((db) => showModule(moodle, db, cmid, visible)),
});

const databases = (moodle: Moodle) => ({
  createEntry: (entry: Parameters<typeof createEntry>[1]) => createEntry(moodle, entry),
  changeEntry: (id: number, fields: Record<string, string>) => changeEntry(moodle, id, fields),
  deleteEntry: (id: number) => moodle.db.transaction((db) => deleteEntry(moodle, db, id)),
  approveEntry: (id: number, approved: boolean) => approveEntry(moodle, id, approved),
  setApproval: (dataid: number, asked: boolean) => setApproval(moodle, dataid, asked),
  setDatabaseVisible: (space: string, visible: boolean) =>
    setDatabaseVisible(moodle, space, visible),
  renameField: (space: string, code: string, name: string) =>
    renameField(moodle, space, code, name),
  deleteField: (space: string, code: string) => deleteField(moodle, space, code),
});

const plugin = (moodle: Moodle) => ({
  /** The scheduled task: notes whatever no event told. */
  compareStates: () => compareStates(moodle),
  /** As if the task had last ended so many hours ago. */
  setCompared: (hoursAgo: number) =>
    setConfig(moodle.db, COMPARED_AT, String(nowOf(moodle) - hoursAgo * 3600)),
  /** Acts of people put right beside the writing of a chapter or a piece; `{}` ends that. */
  duringWrites: (hooks: WritingHooks) => {
    moodle.hooks = hooks;
  },
});

const counting = ({ counters }: Moodle) => ({
  /** Since the start, or since the last reset. */
  counters: (): Counters => ({ calls: { ...counters.calls }, writes: counters.writes }),
  resetCounters: () => {
    Object.assign(counters, { calls: {}, writes: 0 });
  },
});

export const makeAdmin = (moodle: Moodle) => ({
  /** Moodle's clock, in Unix seconds. */
  now: () => nowOf(moodle),
  ...siteSettings(moodle),
  ...people(moodle),
  ...courses(moodle),
  ...databases(moodle),
  ...groupsAdmin(moodle),
  ...coreAdmin(moodle),
  ...cohortsAdmin(moodle),
  ...progressAdmin(moodle),
  ...lifecycleAdmin(moodle),
  ...piecesAdmin(moodle),
  ...plugin(moodle),
  silently: silentAdmin(moodle),
  ...counting(moodle),
});

/** What Moodle's own administration could do, without its pages. */
export type SandboxAdmin = ReturnType<typeof makeAdmin>;
