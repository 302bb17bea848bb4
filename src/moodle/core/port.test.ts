import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type Answer,
  exception,
  json,
  type ScriptedMoodle,
  startScriptedMoodle,
} from '../../../test/support/scripted-moodle.ts';
import type { MoodlePort } from '../port.ts';
import { createTransport } from '../transport.ts';
import { corePort } from './port.ts';

const SITE = json({
  sitename: 'MARA',
  siteurl: 'https://moodle.example',
  release: '4.5.6 (Build: 20250811)',
  version: '2024100706',
  lang: 'fr',
  functions: [],
});
const person = (id: number, more: object = {}) => ({
  id,
  username: `u${id}`,
  firstname: 'Jeanne',
  lastname: 'Moreau',
  fullname: 'Jeanne Moreau',
  ...more,
});

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
    { clock: { now: () => 0 }, wait: () => Promise.resolve(), onNotice: () => undefined },
  );
  const spaces = [
    { code: 'mel', courseid: 5 },
    { code: 'var', courseid: 7 },
  ];
  port = corePort(transport, { spaces, pageSize: 50 }, { now: () => 1000 });
});
afterEach(() => moodle.close());

const script = (...answers: Answer[]): void => {
  moodle.answer(SITE, ...answers);
};

describe('a page', () => {
  it('is one space of the settings; the next is asked for by their number', async () => {
    script(json([person(1)]), json([]), json([person(1)]), json([person(1)]));
    expect(await port.snapshot('people', 0)).toMatchObject({ next: 1, now: 1000, whole: true });
    script(json([person(2)]), json([]), json([person(2)]), json([person(2)]));
    expect(await port.snapshot('people', 1)).toMatchObject({ next: null, items: [{ id: 2 }] });
    const courses = moodle.calls.map((call) => call.get('courseid'));
    expect(courses.filter((course) => course !== null)).toEqual([
      '5',
      '5',
      '5',
      '5',
      '7',
      '7',
      '7',
      '7',
    ]);
  });

  it('asks for no more than is kept of a person, names as they are stored', async () => {
    script(json([person(1)]), json([]), json([person(1)]), json([person(1)]));
    await port.snapshot('people', 0);
    const asked = Object.fromEntries(moodle.calls[1] ?? []);
    expect(asked).toMatchObject({
      'options[0][name]': 'userfields',
      'options[0][value]': 'id,username,firstname,lastname,customfields',
      moodlewssettingraw: '1',
    });
  });

  it('keeps our profile fields and drops the others, the user name too', async () => {
    const customfields = [
      { shortname: 'mara_quality', value: 'mentor' },
      { shortname: 'mara_phase', value: '' },
      { shortname: 'matricule', value: '1234' },
    ];
    const someone = person(1, { customfields });
    script(json([someone]), json([]), json([someone]), json([someone]));
    const { items } = await port.snapshot('people', 0);
    expect(items).toEqual([
      {
        id: 1,
        firstname: 'Jeanne',
        lastname: 'Moreau',
        fields: { mara_quality: 'mentor' },
        lang: '',
        suspended: false,
        timemodified: 0,
      },
    ]);
  });

  it('sets one bad record aside, with its field, and keeps the others', async () => {
    const nameless = { id: 1, username: 'u1', fullname: 'J' };
    script(json([nameless, person(2)]), json([]), json([person(2)]), json([person(2)]));
    const { items, bad } = await port.snapshot('people', 0);
    expect(items.map(({ id }) => id)).toEqual([2]);
    expect(bad).toMatchObject([{ id: 1, told: { params: { field: 'firstname' } } }]);
  });

  it.each([
    ['refuses', exception('nopermissions')],
    ['answers another shape', json([{ id: 'one' }])],
    ['fails inside PHP, without an errorcode', json({ exception: 'Error', message: 'x' })],
  ])('is not whole where Moodle %s: the course is set aside', async (_name, answer) => {
    script(answer);
    const page = await port.snapshot('people', 0);
    expect(page).toMatchObject({ items: [], whole: false, next: 1 });
    expect(page.bad).toMatchObject([{ id: 5, told: { key: 'doctor.core_refused' } }]);
  });

  it.each([
    ['a fault that passes', exception('dmlreadexception'), 'transient', 'moodle.error.transient'],
    ['a token that ended', exception('invalidtoken'), 'auth', 'core.error.auth'],
  ])('ends the run on %s', async (_name, answer, kind, key) => {
    script(answer);
    await expect(port.snapshot('people', 0)).rejects.toMatchObject({ kind, told: { key } });
  });

  it('says where to mend a refusal of the very first question, without naming the plugin', async () => {
    moodle.answer(exception('accessexception'));
    const failure: unknown = await port.status().catch((error: unknown) => error);
    expect(failure).toMatchObject({ kind: 'permission', told: { key: 'core.error.refused' } });
    expect(String(failure)).not.toContain('setup.php');
  });
});
