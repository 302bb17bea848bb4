import type { App } from '../compose.ts';
import { CycleBusy, runCycle } from '../features/sync/index.ts';
import type { Job } from './schedule.ts';

/** A whole cycle; its turn is left out while another one runs. */
export const cycleJob = ({ sync, logger }: App, pattern: string): Job => ({
  name: 'cycle',
  pattern,
  async run() {
    try {
      const cycle = { command: 'serve', pulls: true, applies: true };
      const { run, calls, writes } = await runCycle(sync, cycle);
      logger.info({ run, calls, writes }, 'cycle done');
    } catch (error) {
      if (!(error instanceof CycleBusy)) throw error;
      logger.info({ detail: error.say('en') }, 'cycle left out');
    }
  },
});
