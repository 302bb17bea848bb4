import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ask } from '../../test/support/rest.ts';
import { aQuestion, type Scene, sandboxScene } from '../../test/support/sandbox-scene.ts';
import type { PieceItem, PieceToPut, PieceType } from '../moodle/pieces.ts';
import { ChangesSchema, SnapshotSchema, StatusSchema } from '../moodle/wire.ts';

type GroupBody = Extract<PieceToPut, { type: 'group' }>['body'];

describe('pieces', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await sandboxScene();
  });
  afterEach(() => scene.sandbox.close());

  const pieceOf = async (key: string): Promise<PieceItem | undefined> => {
    const answer = await ask(scene.sandbox, 'local_mara_get_snapshot', { kind: 'pieces' });
    const items = SnapshotSchema.parse(answer).items as PieceItem[];
    return items.find((item) => item.key === key);
  };
  const objectOf = async (key: string): Promise<number> => (await pieceOf(key))?.objectid ?? 0;
  const removal = (key: string, type: PieceType) => ({ key, type, remove: true as const });

  const group = (source: string, body: Partial<GroupBody> = {}): PieceToPut => ({
    key: 'mel/group/a',
    type: 'group',
    source,
    body: { name: 'Groupe A', grouping: null, members: [], ...body },
  });
  const detail = async () => (await pieceOf('mel/group/a'))?.detail;

  it('tell of groups who is in, who waits, whom a person took off, and how many others', async () => {
    const { admin } = scene.sandbox;
    const [here, taken, later] = await admin.createUsers(
      ['h', 't', 'l'].map((username) => ({ username, firstname: 'P', lastname: username })),
    );
    const other = await scene.createPerson('o', 'mel', 'mara_candidate');
    for (const id of [here!, taken!]) await admin.enrol(id, 'mel', 'mara_candidate');
    const members = [here!, taken!, later!];
    expect(await scene.put(group('1', { members }))).toEqual(['created']);
    const id = await objectOf('mel/group/a');
    await admin.removeFromGroup(id, taken!);
    await admin.addToGroup(id, other);
    const told = { members: [here], waiting: [later], takenoff: [taken], others: 1 };
    expect(await detail()).toEqual(told);
    expect(await scene.put(group('2', { members, name: 'Groupe B' }))).toEqual(['updated']);
    expect(await detail()).toEqual(told);
    await admin.enrol(later!, 'mel', 'mara_candidate');
    expect(await detail()).toMatchObject({ members: [here, later], waiting: [] });
    await admin.unenrol(here!, 'mel');
    expect(await detail()).toMatchObject({ members: [later], waiting: [here], takenoff: [taken] });
    expect(await scene.put(removal('mel/group/a', 'group'))).toEqual(['released']);
    const row = await ask(scene.sandbox, 'local_mara_get_snapshot', { kind: 'group_members' });
    expect(SnapshotSchema.parse(row).items).toMatchObject([{ groupid: id, userid: other }]);
  });

  it('leave a name that a person gave', async () => {
    await scene.put(group('1'));
    const id = await objectOf('mel/group/a');
    await scene.sandbox.admin.renameGroup(id, 'Les anciens');
    expect(await scene.put(group('2', { name: 'Groupe B' }))).toEqual(['updated']);
    const answer = await ask(scene.sandbox, 'local_mara_get_snapshot', { kind: 'groups' });
    const { items } = SnapshotSchema.parse(answer);
    expect(items).toMatchObject([{ name: 'Les anciens', visibility: 'members' }]);
  });

  it('name pieces of their own space that stand', async () => {
    const event = (key: string, named: string): PieceToPut => ({
      key,
      type: 'event',
      source: '1',
      body: {
        name: 'Rencontre',
        description: '',
        location: '',
        start: 1_795_300_000,
        duration: 0,
        group: named,
      },
    });
    await scene.put(group('1'));
    const outcomes = await scene.put(
      event('mel/event/1', 'mel/group/a'),
      event('fin/event/1', 'mel/group/a'),
      event('mel/event/2', 'mel/group/b'),
    );
    expect(outcomes).toEqual(['created', 'failed', 'failed']);
    await scene.sandbox.admin.deleteGroup(await objectOf('mel/group/a'));
    expect(await pieceOf('mel/event/1')).toMatchObject({ state: 'gone', objectid: null });
    expect(await scene.put(event('mel/event/3', 'mel/group/a'))).toEqual(['failed']);
  });

  it('tell the log the run that put them, and a person’s edit without one', async () => {
    const { log } = StatusSchema.parse(await ask(scene.sandbox, 'local_mara_get_status'));
    const told = async (since: number) => {
      const answer = await ask(scene.sandbox, 'local_mara_get_changes', {
        since,
        epoch: log.epoch,
      });
      const { items, log: next } = ChangesSchema.parse(answer);
      return { next: next.number, items: items.map(({ kind, run }) => `${kind} ${run}`) };
    };
    scene.pass(61);
    const before = await told(0);
    const person = await scene.createPerson('p', 'mel', 'mara_candidate');
    scene.pass(61);
    const enrolled = await told(before.next);
    await scene.put(group('1', { members: [person] }));
    const ours = await told(enrolled.next);
    expect(ours.items.toSorted()).toEqual(['group_members r', 'groups r', 'pieces r']);
    scene.pass(61);
    const again = await told(ours.next);
    await scene.sandbox.admin.removeFromGroup(await objectOf('mel/group/a'), person);
    const theirs = await told(again.next);
    expect(theirs.items.toSorted()).toEqual(['group_members null', 'pieces null']);
  });

  it('are found by compare_states where no event told of them', async () => {
    const person = await scene.createPerson('p', 'mel', 'mara_referent');
    await scene.put(group('1'), aQuestion(scene, 'mel/ask/1', [person]));
    await scene.sandbox.admin.answerAsk({ ask: 'mel/ask/1', userId: person, choice: 'keep' });
    const { log } = StatusSchema.parse(await ask(scene.sandbox, 'local_mara_get_status'));
    let since = 0;
    const told = async (): Promise<string[]> => {
      scene.pass(61);
      const answer = await ask(scene.sandbox, 'local_mara_get_changes', {
        since,
        epoch: log.epoch,
      });
      const changes = ChangesSchema.parse(answer);
      since = changes.log.number;
      return changes.items.map(({ kind, id, state }) => `${kind} ${id}${state ? '' : ' gone'}`);
    };
    await scene.sandbox.admin.compareStates();
    while ((await told()).length > 0);
    const [piece, id] = [await pieceOf('mel/group/a'), await objectOf('mel/group/a')];
    await scene.sandbox.admin.silently.remove('groups', id);
    await scene.sandbox.admin.silently.change('local_mara_answer', 1, { choice: 'other' });
    await scene.sandbox.admin.compareStates();
    expect(await told()).toEqual([`groups ${id} gone`, `pieces ${piece?.id}`, 'answers 1']);
  });

  it('are forgotten with the course of their space', async () => {
    const person = await scene.createPerson('p', 'mel', 'mara_referent');
    await scene.put(group('1'), aQuestion(scene, 'mel/ask/1', [person]));
    await scene.sandbox.admin.deleteCourse('mel');
    expect(await pieceOf('mel/group/a')).toBeUndefined();
    expect(await scene.put(group('2'))).toEqual(['failed']);
    await scene.sandbox.admin.createSpace({ code: 'mel', name: 'Maine-et-Loire' });
    expect(await scene.put(group('2'), aQuestion(scene, 'mel/ask/1', [person]))).toEqual([
      'created',
      'created',
    ]);
  });

  it('give no role that sees the participants, whatever the site says', async () => {
    const { admin } = scene.sandbox;
    await expect(admin.allows({ roles: ['mara_referent'] })).rejects.toThrow('mara_referent');
    const userid = await admin.createUser({ username: 'n', firstname: 'N', lastname: 'N' });
    const enrolment: PieceToPut = {
      key: 'mel/enrolment/1',
      type: 'enrolment',
      source: '1',
      body: { userid, role: 'mara_candidate', start: null, end: null },
    };
    expect(await scene.put(enrolment)).toEqual(['failed']);
    await admin.allows({ roles: ['mara_candidate'] });
    await admin.allow('mara_candidate', 'moodle/course:viewparticipants');
    expect(await scene.put(enrolment)).toEqual(['failed']);
    await admin.forbid('mara_candidate', 'moodle/course:viewparticipants');
    expect(await scene.put(enrolment)).toEqual(['created']);
    await admin.unenrol(userid, 'mel');
    expect(await scene.put({ ...enrolment, source: '2' })).toEqual(['gone']);
  });
});
