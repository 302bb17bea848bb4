import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ask } from '../../test/support/rest.ts';
import { aQuestion, DAY, type Scene, sandboxScene } from '../../test/support/sandbox-scene.ts';
import type { AnswerItem, PieceItem, PieceToPut } from '../moodle/pieces.ts';
import { SnapshotSchema } from '../moodle/wire.ts';

const HOUR = 3600;

describe('notices', () => {
  let scene: Scene;
  let referent: number;
  beforeEach(async () => {
    scene = await sandboxScene();
    referent = await scene.createPerson('bertrand', 'mel', 'mara_referent');
  });
  afterEach(() => scene.sandbox.close());

  const itemsOf = async (kind: 'pieces' | 'answers') =>
    SnapshotSchema.parse(await ask(scene.sandbox, 'local_mara_get_snapshot', { kind })).items;
  const detailOf = async (key: string) =>
    ((await itemsOf('pieces')) as PieceItem[]).find((item) => item.key === key)?.detail;
  const subjects = async (userId = referent): Promise<string[]> => {
    await scene.sandbox.admin.sendNotices();
    const list = await scene.sandbox.admin.notificationsOf(userId);
    return list.map(({ provider, subject }) => `${provider}: ${subject}`);
  };
  const message = (key: string, userid: number): PieceToPut => ({
    key,
    type: 'message',
    source: '1',
    body: {
      userid,
      subject: { fr: 'Une nouvelle', en: 'Some news' },
      text: { fr: '<p>Bonjour</p>', en: '<p>Hello</p>' },
      link: null,
    },
  });

  it('tell once, remind once, and leave an hour of peace', async () => {
    const remind = scene.now() + 3 * DAY;
    await scene.put(aQuestion(scene, 'mel/ask/1', [referent], { remind }));
    const first = 'ask: Une demande vous attend (Maine-et-Loire)';
    expect(await subjects()).toEqual([first]);
    await scene.put(message('mel/message/1', referent));
    scene.pass(HOUR - 1);
    expect(await subjects()).toEqual([first]);
    scene.pass(1);
    expect(await subjects()).toEqual([first, 'news: Une nouvelle']);
    expect(await detailOf('mel/message/1')).toEqual({ status: 'sent', sent: scene.now() });
    scene.pass(3 * DAY);
    const reminder = 'ask: Rappel\u00A0: une demande vous attend (Maine-et-Loire)';
    expect((await subjects()).slice(2)).toEqual([reminder]);
    scene.pass(DAY);
    expect(await subjects()).toHaveLength(3);
  });

  it('gather what waits into one, in the reader’s language', async () => {
    const reader = await scene.createPerson('brenda', 'mel', 'mara_candidate', 'en');
    await scene.put(
      aQuestion(scene, 'mel/ask/1', [reader]),
      aQuestion(scene, 'mel/ask/2', [reader]),
      message('mel/message/1', reader),
    );
    expect(await subjects(reader)).toEqual(['ask: Questions and news are waiting for you']);
    const [notice] = await scene.sandbox.admin.notificationsOf(reader);
    expect(notice?.html.match(/A chapter to decide \(Maine-et-Loire\)/g)).toHaveLength(2);
    expect(notice?.html).toContain('<h3>Some news</h3><p>Hello</p>');
    expect(notice?.html).not.toContain('Landlords');
  });

  it('wait for people who cannot be reached, whose messages are closed', async () => {
    await scene.put(aQuestion(scene, 'mel/ask/1', [referent]), message('mel/message/1', referent));
    await scene.sandbox.admin.updateUser(referent, { suspended: true });
    expect(await subjects()).toEqual([]);
    expect(await detailOf('mel/message/1')).toEqual({ status: 'unreachable', sent: null });
    expect(await detailOf('mel/ask/1')).toMatchObject({ unreachable: [referent] });
    await scene.sandbox.admin.updateUser(referent, { suspended: false });
    expect(await subjects()).toEqual(['ask: Une demande vous attend (Maine-et-Loire)']);
  });

  it('close what has expired, at the very instant', async () => {
    await scene.put(aQuestion(scene, 'mel/ask/1', [referent]));
    const expired = scene.now() + 7 * DAY;
    scene.pass(7 * DAY);
    const answer = { ask: 'mel/ask/1', userId: referent, choice: 'keep' };
    expect(await scene.sandbox.admin.answerAsk(answer)).toBe('closed');
    scene.pass(HOUR);
    expect(await subjects()).toEqual([]);
    const [piece] = (await itemsOf('pieces')) as PieceItem[];
    expect(piece).toMatchObject({
      state: 'closed',
      detail: { status: 'expired', closed: expired },
    });
  });

  it('are erased 30 days after the end, but for what was chosen', async () => {
    await scene.put(aQuestion(scene, 'mel/ask/1', [referent]));
    const answer = { ask: 'mel/ask/1', userId: referent, choice: 'other', remark: 'À revoir' };
    expect(await scene.sandbox.admin.answerAsk(answer)).toBeNull();
    const remark = async () => ((await itemsOf('answers')) as AnswerItem[])[0]?.remark;
    scene.pass(30 * DAY - 1);
    await scene.sandbox.admin.eraseTexts();
    expect(await remark()).toBe('À revoir');
    scene.pass(1);
    await scene.sandbox.admin.eraseTexts();
    expect(await remark()).toBeNull();
    expect(await itemsOf('answers')).toMatchObject([{ choice: 'other' }]);
    expect(await detailOf('mel/ask/1')).toMatchObject({ status: 'answered' });
    expect(await scene.put(aQuestion(scene, 'mel/ask/1', [referent]))).toEqual(['closed']);
  });
});
