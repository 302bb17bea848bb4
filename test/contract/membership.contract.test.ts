/** Roles, groups and cohorts: who is told, by an event or by the next comparison. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moodles } from '../support/moodle-under-test.ts';
import type { GroupVisibility, MoodleUnderTest } from '../support/moodle-under-test.ts';
import {
  changesSince,
  enrolled,
  itemOf,
  lastOf,
  newSpace,
  position,
  someone,
  tombstoneOf,
  toldAtOnce,
  unique,
} from './steps.ts';

describe.each(moodles)('$name: roles', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  it('are told when given, to someone not enrolled too, and when taken', async () => {
    const space = await newSpace(moodle);
    const who = await someone(moodle);
    const from = await position(moodle);
    const id = await moodle.fixture.giveRole(who.id, space.code, 'referent');
    const item = await toldAtOnce(moodle, from, 'roles', id);
    expect(item).toMatchObject({ id, userid: who.id, space: space.code, role: 'mara_referent' });
    expect(item.timemodified).toBeGreaterThan(1_700_000_000);
    expect(await itemOf(moodle, 'roles', id)).toEqual(item);

    const then = await position(moodle);
    await moodle.fixture.takeRole(who.id, space.code, 'referent');
    await tombstoneOf(moodle, then, 'roles', id);
  });

  it('come with an enrolment', async () => {
    const space = await newSpace(moodle);
    const from = await position(moodle);
    const who = await enrolled(moodle, space, 'referent');
    const roles = (await changesSince(moodle, from)).filter(({ kind }) => kind === 'roles');
    expect(roles.map(({ state }) => state)).toContainEqual(
      expect.objectContaining({ userid: who.id, space: space.code, role: 'mara_referent' }),
    );
  });

  it('of a deleted person are tombstones', async () => {
    const space = await newSpace(moodle);
    const who = await someone(moodle);
    const id = await moodle.fixture.giveRole(who.id, space.code, 'referent');
    const from = await position(moodle);
    await moodle.fixture.deleteUser(who.id);
    await tombstoneOf(moodle, from, 'roles', id);
  });
});

describe.each(moodles)('$name: groups', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  it.each<GroupVisibility>(['all', 'members', 'own', 'none'])(
    'that are visible to %s say so',
    async (visibility) => {
      const space = await newSpace(moodle);
      const from = await position(moodle);
      const id = await moodle.fixture.createGroup(space.code, 'Promotion « mars »', visibility);
      const item = { id, space: space.code, name: 'Promotion « mars »', idnumber: '', visibility };
      expect(await toldAtOnce(moodle, from, 'groups', id)).toEqual(item);
      expect(await itemOf(moodle, 'groups', id)).toEqual(item);
    },
  );

  it('are told with their members, when renamed and when deleted', async () => {
    const space = await newSpace(moodle);
    const who = await enrolled(moodle, space, 'candidate');
    const group = await moodle.fixture.createGroup(space.code, 'Promotion');
    const from = await position(moodle);
    const id = await moodle.fixture.addToGroup(group, who.id);
    const member = { id, groupid: group, userid: who.id, space: space.code };
    expect(await toldAtOnce(moodle, from, 'group_members', id)).toEqual(member);
    expect(await itemOf(moodle, 'group_members', id)).toEqual(member);

    const renamed = await position(moodle);
    await moodle.fixture.renameGroup(group, 'Autre');
    expect(await toldAtOnce(moodle, renamed, 'groups', group)).toMatchObject({ name: 'Autre' });

    const deleted = await position(moodle);
    await moodle.fixture.deleteGroup(group);
    await tombstoneOf(moodle, deleted, 'groups', group);
    await tombstoneOf(moodle, deleted, 'group_members', id);
  });

  it('forget a member who was taken out, and one who was unenrolled', async () => {
    const space = await newSpace(moodle);
    const group = await moodle.fixture.createGroup(space.code, 'Promotion');
    const [out, gone] = [
      await enrolled(moodle, space, 'candidate'),
      await enrolled(moodle, space, 'candidate'),
    ];
    const ids = [
      await moodle.fixture.addToGroup(group, out.id),
      await moodle.fixture.addToGroup(group, gone.id),
    ];
    const from = await position(moodle);
    await moodle.fixture.removeFromGroup(group, out.id);
    await moodle.fixture.unenrol(gone.id, space.code);
    for (const id of ids) await tombstoneOf(moodle, from, 'group_members', id);
  });
});

describe.each(moodles)('$name: cohorts', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  const newCohort = async () => {
    const [name, idnumber] = [unique('Stagiaires '), unique('S')];
    const id = await moodle.fixture.createCohort(name, idnumber);
    return { id, item: { id, name, idnumber, visible: true } };
  };

  it('are told with the memberships of our people, and of nobody else', async () => {
    const space = await newSpace(moodle);
    const ours = await enrolled(moodle, space, 'candidate');
    const stranger = await someone(moodle);
    const { id: cohort, item } = await newCohort();
    const foreign = await moodle.fixture.addToCohort(cohort, stranger.id);
    expect(await itemOf(moodle, 'cohorts', cohort)).toBeUndefined();
    expect(await itemOf(moodle, 'cohort_members', foreign)).toBeUndefined();

    const from = await position(moodle);
    const id = await moodle.fixture.addToCohort(cohort, ours.id);
    const member = { id, cohortid: cohort, userid: ours.id };
    expect(await toldAtOnce(moodle, from, 'cohorts', cohort)).toEqual(item);
    expect(await toldAtOnce(moodle, from, 'cohort_members', id)).toEqual(member);
    expect(await itemOf(moodle, 'cohorts', cohort)).toEqual(item);
    expect(await itemOf(moodle, 'cohort_members', id)).toEqual(member);
    const told = lastOf(await changesSince(moodle, from), 'cohort_members', foreign);
    expect(told?.state ?? null).toBeNull();
  });

  it('appear with the enrolment of a member, and vanish with its end', async () => {
    const space = await newSpace(moodle);
    const who = await someone(moodle);
    const { id: cohort, item } = await newCohort();
    const id = await moodle.fixture.addToCohort(cohort, who.id);
    const from = await position(moodle);
    await moodle.fixture.enrol(who.id, space.code, 'candidate');
    expect(await toldAtOnce(moodle, from, 'cohorts', cohort)).toEqual(item);
    expect(await toldAtOnce(moodle, from, 'cohort_members', id)).toMatchObject({ userid: who.id });

    const then = await position(moodle);
    await moodle.fixture.unenrol(who.id, space.code);
    await tombstoneOf(moodle, then, 'cohorts', cohort);
    await tombstoneOf(moodle, then, 'cohort_members', id);
  });

  it('are told when renamed, left and deleted', async () => {
    const space = await newSpace(moodle);
    const [first, second] = [
      await enrolled(moodle, space, 'candidate'),
      await enrolled(moodle, space, 'candidate'),
    ];
    const { id: cohort } = await newCohort();
    const [left, kept] = [
      await moodle.fixture.addToCohort(cohort, first.id),
      await moodle.fixture.addToCohort(cohort, second.id),
    ];
    const from = await position(moodle);
    const name = unique('Autre ');
    await moodle.fixture.renameCohort(cohort, name);
    expect(await toldAtOnce(moodle, from, 'cohorts', cohort)).toMatchObject({ name });

    const gone = await position(moodle);
    await moodle.fixture.removeFromCohort(cohort, first.id);
    await tombstoneOf(moodle, gone, 'cohort_members', left);
    expect(await itemOf(moodle, 'cohorts', cohort)).toMatchObject({ name });

    const then = await position(moodle);
    await moodle.fixture.deleteCohort(cohort);
    await tombstoneOf(moodle, then, 'cohorts', cohort);
    await tombstoneOf(moodle, then, 'cohort_members', kept);
  });
});
