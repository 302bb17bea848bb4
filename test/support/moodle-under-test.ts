/**
 * The Moodles the contract suite holds to docs/bridge.md: the simulated one always, a
 * real one when the environment names it (MOODLE_URL, MOODLE_TOKEN, MOODLE_CLI).
 */
import { realMoodle } from './moodle-under-test-real.ts';
import { simulatedMoodle } from './moodle-under-test-simulated.ts';

export type NewUser = {
  username: string;
  password: string;
  firstname: string;
  lastname: string;
  email?: string;
  lang?: string;
  fields?: Record<string, string>;
};
export type UserPatch = {
  firstname?: string;
  lastname?: string;
  suspended?: boolean;
  fields?: Record<string, string>;
};
export type RoleName = 'candidate' | 'referent' | 'coordinator';
export type EnrolmentWish = { timestart?: number; timeend?: number; suspended?: boolean };

export type GroupVisibility = 'all' | 'members' | 'own' | 'none';
/** Where a backup of a space is restored: as a course of its own, or into the space's. */
export type RestoreInto = 'new' | 'adding' | 'deleting';

/** What an administrator of that Moodle does, out of reach of the web services. */
export type Fixture = {
  createUser: (user: NewUser) => Promise<number>;
  updateUser: (userId: number, patch: UserPatch) => Promise<void>;
  deleteUser: (userId: number) => Promise<void>;
  /** Enrols, or changes the enrolment that is there. */
  enrol: (userId: number, space: string, role: RoleName, wish?: EnrolmentWish) => Promise<void>;
  unenrol: (userId: number, space: string) => Promise<void>;
  /**
   * A token of the service mara_companion for somebody who should never have one, allowed
   * to speak REST, and `capabilities` of the bridge besides.
   */
  createToken: (userId: number, capabilities?: string[]) => Promise<string>;
  setMaintenance: (on: boolean) => Promise<void>;
  /** Deletes the course of a space. */
  deleteSpace: (space: string) => Promise<void>;
  /** Hides or shows an activity as a manager does. */
  setActivityVisible: (cmid: number, visible: boolean) => Promise<void>;
  /** Opens or closes a space to visitors who are not enrolled. */
  setGuestAccess: (space: string, open: boolean) => Promise<void>;
  /** Deletes an activity as a manager does. */
  deleteActivity: (cmid: number) => Promise<void>;
} & People &
  Progress &
  Lifecycle &
  Plugin &
  Pieces;

/** Roles, groups and cohorts; what is made tells its id, a membership too. */
type People = {
  giveRole: (userId: number, space: string, role: RoleName) => Promise<number>;
  takeRole: (userId: number, space: string, role: RoleName) => Promise<void>;
  createGroup: (space: string, name: string, visibility?: GroupVisibility) => Promise<number>;
  renameGroup: (group: number, name: string) => Promise<void>;
  deleteGroup: (group: number) => Promise<void>;
  addToGroup: (group: number, userId: number) => Promise<number>;
  removeFromGroup: (group: number, userId: number) => Promise<void>;
  createCohort: (name: string, idnumber: string) => Promise<number>;
  renameCohort: (cohort: number, name: string) => Promise<void>;
  deleteCohort: (cohort: number) => Promise<void>;
  addToCohort: (cohort: number, userId: number) => Promise<number>;
  removeFromCohort: (cohort: number, userId: number) => Promise<void>;
};

/** What people get done; each row tells its id. */
type Progress = {
  /** A page that its reader ticks as done, or one that nobody tracks; its course module. */
  createPage: (space: string, name: string, tracked?: boolean) => Promise<number>;
  completeActivity: (cmid: number, userId: number, done?: boolean) => Promise<number>;
  completeCourse: (space: string, userId: number, time: number) => Promise<number>;
  openCourse: (space: string, userId: number, time: number) => Promise<number>;
};

/** What becomes of a course and of what is in it. */
type Lifecycle = {
  renameSpace: (space: string, name: string) => Promise<void>;
  showSpace: (space: string, visible: boolean) => Promise<void>;
  /** Into another category. */
  moveSpace: (space: string) => Promise<void>;
  /** Backs the space up with its people's work, and restores that; the course it went into. */
  restoreBackup: (space: string, into: RestoreInto) => Promise<number>;
  resetSpace: (space: string) => Promise<void>;
  /** The course deleted last under this name; its new id. */
  restoreCourseFromBin: (name: string) => Promise<number>;
  /** The Book or database deleted last in the space; its new course module. */
  restoreActivityFromBin: (space: string, module: 'book' | 'data') => Promise<number>;
};

type Plugin = {
  /** The scheduled task, to its end. */
  compareStates: () => Promise<void>;
  /** As if the task had last ended so many hours ago. */
  setCompared: (hoursAgo: number) => Promise<void>;
  /** `cli/space.php --adopt`: false when it refuses. */
  adoptDatabase: (space: string, cmid: number) => Promise<boolean>;
  /** Changes or deletes a row of the database itself: no event, no cache, nothing else. */
  editRow: (table: string, id: number, values: Record<string, string | number>) => Promise<void>;
  deleteRow: (table: string, id: number) => Promise<void>;
};

/** What reached somebody within Moodle. */
export type Notification = {
  provider: string;
  subject: string;
  /** All that it says, as HTML or plain text. */
  text: string;
  link: string | null;
};
export type Mail = { to: string; subject: string; text: string };
/** What the companion may do here; what is not named is not allowed. */
export type Allowed = { roles?: string[]; cohorts?: string[]; accounts?: boolean };

/** What becomes of pieces beside the companion (docs/bridge-pieces.md). */
type Pieces = {
  /** Moodle's clock, in Unix seconds. */
  now: () => number;
  /** As if so many seconds went by for all pieces of the space. Log in again afterwards. */
  letPass: (space: string, seconds: number) => Promise<void>;
  /** The scheduled tasks, to their end. */
  sendNotices: () => Promise<void>;
  eraseTexts: () => Promise<void>;
  /** What the plugin notified somebody of, the oldest first. */
  notificationsOf: (userId: number) => Promise<Notification[]>;
  /** What `sendNotices` mailed to an address. */
  mailsTo: (address: string) => Promise<Mail[]>;
  /** The settings of the plugin; what is not named is taken back. */
  allow: (allowed: Allowed) => Promise<void>;
  renameEvent: (event: number, name: string) => Promise<void>;
  deleteEvent: (event: number) => Promise<void>;
};

export type MoodleUnderTest = {
  name: string;
  url: string;
  token: string;
  fixture: Fixture;
  close: () => Promise<void>;
};

/** One that can be started; `describe.each(moodles)('$name: …', ({ start }) => …)`. */
export type StartableMoodle = { name: string; start: () => Promise<MoodleUnderTest> };

const real = realMoodle(process.env);

export const moodles: StartableMoodle[] = [simulatedMoodle, ...(real ? [real] : [])];
