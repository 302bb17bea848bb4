/** Groups the companion keeps: who is in them, and what a person changed. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import {
  aGroup,
  aGrouping,
  changed,
  made,
  pieceOf,
  putOne,
  removal,
  standing,
} from './piece-steps.ts';
import {
  enrolled,
  itemOf,
  newSpace,
  position,
  snapshotPages,
  someone,
  toldAtOnce,
  tombstoneOf,
} from './steps.ts';

describe.each(moodles)('$name: groups of the companion', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  /** A space, two of its candidates, and a group with both. */
  async function scene() {
    const space = await newSpace(moodle);
    const [first, second] = [
      (await enrolled(moodle, space, 'candidate')).id,
      (await enrolled(moodle, space, 'candidate')).id,
    ];
    const wish = aGroup(space, [first, second]);
    const { id, objectid } = await made(moodle, wish);
    return { space, first, second, wish, id, group: objectid! };
  }

  async function membersOf(group: number): Promise<number[]> {
    const pages = await snapshotPages(moodle, 'group_members', { limit: 5000 });
    const members = pages.flatMap(({ items }) => items);
    return members.filter(({ groupid }) => groupid === group).map(({ userid }) => userid);
  }

  it('are seen by their members only, and hold who is enrolled', async () => {
    const { space, first, second, wish, group } = await scene();
    const { name } = wish.body;
    const item = await itemOf(moodle, 'groups', group);
    expect(item).toMatchObject({ space: space.code, name, visibility: 'members' });
    expect(await membersOf(group)).toEqual([first, second]);
    const { detail, url } = await standing(moodle, wish);
    expect(detail).toEqual({ members: [first, second], waiting: [], takenoff: [], others: 0 });
    expect(url).toBe(`${moodle.url}/group/members.php?group=${group}`);
  });

  it('take in who is enrolled later, at that moment', async () => {
    const space = await newSpace(moodle);
    const { id: late } = await someone(moodle);
    const wish = aGroup(space, [late]);
    const { id, objectid, detail } = await made(moodle, wish);
    expect(detail).toEqual({ members: [], waiting: [late], takenoff: [], others: 0 });
    const from = await position(moodle);
    await moodle.fixture.enrol(late, space.code, 'candidate');
    expect(await membersOf(objectid!)).toEqual([late]);
    const told = await toldAtOnce(moodle, from, 'pieces', id);
    expect(told.detail).toMatchObject({ members: [late], waiting: [] });
  });

  it('wait again for who left the space, and take them in again', async () => {
    const { space, first, second, wish, group } = await scene();
    await moodle.fixture.unenrol(second, space.code);
    expect(await membersOf(group)).toEqual([first]);
    const { detail } = await standing(moodle, wish);
    expect(detail).toEqual({ members: [first], waiting: [second], takenoff: [], others: 0 });
    await moodle.fixture.enrol(second, space.code, 'candidate');
    expect(await membersOf(group)).toEqual([first, second]);
  });

  it('take people in and let them go as the body says', async () => {
    const { space, first, second, wish, group } = await scene();
    const third = (await enrolled(moodle, space, 'candidate')).id;
    const next = changed(wish, { members: [second, third] });
    expect(await putOne(moodle, next)).toMatchObject({
      outcome: 'updated',
      state: { detail: { members: [second, third], waiting: [], takenoff: [], others: 0 } },
    });
    expect(await membersOf(group)).not.toContain(first);
  });

  it('keep who was added by a person, and leave out who was taken off', async () => {
    const { space, first, second, wish, id, group } = await scene();
    const friend = (await enrolled(moodle, space, 'candidate')).id;
    await moodle.fixture.addToGroup(group, friend);
    const from = await position(moodle);
    await moodle.fixture.removeFromGroup(group, second);
    const detail = { members: [first], waiting: [], takenoff: [second], others: 1 };
    expect((await toldAtOnce(moodle, from, 'pieces', id)).detail).toEqual(detail);
    const { outcome, state } = await putOne(moodle, changed(wish, { name: 'Autre nom' }));
    expect([outcome, state?.detail]).toEqual(['updated', detail]);
    expect((await membersOf(group)).sort()).toEqual([first, friend].sort());
  });

  it('leave whom a person added to that person, also when the body names them later', async () => {
    const { space, first, second, wish, group } = await scene();
    const friend = (await enrolled(moodle, space, 'candidate')).id;
    await moodle.fixture.addToGroup(group, friend);
    const next = changed(wish, { members: [first, second, friend] });
    expect((await putOne(moodle, next)).state?.detail).toMatchObject({ others: 1 });
    await moodle.fixture.removeFromGroup(group, friend);
    await putOne(moodle, changed(next, { name: 'Autre nom' }));
    expect(await membersOf(group)).toEqual([first, second]);
  });

  it('take a new name while theirs is ours, and keep one that a person gave', async () => {
    const { wish, group } = await scene();
    const ours = changed(wish, { name: 'Notre autre nom' });
    expect((await putOne(moodle, ours)).outcome).toBe('updated');
    expect(await itemOf(moodle, 'groups', group)).toMatchObject({ name: 'Notre autre nom' });
    await moodle.fixture.renameGroup(group, 'Leur nom');
    await putOne(moodle, changed(wish, { name: 'Encore un nom' }));
    expect(await itemOf(moodle, 'groups', group)).toMatchObject({ name: 'Leur nom' });
  });

  it('go with their last cause', async () => {
    const { wish, group } = await scene();
    const from = await position(moodle);
    expect((await putOne(moodle, removal(wish))).outcome).toBe('removed');
    await tombstoneOf(moodle, from, 'groups', group);
  });

  it('are released where others remain in them', async () => {
    const { space, wish, id, group } = await scene();
    const friend = (await enrolled(moodle, space, 'candidate')).id;
    await moodle.fixture.addToGroup(group, friend);
    const from = await position(moodle);
    expect((await putOne(moodle, removal(wish))).outcome).toBe('released');
    expect(await membersOf(group)).toEqual([friend]);
    expect(await itemOf(moodle, 'groups', group)).toBeDefined();
    await tombstoneOf(moodle, from, 'pieces', id);
    // No longer ours: the same key makes another.
    expect((await made(moodle, wish)).objectid).not.toBe(group);
  });

  it('that a person deleted are not made again, until that is said', async () => {
    const { wish, id, group } = await scene();
    const from = await position(moodle);
    await moodle.fixture.deleteGroup(group);
    expect(await toldAtOnce(moodle, from, 'pieces', id)).toMatchObject({ state: 'gone' });
    expect((await putOne(moodle, changed(wish, { name: 'Autre' }))).outcome).toBe('gone');
    expect((await putOne(moodle, { ...wish, replaces: 'some text' })).outcome).toBe('gone');
    const again = await putOne(moodle, { ...wish, replaces: 'gone' });
    expect(again).toMatchObject({ outcome: 'created', state: { id, state: 'live' } });
    expect(again.state?.objectid).not.toBe(group);
  });

  it('that are gone are forgotten when they are removed', async () => {
    const { wish, id, group } = await scene();
    await moodle.fixture.deleteGroup(group);
    const from = await position(moodle);
    expect(await putOne(moodle, removal(wish))).toMatchObject({ outcome: 'removed', state: null });
    await tombstoneOf(moodle, from, 'pieces', id);
    expect((await made(moodle, wish)).objectid).not.toBe(group);
  });

  it('outlive their grouping', async () => {
    const space = await newSpace(moodle);
    const grouping = aGrouping(space);
    await made(moodle, grouping);
    const wish = aGroup(space, [], { grouping: grouping.key });
    const { objectid } = await made(moodle, wish);
    expect((await putOne(moodle, changed(grouping, { name: 'Autres' }))).outcome).toBe('updated');
    expect((await putOne(moodle, changed(wish, { grouping: null }))).outcome).toBe('updated');
    expect((await putOne(moodle, removal(grouping))).outcome).toBe('removed');
    expect(await itemOf(moodle, 'groups', objectid!)).toBeDefined();
    expect(await standing(moodle, wish)).toMatchObject({ state: 'live' });
  });

  it('are refused where they name somebody who never was', async () => {
    const wish = aGroup(await newSpace(moodle), [2_000_000_000]);
    expect((await putOne(moodle, wish)).outcome).toBe('failed: unknownuser');
    expect(await pieceOf(moodle, wish)).toBeUndefined();
  });

  it.each([
    ['a name', { name: 7 }],
    ['a name', { name: 'x'.repeat(256) }],
    ['members', { members: ['somebody'] }],
    ['members', { members: 'nobody' }],
    ['grouping', { grouping: 7 }],
  ])('are refused for %s that cannot be (%j)', async (what, wrong) => {
    const space = await newSpace(moodle);
    const { outcome, message } = await putOne(moodle, aGroup(space, [], wrong as never));
    expect(outcome).toBe('failed: invalidbody');
    expect(message).toContain(what.replace('a ', ''));
  });
});
