import { createHash } from 'node:crypto';
import { type Moodle, nowOf } from '../moodle.ts';
import { needConfig } from '../store/config.ts';

type Envelope = { site: { identifier: string; instance: string; wwwroot: string }; now: number };

/** Who answered, and when by Moodle's clock: at the head of every answer. */
export const envelope = async (moodle: Moodle): Promise<Envelope> => ({
  site: {
    identifier: createHash('sha256')
      .update(await needConfig(moodle.db, 'siteidentifier'))
      .digest('hex'),
    instance: await needConfig(moodle.db, 'instance'),
    wwwroot: moodle.wwwroot,
  },
  now: nowOf(moodle),
});
