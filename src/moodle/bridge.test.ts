import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  bridged,
  json,
  type ScriptedMoodle,
  startScriptedMoodle,
} from '../../test/support/scripted-moodle.ts';
import { bridgePort } from './bridge.ts';
import type { PutBatch } from './pieces.ts';
import type { MoodlePort } from './port.ts';
import { createTransport } from './transport.ts';

const site = { identifier: 'i', instance: 'n', wwwroot: 'https://moodle.example' };
const person = {
  id: 41,
  firstname: 'Jeanne',
  lastname: 'Moreau',
  lang: 'fr',
  suspended: false,
  fields: [],
  timemodified: 1,
};
const NOW = 1_795_309_550;

let moodle: ScriptedMoodle;
let port: MoodlePort;

beforeEach(async () => {
  moodle = await startScriptedMoodle();
  const transport = createTransport(
    {
      url: moodle.url,
      token: 'a'.repeat(32),
      timeout: 2000,
      rate: 1000,
      burst: 1000,
      concurrency: 2,
      attempts: 2,
      firstPause: 1,
      longestWait: 10,
    },
    {
      clock: { now: () => 0 },
      wait: () => Promise.resolve(),
      onNotice: () => undefined,
    },
  );
  port = bridgePort(transport, { pageSize: 7, pageBytes: 10_000 });
});
afterEach(() => moodle.close());

describe('snapshot', () => {
  it('asks for a page and takes PHP’s empty array for an empty object', async () => {
    const log = { epoch: 'e', number: 3 };
    moodle.answer(
      bridged({ site, now: NOW, log, kind: 'people', items: [person], next: 41, more: 'ignored' }),
    );
    const page = await port.snapshot('people', 12);
    expect(page).toEqual({
      site,
      now: NOW * 1000,
      position: log,
      items: [{ ...person, fields: {} }],
      bad: [],
      next: 41,
      whole: true,
    });
    expect(Object.fromEntries(moodle.calls[0] ?? [])).toMatchObject({
      wsfunction: 'local_mara_get_snapshot',
      kind: 'people',
      after: '12',
      limit: '7',
      maxbytes: '10000',
    });
  });

  it('sets one bad record aside, with its field, and keeps the others', async () => {
    const items = [{ ...person, id: 1, suspended: 'no' }, person, { id: 3 }];
    const log = { epoch: 'e', number: 3 };
    moodle.answer(bridged({ site, now: NOW, log, kind: 'people', items, next: null }));
    const { items: good, bad } = await port.snapshot('people', 0);
    expect(good.map(({ id }) => id)).toEqual([41]);
    expect(bad.map(({ id, told }) => [id, told.params?.['field']])).toEqual([
      [1, 'suspended'],
      [3, 'firstname'],
    ]);
  });
});

describe('changes', () => {
  const log = { epoch: 'e', number: 9, more: true, resync: null };

  it('tells states and tombstones, and passes over kinds of a newer plugin', async () => {
    const items = [
      { number: 7, kind: 'people', id: 41, run: null, state: person },
      { number: 8, kind: 'badges', id: 5, run: null, state: { id: 5 } },
      { number: 9, kind: 'entries', id: 6, run: 'r', state: null },
    ];
    moodle.answer(bridged({ site, now: NOW, log, items }));
    const answer = await port.changes({ epoch: 'e', number: 6 });
    expect(answer).toMatchObject({ position: { epoch: 'e', number: 9 }, more: true, bad: [] });
    expect(answer.changes.map(({ kind, id, state }) => [kind, id, state === null])).toEqual([
      ['people', 41, false],
      ['entries', 6, true],
    ]);
  });
});

describe('answers that are not what was promised', () => {
  it.each([
    ['another shape', bridged({ site, now: 'today' }), 'shape'],
    ['a half document inside a whole string', json('{"site": {'), 'truncated'],
    ['nothing', json(null), 'shape'],
  ])('%s ends in a sentence', async (_name, answer, code) => {
    moodle.answer(answer);
    await expect(port.status()).rejects.toMatchObject({ code });
  });
});

it('counts requests and writes apart', async () => {
  moodle.answer(bridged({ site, now: NOW, results: [] }));
  await port.publish({ run: 'r', instance: 'n', books: [] });
  expect(port.traffic()).toEqual({ calls: 1, writes: 1 });
  expect(JSON.parse(moodle.calls[0]?.get('batch') ?? '')).toEqual({
    run: 'r',
    instance: 'n',
    books: [],
  });
});

describe('pieces', () => {
  const item = {
    id: 12,
    key: 'mel/event/9',
    type: 'event',
    space: 'mel',
    state: 'live',
    source: 's',
    offered: null,
    edited: false,
    text: null,
    objectid: 8,
    url: null,
    // PHP's empty object.
    detail: [],
    timemodified: 1,
  };

  it('are put as they are, in one call that counts as a write, and told as they stand', async () => {
    const reason = { errorcode: 'unknownspace', message: 'why' };
    moodle.answer(
      bridged({
        site,
        now: NOW,
        results: [
          { key: 'mel/event/9', outcome: 'created', reason: null, state: item },
          { key: 'var/event/1', outcome: 'failed', reason, state: null },
        ],
      }),
    );
    const batch: PutBatch = {
      run: 'r',
      instance: 'n',
      pieces: [{ key: 'var/event/1', type: 'event', remove: true }],
    };
    const { results } = await port.put(batch);
    expect(results).toEqual([
      { key: 'mel/event/9', outcome: 'created', reason: null, state: { ...item, detail: {} } },
      { key: 'var/event/1', outcome: 'failed', reason, state: null },
    ]);
    const [call] = moodle.calls;
    expect(call?.get('wsfunction')).toBe('local_mara_put');
    expect(JSON.parse(call?.get('batch') ?? '')).toEqual(batch);
    expect(port.traffic()).toEqual({ calls: 1, writes: 1 });
  });

  it('are read each by its type, and one of an unknown type is set aside alone', async () => {
    const log = { epoch: 'e', number: 3 };
    const strange = { ...item, id: 13, type: 'badge' };
    moodle.answer(
      bridged({ site, now: NOW, log, kind: 'pieces', items: [strange, item], next: null }),
    );
    const { items, bad } = await port.snapshot('pieces', 0);
    expect(items).toEqual([{ ...item, detail: {} }]);
    expect(bad).toMatchObject([{ kind: 'pieces', id: 13 }]);
  });
});

it('asks again when the document was cut inside whole JSON', async () => {
  const document = JSON.stringify({ site, now: NOW, log: { epoch: 'e', number: 1 } });
  const page = { log: { epoch: 'e', number: 1 }, kind: 'people', items: [person], next: null };
  moodle.answer(json(document.slice(0, 40)), bridged({ site, now: NOW, ...page }));
  expect((await port.snapshot('people', 0)).items).toHaveLength(1);
  expect(port.traffic().calls).toBe(2);
});
