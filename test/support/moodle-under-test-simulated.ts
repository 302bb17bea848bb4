/** The simulated Moodle, started for one test file and gone with it. */
import { startSandbox } from '../../src/sandbox/index.ts';
import type { Sandbox, SandboxAdmin } from '../../src/sandbox/index.ts';
import type { Fixture, MoodleUnderTest, StartableMoodle } from './moodle-under-test.ts';

const name = 'simulated Moodle';

const ROLES = { candidate: 'mara_candidate', referent: 'mara_referent' } as const;

export const simulatedMoodle: StartableMoodle = {
  name,
  start: async () => {
    return simulated(await startSandbox({ file: ':memory:', port: 0 }));
  },
};

/** A sandbox that runs, as the contract suite sees it. */
export function simulated(sandbox: Sandbox): MoodleUnderTest {
  const { url, token, admin } = sandbox;
  return { name, url, token, fixture: fixtureWith(admin), close: () => sandbox.close() };
}

function fixtureWith(admin: SandboxAdmin): Fixture {
  return {
    createUser: (user) => admin.createUser(user),
    updateUser: (userId, patch) => admin.updateUser(userId, patch),
    deleteUser: (userId) => admin.deleteUser(userId),
    enrol: async (userId, space, role, wish = {}) => {
      await admin.enrol(userId, space, ROLES[role], wish);
    },
    unenrol: (userId, space) => admin.unenrol(userId, space),
    createToken: (userId, capabilities = []) => {
      const rights = ['webservice/rest:use', ...capabilities];
      return admin.createToken(userId, { authorised: true, capabilities: rights });
    },
    setMaintenance: (on) => {
      admin.setMaintenance(on ? 'site' : 'off');
      return Promise.resolve();
    },
    deleteSpace: (space) => admin.deleteCourse(space),
    setActivityVisible: (cmid, visible) => admin.setActivityVisible(cmid, visible),
    setGuestAccess: (space, open) => admin.setGuestAccess(space, open),
    deleteActivity: (cmid) => admin.deleteActivity(cmid),
  };
}
