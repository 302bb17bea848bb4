/** What a person may do at any moment to what stands under a key, and how to see that it stands. */
import { expect } from '@jest/globals';
import type { World } from '../faults/world.ts';

export const PIECE_DEEDS = {
  event: ['edit', 'delete'],
  entry: ['edit', 'delete'],
  group: ['rename', 'take off', 'add', 'delete'],
  ask: ['keep', 'ours'],
} as const;
type Type = keyof typeof PIECE_DEEDS;
export type PieceDeed = (typeof PIECE_DEEDS)[Type][number];

/** The pieces of the waiting cycle that people can do something with. */
export const PIECES = [
  ['mel/event/1', 'event'],
  ['mel/event/2', 'event'],
  ['var/event/1', 'event'],
  ['mel/entry/1', 'entry'],
  ['fin/entry/1', 'entry'],
  ['mel/group/1', 'group'],
  ['var/group/1', 'group'],
  ['var/group/2', 'group'],
] as const satisfies readonly (readonly [string, Type])[];

export type Witness = () => Promise<void>;
const nothing: Witness = () => Promise.resolve();

const TABLES = { event: 'event', entry: 'data_records', group: 'groups' } as const;
type Object = keyof typeof TABLES;

/** Does it, and tells how to see that it stands. What is gone already nobody does anything to. */
export const doPieceDeed = async (
  world: World,
  [key, type]: readonly [string, Object],
  deed: PieceDeed,
  name: string,
): Promise<Witness> => {
  const { moodleDb, seeded } = world;
  const { admin } = world.sandbox;
  const piece = await moodleDb('local_mara_piece')
    .where({ piecekey: key })
    .first<{ objectid: number } | undefined>('objectid');
  const id = piece?.objectid ?? 0;
  const stands = async (): Promise<boolean> =>
    (await moodleDb(TABLES[type]).where({ id }).first<object | undefined>('id')) !== undefined;
  if (!(await stands())) return nothing;
  // Where the companion took it away meanwhile, Moodle refuses the person's save.
  const tooLate = async (error: unknown): Promise<void> => {
    if (await stands()) throw error;
  };

  if (deed === 'delete') {
    if (type === 'event') await admin.deleteEvent(id);
    else if (type === 'entry') await admin.deleteEntry(id);
    else await admin.deleteGroup(id);
    return async () => {
      expect([key, await stands()]).toEqual([key, false]);
      // Nor was it made again.
      const now = await moodleDb('local_mara_piece').where({ piecekey: key }).pluck('objectid');
      expect(now.every((one) => one === id)).toBe(true);
    };
  }
  if (type === 'event') {
    await admin.changeEvent(id, { name });
    if (!(await stands())) return nothing;
    return async () => {
      expect(await moodleDb('event').where({ id }).pluck('name')).toEqual([name]);
    };
  }
  if (type === 'entry') {
    await admin.changeEntry(id, { name }).catch(tooLate);
    if (!(await stands())) return nothing;
    return async () => {
      const contents = await moodleDb('data_content').where({ recordid: id }).pluck('content');
      expect(contents).toContain(name);
    };
  }
  const inside = (userid: number): Promise<object[]> =>
    moodleDb('groups_members').where({ groupid: id, userid }).select<object[]>('id');
  if (deed === 'rename') {
    await admin.renameGroup(id, name);
    return async () => {
      if (await stands())
        expect(await moodleDb('groups').where({ id }).pluck('name')).toEqual([name]);
    };
  }
  if (deed === 'take off') {
    const [userid] = await moodleDb('groups_members')
      .where({ groupid: id })
      .pluck<number[]>('userid');
    if (userid === undefined) return nothing;
    await admin.removeFromGroup(id, userid);
    return async () => {
      expect(await inside(userid)).toEqual([]);
    };
  }
  if ((await inside(seeded.referent)).length === 0) {
    await admin.addToGroup(id, seeded.referent).catch(tooLate);
  }
  if (!(await stands())) return nothing;
  return async () => {
    expect(await inside(seeded.referent)).toHaveLength(1);
  };
};
