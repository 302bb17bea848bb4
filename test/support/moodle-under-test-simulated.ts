/** The simulated Moodle, started for one test file and gone with it. */
import { startSandbox } from '../../src/sandbox/index.ts';
import type { Sandbox, SandboxAdmin } from '../../src/sandbox/index.ts';
import type {
  Fixture,
  MoodleUnderTest,
  RestoreInto,
  StartableMoodle,
} from './moodle-under-test.ts';

const name = 'simulated Moodle';

const ROLES = {
  candidate: 'mara_candidate',
  referent: 'mara_referent',
  coordinator: 'mara_coordinator',
} as const;

export const simulatedMoodle: StartableMoodle = {
  name,
  start: async () => {
    let ahead = 0;
    const clock = { now: () => Date.now() + ahead };
    const sandbox = await startSandbox({ file: ':memory:', port: 0, clock });
    return simulated(sandbox, (seconds) => {
      ahead += seconds * 1000;
    });
  },
};

/** A sandbox that runs, as the contract suite sees it; `pass` moves its clock, where a test may. */
export function simulated(sandbox: Sandbox, pass: Pass = noPassing): MoodleUnderTest {
  const { url, token, admin } = sandbox;
  return { name, url, token, fixture: fixtureWith(admin, pass), close: () => sandbox.close() };
}

type Pass = (seconds: number) => void;

function noPassing(): never {
  throw new Error('This sandbox has a clock of its own');
}

function fixtureWith(admin: SandboxAdmin, pass: Pass): Fixture {
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
    giveRole: (userId, space, role) => admin.giveRole(userId, space, ROLES[role]),
    takeRole: (userId, space, role) => admin.takeRole(userId, space, ROLES[role]),
    createGroup: (space, name, visibility = 'all') =>
      admin.createGroup({ space, name, visibility }),
    renameGroup: (group, name) => admin.renameGroup(group, name),
    deleteGroup: (group) => admin.deleteGroup(group),
    addToGroup: (group, userId) => admin.addToGroup(group, userId),
    removeFromGroup: (group, userId) => admin.removeFromGroup(group, userId),
    createCohort: (name, idnumber) => admin.createCohort({ name, idnumber }),
    renameCohort: (cohort, name) => admin.renameCohort(cohort, name),
    deleteCohort: (cohort) => admin.deleteCohort(cohort),
    addToCohort: (cohort, userId) => admin.addToCohort(cohort, userId),
    removeFromCohort: (cohort, userId) => admin.removeFromCohort(cohort, userId),
    createPage: (space, page, tracked = true) => admin.createPage({ space, name: page, tracked }),
    completeActivity: (cmid, userId, done = true) =>
      admin.completeActivity(cmid, userId, done ? 'complete' : 'incomplete'),
    completeCourse: (space, userId, time) => admin.completeCourse(space, userId, time),
    openCourse: (space, userId, time) => admin.openCourse(space, userId, time),
    renameSpace: (space, fullname) => admin.changeCourse(space, { fullname }),
    showSpace: (space, visible) => admin.changeCourse(space, { visible }),
    moveSpace: (space) => admin.changeCourse(space, { category: 77 }),
    restoreBackup: (space, into) => restoreBackup(admin, space, into),
    resetSpace: (space) => admin.resetCourse(space),
    restoreCourseFromBin: (course) => admin.restoreCourseFromBin(course),
    restoreActivityFromBin: (space, module) => admin.restoreActivityFromBin(space, module),
    compareStates: () => admin.compareStates(),
    setCompared: (hoursAgo) => admin.setCompared(hoursAgo),
    adoptDatabase: (space, cmid) =>
      admin.adoptDatabase(space, cmid).then(
        () => true,
        () => false,
      ),
    editRow: (table, id, values) => admin.silently.change(table, id, values),
    deleteRow: (table, id) => admin.silently.remove(table, id),
    now: () => admin.now(),
    letPass: (_, seconds) => {
      pass(seconds);
      return Promise.resolve();
    },
    sendNotices: () => admin.sendNotices(),
    eraseTexts: () => admin.eraseTexts(),
    notificationsOf: async (userId) => {
      const rows = await admin.notificationsOf(userId);
      return rows.map(({ provider, subject, html, url }) => {
        return { provider, subject, text: html, link: url === '' ? null : url };
      });
    },
    mailsTo: async (address) => {
      const mails = (await admin.mails()).filter((mail) => mail.address === address);
      return mails.map(({ subject, html }) => ({ to: address, subject, text: html }));
    },
    allow: ({ roles = [], cohorts = [], accounts = false }) =>
      admin.allows({ roles, cohorts, accounts }),
    renameEvent: (event, title) => admin.changeEvent(event, { name: title }),
    deleteEvent: (event) => admin.deleteEvent(event),
  };
}

async function restoreBackup(
  admin: SandboxAdmin,
  space: string,
  into: RestoreInto,
): Promise<number> {
  const backup = await admin.backupCourse(space, true);
  if (into === 'new') return admin.restoreCourse(backup);
  await admin.restoreInto(backup, space, { deleting: into === 'deleting' });
  return Number(backup.course['id']);
}
