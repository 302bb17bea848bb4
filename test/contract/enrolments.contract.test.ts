/** Enrolments and cohort memberships the companion gives, where the site allows it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SpaceItem } from '../../src/moodle/wire.ts';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import {
  aMembership,
  anEnrolment,
  changed,
  made,
  putOne,
  removal,
  standing,
} from './piece-steps.ts';
import {
  enrolled,
  enrolmentsOf,
  itemOf,
  newSpace,
  position,
  readStatus,
  snapshotPages,
  someone,
  toldAtOnce,
  tombstoneOf,
  unique,
} from './steps.ts';

const DATES = { start: 1_795_300_000, end: 1_995_300_000 };

describe.each(moodles)('$name: enrolments of the companion', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
    await moodle.fixture.allow({ roles: ['mara_candidate'] });
  });
  afterAll(async () => {
    await moodle.fixture.allow({});
    await moodle.close();
  });

  async function scene() {
    const space = await newSpace(moodle);
    const { id: userid } = await someone(moodle);
    const wish = anEnrolment(space, userid, DATES);
    const { id, detail } = await made(moodle, wish);
    return { space, userid, wish, id, detail };
  }

  async function rolesOf(userId: number, space: SpaceItem): Promise<string[]> {
    const roles = (await snapshotPages(moodle, 'roles', { limit: 5000 })).flatMap(
      ({ items }) => items,
    );
    return roles
      .filter(({ userid, space: code }) => userid === userId && code === space.code)
      .map(({ role }) => role);
  }

  it('are told in the status as allowed', async () => {
    expect((await readStatus(moodle)).allows).toEqual({
      roles: ['mara_candidate'],
      cohorts: [],
      accounts: false,
    });
  });

  it('let somebody in, with dates and the role', async () => {
    const { space, userid, detail } = await scene();
    expect(detail).toEqual({ ours: true });
    expect(await enrolmentsOf(moodle, userid)).toMatchObject([
      {
        space: space.code,
        method: 'manual',
        status: 'active',
        timestart: DATES.start,
        timeend: DATES.end,
      },
    ]);
    expect(await rolesOf(userid, space)).toEqual(['mara_candidate']);
  });

  it('take other dates over, and end when removed', async () => {
    const { space, userid, wish } = await scene();
    expect((await putOne(moodle, changed(wish, { end: null }))).outcome).toBe('updated');
    expect(await enrolmentsOf(moodle, userid)).toMatchObject([
      { timestart: DATES.start, timeend: null },
    ]);
    expect((await putOne(moodle, removal(wish))).outcome).toBe('removed');
    expect(await enrolmentsOf(moodle, userid)).toEqual([]);
    expect(await rolesOf(userid, space)).toEqual([]);
  });

  it('that a person made before are theirs: neither changed nor ended', async () => {
    const space = await newSpace(moodle);
    const { id: userid } = await enrolled(moodle, space, 'candidate');
    const before = await enrolmentsOf(moodle, userid);
    const roles = await rolesOf(userid, space);
    const wish = anEnrolment(space, userid, DATES);
    const { state } = await putOne(moodle, wish);
    expect(state).toMatchObject({ state: 'live', detail: { ours: false } });
    await putOne(moodle, changed(wish, { end: null }));
    expect(await enrolmentsOf(moodle, userid)).toEqual(before);
    expect((await putOne(moodle, removal(wish))).outcome).toBe('released');
    expect(await enrolmentsOf(moodle, userid)).toEqual(before);
    expect(await rolesOf(userid, space)).toEqual(roles);
  });

  it('of ours that a person ended are gone', async () => {
    const { space, userid, wish, id } = await scene();
    const from = await position(moodle);
    await moodle.fixture.unenrol(userid, space.code);
    expect(await toldAtOnce(moodle, from, 'pieces', id)).toMatchObject({ state: 'gone' });
    expect((await putOne(moodle, changed(wish, { end: null }))).outcome).toBe('gone');
    expect(await enrolmentsOf(moodle, userid)).toEqual([]);
    const again = await putOne(moodle, { ...wish, replaces: 'gone' });
    expect(again).toMatchObject({ outcome: 'created', state: { detail: { ours: true } } });
    expect(await enrolmentsOf(moodle, userid)).toHaveLength(1);
  });

  it.each(['mara_referent', 'editingteacher', 'manager', 'nonsense'])(
    'with the role %s are not allowed',
    async (role) => {
      const { id } = await someone(moodle);
      const wish = anEnrolment(await newSpace(moodle), id, { role });
      expect((await putOne(moodle, wish)).outcome).toBe('failed: notallowed');
      expect(await enrolmentsOf(moodle, id)).toEqual([]);
    },
  );

  it('of nobody, or of somebody deleted, fail', async () => {
    const space = await newSpace(moodle);
    const { id } = await someone(moodle);
    await moodle.fixture.deleteUser(id);
    for (const userid of [2_000_000_000, id]) {
      expect((await putOne(moodle, anEnrolment(space, userid))).outcome).toBe(
        'failed: unknownuser',
      );
    }
  });
});

describe.each(moodles)('$name: cohort memberships of the companion', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(async () => {
    await moodle.fixture.allow({});
    await moodle.close();
  });

  /** A cohort the companion may fill, and a candidate. */
  async function scene() {
    const idnumber = unique('c');
    const cohort = await moodle.fixture.createCohort(unique('Cohorte '), idnumber);
    await moodle.fixture.allow({ cohorts: [idnumber] });
    const space = await newSpace(moodle);
    const { id: userid } = await enrolled(moodle, space, 'candidate');
    return { space, userid, cohort, idnumber, wish: aMembership(space, userid, idnumber) };
  }

  async function membersOf(cohort: number): Promise<number[]> {
    const members = (await snapshotPages(moodle, 'cohort_members', { limit: 5000 })).flatMap(
      ({ items }) => items,
    );
    return members.filter(({ cohortid }) => cohortid === cohort).map(({ userid }) => userid);
  }

  it('are made and taken back', async () => {
    const { userid, cohort, wish } = await scene();
    expect((await made(moodle, wish)).detail).toEqual({ ours: true });
    expect(await membersOf(cohort)).toEqual([userid]);
    expect((await putOne(moodle, removal(wish))).outcome).toBe('removed');
    expect(await membersOf(cohort)).toEqual([]);
  });

  it('that a person made before stay', async () => {
    const { userid, cohort, wish } = await scene();
    await moodle.fixture.addToCohort(cohort, userid);
    await putOne(moodle, wish);
    expect((await standing(moodle, wish)).detail).toEqual({ ours: false });
    expect((await putOne(moodle, removal(wish))).outcome).toBe('released');
    expect(await membersOf(cohort)).toEqual([userid]);
  });

  it('of ours that a person ended are gone', async () => {
    const { userid, cohort, wish } = await scene();
    const { id } = await made(moodle, wish);
    const from = await position(moodle);
    await moodle.fixture.removeFromCohort(cohort, userid);
    expect(await toldAtOnce(moodle, from, 'pieces', id)).toMatchObject({ state: 'gone' });
    expect((await putOne(moodle, wish)).outcome).toBe('gone');
    expect(await membersOf(cohort)).toEqual([]);
  });

  it('go with their cohort', async () => {
    const { cohort, wish } = await scene();
    await made(moodle, wish);
    await moodle.fixture.deleteCohort(cohort);
    expect((await putOne(moodle, wish)).outcome).toMatch(/^(gone|failed: unknowncohort)$/);
    const { id } = await standing(moodle, wish);
    const from = await position(moodle);
    expect((await putOne(moodle, removal(wish))).outcome).toBe('removed');
    await tombstoneOf(moodle, from, 'pieces', id);
  });

  it('are refused where the site does not allow them, or has no such cohort', async () => {
    const { space, userid, cohort, idnumber } = await scene();
    const other = unique('c');
    await moodle.fixture.createCohort(unique('Cohorte '), other);
    const closed = await putOne(moodle, aMembership(space, userid, other));
    expect(closed.outcome).toBe('failed: notallowed');
    const missing = unique('c');
    await moodle.fixture.allow({ cohorts: [idnumber, missing] });
    const unknown = await putOne(moodle, aMembership(space, userid, missing));
    expect(unknown.outcome).toBe('failed: unknowncohort');
    const nobody = await putOne(moodle, aMembership(space, 2_000_000_000, idnumber));
    expect(nobody.outcome).toBe('failed: unknownuser');
    expect(await membersOf(cohort)).toEqual([]);
    expect(await itemOf(moodle, 'cohorts', cohort)).toBeUndefined();
  });
});
