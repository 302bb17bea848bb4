/** What travels between us and a Moodle before any of our functions is reached. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moodles } from '../support/moodle-under-test.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import { REST_PATH, call, errorIn, post, send } from '../support/rest.ts';
import type { RestAnswer } from '../support/rest.ts';
import { readStatus } from './steps.ts';

/** Every error of the REST server comes with status 200 and says what it is. */
function refusal(answer: RestAnswer): string | undefined {
  expect(answer.status).toBe(200);
  expect(answer.contentType).toMatch(/^application\/json/);
  return errorIn(answer)?.errorcode;
}

describe.each(moodles)('$name: the wire', ({ start }) => {
  let moodle: MoodleUnderTest;
  beforeAll(async () => {
    moodle = await start();
  });
  afterAll(() => moodle.close());

  it('answers with a JSON string that holds a JSON document', async () => {
    const answer = await call(moodle, 'local_mara_get_status');
    expect(answer.status).toBe(200);
    expect(typeof answer.parsed).toBe('string');
    expect(JSON.parse(String(answer.parsed))).toHaveProperty('site.wwwroot');
  });

  it.each([
    ['an unknown token', { wstoken: 'f'.repeat(32) }],
    ['an empty token', { wstoken: '' }],
  ])('refuses %s as invalidtoken', async (_, change) => {
    expect(refusal(await call(moodle, 'local_mara_get_status', change))).toBe('invalidtoken');
  });

  it('refuses a call without a token as invalidtoken', async () => {
    const fields = { wsfunction: 'local_mara_get_status', moodlewsrestformat: 'json' };
    expect(refusal(await post(moodle.url, fields))).toBe('invalidtoken');
  });

  it('says invalidrecord of a function that does not exist', async () => {
    expect(refusal(await call(moodle, 'local_mara_no_such_function'))).toBe('invalidrecord');
  });

  it('says accessexception of a function outside the service', async () => {
    expect(refusal(await call(moodle, 'core_webservice_get_site_info'))).toBe('accessexception');
  });

  it.each([
    ['a missing argument', 'local_mara_get_changes', { epoch: 'x' }],
    ['an argument of the wrong type', 'local_mara_get_changes', { since: 'abc', epoch: 'x' }],
    ['an argument nobody asked for', 'local_mara_get_status', { surplus: '1' }],
    ['a kind that does not exist', 'local_mara_get_snapshot', { kind: 'cats' }],
    ['a limit below 1', 'local_mara_get_snapshot', { kind: 'people', limit: 0 }],
    ['a limit above 5000', 'local_mara_get_snapshot', { kind: 'people', limit: 5001 }],
    ['too small a page', 'local_mara_get_snapshot', { kind: 'people', maxbytes: 9999 }],
    ['too large a page', 'local_mara_get_snapshot', { kind: 'people', maxbytes: 8_000_001 }],
    ['too small an answer', 'local_mara_get_changes', { since: 0, epoch: 'x', maxbytes: 9999 }],
    ['too large an answer', 'local_mara_get_changes', { since: 0, epoch: 'x', maxbytes: 8000001 }],
    ['a code with capitals', 'local_mara_create_space', { code: 'MEL', name: 'x' }],
    ['a code of one character', 'local_mara_create_space', { code: 'm', name: 'x' }],
    ['a code of 21 characters', 'local_mara_create_space', { code: 'm'.repeat(21), name: 'x' }],
    ['a code that climbs', 'local_mara_create_space', { code: '../mel', name: 'x' }],
  ])('says invalidparameter of %s', async (_, wsfunction, fields) => {
    expect(refusal(await call(moodle, wsfunction, fields))).toBe('invalidparameter');
  });

  it.each([1, 5000])('takes a limit of %d', async (limit) => {
    const answer = await call(moodle, 'local_mara_get_snapshot', { kind: 'spaces', limit });
    expect(typeof answer.parsed).toBe('string');
  });

  it('speaks XML when no format is asked for, in errors too', async () => {
    const { token: wstoken, url } = moodle;
    const good = await post(url, { wstoken, wsfunction: 'local_mara_get_status' });
    expect(good.contentType).toMatch(/^application\/xml/);
    expect(good.text).toMatch(/^<\?xml[^>]*>\s*<RESPONSE>/);
    const bad = await post(url, { wstoken: 'nobody', wsfunction: 'local_mara_get_status' });
    expect(bad.status).toBe(200);
    expect(bad.text).toMatch(/^<\?xml[^>]*>\s*<EXCEPTION[^>]*>\s*<ERRORCODE>invalidtoken</);
  });

  it('ignores a JSON body', async () => {
    const url = new URL(moodle.url + REST_PATH);
    url.search = new URLSearchParams({
      wstoken: moodle.token,
      wsfunction: 'local_mara_get_snapshot',
      moodlewsrestformat: 'json',
    }).toString();
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ kind: 'spaces' });
    const answer = await send(url, { method: 'POST', headers, body });
    expect(refusal(answer)).toBe('invalidparameter');
  });

  it('says sitemaintenance while an administrator keeps the site closed', async () => {
    await moodle.fixture.setMaintenance(true);
    try {
      const answer = await call(moodle, 'local_mara_get_status');
      expect(refusal(answer)).toBe('sitemaintenance');
    } finally {
      await moodle.fixture.setMaintenance(false);
    }
    await readStatus(moodle);
  });
});
