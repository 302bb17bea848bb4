/** A batch of pieces that is malformed, or meant for another Moodle, is refused whole. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import { call, errorIn } from '../support/rest.ts';
import { aGroup, pieceOf, put, removal } from './piece-steps.ts';
import { instanceOf, newSpace, unique } from './steps.ts';

type Wish = ReturnType<typeof aGroup>;

const FAULTS: [string, (wish: Wish) => unknown][] = [
  ['a key with capitals', (wish) => ({ ...wish, key: `${wish.key}/UP` })],
  ['a key of 151 characters', (wish) => ({ ...wish, key: `${wish.key}/`.padEnd(151, 'k') })],
  ['a key that is a number', (wish) => ({ ...wish, key: 7 })],
  ['no type', (wish) => ({ ...wish, type: undefined })],
  ['no body', (wish) => ({ ...wish, body: undefined })],
  ['a body that is a text', (wish) => ({ ...wish, body: 'none' })],
  ['no source', (wish) => ({ ...wish, source: undefined })],
  ['an empty source', (wish) => ({ ...wish, source: '' })],
  ['a source of 65 characters', (wish) => ({ ...wish, source: 's'.repeat(65) })],
  ['something that replaces a number', (wish) => ({ ...wish, replaces: 7 })],
  ['something that replaces 65 characters', (wish) => ({ ...wish, replaces: 'x'.repeat(65) })],
];

describe.each(moodles)('$name: a batch of pieces', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  async function errorcodeOf(batch: unknown): Promise<string | undefined> {
    const text = typeof batch === 'string' ? batch : JSON.stringify(batch);
    const answer = await call(moodle, 'local_mara_put', { batch: text });
    expect(answer.status).toBe(200);
    return errorIn(answer)?.errorcode;
  }

  it('meant for another Moodle is refused whole', async () => {
    const wish = aGroup(await newSpace(moodle), []);
    const batch = { run: 'r', instance: crypto.randomUUID(), pieces: [wish] };
    expect(await errorcodeOf(batch)).toBe('otherinstance');
    expect(await pieceOf(moodle, wish)).toBeUndefined();
  });

  it.each(['', 'no JSON', '[]', 'null', '"text"', '{}'])('%j is malformed', async (batch) => {
    expect(await errorcodeOf(batch)).toBe('invalidparameter');
  });

  it.each([
    ['run', 7],
    ['run', 'with blanks'],
    ['run', ''],
    ['run', 'r'.repeat(65)],
    ['pieces', 'none'],
    ['pieces', [7]],
    ['pieces', [{ key: 'x/y' }]],
  ])('with a malformed %s (%j) is refused whole', async (name, value) => {
    const instance = await instanceOf(moodle);
    const batch = { run: unique('r'), instance, pieces: [], [name]: value };
    expect(await errorcodeOf(batch)).toBe('invalidparameter');
  });

  it.each(FAULTS)('with %s is refused whole', async (_, spoil) => {
    const instance = await instanceOf(moodle);
    const space = await newSpace(moodle);
    const good = aGroup(space, []);
    const pieces = [good, spoil(aGroup(space, []))];
    expect(await errorcodeOf({ run: unique('r'), instance, pieces })).toBe('invalidparameter');
    expect(await pieceOf(moodle, good)).toBeUndefined();
  });

  it('that names a piece twice is refused whole', async () => {
    const instance = await instanceOf(moodle);
    const wish = aGroup(await newSpace(moodle), []);
    const pieces = [wish, removal(wish)];
    expect(await errorcodeOf({ run: unique('r'), instance, pieces })).toBe('invalidparameter');
    expect(await pieceOf(moodle, wish)).toBeUndefined();
  });

  it('takes 200 pieces, and refuses 201 whole', async () => {
    const instance = await instanceOf(moodle);
    const space = await newSpace(moodle);
    const pieces = Array.from({ length: 200 }, () => removal(aGroup(space, [])));
    const outcomes = (await put(moodle, pieces)).map(({ outcome }) => outcome);
    expect(new Set(outcomes)).toEqual(new Set(['removed']));
    const more = [...pieces, removal(aGroup(space, []))];
    expect(await errorcodeOf({ run: unique('r'), instance, pieces: more })).toBe(
      'invalidparameter',
    );
  });

  it('of more than 2000000 bytes is refused whole', async () => {
    const instance = await instanceOf(moodle);
    const space = await newSpace(moodle);
    const pieces = Array.from({ length: 32 }, () =>
      aGroup(space, [], { name: 'x'.repeat(63_000) }),
    );
    expect(await errorcodeOf({ run: unique('r'), instance, pieces })).toBe('invalidparameter');
  });
});
