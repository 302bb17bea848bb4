import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ask } from '../../test/support/rest.ts';
import { ChangesSchema, StatusSchema } from '../moodle/wire.ts';
import { type Sandbox, startSandbox } from './index.ts';

const START = Date.UTC(2026, 10, 22);
const DAY = 24 * 3600;

describe('the change log', () => {
  let now = START;
  let sandbox: Sandbox;
  let epoch = '';
  beforeEach(async () => {
    now = START;
    sandbox = await startSandbox({ file: ':memory:', clock: { now: () => now } });
    epoch = StatusSchema.parse(await ask(sandbox, 'local_mara_get_status')).log.epoch;
  });
  afterEach(() => sandbox.close());

  const later = (seconds: number): void => {
    now += seconds * 1000;
  };
  const changes = async (since: number, more: { epoch?: string; maxbytes?: number } = {}) =>
    ChangesSchema.parse(await ask(sandbox, 'local_mara_get_changes', { since, epoch, ...more }));
  const told = (answer: Awaited<ReturnType<typeof changes>>) =>
    answer.items.map(({ kind, id }) => `${kind}/${id}`);

  it('numbers at reading, from one', async () => {
    const { id } = await sandbox.admin.createSpace({ code: 'mel', name: 'Maine-et-Loire' });
    expect(StatusSchema.parse(await ask(sandbox, 'local_mara_get_status')).log.number).toBe(0);
    const answer = await changes(0);
    expect(answer.items).toMatchObject([{ number: 1, kind: 'spaces', id, run: null }]);
    expect(answer.log).toEqual({ epoch, number: 1, more: false, resync: null });
    expect(StatusSchema.parse(await ask(sandbox, 'local_mara_get_status')).log.number).toBe(1);
  });

  it('tells a young row once more under a new number, and then no more', async () => {
    await sandbox.admin.createSpace({ code: 'mel', name: 'Maine-et-Loire' });
    const first = await changes(0);
    later(59);
    expect(told(await changes(first.log.number))).toEqual([]);
    later(1);
    const again = await changes(first.log.number);
    expect(told(again)).toEqual(told(first));
    expect(again.log.number).toBeGreaterThan(first.log.number);
    later(3600);
    expect(told(await changes(again.log.number))).toEqual([]);
  });

  it('does not tell a row again that was old when it was numbered', async () => {
    await sandbox.admin.createSpace({ code: 'mel', name: 'Maine-et-Loire' });
    later(60);
    const first = await changes(0);
    later(3600);
    expect(told(await changes(first.log.number))).toEqual([]);
  });

  it('tells an object once, at its last number, with its present state', async () => {
    await sandbox.admin.createSpace({ code: 'mel', name: 'Un' });
    const userId = await sandbox.admin.createUser({ username: 'a', firstname: 'A', lastname: 'B' });
    await sandbox.admin.enrol(userId, 'mel', 'mara_candidate');
    await sandbox.admin.changeCourse('mel', { fullname: 'Deux' });
    const answer = await changes(0);
    expect(told(answer).filter((one) => one.startsWith('spaces/'))).toHaveLength(1);
    const space = answer.items.at(-1);
    expect(space).toMatchObject({ kind: 'spaces', state: { name: 'Deux' } });
    expect(space?.number).toBe(answer.log.number);
  });

  it('cuts at the asked size and loses nothing', async () => {
    await sandbox.admin.createSpace({ code: 'mel', name: 'Maine-et-Loire' });
    const list = Array.from({ length: 300 }, (_, place) => ({
      username: `u${place}`,
      firstname: 'A',
      lastname: 'B',
    }));
    const ids = await sandbox.admin.createUsers(list);
    await sandbox.admin.enrolMany(
      ids.map((userId) => ({ userId, space: 'mel', role: 'mara_candidate' as const })),
    );
    later(60);
    const people = new Set<number>();
    let since = 0;
    let calls = 0;
    for (let more = true; more; calls += 1) {
      const answer = await changes(since, { maxbytes: 10_000 });
      expect(answer.log.number).toBeGreaterThan(since);
      for (const { kind, id, state } of answer.items)
        if (kind === 'people' && state) people.add(id);
      since = answer.log.number;
      more = answer.log.more;
    }
    expect(calls).toBeGreaterThan(3);
    expect([...people].sort((a, b) => a - b)).toEqual(ids);
  });

  it('tells tombstones of a deleted user and of their enrolment', async () => {
    await sandbox.admin.createSpace({ code: 'mel', name: 'Maine-et-Loire' });
    const userId = await sandbox.admin.createUser({ username: 'a', firstname: 'A', lastname: 'B' });
    const enrolment = await sandbox.admin.enrol(userId, 'mel', 'mara_candidate');
    const before = await changes(0);
    await sandbox.admin.deleteUser(userId);
    const after = await changes(before.log.number);
    expect(after.items.map(({ kind, id, state }) => [kind, id, state])).toEqual([
      ['roles', expect.any(Number), null],
      ['enrolments', enrolment, null],
      ['people', userId, null],
    ]);
  });

  it('tells nothing of approval, as Moodle fires nothing', async () => {
    await sandbox.admin.createSpace({ code: 'mel', name: 'Maine-et-Loire' });
    const entry = await sandbox.admin.createEntry({
      space: 'mel',
      userId: 2,
      fields: { name: 'A' },
    });
    later(60);
    const before = await changes(0);
    await sandbox.admin.approveEntry(entry, false);
    expect(told(await changes(before.log.number))).toEqual([]);
  });

  it('asks for a resync after another epoch, from the future and from before the pruning', async () => {
    await sandbox.admin.createSpace({ code: 'mel', name: 'Maine-et-Loire' });
    later(60);
    const { number } = (await changes(0)).log;
    const resyncOf = async (since: number, of = epoch) => {
      const { log, items } = await changes(since, { epoch: of });
      expect(log.resync === null || items.length === 0).toBe(true);
      return log.resync;
    };
    expect(await resyncOf(0, 'another')).toBe('epoch');
    expect(await resyncOf(number + 1)).toBe('future');
    expect(await resyncOf(number)).toBeNull();
    later(41 * DAY);
    await sandbox.admin.createSpace({ code: 'fin', name: 'Finistère' });
    expect(await resyncOf(0)).toBe('pruned');
    const after = await changes(number);
    expect(after.log.resync).toBeNull();
    expect(told(after)).toHaveLength(1);
  });
});
