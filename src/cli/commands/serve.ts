import { once } from 'node:events';
import type { App } from '../../compose.ts';
import { jobsOf, startSchedule } from '../../jobs/index.ts';
import { createWebApp } from '../../web/app.ts';
import { listen } from '../../web/listen.ts';
import { type Command, EXIT } from '../command.ts';

/** How long a stop waits for the cycle under way: below systemd's 90 seconds. */
const PATIENCE = 60_000;

/** Waits for Ctrl+C or the service manager's stop. */
const untilStopped = (): Promise<unknown> =>
  Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);

/** Serves the page and runs the schedule until it is told to stop; `announce` gets the address. */
export const serveApp = async (app: App, announce: (url: string) => void): Promise<void> => {
  const server = await listen(await createWebApp(app), app.config.port, 'PORT');
  const schedule = startSchedule(app, jobsOf(app));
  announce(server.url);
  await untilStopped();
  await server.close();
  if (await schedule.stop(PATIENCE)) return;
  app.logger.warn('cycle cut short by the stop; the next one goes on from there');
  process.exit(EXIT.failed);
};

export const serve: Command = {
  name: 'serve',
  summary: 'cli.serve.summary',
  async run({ app, t }) {
    await app.migrate();
    let url = '';
    await serveApp(app, (at) => {
      url = at;
      const cycles = jobsOf(app).map(({ pattern }) => t('cli.serve.cycles', { pattern }));
      const schedule = cycles[0] ?? t('cli.serve.noCycles');
      process.stderr.write(`${schedule}\n${t('cli.serve.listening', { url })}\n`);
    });
    return { json: { url }, lines: [], exit: EXIT.done };
  },
};
