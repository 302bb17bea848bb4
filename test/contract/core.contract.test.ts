/**
 * The path without the plugin: what Moodle's core functions give, what they keep silent about, and
 * that the port never takes silence for absence (docs/without-plugin.md).
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { corePort, createTransport, type MoodlePort } from '../../src/moodle/index.ts';
import type { Page } from '../../src/moodle/index.ts';
import type { Kind, SpaceItem } from '../../src/moodle/wire.ts';
import { type Account, type CoreMoodle, coreMoodles } from '../support/core-moodle.ts';
import { call } from '../support/rest.ts';
import { atBrowser, enrolled, itemOf, newSpace, someone, unique } from './steps.ts';

const LEAST = { category: 'Bailleur|Landlord', name: 'Habitat', state: 'Brouillon|Draft' };
const READ = ['spaces', 'people', 'groups', 'group_members', 'entries'] as const;

describe.each(coreMoodles)('$name: without the plugin', ({ start }) => {
  let moodle: CoreMoodle;
  const accounts: Account[] = [];
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(async () => {
    for (const account of accounts) await moodle.core.removeAccount(account);
    await moodle.close();
  });

  const makeAccount = async (): Promise<Account> => {
    const account = await moodle.core.makeAccount(unique('core'));
    accounts.push(account);
    return account;
  };

  const portOf = (account: { token: string }, spaces: SpaceItem[], pageSize = 500): MoodlePort =>
    corePort(
      createTransport(
        {
          url: moodle.url,
          token: account.token,
          timeout: 30_000,
          rate: 1000,
          burst: 1000,
          concurrency: 2,
          attempts: 1,
          firstPause: 1,
          longestWait: 1,
        },
        { clock: { now: () => 0 }, wait: () => Promise.resolve(), onNotice: () => undefined },
      ),
      { spaces: spaces.map(({ code, id }) => ({ code, courseid: id })), pageSize },
      { now: () => 1_795_309_550_000 },
    );

  const pages = async <K extends Kind>(port: MoodlePort, kind: K): Promise<Page<K>[]> => {
    const read: Page<K>[] = [];
    for (let after: number | null = 0; after !== null; after = read.at(-1)!.next) {
      read.push(await port.snapshot(kind, after));
    }
    return read;
  };
  const first = async <K extends Kind>(port: MoodlePort, kind: K): Promise<Page<K>> =>
    (await pages(port, kind))[0]!;

  /** A space with a group that nobody else sees, as the page asks for, and an account for it. */
  const scene = async (): Promise<{ space: SpaceItem; account: Account; witness: number }> => {
    const space = await newSpace(moodle);
    const account = await makeAccount();
    await moodle.core.letInto(account, space.id);
    const witness = await moodle.core.createGroup(space.id, 'Témoin', 'none');
    return { space, account, witness };
  };

  const saying = (page: Page<Kind>): string =>
    page.bad.map(({ told }) => JSON.stringify(told)).join();

  it('tells the site and the spaces, as the bridge does where core knows it', async () => {
    const { space, account } = await scene();
    const page = await first(portOf(account, [space]), 'spaces');
    const { site, items, whole, bad, next } = page;
    expect(site).toEqual({
      identifier: expect.stringMatching(/^[0-9a-f]{64}$/),
      instance: 'core',
      wwwroot: moodle.url,
    });
    expect({ whole, bad, next, now: page.now }).toEqual({
      whole: true,
      bad: [],
      next: null,
      now: 1_795_309_550_000,
    });
    const unknown = { departements: [], activities: [], national: false };
    // Nobody is invited without the plugin: that sheet is not looked for.
    const databases = space.databases
      .filter(({ sheet }) => sheet === 'living_area')
      .map((database) => ({ ...database, visible: true }));
    expect(items).toEqual([{ ...space, ...unknown, databases }]);
  });

  it('tells people with our fields and no more of them, suspended enrolments too', async () => {
    const { space, account } = await scene();
    const fields = { mara_quality: 'candidate', mara_departure: '2027-09' };
    const names = { firstname: 'Zoé & fils', lastname: unique("L'Été-"), fields };
    const jeanne = await enrolled(moodle, space, 'candidate', names);
    const paul = await enrolled(moodle, space, 'candidate', {}, { suspended: true });
    const { items, whole, bad } = await first(portOf(account, [space]), 'people');
    const unknown = { lang: '', suspended: false, timemodified: 0 };
    const { id, firstname, lastname } = jeanne;
    expect(items).toEqual([
      { id, firstname, lastname, fields, ...unknown },
      { id: paul.id, firstname: paul.firstname, lastname: paul.lastname, fields: {}, ...unknown },
    ]);
    expect({ whole, bad }).toEqual({ whole: true, bad: [] });
  });

  it.each([2, 3, 4, 5, 6])('tells everyone, whatever a page holds: %i', async (pageSize) => {
    const { space, account } = await scene();
    const ids: number[] = [];
    for (let n = 0; n < 5; n += 1) ids.push((await enrolled(moodle, space, 'candidate')).id);
    const { items, whole } = await first(portOf(account, [space], pageSize), 'people');
    expect({ ids: items.map(({ id }) => id), whole }).toEqual({ ids, whole: true });
  });

  it('takes no one for gone whom Moodle drops from its pages', async () => {
    const { space, account } = await scene();
    await enrolled(moodle, space, 'candidate');
    await moodle.fixture.enrol(account.userid, space.code, 'referent');
    await enrolled(moodle, space, 'candidate');
    await moodle.core.setRight(account, 'moodle/user:viewdetails', false);
    const wish = { courseid: space.id, 'options[0][name]': 'sortby', 'options[0][value]': 'id' };
    const target = { url: moodle.url, token: account.token };
    const { parsed } = await call(target, 'core_enrol_get_enrolled_users', wish);
    expect((parsed as { id: number }[]).map(({ id }) => id)).toEqual([account.userid]);
    const page = await first(portOf(account, [space]), 'people');
    expect({ ids: page.items.map(({ id }) => id), whole: page.whole }).toEqual({
      ids: [account.userid],
      whole: false,
    });
    expect(saying(page)).toContain('core_moved');
  });

  it('takes an empty list of people for a lost right', async () => {
    const { space, account } = await scene();
    await enrolled(moodle, space, 'candidate');
    await moodle.core.setRight(account, 'moodle/user:viewdetails', false);
    const page = await first(portOf(account, [space]), 'people');
    expect(page).toMatchObject({ items: [], whole: false });
    expect(saying(page)).toContain('core_nobody');
  });

  it('leaves people alone whose profile fields it may not see', async () => {
    const { space, account } = await scene();
    const fields = { mara_quality: 'candidate' };
    await enrolled(moodle, space, 'candidate', { fields });
    await moodle.core.setRight(account, 'moodle/user:viewalldetails', false);
    const page = await first(portOf(account, [space]), 'people');
    expect(page).toMatchObject({ items: [], whole: false });
    expect(saying(page)).toContain('moodle/user:viewalldetails');
  });

  it('tells groups and their members, each membership under an id of its own', async () => {
    const { space, account, witness } = await scene();
    const who = await enrolled(moodle, space, 'candidate');
    const other = await enrolled(moodle, space, 'candidate');
    const seen = await moodle.core.createGroup(space.id, 'Promotion & mars', 'all');
    const hidden = await moodle.core.createGroup(space.id, 'Binômes', 'members');
    await moodle.core.addToGroup(seen, who.id);
    await moodle.core.addToGroup(hidden, who.id);
    await moodle.core.addToGroup(hidden, other.id);
    const port = portOf(account, [space]);
    const groups = await first(port, 'groups');
    const of = { space: space.code, idnumber: '' };
    const byId = [...groups.items].sort((a, b) => a.id - b.id);
    expect({ whole: groups.whole, byId }).toEqual({
      whole: true,
      byId: [
        { id: witness, name: 'Témoin', visibility: 'none', ...of },
        { id: seen, name: 'Promotion & mars', visibility: 'all', ...of },
        { id: hidden, name: 'Binômes', visibility: 'members', ...of },
      ],
    });
    const { items, whole } = await first(port, 'group_members');
    const pairs = items.map(({ groupid, userid }) => `${groupid}/${userid}`).sort();
    const expected = [
      [seen, who],
      [hidden, who],
      [hidden, other],
    ] as const;
    expect(pairs).toEqual(expected.map(([group, { id }]) => `${group}/${id}`).sort());
    expect(whole).toBe(true);
    expect(new Set(items.map(({ id }) => id)).size).toBe(3);
    expect((await first(port, 'group_members')).items).toEqual(items);

    await moodle.core.deleteGroup(seen);
    const after = await first(port, 'groups');
    expect({ whole: after.whole, n: after.items.length }).toEqual({ whole: true, n: 2 });
  });

  it('believes no list of groups that could lack the hidden ones', async () => {
    const { space, account } = await scene();
    const group = await moodle.core.createGroup(space.id, 'Cachés', 'members');
    await moodle.core.addToGroup(group, (await enrolled(moodle, space, 'candidate')).id);
    await moodle.core.setRight(account, 'moodle/course:viewhiddengroups', false);
    const port = portOf(account, [space]);
    expect(await first(port, 'groups')).toMatchObject({ items: [], whole: false, bad: [] });
    expect(await first(port, 'group_members')).toMatchObject({ items: [], whole: false });
    const { findings } = await port.status();
    expect(findings.map(({ code }) => code)).toContain('core_groups_unproved');
  });

  it('tells entries exactly as the bridge does', async () => {
    const { space, account } = await scene();
    const who = await enrolled(moodle, space, 'referent');
    const person = await atBrowser(moodle, who);
    const full = await person.addEntry(space.databases[0]!.id, {
      name: 'Angers Loire Habitat & Cie',
      address: '4 rue de la Rame',
      contact: 'Mme Martin',
      purpose: '<p>Se <strong>loger</strong> à 5 € &amp; plus</p>',
      remarks: '<ul><li>Un</li></ul>',
      verified_on: '2026-03-05',
      category: 'Bailleur|Landlord',
      site: 'https://www.exemple.fr/a?b=c',
      state: 'À publier|To publish',
    });
    const least = await person.addEntry(space.databases[0]!.id, LEAST);
    const page = await first(portOf(account, [space]), 'entries');
    expect({ whole: page.whole, bad: page.bad }).toEqual({ whole: true, bad: [] });
    for (const id of [full, least]) {
      expect(page.items.find((item) => item.id === id)).toEqual(
        await itemOf(moodle, 'entries', id),
      );
    }
    expect(page.items).toHaveLength(2);
  });

  it('tells every entry of several pages', async () => {
    const { space, account } = await scene();
    const person = await atBrowser(moodle, await enrolled(moodle, space, 'referent'));
    const ids: number[] = [];
    for (let n = 0; n < 3; n += 1) ids.push(await person.addEntry(space.databases[0]!.id, LEAST));
    for (const pageSize of [1, 2, 3]) {
      const { items, whole } = await first(portOf(account, [space], pageSize), 'entries');
      expect({ pageSize, ids: items.map(({ id }) => id), whole }).toEqual({
        pageSize,
        ids,
        whole: true,
      });
    }
  });

  it.each(['mod/data:approve', 'mod/data:manageentries', 'moodle/site:accessallgroups'])(
    'believes no list of entries without %s',
    async (right) => {
      const { space, account } = await scene();
      const database = space.databases[0]!.id;
      const person = await atBrowser(moodle, await enrolled(moodle, space, 'referent'));
      const id = await person.addEntry(database, LEAST);
      await moodle.core.setApproval(database, true);
      await moodle.core.approve(id, false);
      const port = portOf(account, [space]);
      const before = await first(port, 'entries');
      expect(before).toMatchObject({ items: [{ id, approved: false }], whole: true });
      await moodle.core.setRight(account, right, false);
      const page = await first(port, 'entries');
      expect(page.whole).toBe(false);
      expect(saying(page)).toContain(right);
      if (right === 'mod/data:approve') expect(page.items).toEqual([]);
    },
  );

  it.each([
    ['moodle/course:viewhiddenactivities', 'entries', 'core_sheet_missing'],
    ['mod/data:view', 'entries', 'core_sheet_missing'],
    ['mod/data:viewentry', 'entries', 'core_refused'],
    ['moodle/course:viewparticipants', 'people', 'core_refused'],
    ['moodle/course:managegroups', 'groups', 'core_refused'],
    ['moodle/course:view', 'spaces', 'core_space_missing'],
  ] as const)('bears the loss of %s: %s are left alone', async (right, kind, code) => {
    const { space, account } = await scene();
    const person = await atBrowser(moodle, await enrolled(moodle, space, 'referent'));
    await person.addEntry(space.databases[0]!.id, LEAST);
    await moodle.core.setRight(account, right, false);
    const port = portOf(account, [space]);
    const page = await first(port, kind);
    expect(page).toMatchObject({ items: [], whole: false });
    expect(saying(page)).toContain(code);
    const { findings } = await port.status();
    expect(findings.map((finding) => finding.code)).toContain(code);
  });

  it('sets aside a course that is shut or gone, and goes on with the others', async () => {
    const account = await makeAccount();
    const [open, shut, gone] = [
      await newSpace(moodle),
      await newSpace(moodle),
      await newSpace(moodle),
    ];
    for (const { id } of [open, shut, gone]) {
      await moodle.core.letInto(account, id);
      await moodle.core.createGroup(id, 'Témoin', 'none');
    }
    await enrolled(moodle, open, 'candidate');
    await moodle.core.shutOut(account, shut.id);
    await moodle.fixture.deleteSpace(gone.code);
    const port = portOf(account, [gone, shut, open]);
    for (const kind of READ) {
      const [first, second, third] = await pages(port, kind);
      expect({ kind, whole: [first, second, third].map((page) => page!.whole) }).toEqual({
        kind,
        whole: [false, false, true],
      });
      expect([first!.items, second!.items]).toEqual([[], []]);
      expect(saying(first!)).toContain(gone.code);
      expect(saying(second!)).toContain(shut.code);
    }
    const { findings, spaces } = await port.status();
    expect(spaces).toBe(1);
    expect(findings.map(({ code, space, detail }) => [code, space, detail])).toEqual([
      ['core_space_missing', gone.code, String(gone.id)],
      ['core_space_missing', shut.code, String(shut.id)],
    ]);
  });

  it('fails a whole question about several courses when one is gone', async () => {
    const { space, account } = await scene();
    const gone = await newSpace(moodle);
    await moodle.fixture.deleteSpace(gone.code);
    const wish = { field: 'ids', value: `${space.id},${gone.id}` };
    const { parsed } = await call(
      { url: moodle.url, token: account.token },
      'core_course_get_courses_by_field',
      wish,
    );
    expect(parsed).toHaveProperty('exception');
  });

  it('names the functions that the service lacks, one by one', async () => {
    const { space, account } = await scene();
    await enrolled(moodle, space, 'candidate');
    const lost = ['core_group_get_group_members', 'mod_data_get_entries'];
    for (const name of lost) await moodle.core.dropFunction(account, name);
    const port = portOf(account, [space]);
    const { findings } = await port.status();
    expect(findings.map(({ code, detail }) => [code, detail])).toEqual(
      lost.map((name) => ['core_function_missing', name]),
    );
    const page = await first(port, 'entries');
    expect(page.whole).toBe(false);
    expect(saying(page)).toContain('mod_data_get_entries');
    expect((await first(port, 'people')).whole).toBe(true);
  });

  it('finds nothing to mend where all is as the page asks', async () => {
    const { space, account } = await scene();
    await enrolled(moodle, space, 'candidate');
    const status = await portOf(account, [space]).status();
    expect(status).toMatchObject({ plugin: null, log: null, spaces: 1, findings: [] });
    expect(status.moodle.release).toMatch(/^\d/);
    expect(Number(status.moodle.version)).toBeGreaterThan(2024000000);
  });

  it('refuses a wrong token, and whatever needs the plugin, with the mend', async () => {
    const { space, account } = await scene();
    const port = portOf({ token: 'a'.repeat(32) }, [space]);
    await expect(port.snapshot('people', 0)).rejects.toMatchObject({
      kind: 'auth',
      told: { key: 'core.error.auth' },
    });
    const right = portOf(account, [space]);
    const told = { told: { key: 'core.needsPlugin' } };
    await expect(right.changes({ epoch: 'core', number: 0 })).rejects.toMatchObject(told);
    await expect(right.snapshot('books', 0)).rejects.toMatchObject(told);
    const batch = { run: 'r', instance: 'core', books: [] };
    await expect(right.publish(batch)).rejects.toMatchObject(told);
    const wish = { code: 'x1', name: 'X', departements: [], national: false };
    await expect(right.createSpace(wish)).rejects.toMatchObject(told);
    expect(right.abilities).toMatchObject({ changes: false, publishes: false, kinds: READ });
    expect(right.traffic()).toEqual({ calls: 0, writes: 0 });
  });

  it('is shown neither the account’s state nor its language, asked or not', async () => {
    const { space, account } = await scene();
    const who = await someone(moodle);
    await moodle.fixture.enrol(who.id, space.code, 'candidate');
    await moodle.fixture.updateUser(who.id, { suspended: true });
    const { parsed } = await call(
      { url: moodle.url, token: account.token },
      'core_enrol_get_enrolled_users',
      {
        courseid: space.id,
        'options[0][name]': 'userfields',
        'options[0][value]': 'id,suspended,lang,firstname',
      },
    );
    expect(parsed).toEqual([
      { id: who.id, firstname: who.firstname, fullname: `${who.firstname} ${who.lastname}` },
    ]);
  });
});
