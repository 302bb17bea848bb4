/** The page « Ma région »: what it shows, and to whom. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BodyOf } from '../../src/moodle/pieces.ts';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import { personAt } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { anAsk, aPage, changed, french, made, putOne, removal } from './piece-steps.ts';
import { atBrowser, enrolled, newSpace, referentOf, someone, unique } from './steps.ts';

type Sections = BodyOf<'page'>['sections'];

describe.each(moodles)('$name: the page of a region', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  async function scene() {
    const space = await newSpace(moodle);
    const [word, nothing] = [unique('mot'), unique('Rien ')];
    const url = `${moodle.url}/course/view.php?id=${space.id}`;
    const sections: Sections = [
      {
        code: 'conflicts',
        title: { fr: unique('À décider '), en: unique('To decide ') },
        empty: { fr: 'Rien.' },
        items: [
          { text: { fr: `<i>${word}</i>`, en: `${word} in English` }, url, since: 1_795_300_000 },
          { text: { fr: 'Sans lien' }, url: null, since: null },
        ],
      },
      { code: 'empty', title: { fr: unique('Vide ') }, empty: { fr: nothing }, items: [] },
    ];
    const wish = aPage(space, sections);
    await made(moodle, wish);
    const path = `/local/mara/region.php?id=${space.id}`;
    return { space, word, nothing, url, sections, wish, path };
  }

  it('shows its referent every section, the empty ones too, all as plain text', async () => {
    const { space, word, nothing, url, sections, path } = await scene();
    const { html, status } = await (await referentOf(moodle, space)).open(path);
    expect(status).toBe(200);
    for (const { title } of sections) expect(html).toContain(title.fr);
    expect(html).toContain(`&lt;i&gt;${word}`);
    expect(html).toContain(`href="${url}"`);
    expect(html).toContain('Sans lien');
    expect(html).toContain(nothing);
    expect(html).toMatch(/compagnon/i);
  });

  it('speaks the language of its reader', async () => {
    const { space, word, sections, path } = await scene();
    const english = await enrolled(moodle, space, 'referent', { lang: 'en' });
    const { html } = await (await atBrowser(moodle, english)).open(path);
    expect(html).toContain(`${word} in English`);
    expect(html).toContain(sections[0]!.title.en);
    expect(html).toContain(sections[1]!.title.fr);
  });

  it('adds the open asks of its reader', async () => {
    const { space, path } = await scene();
    const referent = await enrolled(moodle, space, 'referent');
    const question = anAsk(moodle, space, [referent.id]);
    await made(moodle, question);
    const { title } = french(question);
    const person = await atBrowser(moodle, referent);
    expect((await person.open(path)).html).toContain(title);
    expect((await (await referentOf(moodle, space)).open(path)).html).not.toContain(title);
    await putOne(moodle, removal(question));
    expect((await person.open(path)).html).not.toContain(title);
  });

  it('follows the body, and stands empty where there is none', async () => {
    const { space, word, wish, path } = await scene();
    const person = await referentOf(moodle, space);
    expect((await putOne(moodle, changed(wish, { sections: [] }))).outcome).toBe('updated');
    const after = await person.open(path);
    expect([after.status, after.html.includes(word)]).toEqual([200, false]);
    expect((await putOne(moodle, removal(wish))).outcome).toBe('removed');
    expect((await person.open(path)).status).toBe(200);
  });

  it('is linked from its course for who may open it', async () => {
    const { space, path } = await scene();
    const course = `/course/view.php?id=${space.id}`;
    expect((await (await referentOf(moodle, space)).open(course)).html).toContain(path);
    const candidate = await atBrowser(moodle, await enrolled(moodle, space, 'candidate'));
    expect((await candidate.open(course)).html).not.toContain(path);
  });

  it('is closed to all others', async () => {
    const { space, word, nothing, path } = await scene();
    const guest = personAt(moodle.url);
    await guest.loginAsGuest();
    const mentor = await enrolled(moodle, space, 'candidate', {
      fields: { mara_quality: 'mentor' },
    });
    const others: [string, Person][] = [
      ['a stranger', personAt(moodle.url)],
      ['a guest', guest],
      ['somebody of no space', await atBrowser(moodle, await someone(moodle))],
      ['a candidate', await atBrowser(moodle, await enrolled(moodle, space, 'candidate'))],
      ['a mentor', await atBrowser(moodle, mentor)],
      ['the referent of another space', await referentOf(moodle, await newSpace(moodle))],
    ];
    for (const [who, person] of others) {
      const { html, status, url } = await person.open(path);
      expect([who, html.includes(word), html.includes(nothing)]).toEqual([who, false, false]);
      expect([who, status >= 400 || url.pathname !== '/local/mara/region.php']).toEqual([
        who,
        true,
      ]);
    }
  });

  it.each([
    ['sections', { sections: 'none' }],
    [
      'sections|title',
      { sections: [{ code: 'a', title: 'A', empty: { fr: 'Rien.' }, items: [] }] },
    ],
    ['sections|empty', { sections: [{ code: 'a', title: { fr: 'A' }, items: [] }] }],
    [
      'sections|url',
      {
        sections: [
          {
            code: 'a',
            title: { fr: 'A' },
            empty: { fr: 'Rien.' },
            items: [{ text: { fr: 'x' }, url: 'javascript:alert(1)', since: null }],
          },
        ],
      },
    ],
  ])('is refused for wrong %s (%j)', async (name, wrong) => {
    const wish = aPage(await newSpace(moodle));
    const { outcome, message } = await putOne(moodle, changed(wish, wrong as never));
    expect(outcome).toBe('failed: invalidbody');
    expect(message).toMatch(new RegExp(name));
  });
});
