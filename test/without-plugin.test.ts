/** A companion of a Moodle without the plugin: it reads what core gives, and loses nothing to lost rights. */
import { afterEach, expect, it } from '@jest/globals';
import type { App } from '../src/compose.ts';
import { examine, overviewOf } from '../src/features/sync/index.ts';
import { type Sandbox, startSandbox } from '../src/sandbox/index.ts';
import { say } from '../src/shared/i18n.ts';
import { COURSE_RIGHTS, FUNCTIONS, SITE_RIGHTS } from './support/core-moodle.ts';
import { describeEachDatabase } from './support/databases.ts';
import { companion, cycleOf, movedClock, sheet } from './support/site.ts';

type Account = Awaited<ReturnType<Sandbox['admin']['createCoreAccount']>>;
type Scene = {
  sandbox: Sandbox;
  app: App;
  account: Account;
  /** Course ids by code. */
  courses: Record<'mel' | 'var', number>;
  candidate: number;
  group: number;
  entry: number;
};

const TABLES = ['space', 'person', 'space_group', 'group_member', 'entry', 'enrolment', 'book'];

describeEachDatabase('a Moodle without the plugin', ({ freshUrl }) => {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await one.close();
  });

  const clock = movedClock();
  const appFor = async (url: string, sandbox: Sandbox, token: string, spaces?: string) => {
    const more: Record<string, string> =
      spaces === undefined ? {} : { MOODLE_WITHOUT_PLUGIN: 'true', MOODLE_SPACES: spaces };
    const app = await companion(url, { url: sandbox.url, token }, clock, more);
    open.push(app);
    return app;
  };

  const scene = async (): Promise<Scene & { url: string }> => {
    const sandbox = await startSandbox({ file: ':memory:', clock });
    open.push(sandbox);
    const { admin } = sandbox;
    const account = await admin.createCoreAccount({
      name: 'companion',
      functions: FUNCTIONS,
      siteRights: SITE_RIGHTS,
      courseRights: COURSE_RIGHTS,
    });
    const made = await admin.createSpace({ code: 'mel', name: 'Maine-et-Loire' });
    const { id: mel, databases } = made;
    const toulon = (await admin.createSpace({ code: 'var', name: 'Var' })).id;
    for (const course of [mel, toulon]) {
      await admin.letInto(account, course);
      await admin.createGroup({ space: course, name: 'Témoin MARA', visibility: 'none' });
    }
    const someone = (username: string) =>
      admin.createUser({
        username,
        firstname: 'Jeanne',
        lastname: username,
        fields: { mara_quality: 'candidate' },
      });
    const referent = await someone('referent');
    const candidate = await someone('candidate');
    await admin.enrol(referent, 'mel', 'mara_referent');
    await admin.enrol(candidate, 'mel', 'mara_candidate');
    await admin.enrol(await someone('other'), 'var', 'mara_candidate');
    const group = await admin.createGroup({ space: mel, name: 'Mars', visibility: 'members' });
    await admin.addToGroup(group, candidate);
    await admin.addToGroup(group, referent);
    const entry = await admin.createEntry({
      space: 'mel',
      userId: referent,
      fields: sheet('Angers Loire Habitat'),
    });
    // What the account sees by its rights alone: a hidden course, an entry not yet approved.
    await admin.changeCourse('var', { visible: false });
    await admin.setApproval(databases[0]!.id, true);
    await admin.approveEntry(entry, false);
    const { url } = await freshUrl();
    const app = await appFor(url, sandbox, account.token, `mel=${mel},var=${toulon}`);
    return { sandbox, app, account, courses: { mel, var: toulon }, candidate, group, entry, url };
  };

  const stored = async ({ db }: App): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {};
    for (const table of TABLES) {
      const [row] = await db(table).count<{ n: number | string }[]>({ n: '*' });
      counts[table] = Number(row?.n);
    }
    return counts;
  };
  /** All that was read, but for the pull that saw it last. */
  const contents = async ({ db }: App): Promise<unknown[]> => {
    const rows: unknown[] = [];
    for (const table of TABLES) {
      for (const row of await db(table).orderBy('id').select<Record<string, unknown>[]>()) {
        // Where sheets are added is found again with the right, and shown on no page meanwhile.
        rows.push({ ...row, table, mark: null, sheet_databases: null });
      }
    }
    return rows;
  };
  const ALL = {
    space: 2,
    person: 3,
    space_group: 3,
    group_member: 2,
    entry: 1,
    enrolment: 0,
    book: 0,
  };
  const asideOf = async (app: App): Promise<string[]> =>
    (await overviewOf(app.sync)).setAside.map(({ told }) => say('fr', told));

  it('is read whole in each cycle and never written to', async () => {
    const { app, sandbox, candidate, group, entry } = await scene();
    const written = sandbox.admin.counters().writes;
    const report = await cycleOf(app);
    expect(report).toMatchObject({ pulled: { way: 'whole' }, applied: null, writes: 0 });
    expect(await stored(app)).toEqual(ALL);
    expect(await asideOf(app)).toEqual([]);

    await sandbox.admin.unenrol(candidate, 'mel');
    await sandbox.admin.deleteGroup(group);
    await sandbox.admin.deleteEntry(entry);
    await cycleOf(app);
    expect(await stored(app)).toEqual({
      ...ALL,
      person: 2,
      space_group: 2,
      group_member: 0,
      entry: 0,
    });
    expect(sandbox.admin.counters().writes - written).toBeLessThanOrEqual(1);
    const called = Object.keys(sandbox.admin.counters().calls);
    expect(called.filter((name) => name.startsWith('local_mara'))).toEqual([]);
  });

  it('keeps everything while a right is lost, whichever it is', async () => {
    const { app, sandbox, account } = await scene();
    const { allow, forbid } = sandbox.admin;
    await cycleOf(app);
    const before = await contents(app);
    for (const right of [...COURSE_RIGHTS, 'moodle/user:viewalldetails']) {
      const role = COURSE_RIGHTS.includes(right) ? account.courserole : account.siterole;
      await forbid(role, right);
      await cycleOf(app);
      expect({ right, contents: await contents(app) }).toEqual({ right, contents: before });
      await allow(role, right);
    }
    await cycleOf(app);
    expect(await contents(app)).toEqual(before);
    expect(await asideOf(app)).toEqual([]);
  });

  it('keeps everything while the service lacks a function, and the doctor names it', async () => {
    const { app, sandbox, account } = await scene();
    await cycleOf(app);
    const before = await contents(app);
    const [siteInfo, ...others] = FUNCTIONS;
    for (const [place, name] of others.entries()) {
      await sandbox.admin.dropCoreFunction(account, name);
      await cycleOf(app);
      expect({ name, contents: await contents(app) }).toEqual({ name, contents: before });
      const told = (await examine(app.sync)).map((check) => say('fr', check.told));
      const missing = told.filter((sentence) => sentence.includes('ne contient pas'));
      expect(missing).toHaveLength(place + 1);
      expect(missing.join()).toContain(`ne contient pas ${name}.`);
    }
    await sandbox.admin.dropCoreFunction(account, siteInfo!);
    await expect(cycleOf(app)).rejects.toMatchObject({ told: { key: 'core.error.refused' } });
    expect(await contents(app)).toEqual(before);
    const checks = await examine(app.sync);
    expect(checks.at(-1)).toMatchObject({ level: 'broken', told: { key: 'core.error.refused' } });
  });

  it('keeps a course that is shut or deleted, says so, and goes on with the others', async () => {
    const { app, sandbox, account, courses, candidate } = await scene();
    await cycleOf(app);
    await sandbox.admin.shutOut(account, courses.mel);
    await sandbox.admin.enrol(candidate, 'var', 'mara_candidate');
    await cycleOf(app);
    expect(await stored(app)).toEqual(ALL);
    expect((await asideOf(app)).join()).toContain('Espace mel');

    await sandbox.admin.letInto(account, courses.mel);
    await sandbox.admin.deleteCourse('var');
    await cycleOf(app);
    expect(await stored(app)).toEqual(ALL);
    expect((await asideOf(app)).join()).toContain('Espace var');
  });

  it('is told by the doctor with exactly what it cannot give, in both languages', async () => {
    const { app } = await scene();
    const checks = await examine(app.sync);
    expect(checks.map(({ level, told }) => [level, told.key])).toEqual([
      ['ok', 'doctor.database.ok'],
      ['ok', 'doctor.moodle.ok'],
      ['ok', 'doctor.spaces.ok'],
      ['mend', 'doctor.without.enrolments'],
      ['mend', 'doctor.without.running'],
      ['mend', 'doctor.without.accounts'],
      ['mend', 'doctor.without.roles'],
      ['mend', 'doctor.without.completion'],
      ['mend', 'doctor.without.lastAccess'],
      ['mend', 'doctor.without.cohorts'],
      ['mend', 'doctor.without.changes'],
      ['mend', 'doctor.without.atOnce'],
      ['mend', 'doctor.without.spaces'],
      ['mend', 'doctor.without.books'],
      ['mend', 'doctor.without.pieces'],
    ]);
    for (const { told } of checks.slice(3)) {
      expect(say('fr', told)).toMatch(/^Sans le greffon/);
      expect(say('en', told)).toMatch(/^Without the plugin/);
    }
  });

  it('says which spaces the doctor does not find', async () => {
    const { sandbox, account, courses, url } = await scene();
    const app = await appFor(url, sandbox, account.token, `mel=${courses.mel},fin=999`);
    const told = (await examine(app.sync)).map((check) => say('en', check.told));
    expect(told).toContain('1 MARA space.');
    expect(told.filter((line) => line.includes('Space fin: Moodle does not show'))).toHaveLength(1);
    const none = await appFor(url, sandbox, account.token, 'fin=999');
    expect((await examine(none.sync)).map((check) => check.told.key)).toContain(
      'doctor.without.noSpace',
    );
  });

  it('may get the plugin later: the same spaces, read anew under the ids of the bridge', async () => {
    const { app, sandbox, url } = await scene();
    await cycleOf(app);
    const bridged = await appFor(url, sandbox, sandbox.token);
    await expect(cycleOf(bridged)).rejects.toMatchObject({ told: { key: 'sync.site.other' } });
    await examine(bridged.sync, { acceptSite: true });
    const report = await cycleOf(bridged);
    expect(report.pulled).toMatchObject({ way: 'whole', forgotten: ALL.group_member });
    expect(await stored(bridged)).toMatchObject({ ...ALL, enrolment: 3, book: 1 });
  });
});
