/** Who may call: the service's own token, nobody else, whatever token they came by. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KINDS } from '../../src/moodle/wire.ts';
import type { SpaceItem } from '../../src/moodle/wire.ts';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest, RoleName } from '../support/moodle-under-test.ts';
import { call, errorIn } from '../support/rest.ts';
import type { RestAnswer, RestArguments } from '../support/rest.ts';
import { bookIn, publishedBook, rewritten } from './book-steps.ts';
import { aGroup, changed, made, standing } from './piece-steps.ts';
import {
  enrolled,
  instanceOf,
  itemOf,
  newSpace,
  position,
  snapshotPages,
  unique,
} from './steps.ts';

/** The service asks for the right to read, each function for its own. */
const REFUSED = ['accessexception', 'nopermissions'];

describe.each(moodles)('$name: tokens', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  /** A call of every function that would tell or do something, and what it must not have done. */
  async function attempts(space: SpaceItem) {
    const wish = bookIn(space, ['a']);
    const book = await publishedBook(moodle, wish);
    const instance = await instanceOf(moodle);
    const books = [{ ...wish, chapters: [rewritten(wish.chapters[0]!)] }];
    const batch = JSON.stringify({ run: unique('r'), instance, books });
    const group = aGroup(space, []);
    const piece = await made(moodle, group);
    const pieces = [changed(group, { name: 'Volé' }), aGroup(space, [])];
    const code = unique('t-');
    const calls: [string, RestArguments][] = [
      ['local_mara_get_status', {}],
      ['local_mara_get_changes', { ...(await position(moodle)), since: 0 }],
      ...KINDS.map((kind): [string, RestArguments] => ['local_mara_get_snapshot', { kind }]),
      ['local_mara_publish', { batch }],
      ['local_mara_put', { batch: JSON.stringify({ run: unique('r'), instance, pieces }) }],
      ['local_mara_create_space', { code, name: 'Volé' }],
    ];
    const nothingDone = async () => {
      expect(await itemOf(moodle, 'books', book.id)).toEqual(book);
      expect(await standing(moodle, group)).toEqual(piece);
      const spaces = (await snapshotPages(moodle, 'spaces')).flatMap(({ items }) => items);
      expect(spaces.find((one) => one.code === code)).toBeUndefined();
    };
    return { calls, nothingDone };
  }

  function expectRefusal(answer: RestAnswer, errorcodes: string[]): void {
    expect(answer.status).toBe(200);
    expect(errorcodes).toContain(errorIn(answer)?.errorcode);
    expect(answer.text).not.toMatch(/identifier|"items|lastname/);
  }

  it.each<RoleName>(['candidate', 'referent'])(
    'a %s with a token of the service is refused by every function',
    async (role) => {
      const space = await newSpace(moodle);
      const who = await enrolled(moodle, space, role);
      const token = await moodle.fixture.createToken(who.id);
      const { calls, nothingDone } = await attempts(space);
      for (const [name, fields] of calls) {
        const answer = await call({ url: moodle.url, token }, name, fields);
        expectRefusal(answer, REFUSED);
      }
      await nothingDone();
    },
  );

  it('a token that may only read writes nothing', async () => {
    const who = await enrolled(moodle, await newSpace(moodle), 'referent');
    const token = await moodle.fixture.createToken(who.id, ['local/mara:read']);
    const { calls, nothingDone } = await attempts(await newSpace(moodle));
    for (const [name, fields] of calls) {
      const answer = await call({ url: moodle.url, token }, name, fields);
      if (name.includes('_get_')) expect(typeof answer.parsed).toBe('string');
      else expectRefusal(answer, ['nopermissions']);
    }
    await nothingDone();
  });

  it.each(['read', 'publish', 'createspace'])(
    'the right local/mara:%s is not the right to put pieces',
    async (right) => {
      const who = await enrolled(moodle, await newSpace(moodle), 'referent');
      const token = await moodle.fixture.createToken(who.id, [`local/mara:${right}`]);
      const { calls, nothingDone } = await attempts(await newSpace(moodle));
      const [name, fields] = calls.find(([each]) => each === 'local_mara_put')!;
      expectRefusal(await call({ url: moodle.url, token }, name, fields), REFUSED);
      await nothingDone();
    },
  );

  it('without a good token every function is refused', async () => {
    const { calls, nothingDone } = await attempts(await newSpace(moodle));
    for (const token of ['', '0', "' OR '1'='1", moodle.token.slice(0, -1)]) {
      for (const [name, fields] of calls) {
        const answer = await call({ url: moodle.url, token }, name, fields);
        expectRefusal(answer, ['invalidtoken']);
      }
    }
    await nothingDone();
  });

  it('a token ends with the person it was given to', async () => {
    const who = await enrolled(moodle, await newSpace(moodle), 'referent');
    const token = await moodle.fixture.createToken(who.id);
    await moodle.fixture.deleteUser(who.id);
    const answer = await call({ url: moodle.url, token }, 'local_mara_get_status');
    expectRefusal(answer, ['invalidtoken']);
  });
});
