/**
 * `npm start`: one full cycle, a match and a report, then the status page and the schedule. With nothing configured, the simulated
 * Moodle stands in with an invented network, so that everything can be seen at once.
 * `--once` ends after the cycle, `--json` prints its summary alone on standard output.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { afterCycle } from './cli/after-cycle.ts';
import { type Context, EXIT, type Exit, type Outcome } from './cli/command.ts';
import { serveApp } from './cli/commands/serve.ts';
import { tripOutcome } from './cli/cycle.ts';
import { contextFor } from './cli/program.ts';
import { compose, type Counts } from './compose.ts';
import { type Config, languageOf, readConfig, SettingsError } from './config.ts';
import { createLogger } from './logger.ts';
import { type Sandbox, seedExampleSite, startSandbox } from './sandbox/index.ts';
import { sayError } from './shared/errors.ts';
import { message, say } from './shared/i18n.ts';

const CYCLE = { command: 'start', pulls: true, applies: true };

const tell = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Starts the simulated Moodle and leaves its address and token where `mara` can be pointed at. */
const openSandbox = async (
  config: Config,
): Promise<{ sandbox: Sandbox; connectionFile: string; configured: Config }> => {
  tell(say(config.lang, message('cli.start.sandbox')));
  await mkdir(config.dataDir, { recursive: true });
  const sandbox = await startSandbox({
    file: join(config.dataDir, 'sandbox-moodle.sqlite'),
    port: config.sandboxPort,
    cron: true,
  });
  tell(say(config.lang, message('cli.start.seeding')));
  await seedExampleSite(sandbox);
  const { url, token } = sandbox;
  const connectionFile = join(config.dataDir, 'sandbox.env');
  await writeFile(connectionFile, `MOODLE_URL=${url}\nMOODLE_TOKEN=${token}\n`, { mode: 0o600 });
  return { sandbox, connectionFile, configured: { ...config, moodle: { url, token } } };
};

/** The addresses to open, and what to try next. */
const addresses = (
  { app, t }: Context,
  spaces: Counts['spaces'],
  pageUrl: string,
  connectionFile: string | null,
): string[] => {
  const moodleUrl = app.config.moodle?.url ?? '';
  const lines = [
    '',
    t('cli.start.open'),
    t('cli.start.moodle', { url: moodleUrl }),
    ...spaces.map(({ name, url }) => t('cli.start.space', { name, url })),
    t('cli.start.page', { url: pageUrl }),
  ];
  if (connectionFile !== null) {
    lines.push('', t('cli.start.next', { file: connectionFile, url: moodleUrl }));
  }
  return [...lines, '', t('cli.start.stop')];
};

const print = (outcome: Outcome, json: boolean): void => {
  process.stdout.write(
    json ? `${JSON.stringify(outcome.json, null, 2)}\n` : `${outcome.lines.join('\n')}\n`,
  );
};

const start = async ({ once, json }: { once: boolean; json: boolean }): Promise<Exit> => {
  const config = readConfig();
  const stand = config.moodle === null ? await openSandbox(config) : null;
  const app = await compose(stand?.configured ?? config, createLogger(config.logLevel));
  try {
    const context = contextFor(app);
    const cycle = await tripOutcome(context, CYCLE);
    const after = await afterCycle(context);
    const outcome = {
      ...cycle,
      json: { ...(cycle.json as object), ...after.json },
      lines: [...cycle.lines, ...after.lines],
    };
    print(outcome, json);
    if (once) return outcome.exit;
    const { spaces } = await app.count();
    await serveApp(app, (url) => {
      tell(addresses(context, spaces, url, stand?.connectionFile ?? null).join('\n'));
    });
    return EXIT.done;
  } finally {
    await app.close();
    await stand?.sandbox.close();
  }
};

const main = async (): Promise<Exit> => {
  try {
    const { values } = parseArgs({
      options: { once: { type: 'boolean' }, json: { type: 'boolean' } },
    });
    return await start({ once: values.once ?? false, json: values.json ?? false });
  } catch (error) {
    if (error instanceof SettingsError) {
      tell(error.message);
      return EXIT.misuse;
    }
    tell(sayError(languageOf(), error));
    return EXIT.failed;
  }
};

process.exitCode = await main();
