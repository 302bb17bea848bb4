import type { App } from '../compose.ts';
import { checkLinks } from '../features/links/index.ts';
import type { Job } from './schedule.ts';

/** At night, when nobody's server is busy. */
const PATTERN = '20 3 * * *';

/** Looks at the pages that sheets point to. */
export const linksJob = ({ db, sync, look, logger }: App): Job => ({
  name: 'links',
  pattern: PATTERN,
  async run() {
    logger.info(await checkLinks({ db, clock: sync.clock, look }), 'links checked');
  },
});
