import { once } from 'node:events';
import { createWebApp } from '../../web/app.ts';
import { listen } from '../../web/listen.ts';
import { type Command, EXIT } from '../command.ts';

/** Waits for Ctrl+C or the service manager's stop. */
export const untilStopped = (): Promise<unknown> =>
  Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);

export const serve: Command = {
  name: 'serve',
  summary: 'cli.serve.summary',
  async run({ app, t }) {
    await app.migrate();
    const server = await listen(await createWebApp(app), app.config.port, 'PORT');
    process.stderr.write(`${t('cli.serve.listening', { url: server.url })}\n`);
    await untilStopped();
    await server.close();
    return { json: { url: server.url }, lines: [], exit: EXIT.done };
  },
};
