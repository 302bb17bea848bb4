import { describe, expect, it } from '@jest/globals';
import { parseAfterNotice, readAnswer, retryAfterMs } from './answer.ts';
import { MoodleError } from './errors.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const ok = (body: string) => ({ status: 200, body, retryAfter: null, location: null });

const failure = (answer: Parameters<typeof readAnswer>[1]): MoodleError => {
  try {
    readAnswer('core_x', answer, NOW);
  } catch (error) {
    if (error instanceof MoodleError) return error;
    throw error;
  }
  throw new Error('No error was thrown.');
};

describe('readAnswer', () => {
  it.each([
    ['invalidtoken', 'auth'],
    ['accessexception', 'permission'],
    ['nopermissions', 'permission'],
    ['required_capability_exception', 'permission'],
    ['invalidparameter', 'invalid'],
    ['somethingnew', 'invalid'],
    ['otherinstance', 'conflict'],
    ['locked', 'transient'],
    ['sitemaintenance', 'transient'],
    ['upgraderunning', 'transient'],
    ['dmlreadexception', 'transient'],
    ['dmlwriteexception', 'transient'],
  ])('sorts the errorcode %s as %s, though HTTP says 200', (errorcode, kind) => {
    const body = JSON.stringify({ exception: 'x', errorcode, message: 'm', debuginfo: 'SQL' });
    const error = failure(ok(body));
    expect(error).toMatchObject({ kind, code: errorcode });
    expect(`${error.say('fr')}${error.say('en')}${error.message}`).not.toContain('SQL');
  });

  it('takes an exception without errorcode for one: a PHP error inside a core function', () => {
    const error = failure(ok(JSON.stringify({ exception: 'Error', message: 'Call to a member' })));
    expect(error).toMatchObject({ kind: 'invalid', code: 'Error' });
  });

  it.each([
    [{ status: 503, body: '<html>', retryAfter: '120', location: null }, 'transient', 120_000],
    [{ status: 429, body: '', retryAfter: null, location: null }, 'transient', null],
    [{ status: 502, body: '', retryAfter: null, location: null }, 'transient', null],
    [{ status: 403, body: '', retryAfter: null, location: null }, 'permission', null],
    [{ status: 404, body: 'no', retryAfter: null, location: null }, 'invalid', null],
    [{ status: 301, body: '', retryAfter: null, location: 'https://new' }, 'invalid', null],
    [ok('<!doctype html><title>Maintenance</title>'), 'invalid', null],
    [ok('"{\\"items\\": [1, 2'), 'transient', null],
    [ok('"{\\"a\\":null'), 'transient', null],
    [ok('{"a":[]'), 'transient', null],
    [ok(''), 'transient', null],
  ])('reads %j as %s', (answer, kind, retryAfter) => {
    expect(failure(answer)).toMatchObject({ kind, retryAfter });
  });

  it('names the way to turn a redirect or a missing function into a mended setting', () => {
    expect(failure({ ...ok(''), status: 301, location: 'https://new' }).say('fr')).toContain(
      'https://new',
    );
    const missing = JSON.stringify({
      errorcode: 'invalidrecord',
      message: "Can't find data record in database table external_functions.",
    });
    expect(failure(ok(missing)).say('fr')).toContain('local_mara');
  });

  it.each([
    ['null', null],
    ['"text"', 'text'],
    ['[]', []],
  ])('takes %s as a result', (body, value) => {
    expect(readAnswer('core_x', ok(body), NOW)).toEqual({ value, notice: null });
  });

  it('survives what PHP printed before the JSON, and says what it was', () => {
    const notice = '<br />\n<b>Notice</b>: Undefined index: "x" in {file} on line 3 [array]\n';
    expect(readAnswer('core_x', ok(`${notice}{"a":"b{\\"c"}`), NOW)).toEqual({
      value: { a: 'b{"c' },
      notice: notice.trim(),
    });
  });

  it('gives up on long garbage instead of trying every character', () => {
    expect(parseAfterNotice('{'.repeat(100_000))).toBeNull();
  });
});

describe('retryAfterMs', () => {
  it('takes seconds or a date', () => {
    expect(retryAfterMs('7', NOW)).toBe(7000);
    expect(retryAfterMs('Sun, 22 Nov 2026 10:00:30 GMT', NOW)).toBe(30_000);
    expect(retryAfterMs('Sun, 22 Nov 2026 09:00:00 GMT', NOW)).toBe(0);
    expect(retryAfterMs('soon', NOW)).toBeNull();
    expect(retryAfterMs(null, NOW)).toBeNull();
  });
});
