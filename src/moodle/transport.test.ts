import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  exception,
  json,
  type ScriptedMoodle,
  startScriptedMoodle,
} from '../../test/support/scripted-moodle.ts';
import { MoodleError } from './errors.ts';
import { createTransport, type TransportSettings } from './transport.ts';

const TOKEN = '0123456789abcdef0123456789abcdef';

let moodle: ScriptedMoodle;
/** The clock stands still but for what is waited. */
let now: number;
let waits: number[];
let notices: string[];

beforeEach(async () => {
  moodle = await startScriptedMoodle();
  now = 1_000_000;
  waits = [];
  notices = [];
});
afterEach(() => moodle.close());

const transport = (settings: Partial<TransportSettings> = {}) =>
  createTransport(
    {
      url: `${moodle.url}/`,
      token: TOKEN,
      timeout: 2000,
      rate: 1000,
      burst: 1000,
      concurrency: 2,
      attempts: 3,
      firstPause: 1,
      longestWait: 10_000,
      ...settings,
    },
    {
      clock: { now: () => now },
      wait: (ms) => {
        waits.push(ms);
        now += ms;
        return Promise.resolve();
      },
      onNotice: (_fn, notice) => notices.push(notice),
    },
  );

const READ = { repeatable: true };

describe('transport', () => {
  it('sends what the wire asks for and returns the value', async () => {
    moodle.answer(json({ fine: true }));
    await expect(transport().call('core_x', { a: [1] }, READ)).resolves.toEqual({ fine: true });
    expect(moodle.calls[0]?.toString()).toBe(
      `wstoken=${TOKEN}&wsfunction=core_x&moodlewsrestformat=json&a%5B0%5D=1`,
    );
  });

  it('tries a repeatable call again when the failure is transient', async () => {
    const hangUp = {
      raw: (response: { destroy: () => void }) => {
        response.destroy();
      },
    };
    moodle.answer({ status: 502 }, hangUp, json('third time'));
    const client = transport();
    await expect(client.call('core_x', {}, READ)).resolves.toBe('third time');
    expect(client.requests).toBe(3);
  });

  it('gives up after its attempts with a sentence', async () => {
    moodle.answer(exception('dmlreadexception'));
    const client = transport();
    await expect(client.call('core_x', {}, READ)).rejects.toMatchObject({ kind: 'transient' });
    expect(client.requests).toBe(3);
  });

  it.each(['invalidtoken', 'nopermissions', 'invalidparameter', 'otherinstance'])(
    'does not repeat %s',
    async (errorcode) => {
      moodle.answer(exception(errorcode));
      const client = transport();
      await expect(client.call('core_x', {}, READ)).rejects.toBeInstanceOf(MoodleError);
      expect(client.requests).toBe(1);
    },
  );

  it('sends a call that is not repeatable once', async () => {
    moodle.answer({ status: 502 }, json('never seen'));
    const client = transport();
    await expect(client.call('core_x', {}, { repeatable: false })).rejects.toMatchObject({
      code: 'http502',
    });
    expect(client.requests).toBe(1);
  });

  it('obeys Retry-After, for every call that follows', async () => {
    moodle.answer({ status: 429, headers: { 'Retry-After': '4' } }, json(1));
    const client = transport();
    await expect(client.call('core_x', {}, READ)).resolves.toBe(1);
    expect(waits).toEqual([4000]);
    moodle.answer({ status: 503, headers: { 'Retry-After': '3' } }, json(2));
    await expect(client.call('core_x', {}, { repeatable: false })).rejects.toMatchObject({
      code: 'http503',
    });
    await expect(client.call('core_y', {}, READ)).resolves.toBe(2);
    expect(waits).toEqual([4000, 3000]);
  });

  it('ends instead of waiting longer than allowed, and says how long Moodle asked for', async () => {
    moodle.answer({ status: 503, headers: { 'Retry-After': '3600' } }, json(1));
    const client = transport();
    const failed = client.call('core_x', {}, READ);
    await expect(failed).rejects.toMatchObject({ code: 'quiet' });
    await expect(failed).rejects.toThrow('3600');
    expect(client.requests).toBe(1);
    expect(waits).toEqual([]);
  });

  it('times a whole answer, however slowly it drips', async () => {
    moodle.answer({
      raw: (response) => {
        response.writeHead(200);
        const drip = setInterval(() => response.write(' '), 20);
        response.on('close', () => {
          clearInterval(drip);
        });
      },
    });
    const client = transport({ timeout: 150, attempts: 1 });
    await expect(client.call('core_x', {}, READ)).rejects.toMatchObject({ code: 'timeout' });
  });

  it('leaves a failing Moodle alone after a while', async () => {
    moodle.answer({ status: 500 });
    const client = transport({ attempts: 1 });
    for (let i = 0; i < 8; i++) {
      await expect(client.call('core_x', {}, READ)).rejects.toMatchObject({ code: 'http500' });
    }
    await expect(client.call('core_x', {}, READ)).rejects.toMatchObject({ code: 'resting' });
    expect(client.requests).toBe(8);
  });

  it('never has more calls under way than allowed', async () => {
    const held: { end: (body: string) => void }[] = [];
    let most = 0;
    moodle.answer({
      raw: (response) => {
        most = Math.max(most, held.push(response));
        // Answered by pairs: a client that sent one at a time would never see its answer.
        if (held.length >= 2) for (const one of held.splice(0)) one.end('1');
      },
    });
    const client = transport();
    await Promise.all(Array.from({ length: 12 }, () => client.call('core_x', {}, READ)));
    expect(most).toBe(2);
  });

  it('spends its burst, then waits for tokens', async () => {
    moodle.answer(json(1));
    const client = transport({ rate: 10, burst: 3, attempts: 1 });
    for (let i = 0; i < 3; i++) await client.call('core_x', {}, READ);
    const answered = { fourth: false };
    const fourth = client.call('core_x', {}, READ).then(() => {
      answered.fourth = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect([answered.fourth, client.requests]).toEqual([false, 3]);
    await fourth;
    expect(client.requests).toBe(4);
  });

  it('reports a stray notice and goes on', async () => {
    moodle.answer({ body: '\nWarning: foo in /x.php on line 3\n"fine"' });
    await expect(transport().call('core_x', {}, READ)).resolves.toBe('fine');
    expect(notices).toEqual(['Warning: foo in /x.php on line 3']);
  });

  it('never tells the token', async () => {
    await moodle.close();
    const failed: unknown = await transport({ attempts: 1 })
      .call('core_x', {}, READ)
      .catch((error: unknown) => error);
    moodle = await startScriptedMoodle();
    expect(failed).toBeInstanceOf(MoodleError);
    const seen = JSON.stringify(failed, Object.getOwnPropertyNames(failed)) + String(failed);
    expect(seen).not.toContain(TOKEN);
    expect((failed as Error).cause).toBeUndefined();
  });
});
