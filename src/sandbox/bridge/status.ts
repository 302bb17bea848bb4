import type { Moodle } from '../moodle.ts';
import { needConfig } from '../store/config.ts';
import { PLUGIN } from '../store/version.ts';
import { allowsOf } from './allows.ts';
import { logPosition } from './changes.ts';
import { envelope } from './envelope.ts';
import { findings } from './findings.ts';

/** The Moodle this sandbox behaves like. */
export const MOODLE_RELEASE = { release: '4.5.6 (Build: 20250811)', version: '2024100706' };

export const getStatus = async (moodle: Moodle) => {
  const row = await moodle
    .db('local_mara_space as s')
    .join('course as c', 'c.id', 's.courseid')
    .count<{ spaces: number }>({ spaces: 's.id' })
    .first();
  return {
    ...(await envelope(moodle)),
    plugin: PLUGIN,
    moodle: { ...MOODLE_RELEASE, name: await needConfig(moodle.db, 'sitename'), lang: 'fr' },
    log: await logPosition(moodle.db),
    spaces: row?.spaces ?? 0,
    allows: await allowsOf(moodle.db),
    findings: await findings(moodle),
  };
};
