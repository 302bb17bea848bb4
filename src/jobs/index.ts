import type { App } from '../compose.ts';
import { cycleJob } from './cycle.ts';
import { linksJob } from './links.ts';
import { matchingJob } from './matching.ts';
import { peersJob } from './peers.ts';
import type { Job } from './schedule.ts';

export { startSchedule } from './schedule.ts';

/** The jobs that the settings ask for; none without a Moodle to ask. */
export const jobsOf = (app: App): Job[] => {
  const { syncCron, peersCron, moodle, checkLinks } = app.config;
  if (syncCron === null || moodle === null) return [];
  return [
    cycleJob(app, syncCron),
    matchingJob(app),
    ...(peersCron === null ? [] : [peersJob(app, peersCron)]),
    ...(checkLinks ? [linksJob(app)] : []),
  ];
};
