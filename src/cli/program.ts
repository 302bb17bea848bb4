/** The command line as people see it: help, switches, `--json`, exit status. */
import { Command as Commander, CommanderError } from 'commander';
import { type App, compose } from '../compose.ts';
import { languageOf, readConfig, SettingsError } from '../config.ts';
import { createLogger } from '../logger.ts';
import { MisuseError, sayError } from '../shared/errors.ts';
import { message, type MessageKey, type MessageParams, say } from '../shared/i18n.ts';
import { type Command, type Context, EXIT, type Exit, type Given } from './command.ts';
import { apply } from './commands/apply.ts';
import { approve } from './commands/approve.ts';
import { asks } from './commands/asks.ts';
import { decide } from './commands/decide.ts';
import { doctor } from './commands/doctor.ts';
import { takeOut } from './commands/export.ts';
import { campaign } from './commands/campaign.ts';
import { bringIn } from './commands/import/index.ts';
import { match } from './commands/match.ts';
import { migrate } from './commands/migrate.ts';
import { openings } from './commands/openings.ts';
import { pairing } from './commands/pairing.ts';
import { pause } from './commands/pause.ts';
import { peers } from './commands/peers.ts';
import { plan } from './commands/plan.ts';
import { preview } from './commands/preview.ts';
import { report } from './commands/report.ts';
import { revert } from './commands/revert.ts';
import { serve } from './commands/serve.ts';
import { status } from './commands/status.ts';
import { sync } from './commands/sync.ts';
import { template } from './commands/template.ts';
import { versions } from './commands/versions.ts';
import { waiting } from './commands/waiting.ts';
import { why } from './commands/why.ts';
import { plainStage, terminalStage } from './progress.ts';

export const COMMANDS: readonly Command[] = [
  doctor,
  sync,
  plan,
  preview,
  apply,
  status,
  decide,
  approve,
  versions,
  revert,
  asks,
  campaign,
  match,
  why,
  pairing,
  peers,
  openings,
  waiting,
  pause,
  bringIn,
  takeOut,
  report,
  template,
  migrate,
  serve,
];

const HEADINGS: Readonly<Record<string, MessageKey>> = {
  'Usage:': 'cli.heading.usage',
  'Arguments:': 'cli.heading.arguments',
  'Options:': 'cli.heading.options',
  'Commands:': 'cli.heading.commands',
};

export const contextFor = (app: App): Context => ({
  app,
  lang: app.config.lang,
  t: (key, params) => say(app.config.lang, message(key, params)),
  stage: process.stderr.isTTY ? terminalStage : plainStage,
});

type Printer = { out: (text: string) => void; err: (text: string) => void };

const runCommand = async (command: Command, given: Given, { out, err }: Printer): Promise<Exit> => {
  let app: App | undefined;
  try {
    const config = readConfig();
    app = await compose(config, createLogger(config.logLevel));
    const outcome = await command.run(contextFor(app), given);
    if (given.switches['json'] === true) out(JSON.stringify(outcome.json, null, 2));
    else if (outcome.lines.length > 0) out(outcome.lines.join('\n'));
    return outcome.exit;
  } catch (error) {
    if (error instanceof SettingsError) {
      err(error.message);
      return EXIT.misuse;
    }
    err(sayError(languageOf(), error));
    return error instanceof MisuseError ? EXIT.misuse : EXIT.failed;
  } finally {
    await app?.close();
  }
};

/** Commander hands out camelCase names; commands know an option as it is typed. */
const asTyped = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const argumentsOf = ({ args, optional }: Command): string[] => [
  ...Object.keys(args ?? {}),
  ...Object.keys(optional ?? {}),
];

const givenTo = (command: Command, sub: Commander): Given => {
  const switches: Record<string, boolean> = {};
  const values: Record<string, string> = {};
  for (const [place, name] of argumentsOf(command).entries()) {
    values[name] = sub.args[place] ?? '';
  }
  for (const [name, value] of Object.entries(sub.opts<Record<string, boolean | string>>())) {
    if (typeof value === 'string') values[asTyped(name)] = value;
    else switches[asTyped(name)] = value;
  }
  return { switches, values };
};

/** Runs `mara` with these arguments (without node and script) and returns the exit status. */
export const runProgram = async (
  args: readonly string[],
  version: string,
  printer: Printer,
): Promise<Exit> => {
  const lang = languageOf();
  const t = (key: MessageKey, params?: MessageParams): string => say(lang, message(key, params));
  let exit: Exit = EXIT.done;

  const program = new Commander('mara')
    .description(t('cli.about'))
    .version(version, '--version', t('cli.version'))
    .helpOption('--help', t('cli.help'))
    .helpCommand(false)
    .exitOverride()
    .configureHelp({ styleTitle: (title) => (HEADINGS[title] ? t(HEADINGS[title]) : title) })
    .configureOutput({
      writeOut: (text) => {
        printer.out(text.trimEnd());
      },
      // Commander speaks English only; the sentence below says the same in the reader's language.
      outputError: () => undefined,
    });
  for (const command of COMMANDS) {
    const sub = program
      .command(command.name)
      .description(t(command.summary))
      .allowExcessArguments(false)
      .option('--json', t('cli.json'));
    for (const [name, meaning] of Object.entries(command.args ?? {})) {
      sub.argument(`<${name}>`, t(meaning));
    }
    for (const [name, meaning] of Object.entries(command.optional ?? {})) {
      sub.argument(`[${name}]`, t(meaning));
    }
    for (const [name, meaning] of Object.entries(command.switches ?? {})) {
      sub.option(`--${name}`, t(meaning));
    }
    for (const [name, { value, meaning }] of Object.entries(command.options ?? {})) {
      sub.option(`--${name} <${t(value)}>`, t(meaning));
    }
    sub.action(async () => {
      exit = await runCommand(command, givenTo(command, sub), printer);
    });
  }

  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return EXIT.done;
    if (args.length > 0) printer.err(t('cli.misuse', { detail: args.join(' ') }));
    else printer.out(program.helpInformation().trimEnd());
    return EXIT.misuse;
  }
  return exit;
};
