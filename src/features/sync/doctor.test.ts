/** What the doctor says of pieces and of the plugin's version. */
import { expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import { event, MOODLE_NOW, pieceMoodle, pieceTools } from '../../../test/support/piece-moodle.ts';
import { type MoodleStatus, PROTOCOL } from '../../moodle/index.ts';
import { examine } from './doctor.ts';
import type { DesiredPiece } from './ports.ts';

const status = (protocol: number, allows: MoodleStatus['allows']): MoodleStatus => ({
  site: { identifier: 'i', instance: 'n', wwwroot: 'https://moodle.example' },
  now: MOODLE_NOW / 1000,
  plugin: { release: '0.4.0', version: 2026112204, protocol },
  moodle: { release: '4.5.6', version: '2024100706', name: 'MARA', lang: 'fr' },
  log: { epoch: 'e', number: 1 },
  spaces: 1,
  allows,
  findings: [],
});
const NONE = { roles: [], cohorts: [], accounts: false };

const enrolment = (userid: number): DesiredPiece => ({
  key: `mel/enrolment/${userid}`,
  name: 'x',
  type: 'enrolment',
  body: { userid, role: 'mara_candidate', start: null, end: null },
});
const WANTED: DesiredPiece[] = [
  event('mel/event/1'),
  enrolment(41),
  enrolment(42),
  { key: 'mel/cohort/1', name: 'x', type: 'cohort_member', body: { userid: 41, cohort: 'S26' } },
  {
    key: 'mel/invitation/1',
    name: 'x',
    type: 'invitation',
    body: {
      email: 'a@example.org',
      firstname: 'A',
      lastname: 'B',
      lang: 'fr',
      expires: 1_795_900_000,
      quality: null,
    },
  },
];

describeEachDatabase('the doctor', ({ fresh }) => {
  const told = async (answer: MoodleStatus) => {
    const moodle = pieceMoodle();
    const port = { ...moodle.port, status: () => Promise.resolve(answer) };
    const checks = await examine(pieceTools(await fresh(), { port }, () => WANTED));
    return checks
      .filter(({ level }) => level !== 'ok')
      .map(({ level, told: { key, params } }) => [level, key, params]);
  };

  it('names each thing once that pieces need and the site does not allow', async () => {
    expect(await told(status(PROTOCOL, NONE))).toEqual([
      ['mend', 'doctor.notAllowed.role', { space: 'mel', role: 'mara_candidate' }],
      ['mend', 'doctor.notAllowed.cohort', { space: 'mel', cohort: 'S26' }],
      ['mend', 'doctor.notAllowed.accounts', { space: 'mel' }],
    ]);
    const all = { roles: ['mara_candidate'], cohorts: ['S26'], accounts: true };
    expect(await told(status(PROTOCOL, all))).toEqual([]);
  });

  it('says which of plugin and companion is too old', async () => {
    const all = { roles: ['mara_candidate'], cohorts: ['S26'], accounts: true };
    const params = { plugin: '0.4.0', ours: PROTOCOL };
    expect(await told(status(PROTOCOL - 1, all))).toEqual([
      ['broken', 'doctor.protocol.older', { ...params, theirs: PROTOCOL - 1 }],
    ]);
    expect(await told(status(PROTOCOL + 1, all))).toEqual([
      ['broken', 'doctor.protocol.newer', { ...params, theirs: PROTOCOL + 1 }],
    ]);
  });
});
