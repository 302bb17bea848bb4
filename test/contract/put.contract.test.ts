/** Putting pieces: what every type has in common. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PieceToPut } from '../../src/moodle/pieces.ts';
import type { SpaceItem } from '../../src/moodle/wire.ts';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import {
  aGroup,
  aGrouping,
  aList,
  aMembership,
  aMessage,
  anAsk,
  anEnrolment,
  anEntry,
  anEvent,
  anInvitation,
  aPage,
  changed,
  made,
  pieceOf,
  put,
  putOne,
  removal,
  standing,
} from './piece-steps.ts';
import {
  changesSince,
  createSpace,
  enrolled,
  itemOf,
  lastOf,
  newSpace,
  position,
  someone,
  tombstoneOf,
  unique,
} from './steps.ts';

const SECTION = { code: 'sheets', title: { fr: 'Fiches' }, empty: { fr: 'Rien.' }, items: [] };

describe.each(moodles)('$name: put', ({ start }) => {
  let moodle: MoodleUnderTest;
  let cohort: string;
  beforeAll(async () => {
    moodle = await start();
    cohort = unique('c');
    await moodle.fixture.createCohort('Stagiaires', cohort);
    await moodle.fixture.allow({ roles: ['mara_candidate'], cohorts: [cohort], accounts: true });
  });
  afterAll(async () => {
    await moodle.fixture.allow({});
    await moodle.close();
  });

  /** How one piece of each type is wished for, and what its removal leaves behind. */
  const TYPES: [string, 'taken away' | 'closed', (space: SpaceItem) => Promise<PieceToPut>][] = [
    ['list', 'taken away', (space) => Promise.resolve(aList(space, 'metiers'))],
    ['grouping', 'taken away', (space) => Promise.resolve(aGrouping(space))],
    ['group', 'taken away', async (space) => aGroup(space, [await memberOf(space)])],
    ['entry', 'taken away', (space) => Promise.resolve(anEntry(space))],
    ['event', 'taken away', (space) => Promise.resolve(anEvent(moodle, space))],
    ['enrolment', 'taken away', async (space) => anEnrolment(space, (await someone(moodle)).id)],
    [
      'cohort_member',
      'taken away',
      async (space) => aMembership(space, await memberOf(space), cohort),
    ],
    ['page', 'taken away', (space) => Promise.resolve(aPage(space, [SECTION]))],
    ['ask', 'closed', async (space) => anAsk(moodle, space, [await memberOf(space)])],
    ['message', 'closed', async (space) => aMessage(space, await memberOf(space))],
    ['invitation', 'closed', (space) => Promise.resolve(anInvitation(moodle, space))],
  ];

  async function memberOf(space: SpaceItem): Promise<number> {
    return (await enrolled(moodle, space, 'candidate')).id;
  }

  it.each(TYPES)('a %s is made, and told as the answer tells it', async (type, _, wished) => {
    const space = await newSpace(moodle);
    const wish = await wished(space);
    const from = await position(moodle);
    const run = unique('run-');
    const { outcome, message, state } = await putOne(moodle, wish, run);
    expect([outcome, message]).toEqual(['created', '']);
    const { key, source } = wish;
    const clean = { offered: null, edited: false, text: null };
    expect(state).toMatchObject({ key, type, source, space: space.code, state: 'live', ...clean });
    expect(await itemOf(moodle, 'pieces', state!.id)).toEqual(state);
    const told = lastOf(await changesSince(moodle, from), 'pieces', state!.id);
    expect(told).toEqual({ run, state });
  });

  it.each(TYPES)('a %s put twice has one effect', async (_, __, wished) => {
    const wish = await wished(await newSpace(moodle));
    const { state } = await putOne(moodle, wish);
    expect(await putOne(moodle, wish)).toEqual({ outcome: 'unchanged', message: '', state });
  });

  it.each(TYPES)('a %s put by six batches at once is made once', async (_, __, wished) => {
    const wish = await wished(await newSpace(moodle));
    const answers = await Promise.all(Array.from({ length: 6 }, () => putOne(moodle, wish)));
    const outcomes = answers.map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual(['created', ...Array<string>(5).fill('unchanged')]);
    expect(new Set(answers.map(({ state }) => state?.id)).size).toBe(1);
    expect(new Set(answers.map(({ state }) => state?.objectid)).size).toBe(1);
  });

  it.each(TYPES)('a %s is removed, and forgotten in the end', async (_, left, wished) => {
    const wish = await wished(await newSpace(moodle));
    const { id } = (await putOne(moodle, wish)).state!;
    const from = await position(moodle);
    const first = await putOne(moodle, removal(wish));
    expect(first.outcome).toBe('removed');
    if (left === 'closed') {
      expect(first.state).toMatchObject({ id, state: 'closed', detail: { status: 'withdrawn' } });
      const told = lastOf(await changesSince(moodle, from), 'pieces', id);
      expect(told?.state).toEqual(first.state);
      expect((await putOne(moodle, changed(wish as never, {}))).outcome).toBe('closed');
      expect(await putOne(moodle, removal(wish))).toMatchObject({
        outcome: 'removed',
        state: null,
      });
    }
    await tombstoneOf(moodle, from, 'pieces', id);
    expect(await putOne(moodle, removal(wish))).toMatchObject({ outcome: 'removed', state: null });
  });

  it('forgets the pieces of a course that is gone, and makes them afresh in the next', async () => {
    const space = await newSpace(moodle);
    const wish = aGroup(space, []);
    const { id } = await made(moodle, wish);
    const question = anAsk(moodle, space, [await memberOf(space)]);
    const asked = await made(moodle, question);
    const from = await position(moodle);
    await moodle.fixture.deleteSpace(space.code);
    await tombstoneOf(moodle, from, 'pieces', id);
    await tombstoneOf(moodle, from, 'pieces', asked.id);
    await createSpace(moodle, { code: space.code, name: space.name });
    expect((await made(moodle, wish)).id).not.toBe(id);
  });

  it('carries pieces out in their order: each may name those before it', async () => {
    const space = await newSpace(moodle);
    const grouping = aGrouping(space);
    const group = aGroup(space, [await memberOf(space)], { grouping: grouping.key });
    const event = anEvent(moodle, space, { group: group.key });
    const results = await put(moodle, [grouping, group, event]);
    expect(results.map(({ outcome }) => outcome)).toEqual(['created', 'created', 'created']);
  });

  it.each([
    [
      'a group its grouping',
      (space: SpaceItem, key: string) => aGroup(space, [], { grouping: key }),
    ],
    [
      'an event its group',
      (space: SpaceItem, key: string) => anEvent(moodle, space, { group: key }),
    ],
  ])('fails where %s is not there', async (_, wished) => {
    const space = await newSpace(moodle);
    const wish = wished(space, `${space.code}/nowhere`);
    expect((await putOne(moodle, wish)).outcome).toBe('failed: unknownpiece');
    expect(await pieceOf(moodle, wish as never)).toBeUndefined();
  });

  it('fails a piece alone, and goes on with the next', async () => {
    const space = await newSpace(moodle);
    const wrong = aGroup(space, [], { name: '' });
    const nowhere = aGroup({ code: unique('x-') }, []);
    const good = aGroup(space, []);
    const results = await put(moodle, [wrong, nowhere, good]);
    expect(results.map(({ outcome, reason }) => reason?.errorcode ?? outcome)).toEqual([
      'invalidbody',
      'unknownspace',
      'created',
    ]);
    expect(results[0]!.reason!.message).toContain('name');
    expect(results.map(({ state }) => state === null)).toEqual([true, true, false]);
    expect(await pieceOf(moodle, wrong)).toBeUndefined();
  });

  it('fails where the key is taken by another type, and leaves that one', async () => {
    const space = await newSpace(moodle);
    const group = aGroup(space, []);
    const before = await made(moodle, group);
    const other = { ...aGrouping(space), key: group.key };
    expect((await putOne(moodle, other)).outcome).toBe('failed: othertype');
    expect(await standing(moodle, group)).toEqual(before);
  });

  it('fails a body that is too large alone, a page later than others', async () => {
    const space = await newSpace(moodle);
    const large = (length: number) => [
      {
        ...SECTION,
        items: Array.from({ length: length / 1000 }, () => ({
          text: { fr: 'x'.repeat(1000) },
          url: null,
          since: null,
        })),
      },
    ];
    const event = anEvent(moodle, space, { description: 'x'.repeat(65_536) });
    const [first, second, third] = await put(moodle, [
      event,
      aPage(space, large(262_000)),
      aPage(space, large(200_000)),
    ]);
    expect(first).toMatchObject({ outcome: 'failed', reason: { errorcode: 'toolarge' } });
    expect(second).toMatchObject({ outcome: 'failed', reason: { errorcode: 'toolarge' } });
    expect(third).toMatchObject({ outcome: 'created' });
  });

  it('takes no notice of what it should replace, where that does not stand', async () => {
    const space = await newSpace(moodle);
    const group = { ...aGroup(space, []), replaces: 'gone' };
    expect((await putOne(moodle, group)).outcome).toBe('created');
    const renamed = { ...changed(group, { name: 'Autre' }), replaces: 'some text' };
    expect((await putOne(moodle, renamed)).outcome).toBe('updated');
    expect((await putOne(moodle, removal(group, 'some text'))).outcome).toBe('removed');
  });

  it('keeps letters of every alphabet', async () => {
    const space = await newSpace(moodle);
    const name = 'Rencontre « d’été » & Cie 🧭 العربية';
    const { objectid } = await made(moodle, aGroup(space, [], { name }));
    expect(await itemOf(moodle, 'groups', objectid!)).toMatchObject({ name });
  });
});
