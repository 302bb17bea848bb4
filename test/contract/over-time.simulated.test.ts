/**
 * What the log does as time goes by. Only the simulated Moodle has a clock that a test may
 * move; the plugin's own PHPUnit tests hold the same rules there.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startSandbox } from '../../src/sandbox/index.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import { simulated } from '../support/moodle-under-test-simulated.ts';
import {
  changesSince,
  enrolled,
  lastOf,
  newSpace,
  position,
  readChanges,
  readStatus,
} from './steps.ts';

const DAY = 24 * 3600;

describe('simulated Moodle: the log over time', () => {
  let moodle: MoodleUnderTest;
  let seconds: number;
  beforeEach(async () => {
    seconds = 1_795_309_550;
    const clock = { now: () => seconds * 1000 };
    moodle = simulated(await startSandbox({ file: ':memory:', port: 0, clock }));
  });
  afterEach(() => moodle.close());

  it('tells the time of its clock', async () => {
    expect((await readStatus(moodle)).now).toBe(seconds);
  });

  it('delivers a young row again, once, under a new number', async () => {
    const space = await newSpace(moodle);
    const from = await position(moodle);
    const { id } = await enrolled(moodle, space, 'candidate');
    seconds += 30;
    const first = await readChanges(moodle, from);
    expect(lastOf(first.items, 'people', id)?.state).toMatchObject({ id });
    const meanwhile = await readChanges(moodle, { ...from, since: first.log.number });
    expect(lastOf(meanwhile.items, 'people', id)).toBeUndefined();

    seconds += 31;
    const again = await readChanges(moodle, { ...from, since: meanwhile.log.number });
    expect(lastOf(again.items, 'people', id)).toEqual(lastOf(first.items, 'people', id));
    const numbers = again.items.map(({ number }) => number);
    expect(Math.min(...numbers)).toBeGreaterThan(first.log.number);

    seconds += 61;
    expect(await changesSince(moodle, { ...from, since: again.log.number })).toEqual([]);
  });

  it('does not deliver again what was old enough when it was numbered', async () => {
    const space = await newSpace(moodle);
    const from = await position(moodle);
    const { id } = await enrolled(moodle, space, 'candidate');
    seconds += 61;
    const first = await readChanges(moodle, from);
    expect(lastOf(first.items, 'people', id)?.state).toMatchObject({ id });
    seconds += 61;
    expect(await changesSince(moodle, { ...from, since: first.log.number })).toEqual([]);
  });

  it('tells the state of now in what it delivers again', async () => {
    const space = await newSpace(moodle);
    const from = await position(moodle);
    const { id } = await enrolled(moodle, space, 'candidate');
    const { log } = await readChanges(moodle, from);
    await moodle.fixture.unenrol(id, space.code);
    seconds += 61;
    const again = await changesSince(moodle, { ...from, since: log.number });
    expect(lastOf(again, 'people', id)?.state).toBeNull();
  });

  it('keeps 40 days, and asks for new snapshots of who comes from before', async () => {
    const space = await newSpace(moodle);
    const from = await position(moodle);
    const { id } = await enrolled(moodle, space, 'candidate');
    seconds += 61;
    const { log } = await readChanges(moodle, from);
    seconds += 39 * DAY;
    const kept = await readChanges(moodle, from);
    expect(kept.log.resync).toBeNull();
    expect(lastOf(kept.items, 'people', id)?.state).toMatchObject({ id });
    seconds += 2 * DAY;
    const late = await readChanges(moodle, from);
    expect(late).toMatchObject({ items: [], log: { resync: 'pruned' } });
    const upToDate = await readChanges(moodle, { ...from, since: log.number });
    expect(upToDate).toMatchObject({ items: [], log: { resync: null, more: false } });
  });

  it('lets an enrolment that ran out by its date be seen as it is', async () => {
    const space = await newSpace(moodle);
    const from = await position(moodle);
    const timeend = seconds + DAY;
    await enrolled(moodle, space, 'candidate', {}, { timeend });
    seconds += 2 * DAY;
    const told = (await changesSince(moodle, from)).filter(({ kind }) => kind === 'enrolments');
    expect(told.map(({ state }) => state)).toEqual([
      expect.objectContaining({ status: 'active', timeend }),
    ]);
  });
});
