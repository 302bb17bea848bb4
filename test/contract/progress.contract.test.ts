/** How far people have come: tracked activities, completions, last accesses. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import {
  atBrowser,
  enrolled,
  itemOf,
  newSpace,
  position,
  snapshotPages,
  someone,
  tombstoneOf,
  toldAtOnce,
  toldSince,
} from './steps.ts';

const NOON = 43_200;

describe.each(moodles)('$name: progress', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  async function scene() {
    const space = await newSpace(moodle);
    const who = await enrolled(moodle, space, 'candidate');
    return { space, who, code: space.code };
  }

  it('names the activities that are tracked, and no other', async () => {
    const { space, code } = await scene();
    expect(space.activities).toEqual([]);
    const from = await position(moodle);
    const first = await moodle.fixture.createPage(code, 'Préparer « son » départ');
    await moodle.fixture.createPage(code, 'Pour mémoire', false);
    const second = await moodle.fixture.createPage(code, 'Rédiger son CV');
    const activities = [
      { cmid: first, module: 'page', name: 'Préparer « son » départ' },
      { cmid: second, module: 'page', name: 'Rédiger son CV' },
    ];
    expect(await toldSince(moodle, from, 'spaces', space.id)).toMatchObject({ activities });
    expect(await itemOf(moodle, 'spaces', space.id)).toMatchObject({ activities });

    const then = await position(moodle);
    await moodle.fixture.deleteActivity(first);
    const left = { activities: activities.slice(1) };
    expect(await toldSince(moodle, then, 'spaces', space.id)).toMatchObject(left);
  });

  it('tells of an activity that was completed, and taken back', async () => {
    const { who, code } = await scene();
    const cmid = await moodle.fixture.createPage(code, 'À lire');
    const from = await position(moodle);
    const id = await moodle.fixture.completeActivity(cmid, who.id);
    const done = { id, userid: who.id, space: code, cmid, state: 'complete' };
    const item = await toldAtOnce(moodle, from, 'activity_completions', id);
    expect(item).toMatchObject(done);
    expect(await itemOf(moodle, 'activity_completions', id)).toEqual(item);

    const then = await position(moodle);
    await moodle.fixture.completeActivity(cmid, who.id, false);
    const untold = await toldAtOnce(moodle, then, 'activity_completions', id);
    expect(untold).toMatchObject({ ...done, state: 'incomplete' });
  });

  it.each([
    [2, 'passed'],
    [3, 'failed'],
  ])('calls the state %d %s', async (completionstate, state) => {
    const { who, code } = await scene();
    const cmid = await moodle.fixture.createPage(code, 'À réussir');
    const id = await moodle.fixture.completeActivity(cmid, who.id);
    const from = await position(moodle);
    await moodle.fixture.editRow('course_modules_completion', id, { completionstate });
    await moodle.fixture.compareStates();
    expect(await toldSince(moodle, from, 'activity_completions', id)).toMatchObject({ state });
  });

  it('leaves a tombstone of a completion whose activity was deleted', async () => {
    const { who, code } = await scene();
    const cmid = await moodle.fixture.createPage(code, 'À lire');
    const id = await moodle.fixture.completeActivity(cmid, who.id);
    const from = await position(moodle);
    await moodle.fixture.deleteActivity(cmid);
    await tombstoneOf(moodle, from, 'activity_completions', id);
  });

  it('tells of a course only when it is completed', async () => {
    const { who, code } = await scene();
    const from = await position(moodle);
    const timecompleted = 1_790_000_000;
    const id = await moodle.fixture.completeCourse(code, who.id, timecompleted);
    const item = { id, userid: who.id, space: code, timecompleted };
    expect(await toldAtOnce(moodle, from, 'course_completions', id)).toEqual(item);
    expect(await itemOf(moodle, 'course_completions', id)).toEqual(item);

    const then = await position(moodle);
    await moodle.fixture.editRow('course_completions', id, { timecompleted: 0 });
    await tombstoneOf(moodle, then, 'course_completions', id);
  });

  it('tells the day of the last access, once the task has seen it', async () => {
    const { who, code } = await scene();
    const from = await position(moodle);
    const time = Date.parse('2026-03-14') / 1000 + NOON;
    const id = await moodle.fixture.openCourse(code, who.id, time);
    const item = { id, userid: who.id, space: code, day: '2026-03-14' };
    expect(await itemOf(moodle, 'accesses', id)).toEqual(item);
    await moodle.fixture.compareStates();
    expect(await toldSince(moodle, from, 'accesses', id)).toEqual(item);

    const then = await position(moodle);
    await moodle.fixture.openCourse(code, who.id, time + 24 * 3600);
    await moodle.fixture.compareStates();
    const told = await toldSince(moodle, then, 'accesses', id);
    expect(told).toMatchObject({ id, day: '2026-03-15' });
  });

  it('notes the access of someone who opens the course', async () => {
    const { space, who, code } = await scene();
    const person = await atBrowser(moodle, who);
    expect((await person.open(`/course/view.php?id=${space.id}`)).status).toBe(200);
    const items = (await snapshotPages(moodle, 'accesses')).flatMap((page) => page.items);
    const mine = items.filter(({ userid }) => userid === who.id);
    expect(mine).toEqual([expect.objectContaining({ space: code })]);
    const days = Math.abs(Date.parse(mine[0]!.day) - Date.now()) / 86_400_000;
    expect(days).toBeLessThan(2);
  });

  it('is told of those enrolled only, and no longer when they leave', async () => {
    const { who, code } = await scene();
    const stranger = await someone(moodle);
    const cmid = await moodle.fixture.createPage(code, 'À lire');
    const kept = (of: number) =>
      Promise.all([
        moodle.fixture.completeActivity(cmid, of),
        moodle.fixture.completeCourse(code, of, 1_790_000_000),
        moodle.fixture.openCourse(code, of, 1_790_000_000),
      ]);
    const kinds = ['activity_completions', 'course_completions', 'accesses'] as const;
    const foreign = await kept(stranger.id);
    for (const [at, kind] of kinds.entries())
      expect(await itemOf(moodle, kind, foreign[at]!)).toBeUndefined();

    const ours = await kept(who.id);
    for (const [at, kind] of kinds.entries())
      expect(await itemOf(moodle, kind, ours[at]!)).toMatchObject({ userid: who.id });
    await moodle.fixture.compareStates();
    const from = await position(moodle);
    await moodle.fixture.unenrol(who.id, code);
    for (const [at, kind] of kinds.entries()) await tombstoneOf(moodle, from, kind, ours[at]!);
  });
});
