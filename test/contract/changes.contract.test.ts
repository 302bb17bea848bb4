/** The log of changes: what is told of people and enrolments, and where a reader stands. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ItemOf } from '../../src/moodle/wire.ts';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import type { Change } from './steps.ts';
import {
  changesSince,
  enrolled,
  enrolmentsOf,
  lastOf,
  newSpace,
  position,
  readChanges,
  someone,
} from './steps.ts';

describe.each(moodles)('$name: changes', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  async function enrolmentOf(userId: number): Promise<ItemOf<'enrolments'>> {
    const [enrolment, ...others] = await enrolmentsOf(moodle, userId);
    expect(others).toEqual([]);
    return enrolment!;
  }

  it('tells of an enrolment: the person and the enrolment', async () => {
    const space = await newSpace(moodle);
    const from = await position(moodle);
    const who = await enrolled(moodle, space, 'candidate');
    const changes = await changesSince(moodle, from);
    const { firstname, lastname } = who;
    expect(lastOf(changes, 'people', who.id)?.state).toMatchObject({ firstname, lastname });
    const enrolment = await enrolmentOf(who.id);
    expect(lastOf(changes, 'enrolments', enrolment.id)?.state).toEqual(enrolment);
  });

  it('tells of a person whose name and profile changed', async () => {
    const who = await enrolled(moodle, await newSpace(moodle), 'candidate');
    const from = await position(moodle);
    const fields = { mara_phase: 'search', mara_departure: 'past' };
    await moodle.fixture.updateUser(who.id, { lastname: 'Durand', fields });
    const told = lastOf(await changesSince(moodle, from), 'people', who.id);
    expect(told?.state).toMatchObject({ lastname: 'Durand', fields });
  });

  it('tells of a person who was suspended', async () => {
    const who = await enrolled(moodle, await newSpace(moodle), 'candidate');
    const from = await position(moodle);
    await moodle.fixture.updateUser(who.id, { suspended: true });
    const told = lastOf(await changesSince(moodle, from), 'people', who.id);
    expect(told?.state).toMatchObject({ suspended: true });
  });

  it('tells of an enrolment that was suspended and dated', async () => {
    const space = await newSpace(moodle);
    const who = await enrolled(moodle, space, 'candidate');
    const { id } = await enrolmentOf(who.id);
    const from = await position(moodle);
    const dates = { timestart: 1_795_300_000, timeend: 1_995_300_000 };
    await moodle.fixture.enrol(who.id, space.code, 'candidate', { ...dates, suspended: true });
    const told = lastOf(await changesSince(moodle, from), 'enrolments', id);
    expect(told?.state).toMatchObject({ id, ...dates, status: 'suspended' });
  });

  it('leaves a tombstone of an enrolment that ended, and of the person with it', async () => {
    const space = await newSpace(moodle);
    const who = await enrolled(moodle, space, 'candidate');
    const { id } = await enrolmentOf(who.id);
    const from = await position(moodle);
    await moodle.fixture.unenrol(who.id, space.code);
    const changes = await changesSince(moodle, from);
    expect(lastOf(changes, 'enrolments', id)).toEqual({ run: null, state: null });
    expect(lastOf(changes, 'people', who.id)).toEqual({ run: null, state: null });
  });

  it('keeps a person who still is enrolled in another space', async () => {
    const [left, kept] = [await newSpace(moodle), await newSpace(moodle)];
    const who = await enrolled(moodle, left, 'candidate');
    await moodle.fixture.enrol(who.id, kept.code, 'candidate');
    const from = await position(moodle);
    await moodle.fixture.unenrol(who.id, left.code);
    const told = lastOf(await changesSince(moodle, from), 'people', who.id);
    expect(told?.state ?? 'not told').not.toBeNull();
    expect(await enrolmentOf(who.id)).toMatchObject({ space: kept.code });
  });

  it('leaves tombstones of a person who was deleted', async () => {
    const who = await enrolled(moodle, await newSpace(moodle), 'candidate');
    const { id } = await enrolmentOf(who.id);
    const from = await position(moodle);
    await moodle.fixture.deleteUser(who.id);
    const changes = await changesSince(moodle, from);
    expect(lastOf(changes, 'people', who.id)).toEqual({ run: null, state: null });
    expect(lastOf(changes, 'enrolments', id)).toEqual({ run: null, state: null });
  });

  it('tells nothing of a person who is in no space', async () => {
    const who = await someone(moodle);
    const from = await position(moodle);
    await moodle.fixture.updateUser(who.id, { lastname: 'Secret' });
    const told = lastOf(await changesSince(moodle, from), 'people', who.id);
    expect(told?.state ?? null).toBeNull();
  });

  it('tells an object once in an answer, at its last number and as it is now', async () => {
    const who = await enrolled(moodle, await newSpace(moodle), 'candidate');
    const from = await position(moodle);
    for (const lastname of ['Un', 'Deux', 'Trois']) {
      await moodle.fixture.updateUser(who.id, { lastname });
    }
    const { items, log } = await readChanges(moodle, from);
    const names = items.map(({ kind, id }) => `${kind} ${id}`);
    expect(names).toContain(`people ${who.id}`);
    expect(new Set(names).size).toBe(names.length);
    expect(lastOf(items, 'people', who.id)?.state).toMatchObject({ lastname: 'Trois' });
    const numbers = items.map(({ number }) => number);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(numbers[0]).toBeGreaterThan(from.since);
    expect(log.number).toBeGreaterThanOrEqual(numbers.at(-1)!);
  });

  it('tells the same again to a reader who asks from the same number', async () => {
    const space = await newSpace(moodle);
    const from = await position(moodle);
    const who = await enrolled(moodle, space, 'candidate');
    const first = lastOf(await changesSince(moodle, from), 'people', who.id);
    const again = lastOf(await changesSince(moodle, from), 'people', who.id);
    expect(first?.state).toMatchObject({ id: who.id });
    expect(again).toEqual(first);
  });

  it('gives answers of about the bytes asked for, complete together', async () => {
    const space = await newSpace(moodle);
    const fields = { mara_project: 'projet '.repeat(280) };
    const from = await position(moodle);
    const ids: number[] = [];
    for (let at = 0; at < 12; at += 1) {
      ids.push((await enrolled(moodle, space, 'candidate', { fields })).id);
    }
    const told: Change[] = [];
    const sizes: number[] = [];
    for (let since = from.since, more = true; more;) {
      const answer = await readChanges(moodle, { ...from, since }, 10_000);
      told.push(...answer.items);
      sizes.push(JSON.stringify(answer).length);
      ({ more, number: since } = answer.log);
    }
    expect(sizes.length).toBeGreaterThan(2);
    expect(Math.max(...sizes)).toBeLessThan(15_000);
    for (const id of ids) expect(lastOf(told, 'people', id)?.state).toMatchObject({ fields });
  });

  it('asks for new snapshots when the epoch is another', async () => {
    const from = await position(moodle);
    const { items, log } = await readChanges(moodle, { ...from, epoch: 'of-another-time' });
    expect(log.resync).toBe('epoch');
    expect(items).toEqual([]);
    expect(log.epoch).toBe(from.epoch);
  });

  it('asks for new snapshots of a reader who is ahead of the log', async () => {
    const from = await position(moodle);
    const ahead = { ...from, since: from.since + 1_000_000 };
    const { items, log } = await readChanges(moodle, ahead);
    expect(log.resync).toBe('future');
    expect(items).toEqual([]);
  });
});
