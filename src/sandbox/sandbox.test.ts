import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ask, call, errorIn, REST_PATH, send } from '../../test/support/rest.ts';
import { CreatedSpaceSchema, StatusSchema } from '../moodle/wire.ts';
import { type Sandbox, startSandbox } from './index.ts';

const statusOf = async (sandbox: Sandbox) =>
  StatusSchema.parse(await ask(sandbox, 'local_mara_get_status'));

describe('a sandbox', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startSandbox({ file: ':memory:' });
  });
  afterEach(() => sandbox.close());

  it('listens on this machine only, as its wwwroot says', async () => {
    expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await statusOf(sandbox)).site.wwwroot).toBe(sandbox.url);
  });

  it('forgets the old token when a new one is made', async () => {
    const old = sandbox.token;
    await sandbox.admin.rotateToken();
    expect(sandbox.token).not.toBe(old);
    const refused = await call({ url: sandbox.url, token: old }, 'local_mara_get_status');
    expect(errorIn(refused)?.errorcode).toBe('invalidtoken');
    await statusOf(sandbox);
  });

  it('prints a notice of PHP before the answer when told to', async () => {
    sandbox.admin.setDebugNotice(true);
    const { text } = await call(sandbox, 'local_mara_get_status');
    expect(text).toMatch(/^<br \/>\n<b>Notice<\/b>/);
    expect(text).toContain('debug_display');
  });

  it('meets the errors it is told to meet, each once', async () => {
    sandbox.admin.failNextCalls(
      { errorcode: 'locked', message: 'Locked' },
      { errorcode: 'upgraderunning', message: 'x' },
    );
    const codes = [];
    for (let round = 0; round < 3; round += 1)
      codes.push(errorIn(await call(sandbox, 'local_mara_get_status'))?.errorcode);
    expect(codes).toEqual(['locked', 'upgraderunning', undefined]);
  });

  it('answers 503 to everybody in command-line maintenance', async () => {
    sandbox.admin.setMaintenance('cli');
    const response = await fetch(sandbox.url + REST_PATH);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '300']);
    expect((await fetch(sandbox.url)).status).toBe(503);
  });

  it('takes the arguments of the address, the body first', async () => {
    const url = new URL(sandbox.url + REST_PATH);
    url.search = new URLSearchParams({
      wstoken: 'no',
      moodlewsrestformat: 'json',
      wsfunction: 'local_mara_get_status',
    }).toString();
    const asked = await send(url, {
      method: 'POST',
      body: new URLSearchParams({ wstoken: sandbox.token }),
    });
    expect(typeof asked.parsed).toBe('string');
  });

  it('refuses a right that the token does not carry', async () => {
    const userId = await sandbox.admin.createUser({ username: 'a', firstname: 'A', lastname: 'B' });
    const target = async (capabilities: string[], authorised = true) => ({
      url: sandbox.url,
      token: await sandbox.admin.createToken(userId, { authorised, capabilities }),
    });
    const codeOf = async (where: { url: string; token: string }, name: string, fields = {}) =>
      errorIn(await call(where, name, fields))?.errorcode;
    const lame = { url: sandbox.url, token: await sandbox.admin.createToken(userId) };
    expect(await codeOf(lame, 'local_mara_get_status')).toBe('accessexception');
    const reader = await target(['webservice/rest:use', 'local/mara:read']);
    expect(await codeOf(reader, 'local_mara_get_status')).toBeUndefined();
    expect(await codeOf(reader, 'local_mara_publish', { batch: '{}' })).toBe('nopermissions');
    const unlisted = await target(['local/mara:read'], false);
    expect(await codeOf(unlisted, 'local_mara_get_status')).toBe('accessexception');
  });

  it('counts calls and writes', async () => {
    await sandbox.admin.createSpace({ code: 'mel', name: 'Maine-et-Loire' });
    sandbox.admin.resetCounters();
    await ask(sandbox, 'local_mara_create_space', { code: 'mel', name: 'Maine-et-Loire' });
    expect(sandbox.admin.counters()).toEqual({ calls: { local_mara_create_space: 1 }, writes: 0 });
  });

  it('tells nothing of a course that is no space', async () => {
    const course = await sandbox.admin.createCourse('Un cours');
    const userId = await sandbox.admin.createUser({ username: 'a', firstname: 'A', lastname: 'B' });
    await sandbox.admin.enrol(userId, course, 'mara_candidate');
    for (const kind of ['spaces', 'people', 'enrolments']) {
      expect(await ask(sandbox, 'local_mara_get_snapshot', { kind })).toMatchObject({
        items: [],
        next: null,
      });
    }
  });

  it('mends a space and never renames it', async () => {
    await sandbox.admin.createSpace({ code: 'mel', name: 'Maine-et-Loire', departements: '49' });
    await sandbox.admin.deleteField('mel', 'phone');
    const codes = async () =>
      (await statusOf(sandbox)).findings.map(({ code, detail }) =>
        `${code} ${detail ?? ''}`.trim(),
      );
    expect(await codes()).toEqual(['field_missing phone', 'no_referent']);
    const answer = await ask(sandbox, 'local_mara_create_space', { code: 'mel', name: 'Autre' });
    expect(CreatedSpaceSchema.parse(answer)).toMatchObject({
      created: false,
      space: { name: 'Maine-et-Loire' },
    });
    expect(await codes()).toEqual(['no_referent']);
  });

  it('finds what an administrator has spoilt', async () => {
    const { admin } = sandbox;
    await admin.createSpace({ code: 'mel', name: 'Maine-et-Loire' });
    const referent = await admin.createUser({ username: 'r', firstname: 'R', lastname: 'R' });
    await admin.enrol(referent, 'mel', 'mara_referent');
    expect((await statusOf(sandbox)).findings).toEqual([]);
    await admin.setGuestAccess('mel', true);
    await admin.setDatabaseVisible('mel', true);
    await admin.allow('mara_candidate', 'moodle/course:viewparticipants');
    await admin.allow('guest', 'mod/data:viewentry');
    await admin.allow('mara_service', 'moodle/site:config');
    await admin.deleteProfileField('mara_phase');
    await admin.setProfileField('mara_quality', { exposed: true, locked: false });
    const found = (await statusOf(sandbox)).findings.map(({ code, space, detail }) => [
      code,
      space,
      detail,
    ]);
    expect(found).toEqual([
      ['profile_field_unlocked', null, 'mara_quality'],
      ['profile_field_missing', null, 'mara_phase'],
      ['profile_field_exposed', null, 'mara_quality'],
      ['service_too_strong', null, 'moodle/site:config'],
      ['guest_access', 'mel', null],
      ['participants_visible', 'mel', 'mara_candidate'],
      ['database_visible', 'mel', 'living_area'],
      // Of each database: each has its own page to mend it.
      ...Array.from({ length: 4 }, () => ['database_readable', 'mel', 'guest']),
    ]);
    await admin.deleteRole('mara_referent');
    const [space] = CreatedSpaceSchema.shape.space.array().parse(
      (
        (await ask(sandbox, 'local_mara_get_snapshot', { kind: 'spaces' })) as {
          items: unknown[];
        }
      ).items,
    );
    await admin.deleteActivity(space?.databases[0]?.cmid ?? 0);
    const codes = (await statusOf(sandbox)).findings.map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining(['role_missing', 'no_referent', 'database_missing']),
    );
  });
});

describe('a sandbox in a file', () => {
  it('is the same site after a restart on the same port', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
    const file = join(folder, 'moodle.sqlite');
    try {
      const first = await startSandbox({ file });
      await first.admin.createSpace({ code: 'mel', name: 'Maine-et-Loire' });
      const before = await statusOf(first);
      const { token, url } = first;
      await first.close();
      const second = await startSandbox({ file, port: Number(new URL(url).port) });
      const after = await statusOf(second);
      expect([second.url, second.token]).toEqual([url, token]);
      expect([after.site, after.log.epoch, after.spaces]).toEqual([
        before.site,
        before.log.epoch,
        1,
      ]);
      await second.close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
