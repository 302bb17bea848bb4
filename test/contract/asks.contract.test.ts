/** Questions to named people, as the companion asks, changes, withdraws and forgets them. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import {
  answersTo,
  anAsk,
  ASKS_PAGE,
  changed,
  DAY,
  french,
  HOUR,
  made,
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

describe.each(moodles)('$name: asks', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  /** A space, and an ask to two of its candidates. */
  async function scene(wish: Parameters<typeof anAsk>[3] = {}) {
    const space = await newSpace(moodle);
    const people = [
      await enrolled(moodle, space, 'candidate'),
      await enrolled(moodle, space, 'candidate'),
    ] as const;
    const ids = people.map(({ id }) => id);
    const question = anAsk(moodle, space, ids, wish);
    const { id } = await made(moodle, question);
    return { space, people, ids, question, id };
  }

  const pageOf = async (who: Awaited<ReturnType<typeof someone>>) =>
    (await (await atBrowser(moodle, who)).open(ASKS_PAGE)).html;

  it('are open, and shown to the people named, to nobody else', async () => {
    const { space, people, question } = await scene();
    const { detail } = await standing(moodle, question);
    expect(detail).toEqual({ status: 'open', closed: null, unreachable: [] });
    const { title } = french(question);
    for (const who of people) expect(await pageOf(who)).toContain(title);
    const others = [
      await enrolled(moodle, space, 'candidate'),
      await enrolled(moodle, space, 'referent'),
    ];
    for (const who of others) expect(await pageOf(who)).not.toContain(title);
  });

  it('name who could not answer now', async () => {
    const space = await newSpace(moodle);
    const fine = await enrolled(moodle, space, 'candidate');
    const byRole = await someone(moodle);
    await moodle.fixture.giveRole(byRole.id, space.code, 'referent');
    const suspended = await enrolled(moodle, space, 'candidate');
    await moodle.fixture.updateUser(suspended.id, { suspended: true });
    const elsewhere = await enrolled(moodle, await newSpace(moodle), 'candidate');
    const ended = await enrolled(moodle, space, 'candidate', {}, { timeend: 1_700_000_000 });
    const paused = await enrolled(moodle, space, 'candidate', {}, { suspended: true });
    const gone = await enrolled(moodle, space, 'candidate');
    await moodle.fixture.deleteUser(gone.id);
    const known = [suspended, elsewhere, ended, paused, gone].map(({ id }) => id);
    const unreachable = [...known, 2_000_000_000];
    const question = anAsk(moodle, space, [fine.id, byRole.id, ...unreachable]);
    const { detail } = await made(moodle, question);
    expect(detail.unreachable.toSorted((a, b) => a - b)).toEqual(
      unreachable.toSorted((a, b) => a - b),
    );
    await moodle.fixture.enrol(elsewhere.id, space.code, 'candidate');
    expect((await standing(moodle, question)).detail.unreachable).not.toContain(elsewhere.id);
  });

  it('take people in and let them go as the body says', async () => {
    const { space, people, ids, question } = await scene();
    const third = await enrolled(moodle, space, 'candidate');
    const next = changed(question, { people: [ids[1]!, third.id] });
    expect((await putOne(moodle, next)).outcome).toBe('updated');
    const { title } = french(question);
    expect(await pageOf(people[0])).not.toContain(title);
    expect(await pageOf(people[1])).toContain(title);
    expect(await pageOf(third)).toContain(title);
  });

  it('show their new text after an update', async () => {
    const { people, question } = await scene();
    const next = changed(question, { title: { fr: 'Un autre titre' } });
    expect((await putOne(moodle, next)).outcome).toBe('updated');
    const page = await pageOf(people[0]);
    expect(page).toContain('Un autre titre');
    expect(page).not.toContain(french(question).title);
  });

  it('that are withdrawn are closed, shown to nobody, and never opened again', async () => {
    const { people, question, id } = await scene();
    const { state, outcome } = await putOne(moodle, removal(question));
    expect(outcome).toBe('removed');
    expect(state).toMatchObject({ id, state: 'closed', detail: { status: 'withdrawn' } });
    expect(await pageOf(people[0])).not.toContain(french(question).title);
    const again = await putOne(moodle, changed(question, { mode: 'each' }));
    expect(again).toMatchObject({ outcome: 'closed', state: { source: question.source } });
    expect(await pageOf(people[0])).not.toContain(french(question).title);
  });

  it('expire: closed at once for a reader, told after the task', async () => {
    const { space, people, question, id } = await scene({ expires: moodle.fixture.now() + HOUR });
    await moodle.fixture.letPass(space.code, HOUR + 1);
    const page = await pageOf(people[0]);
    expect(page).not.toContain(french(question).yes);
    const from = await position(moodle);
    await moodle.fixture.sendNotices();
    const told = await toldAtOnce(moodle, from, 'pieces', id);
    expect(told).toMatchObject({ state: 'closed', detail: { status: 'expired' } });
    const longer = changed(question, { expires: moodle.fixture.now() + DAY });
    expect((await putOne(moodle, longer)).outcome).toBe('closed');
    expect(await pageOf(people[0])).not.toContain(french(question).yes);
  });

  it('that are forgotten leave tombstones of their answers', async () => {
    const { people, question, id } = await scene();
    const person = await atBrowser(moodle, people[0]);
    const { title, yes } = french(question);
    await person.answerAsk(await person.open(ASKS_PAGE), title, yes);
    const [answer] = await answersTo(moodle, question);
    const from = await position(moodle);
    expect(await putOne(moodle, removal(question))).toMatchObject({
      outcome: 'removed',
      state: null,
    });
    await tombstoneOf(moodle, from, 'pieces', id);
    await tombstoneOf(moodle, from, 'answers', answer!.id);
    expect(await itemOf(moodle, 'answers', answer!.id)).toBeUndefined();
  });

  it('speak the language of their reader, French where a text has no other', async () => {
    const space = await newSpace(moodle);
    const english = await enrolled(moodle, space, 'candidate', { lang: 'en' });
    const both = anAsk(moodle, space, [english.id]);
    const only = anAsk(moodle, space, [english.id], { title: { fr: 'Seulement en français' } });
    await made(moodle, both);
    await made(moodle, only);
    const page = await pageOf(english);
    expect(page).toContain(both.body.title.en);
    expect(page).not.toContain(both.body.title.fr);
    expect(page).toContain('Seulement en français');
  });

  it('show no markup but the text’s own, and that purified', async () => {
    const { people } = await scene({
      title: { fr: 'Titre <b>gras</b>' },
      text: { fr: '<p>Bonjour <em>vous</em><script>alert("volé")</script></p>' },
    });
    const page = await pageOf(people[0]);
    expect(page).not.toContain('alert("volé")');
    expect(page).not.toContain('Titre <b>');
    expect(page).toContain('<em>vous</em>');
  });

  const yes = { code: 'yes', label: { fr: 'Oui' }, remark: 'none' };
  it.each([
    ['about', { about: { fr: '' } }],
    ['about', { about: { en: 'No French' } }],
    ['title', { title: 'Titre' }],
    ['title', { title: { fr: 'x'.repeat(256) } }],
    ['text', { text: { fr: 7 } }],
    ['link', { link: 'javascript:alert(1)' }],
    ['choices', { choices: [] }],
    ['choices', { choices: Array.from({ length: 11 }, (_, at) => ({ ...yes, code: `c${at}` })) }],
    ['choices', { choices: [yes, yes] }],
    ['choices|code', { choices: [{ ...yes, code: 'Oui !' }] }],
    ['choices|remark', { choices: [{ ...yes, remark: 'perhaps' }] }],
    ['mode', { mode: 'last' }],
    ['change', { change: 'yes' }],
    ['expires', { expires: null }],
    ['remind', { remind: 'soon' }],
    ['people', { people: [] }],
    ['people', { people: ['somebody'] }],
    ['people', { people: Array.from({ length: 501 }, (_, at) => at + 1) }],
  ])('are refused for a wrong %s (%j)', async (name, wrong) => {
    const space = await newSpace(moodle);
    const { outcome, message } = await putOne(moodle, anAsk(moodle, space, [2], wrong as never));
    expect(outcome).toBe('failed: invalidbody');
    expect(message).toMatch(new RegExp(name));
  });
});
