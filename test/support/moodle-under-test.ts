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
  fields?: Record<string, string>;
};
export type UserPatch = {
  firstname?: string;
  lastname?: string;
  suspended?: boolean;
  fields?: Record<string, string>;
};
export type RoleName = 'candidate' | 'referent';
export type EnrolmentWish = { timestart?: number; timeend?: number; suspended?: boolean };

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
