/** Answering: by a form only, once, by who is named and may, while the ask is open. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BodyOf } from '../../src/moodle/pieces.ts';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import { personAt } from '../support/person.ts';
import {
  anAsk,
  answersTo,
  ASKS_PAGE,
  changed,
  french,
  HOUR,
  made,
  putOne,
  removal,
  standing,
} from './piece-steps.ts';
import type { Wish } from './piece-steps.ts';
import {
  atBrowser,
  changesSince,
  enrolled,
  itemOf,
  lastOf,
  newSpace,
  position,
  toldAtOnce,
  unique,
} from './steps.ts';
import type { Someone } from './steps.ts';

describe.each(moodles)('$name: answering', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  async function scene(wish: Partial<BodyOf<'ask'>> = {}) {
    const space = await newSpace(moodle);
    const people = [
      await enrolled(moodle, space, 'candidate'),
      await enrolled(moodle, space, 'candidate'),
    ] as const;
    const question = anAsk(
      moodle,
      space,
      people.map(({ id }) => id),
      wish,
    );
    const { id } = await made(moodle, question);
    return { space, people, question, id, ...french(question) };
  }

  /** That person with the page of their asks open before them. */
  async function reading(who: Someone) {
    const person = await atBrowser(moodle, who);
    return { person, page: await person.open(ASKS_PAGE) };
  }

  async function answer(who: Someone, question: Wish<'ask'>, label: string, remark?: string) {
    const { person, page } = await reading(who);
    const more: Record<string, string> = remark === undefined ? {} : { remark };
    return person.answerAsk(page, question.body.title.fr, label, more);
  }

  it('is told at once, with the person, the choice and the remark', async () => {
    const { people, question, id, no, space } = await scene();
    const from = await position(moodle);
    await answer(people[0], question, no, 'Parce que « voilà » & <b>rien</b> 🧭');
    const [item, ...others] = await answersTo(moodle, question);
    expect(others).toEqual([]);
    expect(item).toEqual({
      id: expect.any(Number),
      ask: question.key,
      space: space.code,
      userid: people[0].id,
      choice: 'no',
      remark: 'Parce que « voilà » & <b>rien</b> 🧭',
      timeanswered: expect.any(Number),
    });
    expect(Math.abs(item!.timeanswered - moodle.fixture.now())).toBeLessThan(120);
    expect(await toldAtOnce(moodle, from, 'answers', item!.id)).toEqual(item);
    const ask = await toldAtOnce(moodle, from, 'pieces', id);
    expect(ask).toMatchObject({ state: 'closed', detail: { status: 'answered' } });
  });

  it('closes an ask of mode first for all', async () => {
    const { people, question, yes, no, title } = await scene();
    const second = await reading(people[1]);
    await answer(people[0], question, yes);
    await second.person.answerAsk(second.page, title, no);
    expect(await answersTo(moodle, question)).toMatchObject([{ userid: people[0].id }]);
    const page = await second.person.open(ASKS_PAGE);
    expect(page.html).not.toContain(no);
  });

  it('of all closes an ask of mode each', async () => {
    const { people, question, yes, no } = await scene({ mode: 'each' });
    await answer(people[0], question, yes);
    expect(await standing(moodle, question)).toMatchObject({
      state: 'live',
      detail: { status: 'open' },
    });
    await answer(people[1], question, no);
    expect(await standing(moodle, question)).toMatchObject({
      state: 'closed',
      detail: { status: 'answered', closed: expect.any(Number) },
    });
    const answers = (await answersTo(moodle, question)).map(({ userid, choice }) => [
      userid,
      choice,
    ]);
    expect(answers).toEqual([
      [people[0].id, 'yes'],
      [people[1].id, 'no'],
    ]);
  });

  it('is taken from one of two who answer at once, where the first counts', async () => {
    const { people, question, yes, no, title } = await scene();
    const [first, second] = [await reading(people[0]), await reading(people[1])];
    await Promise.all([
      first.person.answerAsk(first.page, title, yes),
      second.person.answerAsk(second.page, title, no),
    ]);
    expect(await answersTo(moodle, question)).toHaveLength(1);
    expect((await standing(moodle, question)).detail.status).toBe('answered');
  });

  it('is final: the same form sent again changes nothing', async () => {
    const { people, question, yes, no, title } = await scene({ mode: 'each' });
    const { person, page } = await reading(people[0]);
    await Promise.all([person.answerAsk(page, title, yes), person.answerAsk(page, title, yes)]);
    const before = await answersTo(moodle, question);
    expect(before).toMatchObject([{ choice: 'yes' }]);
    await person.answerAsk(page, title, no);
    expect(await answersTo(moodle, question)).toEqual(before);
  });

  it('may be changed where the ask says so, until it closes', async () => {
    const { people, question, yes, no } = await scene({ mode: 'each', change: true });
    await answer(people[0], question, yes);
    const [first] = await answersTo(moodle, question);
    const from = await position(moodle);
    await answer(people[0], question, no);
    const [second, ...others] = await answersTo(moodle, question);
    expect(others).toEqual([]);
    expect(second).toMatchObject({ id: first!.id, choice: 'no' });
    expect(await toldAtOnce(moodle, from, 'answers', first!.id)).toEqual(second);

    const { person, page } = await reading(people[0]);
    await putOne(moodle, removal(question));
    await person.answerAsk(page, french(question).title, yes);
    expect(await answersTo(moodle, question)).toEqual([second]);
  });

  it('needs the remark where the choice does', async () => {
    const label = { fr: unique('Parce que ') };
    const choices: BodyOf<'ask'>['choices'] = [
      { code: 'yes', label: { fr: unique('Oui ') }, remark: 'none' },
      { code: 'no', label, remark: 'required' },
    ];
    const { people, question } = await scene({ choices });
    for (const remark of ['', '   ', 'x'.repeat(2001)]) {
      await answer(people[0], question, label.fr, remark);
      expect(await answersTo(moodle, question)).toEqual([]);
    }
    await answer(people[0], question, label.fr, 'x'.repeat(2000));
    expect(await answersTo(moodle, question)).toMatchObject([{ remark: 'x'.repeat(2000) }]);
  });

  it('needs a choice that is offered', async () => {
    const { people, question, yes, title } = await scene();
    const { person, page } = await reading(people[0]);
    for (const choice of ['', 'maybe', 'YES']) {
      await person.answerAsk(page, title, yes, { choice });
      expect(await answersTo(moodle, question)).toEqual([]);
    }
  });

  it('never comes of opening an address', async () => {
    const { people, question, title } = await scene();
    const { person, page } = await reading(people[0]);
    const ask = /name="ask"[^>]*value="(\d+)"/.exec(page.html)?.[1] ?? '1';
    const sesskey = await person.sesskey();
    for (const query of [`ask=${ask}`, `ask=${ask}&choice=yes`]) {
      await person.open(`${ASKS_PAGE}?${query}`);
      await person.open(`${ASKS_PAGE}?${query}&sesskey=${sesskey}`);
    }
    expect(await answersTo(moodle, question)).toEqual([]);
    expect((await person.open(ASKS_PAGE)).html).toContain(title);
  });

  it('needs the sesskey', async () => {
    const { people, question, yes, title } = await scene();
    const { person, page } = await reading(people[0]);
    for (const sesskey of ['', 'forged']) {
      await person.answerAsk(page, title, yes, { sesskey });
      expect(await answersTo(moodle, question)).toEqual([]);
    }
    await person.answerAsk(page, title, yes);
    expect(await answersTo(moodle, question)).toHaveLength(1);
  });

  it('is for those named: another’s form sent by who is not is refused', async () => {
    const { space, people, question, yes, title } = await scene();
    const { page } = await reading(people[0]);
    const candidate = await enrolled(moodle, space, 'candidate');
    const referent = await enrolled(moodle, space, 'referent');
    for (const who of [candidate, referent]) {
      const person = await atBrowser(moodle, who);
      await person.answerAsk(page, title, yes, { sesskey: await person.sesskey() });
    }
    await personAt(moodle.url).answerAsk(page, title, yes);
    expect(await answersTo(moodle, question)).toEqual([]);
  });

  it.each<[string, (moodle: MoodleUnderTest, who: Someone, space: string) => Promise<void>]>([
    ['unenrolled', ({ fixture }, { id }, space) => fixture.unenrol(id, space)],
    [
      'suspended in the space',
      ({ fixture }, { id }, space) => fixture.enrol(id, space, 'candidate', { suspended: true }),
    ],
    ['suspended', ({ fixture }, { id }) => fixture.updateUser(id, { suspended: true })],
    ['deleted', ({ fixture }, { id }) => fixture.deleteUser(id)],
  ])('is refused from who was %s since the page was opened', async (_, happens) => {
    const { space, people, question, yes, title } = await scene();
    const { person, page } = await reading(people[0]);
    await happens(moodle, people[0], space.code);
    await person.answerAsk(page, title, yes);
    expect(await answersTo(moodle, question)).toEqual([]);
    expect((await standing(moodle, question)).detail.unreachable).toEqual([people[0].id]);
  });

  it('is refused from who was taken off since; an answer given before stays', async () => {
    const { people, question, yes, title } = await scene({ mode: 'each' });
    const { person, page } = await reading(people[0]);
    await answer(people[1], question, yes);
    const third = people[0].id;
    const offFirst = changed(question, { people: [people[1].id] });
    await putOne(moodle, offFirst);
    await person.answerAsk(page, title, yes);
    expect((await answersTo(moodle, question)).map(({ userid }) => userid)).toEqual([people[1].id]);
    expect(third).not.toBe(people[1].id);
  });

  it('is refused once the ask expired, before any task noted it', async () => {
    const { space, people, question, yes, title } = await scene({
      expires: moodle.fixture.now() + HOUR,
    });
    const { person, page } = await reading(people[0]);
    await moodle.fixture.letPass(space.code, HOUR + 1);
    await person.answerAsk(page, title, yes);
    expect(await answersTo(moodle, question)).toEqual([]);
  });

  it('is refused once the ask was withdrawn', async () => {
    const { people, question, yes, title } = await scene();
    const { person, page } = await reading(people[0]);
    await putOne(moodle, removal(question));
    await person.answerAsk(page, title, yes);
    expect(await answersTo(moodle, question)).toEqual([]);
  });

  it('meets an update without harm: the answer that came stays, and is told', async () => {
    const { people, question, yes, title } = await scene({ mode: 'each' });
    const { person, page } = await reading(people[0]);
    const from = await position(moodle);
    await Promise.all([
      person.answerAsk(page, title, yes),
      putOne(moodle, changed(question, { title: { fr: 'Un autre titre' } })),
    ]);
    const [item] = await answersTo(moodle, question);
    expect(item).toMatchObject({ userid: people[0].id, choice: 'yes' });
    const changes = await changesSince(moodle, from);
    expect(lastOf(changes, 'answers', item!.id)?.state).toEqual(item);
    expect(await itemOf(moodle, 'answers', item!.id)).toEqual(item);
  });

  it('is asked for at the log-in, and a guest has no asks', async () => {
    const { title } = await scene();
    const stranger = await personAt(moodle.url).open(ASKS_PAGE);
    expect(stranger.url.pathname).toContain('/login/');
    const guest = personAt(moodle.url);
    await guest.loginAsGuest();
    expect((await guest.open(ASKS_PAGE)).html).not.toContain(title);
  });

  it('is counted in the main navigation while an ask is open', async () => {
    const { people, question, yes } = await scene();
    const person = await atBrowser(moodle, people[0]);
    expect((await person.open('/my/')).html).toContain(ASKS_PAGE);
    await answer(people[0], question, yes);
    expect((await person.open('/my/')).html).not.toContain(ASKS_PAGE);
  });
});
