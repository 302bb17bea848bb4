/** Lists: what « Mon parcours » searches in. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { BodyOf } from '../../src/moodle/pieces.ts';
import type { SpaceItem } from '../../src/moodle/wire.ts';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import { aList, changed, made, pieceOf, putOne, removal, type Wish } from './piece-steps.ts';
import {
  atBrowser,
  changesSince,
  enrolled,
  itemOf,
  lastOf,
  newSpace,
  position,
  tombstoneOf,
  unique,
} from './steps.ts';

const PATH = '/local/mara/profile.php';

describe.each(moodles)('$name: a list', ({ start }) => {
  let moodle: MoodleUnderTest;
  let space: SpaceItem;
  const put: Wish<'list'>[] = [];
  beforeAll(async () => {
    moodle = await start();
    space = await newSpace(moodle);
  });
  afterEach(async () => {
    for (const wish of put.splice(0)) await putOne(moodle, removal(wish));
  });
  afterAll(() => moodle.close());

  async function listOf(list: BodyOf<'list'>['list'], items: BodyOf<'list'>['items']) {
    const wish = aList(space, list, items);
    put.push(wish);
    return { wish, piece: await made(moodle, wish) };
  }
  /** A commune of its own, of a name nobody else has. */
  const place = () => {
    const digits = String(Math.floor(Math.random() * 1000)).padStart(3, '0');
    return { code: `98${digits}`, name: `${unique('Évreux-')} (98)`, words: unique('cp') };
  };
  /** What a candidate's field holds once they have written this. */
  async function chosen(field: 'places' | 'metiers', typed: string) {
    const fields = { mara_quality: 'candidate' };
    const who = await enrolled(moodle, await newSpace(moodle), 'candidate', { fields });
    const person = await atBrowser(moodle, who);
    await person.submitForm(await person.open(PATH), 'phase', { [`${field}_typed`]: typed });
    return (await itemOf(moodle, 'people', who.id))?.fields[`mara_${field}`];
  }

  it('is a piece of no object of Moodle’s, told like any other', async () => {
    const from = await position(moodle);
    const { wish, piece } = await listOf('places', [place()]);
    expect(piece).toMatchObject({
      key: wish.key,
      type: 'list',
      space: space.code,
      state: 'live',
      source: wish.source,
      offered: null,
      edited: false,
      text: null,
      objectid: null,
      url: null,
      detail: {},
    });
    expect(await pieceOf(moodle, wish)).toEqual(piece);
    expect(lastOf(await changesSince(moodle, from), 'pieces', piece.id)?.state).toEqual(piece);
    expect((await putOne(moodle, wish)).outcome).toBe('unchanged');
    expect((await putOne(moodle, { ...wish, replaces: 'gone' })).outcome).toBe('unchanged');
    const other = changed(wish, { items: [] });
    expect((await putOne(moodle, other)).outcome).toBe('updated');
    const before = await position(moodle);
    expect((await putOne(moodle, removal(wish))).outcome).toBe('removed');
    await tombstoneOf(moodle, before, 'pieces', piece.id);
  });

  it('is searched from every space, by name, by words and by code, without case and accents', async () => {
    const angers = place();
    await listOf('places', [angers, { code: 'dep:98', name: unique('Département ') }]);
    const bare = angers.name.replace(' (98)', '');
    for (const typed of [
      angers.code,
      angers.name,
      bare.replace('É', 'e').toUpperCase(),
      angers.words,
    ]) {
      expect([typed, await chosen('places', typed)]).toEqual([typed, angers.code]);
    }
  });

  it('gives its codes into the fields, in the order written; métiers likewise', async () => {
    const [one, two] = [place(), place()];
    await listOf('places', [one, two]);
    expect(await chosen('places', `${two.name}; ${one.name}`)).toBe(`${two.code};${one.code}`);
    const name = unique('Logisticien ');
    await listOf('metiers', [{ code: 'N1301', name }]);
    expect(await chosen('metiers', name)).toBe('N1301');
  });

  it('is replaced as a whole, and leaves what people chose when it goes', async () => {
    const [before, after] = [place(), place()];
    const { wish } = await listOf('places', [before]);
    const fields = { mara_quality: 'candidate', mara_places: before.code };
    const who = await enrolled(moodle, space, 'candidate', { fields });
    await putOne(moodle, changed(wish, { items: [after] }));
    expect(await chosen('places', after.name)).toBe(after.code);
    expect(await chosen('places', before.name)).toBeUndefined();
    await putOne(moodle, removal(wish));
    expect((await itemOf(moodle, 'people', who.id))?.fields['mara_places']).toBe(before.code);
  });

  it('saves nothing of a name that several have, and names them', async () => {
    const stem = unique('Deux');
    const twice = ['98001', '98002'].map((code, i) => ({ code, name: `${stem} (9${i})` }));
    await listOf('places', twice);
    const fields = { mara_quality: 'candidate' };
    const who = await enrolled(moodle, space, 'candidate', { fields });
    const person = await atBrowser(moodle, who);
    const page = await person.submitForm(await person.open(PATH), 'phase', { places_typed: stem });
    for (const { name } of twice) expect(page.html).toContain(name);
    expect((await itemOf(moodle, 'people', who.id))?.fields).toEqual(fields);
  });

  const GOOD = { code: '49007', name: 'Angers (49)' };
  it.each<[string, unknown]>([
    ['list', { list: 'people', items: [] }],
    ['list', { items: [] }],
    ['items', { list: 'places', items: 'none' }],
    ['code', { list: 'places', items: [GOOD, GOOD] }],
    ['code', { list: 'places', items: [{ ...GOOD, code: '' }] }],
    ['code', { list: 'places', items: [{ ...GOOD, code: 'a b' }] }],
    ['code', { list: 'places', items: [{ ...GOOD, code: 'x'.repeat(61) }] }],
    ['name', { list: 'places', items: [{ ...GOOD, name: ' ' }] }],
    ['name', { list: 'places', items: [{ code: '49007' }] }],
    ['words', { list: 'places', items: [{ ...GOOD, words: 'x'.repeat(2001) }] }],
    ['words', { list: 'places', items: [{ ...GOOD, words: 5 }] }],
    [
      'items',
      {
        list: 'places',
        items: Array.from({ length: 5001 }, (_, i) => ({ code: `${i}`, name: 'x' })),
      },
    ],
  ])('is refused for a wrong %s', async (property, body) => {
    const wish = { ...aList(space, 'places'), body: body as never };
    const { outcome, message, state } = await putOne(moodle, wish);
    expect([outcome, state]).toEqual(['failed: invalidbody', null]);
    expect(message).toMatch(new RegExp(`${property}|items`));
  });

  it('may be as large as a page, and no larger', async () => {
    const words = 'x'.repeat(1900);
    const items = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ code: `Z${i}`, name: 'x', words }));
    const { wish } = await listOf('metiers', items(130));
    const larger = await putOne(moodle, changed(wish, { items: items(140) }));
    expect(larger.outcome).toBe('failed: toolarge');
    expect(larger.state).toMatchObject({ source: wish.source });
  });
});
