import type { App } from '../compose.ts';
import { applyPeers } from '../features/matching/index.ts';
import { MaraError } from '../shared/errors.ts';
import type { Job } from './schedule.ts';

/** Forms groups of those who may meet: the next cycle asks the responsible people about them. */
export const peersJob = ({ db, sync, config, logger }: App, pattern: string): Job => ({
  name: 'peers',
  pattern,
  async run() {
    const moment = { now: sync.clock.now(), newId: sync.newId };
    try {
      const { planned, left } = await applyPeers(db, moment, config.peers);
      if (planned.length === 0) return;
      logger.info({ formed: planned.length, left: left.length }, 'peer groups formed');
    } catch (error) {
      // A group came or ended meanwhile: nothing was written, the next turn sees it.
      if (!(error instanceof MaraError)) throw error;
      logger.info({ detail: error.say('en') }, 'peer groups left out');
    }
  },
});
