import type { App } from '../compose.ts';
import { cycleJob } from './cycle.ts';
import type { Job } from './schedule.ts';

export { startSchedule } from './schedule.ts';

/** The jobs that the settings ask for; none without a Moodle to ask. */
export const jobsOf = (app: App): Job[] => {
  const { syncCron, moodle } = app.config;
  return syncCron === null || moodle === null ? [] : [cycleJob(app, syncCron)];
};
