/** How asks and messages reach people: once, together, in peace, and without anybody's name. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import {
  aMessage,
  anAsk,
  answersTo,
  ASKS_PAGE,
  changed,
  DAY,
  french,
  HOUR,
  made,
  MINUTE,
  pieceOf,
  put,
  putOne,
  removal,
  standing,
} from './piece-steps.ts';
import {
  atBrowser,
  enrolled,
  itemOf,
  newSpace,
  position,
  someone,
  toldAtOnce,
  tombstoneOf,
} from './steps.ts';

describe.each(moodles)('$name: notices', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  async function scene() {
    const space = await newSpace(moodle);
    const who = await enrolled(moodle, space, 'candidate');
    const other = await enrolled(moodle, space, 'candidate');
    const told = () => moodle.fixture.notificationsOf(who.id);
    const toldAfter = async () => {
      await moodle.fixture.sendNotices();
      return told();
    };
    return { space, who, other, told, toldAfter };
  }

  it('of an ask say what it is about and where, and name nobody', async () => {
    const { space, who, other, told, toldAfter } = await scene();
    const question = anAsk(moodle, space, [who.id, other.id], {
      title: { fr: `Titre de ${other.lastname}` },
      text: { fr: `<p>Texte de ${other.lastname}</p>` },
    });
    await made(moodle, question);
    expect(await told()).toEqual([]);
    const [notice, ...others] = await toldAfter();
    expect(others).toEqual([]);
    expect(notice?.provider).toBe('ask');
    expect(notice?.link).toContain(`${moodle.url}${ASKS_PAGE}`);
    const all = `${notice?.subject} ${notice?.text}`;
    expect(all).toContain(question.body.about.fr);
    expect(all).toContain(space.name);
    expect(all).not.toContain(other.lastname);
  });

  it('of a message are the message, in the language of its reader', async () => {
    const space = await newSpace(moodle);
    const [who, english] = [
      await enrolled(moodle, space, 'candidate'),
      await enrolled(moodle, space, 'candidate', { lang: 'en' }),
    ];
    const link = `${moodle.url}/course/view.php?id=${space.id}`;
    const wishes = [aMessage(space, who.id, { link }), aMessage(space, english.id)];
    for (const wish of wishes) {
      expect((await made(moodle, wish)).detail).toEqual({ status: 'queued', sent: null });
    }
    const { id } = await standing(moodle, wishes[0]!);
    const from = await position(moodle);
    await moodle.fixture.sendNotices();
    const [first] = await moodle.fixture.notificationsOf(who.id);
    expect(first).toMatchObject({ provider: 'news', subject: wishes[0]!.body.subject.fr });
    expect(first?.text).toContain(wishes[0]!.body.text.fr.replaceAll(/<.*?>/g, ''));
    expect(`${first?.link} ${first?.text}`).toContain(link);
    const [second] = await moodle.fixture.notificationsOf(english.id);
    expect(second?.subject).toBe(wishes[1]!.body.subject.en);
    expect(await toldAtOnce(moodle, from, 'pieces', id)).toMatchObject({
      state: 'closed',
      detail: { status: 'sent', sent: expect.any(Number) },
    });
  });

  it('go out once, however often and at once the task runs', async () => {
    const { space, who, toldAfter } = await scene();
    const wish = aMessage(space, who.id);
    await made(moodle, wish);
    await made(moodle, anAsk(moodle, space, [who.id]));
    await Promise.all([toldAfter(), toldAfter()]);
    const before = await toldAfter();
    expect(before).toHaveLength(1);
    expect((await putOne(moodle, wish)).outcome).toBe('closed');
    expect((await putOne(moodle, changed(wish, { link: moodle.url }))).outcome).toBe('closed');
    await moodle.fixture.letPass(space.code, 2 * HOUR);
    expect(await toldAfter()).toEqual(before);
  });

  it('that wait for one person go out as one', async () => {
    const { space, who, toldAfter } = await scene();
    const asks = [anAsk(moodle, space, [who.id]), anAsk(moodle, space, [who.id])];
    const news = aMessage(space, who.id);
    await put(moodle, [...asks, news]);
    const notices = await toldAfter();
    expect(notices).toHaveLength(1);
    const { subject, text } = notices[0]!;
    for (const { body } of asks) expect(`${subject} ${text}`).toContain(body.about.fr);
    expect(`${subject} ${text}`).toContain(news.body.subject.fr);
    expect((await standing(moodle, news)).detail.status).toBe('sent');
  });

  it('leave somebody in peace for an hour', async () => {
    const { space, who, toldAfter } = await scene();
    await made(moodle, anAsk(moodle, space, [who.id]));
    expect(await toldAfter()).toHaveLength(1);
    const second = aMessage(space, who.id);
    await made(moodle, second);
    expect(await toldAfter()).toHaveLength(1);
    expect((await standing(moodle, second)).detail).toEqual({ status: 'queued', sent: null });
    await moodle.fixture.letPass(space.code, 50 * MINUTE);
    expect(await toldAfter()).toHaveLength(1);
    await moodle.fixture.letPass(space.code, 11 * MINUTE);
    expect(await toldAfter()).toHaveLength(2);
    expect((await standing(moodle, second)).detail.status).toBe('sent');
  });

  it('do not tell of an ask that was answered or withdrawn meanwhile', async () => {
    const { space, who, other, toldAfter } = await scene();
    const [answered, withdrawn] = [
      anAsk(moodle, space, [who.id, other.id]),
      anAsk(moodle, space, [who.id]),
    ];
    await put(moodle, [answered, withdrawn]);
    const person = await atBrowser(moodle, other);
    const { title, yes } = french(answered);
    await person.answerAsk(await person.open(ASKS_PAGE), title, yes);
    await putOne(moodle, removal(withdrawn));
    expect(await toldAfter()).toEqual([]);
  });

  it('tell people added to an ask, and the others no second time', async () => {
    const { space, who, other, toldAfter } = await scene();
    const question = anAsk(moodle, space, [who.id]);
    await made(moodle, question);
    expect(await toldAfter()).toHaveLength(1);
    await putOne(moodle, changed(question, { people: [who.id, other.id] }));
    await moodle.fixture.letPass(space.code, 2 * HOUR);
    expect(await toldAfter()).toHaveLength(1);
    expect(await moodle.fixture.notificationsOf(other.id)).toHaveLength(1);
  });

  it('remind once, of what was not answered', async () => {
    const { space, who, other, toldAfter } = await scene();
    const remind = moodle.fixture.now() + 5 * HOUR;
    const question = anAsk(moodle, space, [who.id, other.id], { mode: 'each', remind });
    await made(moodle, question);
    expect(await toldAfter()).toHaveLength(1);
    const person = await atBrowser(moodle, other);
    const { title, yes } = french(question);
    await person.answerAsk(await person.open(ASKS_PAGE), title, yes);
    expect(await answersTo(moodle, question)).toHaveLength(1);
    await moodle.fixture.letPass(space.code, 4 * HOUR);
    expect(await toldAfter()).toHaveLength(1);
    await moodle.fixture.letPass(space.code, 2 * HOUR);
    const reminded = await toldAfter();
    expect(reminded).toHaveLength(2);
    expect(`${reminded[1]!.subject} ${reminded[1]!.text}`).toContain(question.body.about.fr);
    await moodle.fixture.letPass(space.code, DAY);
    expect(await toldAfter()).toHaveLength(2);
    expect(await moodle.fixture.notificationsOf(other.id)).toHaveLength(1);
  });

  it('do not reach who left the space meanwhile', async () => {
    const { space, who, toldAfter } = await scene();
    await made(moodle, anAsk(moodle, space, [who.id]));
    await moodle.fixture.unenrol(who.id, space.code);
    expect(await toldAfter()).toEqual([]);
    await moodle.fixture.enrol(who.id, space.code, 'candidate');
    expect(await toldAfter()).toHaveLength(1);
  });

  it('of a message to who is gone are closed as unreachable', async () => {
    const { space, who } = await scene();
    const wish = aMessage(space, who.id);
    await made(moodle, wish);
    await moodle.fixture.deleteUser(who.id);
    await moodle.fixture.sendNotices();
    expect(await standing(moodle, wish)).toMatchObject({
      state: 'closed',
      detail: { status: 'unreachable', sent: null },
    });
  });

  it('of a message that was withdrawn are never sent', async () => {
    const { space, who, toldAfter } = await scene();
    const wish = aMessage(space, who.id);
    const { id } = await made(moodle, wish);
    const { outcome, state } = await putOne(moodle, removal(wish));
    expect([outcome, state?.detail]).toEqual(['removed', { status: 'withdrawn', sent: null }]);
    expect(await toldAfter()).toEqual([]);
    const from = await position(moodle);
    expect(await putOne(moodle, removal(wish))).toMatchObject({ state: null });
    await tombstoneOf(moodle, from, 'pieces', id);
  });

  it('are refused for somebody who is not of the space', async () => {
    const space = await newSpace(moodle);
    const stranger = await someone(moodle);
    for (const userid of [stranger.id, 2_000_000_000]) {
      const wish = aMessage(space, userid);
      expect((await putOne(moodle, wish)).outcome).toBe('failed: unknownuser');
      expect(await pieceOf(moodle, wish)).toBeUndefined();
    }
    await moodle.fixture.giveRole(stranger.id, space.code, 'referent');
    await made(moodle, aMessage(space, stranger.id));
  });

  it('lose what may not stand in a page', async () => {
    const { space, who, toldAfter } = await scene();
    const text = { fr: '<p>Bonjour <script>alert("volé")</script></p>' };
    await made(moodle, aMessage(space, who.id, { text }));
    const [notice] = await toldAfter();
    expect(notice?.text).toContain('Bonjour');
    expect(notice?.text).not.toContain('<script');
  });

  it('are erased with answers’ remarks 30 days after the end, the outcome stays', async () => {
    const { space, who } = await scene();
    const question = anAsk(moodle, space, [who.id]);
    const { id } = await made(moodle, question);
    const person = await atBrowser(moodle, who);
    const { title, no } = french(question);
    await person.answerAsk(await person.open(ASKS_PAGE), title, no, { remark: 'Entre nous' });
    const [answer] = await answersTo(moodle, question);
    expect(answer?.remark).toBe('Entre nous');
    await moodle.fixture.letPass(space.code, 29 * DAY);
    await moodle.fixture.eraseTexts();
    expect((await answersTo(moodle, question))[0]?.remark).toBe('Entre nous');

    const from = await position(moodle);
    await moodle.fixture.letPass(space.code, 2 * DAY);
    await moodle.fixture.eraseTexts();
    const told = await toldAtOnce(moodle, from, 'answers', answer!.id);
    expect(told).toMatchObject({ choice: 'no', remark: null });
    expect(await itemOf(moodle, 'pieces', id)).toMatchObject({
      state: 'closed',
      source: question.source,
      detail: { status: 'answered' },
    });
    const again = await atBrowser(moodle, who);
    expect((await again.open(ASKS_PAGE)).html).not.toContain(title);
    expect((await putOne(moodle, question)).outcome).toBe('closed');
  });

  it.each([
    ['subject', { subject: { fr: '' } }],
    ['subject', { subject: 'Bonjour' }],
    ['text', { text: null }],
    ['link', { link: 'javascript:alert(1)' }],
    ['userid', { userid: 'somebody' }],
  ])('of a message with a wrong %s (%j) are refused', async (name, wrong) => {
    const { space, who } = await scene();
    const { outcome, message } = await putOne(moodle, aMessage(space, who.id, wrong as never));
    expect(outcome).toBe('failed: invalidbody');
    expect(message).toContain(name);
  });
});
