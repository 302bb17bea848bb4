import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ask } from '../../test/support/rest.ts';
import { ChangesSchema, SnapshotSchema, StatusSchema } from '../moodle/wire.ts';
import { type Sandbox, startSandbox } from './index.ts';

const HOUR = 3600;

describe('the task compare_states', () => {
  let sandbox: Sandbox;
  let seconds: number;
  let since: number;
  beforeEach(async () => {
    seconds = 1_795_309_550;
    since = 0;
    sandbox = await startSandbox({ file: ':memory:', clock: { now: () => seconds * 1000 } });
  });
  afterEach(() => sandbox.close());

  /** What the log tells since the last time it was asked; rows are old enough by then. */
  const told = async (): Promise<string[]> => {
    seconds += 61;
    const { log } = StatusSchema.parse(await ask(sandbox, 'local_mara_get_status'));
    const answer = await ask(sandbox, 'local_mara_get_changes', { since, epoch: log.epoch });
    const changes = ChangesSchema.parse(answer);
    since = changes.log.number;
    return changes.items.map(({ kind, id, state }) => `${kind} ${id}${state ? '' : ' gone'}`);
  };
  const findings = async () =>
    StatusSchema.parse(await ask(sandbox, 'local_mara_get_status')).findings.map(
      ({ code }) => code,
    );

  it('has just run on a new site, and is missed after 26 hours', async () => {
    seconds += 26 * HOUR;
    expect(await findings()).not.toContain('compare_stale');
    seconds += 1;
    expect(await findings()).toContain('compare_stale');
    await sandbox.admin.compareStates();
    expect(await findings()).not.toContain('compare_stale');
  });

  it('tells once more what an event told, and then nothing', async () => {
    await sandbox.admin.createSpace({ code: 'mel', name: 'Maine-et-Loire' });
    expect(await told()).toEqual(['spaces 1']);
    await sandbox.admin.compareStates();
    expect(await told()).toEqual(['spaces 1']);
    await sandbox.admin.compareStates();
    expect(await told()).toEqual([]);
  });

  it('adds nothing to what already waits for its number', async () => {
    await sandbox.admin.createSpace({ code: 'mel', name: 'Maine-et-Loire' });
    await sandbox.admin.compareStates();
    expect(await told()).toEqual(['spaces 1']);
    await sandbox.admin.compareStates();
    expect(await told()).toEqual([]);
  });

  it('finds changes on every page of a kind, and their ends', async () => {
    await sandbox.admin.createSpace({ code: 'mel', name: 'Maine-et-Loire' });
    const cohort = await sandbox.admin.createCohort({ name: 'Tous' });
    const people = Array.from({ length: 2100 }, (_, at) => ({
      username: `u${at}`,
      firstname: 'P',
      lastname: String(at),
    }));
    const ids = await sandbox.admin.createUsers(people);
    const role = 'mara_candidate';
    await sandbox.admin.enrolMany(ids.map((userId) => ({ userId, space: 'mel', role })));
    await sandbox.admin.addToCohort(cohort, ids[0]!);
    await sandbox.admin.compareStates();
    while ((await told()).length > 0);
    const chosen = [ids[0]!, ids[999]!, ids[1000]!, ids.at(-1)!];
    for (const id of chosen) await sandbox.admin.silently.change('user', id, { lastname: 'Ombre' });
    await sandbox.admin.compareStates();
    expect(await told()).toEqual(chosen.map((id) => `people ${id}`));
    for (const id of chosen) await sandbox.admin.silently.remove('user', id);
    await sandbox.admin.compareStates();
    const gone = (await told()).filter((one) => one.startsWith('people'));
    expect(gone).toEqual(chosen.map((id) => `people ${id} gone`));
  });

  it('tells the day of an access in the site’s time zone', async () => {
    await sandbox.admin.createSpace({ code: 'mel', name: 'Maine-et-Loire' });
    const [id] = await sandbox.admin.createUsers([
      { username: 'u', firstname: 'P', lastname: 'Q' },
    ]);
    await sandbox.admin.enrol(id!, 'mel', 'mara_candidate');
    await sandbox.admin.openCourse('mel', id!, Date.parse('2026-07-01T22:30:00Z') / 1000);
    const answer = await ask(sandbox, 'local_mara_get_snapshot', { kind: 'accesses' });
    expect(SnapshotSchema.parse(answer).items).toMatchObject([{ day: '2026-07-02' }]);
  });
});
