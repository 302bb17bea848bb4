import { compareWhenDue } from './bridge/compare-states.ts';
import { eraseTexts } from './bridge/erase-texts.ts';
import { sendNotices } from './bridge/notices/send.ts';
import type { Moodle } from './moodle.ts';

const EVERY_MINUTE = 60_000;

const runTasks = async (moodle: Moodle): Promise<void> => {
  await sendNotices(moodle);
  await compareWhenDue(moodle);
  await eraseTexts(moodle);
};

/** Runs the scheduled tasks as Moodle's cron does, one turn after the other. */
export const startCron = (moodle: Moodle): { stop(): Promise<void> } => {
  let turns = Promise.resolve();
  const timer = setInterval(() => {
    turns = turns.then(() => runTasks(moodle));
  }, EVERY_MINUTE).unref();
  return {
    stop: () => {
      clearInterval(timer);
      return turns;
    },
  };
};
