import type { App } from '../compose.ts';
import { applyMatch, readWeights } from '../features/matching/index.ts';
import { MaraError } from '../shared/errors.ts';
import type { Job } from './schedule.ts';

/** Before anybody is written to: what it proposes goes out with the cycles of the morning. */
const PATTERN = '40 4 * * *';

/** Finds a mentor for everyone who waits for one, and keeps the proposals. */
export const matchingJob = ({ db, sync, config, logger }: App): Job => ({
  name: 'matching',
  pattern: PATTERN,
  async run() {
    const weights = await readWeights(config.templatesDir);
    const moment = { now: sync.clock.now(), newId: sync.newId };
    try {
      const { run, proposed } = await applyMatch(db, moment, weights);
      const { added, kept, superseded } = proposed;
      const counts = { added: added.length, kept: kept.length, superseded: superseded.length };
      logger.info({ run, ...counts }, 'matching done');
    } catch (error) {
      // Somebody decided about a pairing meanwhile: nothing was written, tomorrow it is seen.
      if (!(error instanceof MaraError)) throw error;
      logger.info({ detail: error.say('en') }, 'matching left out');
    }
  },
});
