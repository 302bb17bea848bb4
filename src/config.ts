/**
 * Every setting, its default and its meaning; the only reader of `process.env`. All problems
 * are told at once. A secret comes from its variable or from the file its `…_FILE` names.
 */
import { Cron } from 'croner';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { isDatabaseUrl } from './db/index.ts';
import type { SpaceCourse } from './moodle/index.ts';
import { LANGS, type Lang, message, type Message, say } from './shared/i18n.ts';
import { parseUrl } from './shared/url.ts';

/** Where package.json stands: above both `src` and `dist/src`. */
export const packageRoot = (): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
};

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** A token over plain HTTP can be read on the way: only this very machine may do so. */
const isSafeUrl = (text: string): boolean => {
  const url = parseUrl(text);
  if (url === null) return false;
  const { protocol, hostname, username, password } = url;
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
};

const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((n) => n >= min && n <= max);

/** A cron pattern that comes due at all (31 February does not). */
const isCron = (text: string): boolean => {
  try {
    return new Cron(text, { paused: true }).nextRun() !== null;
  } catch {
    return false;
  }
};

/** When something runs by itself; `off`: never. */
const schedule = z.string().refine((text) => text === 'off' || isCron(text));
const patternIn = (text: string): string | null => (text === 'off' ? null : text);

/** Weeks of each year, `MM-DD..MM-DD`, both days included. */
const quietWeeks = z.string().transform((text, context): { from: string; to: string } => {
  const [, from = '', to = ''] = /^(\d\d-\d\d)\.\.(\d\d-\d\d)$/.exec(text.trim()) ?? [];
  const isDay = (day: string) => z.iso.date().safeParse(`2024-${day}`).success;
  if (!isDay(from) || !isDay(to)) context.addIssue({ code: 'custom' });
  return { from, to };
});

/** How many people a peer group has, `4..8`. */
const groupSizes = z.string().transform((text, context): { least: number; most: number } => {
  const [, least = '', most = ''] = /^([2-9]|1\d)\.\.([2-9]|1\d|20)$/.exec(text.trim()) ?? [];
  if (least === '' || Number(least) > Number(most)) context.addIssue({ code: 'custom' });
  return { least: Number(least), most: Number(most) };
});

/** The spaces where no plugin names them: `mel=5,var=7`, each code and each course once. */
const spaceCourses = z.string().transform((text, context): SpaceCourse[] => {
  const pairs = text
    .split(',')
    .map((pair) => /^([a-z0-9-]{2,20})=([1-9]\d{0,9})$/.exec(pair.trim()));
  const spaces = pairs.map((pair) => ({ code: pair?.[1] ?? '', courseid: Number(pair?.[2]) }));
  const once = (values: unknown[]): boolean => new Set(values).size === values.length;
  const right =
    !pairs.includes(null) &&
    once(spaces.map(({ code }) => code)) &&
    once(spaces.map(({ courseid }) => courseid));
  if (!right) context.addIssue({ code: 'custom' });
  return spaces;
});

/** name → what it means (message key), what it accepts, its default. */
const SETTINGS = {
  MOODLE_URL: { schema: z.string().refine(isSafeUrl).optional(), expects: 'settings.moodleUrl' },
  MOODLE_TOKEN: {
    schema: z
      .string()
      .regex(/^[0-9a-zA-Z]{16,128}$/)
      .optional(),
    expects: 'settings.moodleToken',
  },
  MOODLE_WITHOUT_PLUGIN: {
    schema: z.enum(['true', 'false']).default('false'),
    expects: 'settings.withoutPlugin',
  },
  MOODLE_SPACES: { schema: spaceCourses.optional(), expects: 'settings.spaces' },
  DATA_DIR: { schema: z.string().min(1).default('./data'), expects: 'settings.dataDir' },
  DATABASE_URL: {
    schema: z.string().refine(isDatabaseUrl).optional(),
    expects: 'settings.databaseUrl',
  },
  TEMPLATES_DIR: { schema: z.string().min(1).optional(), expects: 'settings.templatesDir' },
  PORT: { schema: whole(0, 65535).default(8090), expects: 'settings.port' },
  SANDBOX_PORT: { schema: whole(0, 65535).default(8091), expects: 'settings.sandboxPort' },
  MARA_LANG: { schema: z.enum(LANGS).default('fr'), expects: 'settings.lang' },
  MARA_BOOK_LANG: { schema: z.enum(LANGS).default('fr'), expects: 'settings.lang' },
  LOG_LEVEL: {
    schema: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
    expects: 'settings.logLevel',
  },
  MOODLE_TIMEOUT_MS: { schema: whole(100, 600_000).default(60_000), expects: 'settings.timeout' },
  MOODLE_RATE: { schema: whole(1, 1000).default(5), expects: 'settings.rate' },
  MOODLE_BURST: { schema: whole(1, 1000).default(20), expects: 'settings.burst' },
  MOODLE_CONCURRENCY: { schema: whole(1, 16).default(2), expects: 'settings.concurrency' },
  MOODLE_PAGE_SIZE: { schema: whole(1, 5000).default(5000), expects: 'settings.pageSize' },
  MARA_SYNC_CRON: { schema: schedule.default('*/15 * * * *'), expects: 'settings.syncCron' },
  MARA_APPROVERS: {
    schema: z
      .string()
      .default('')
      .transform((text) => text.split(',').flatMap((name) => name.trim() || [])),
    expects: 'settings.approvers',
  },
  MARA_CHECK_LINKS: {
    schema: z.enum(['true', 'false']).default('false'),
    expects: 'settings.checkLinks',
  },
  MARA_INVITE_ROLE: {
    schema: z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,99}$/)
      .optional(),
    expects: 'settings.inviteRole',
  },
  MARA_QUIET: { schema: quietWeeks.optional(), expects: 'settings.quiet' },
  MARA_CONTACT_DAYS: { schema: whole(1, 90).default(7), expects: 'settings.contactDays' },
  MARA_MENTOR_DAYS: { schema: whole(1, 365).default(30), expects: 'settings.mentorDays' },
  MARA_SIGN_WEEKS: { schema: whole(1, 52).default(6), expects: 'settings.signWeeks' },
  MARA_PAIRING_ASKS: {
    schema: z.enum(['together', 'mentor_first']).default('together'),
    expects: 'settings.pairingAsks',
  },
  MARA_PEERS: { schema: groupSizes.default({ least: 4, most: 8 }), expects: 'settings.peers' },
  MARA_PEERS_CRON: { schema: schedule.default('10 5 * * 1'), expects: 'settings.peersCron' },
  MARA_SMALLEST_GROUP: { schema: whole(3, 100).default(11), expects: 'settings.smallestGroup' },
  MARA_READY_MINUTES: { schema: whole(1, 10_080).default(60), expects: 'settings.readyAge' },
} as const satisfies Record<string, { schema: z.ZodType; expects: Message['key'] }>;

const SECRETS = ['MOODLE_TOKEN', 'DATABASE_URL'] as const;

export type Config = {
  /** Null: nothing is configured, the simulated Moodle stands in. */
  moodle: { url: string; token: string } | null;
  /** Where the plugin cannot be installed: the spaces; null where it is. */
  withoutPlugin: SpaceCourse[] | null;
  dataDir: string;
  databaseUrl: string;
  templatesDir: string;
  port: number;
  sandboxPort: number;
  lang: Lang;
  /** The language of the Books, which all readers share. */
  bookLang: Lang;
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  timeout: number;
  rate: number;
  burst: number;
  concurrency: number;
  pageSize: number;
  /** When scheduled cycles run; null: never. */
  syncCron: string | null;
  /** Who may approve removals, as they name themselves. */
  approvers: string[];
  /** The role, by its short name, of those who accepted an invitation; null: none is given. */
  /** Whether the pages that sheets point to are looked at. */
  checkLinks: boolean;
  inviteRole: string | null;
  /** Weeks in which nobody is asked anything, each year; null: none. */
  quiet: { from: string; to: string } | null;
  /** When a candidate counts as overdue (docs/people.md, the intake clock). */
  intake: { contactDays: number; mentorDays: number; signWeeks: number };
  /** Whether candidate and mentor are asked side by side about a pairing, or the mentor first. */
  pairingAsks: 'together' | 'mentor_first';
  /** How many people a peer group has. */
  peers: { least: number; most: number };
  /** When they are formed; null: by `mara peers --apply` alone. */
  peersCron: string | null;
  /** The smallest group of people that figures show outside the cell. */
  smallestGroup: number;
  /** The age of the last good cycle beyond which the companion is not ready (milliseconds). */
  readyAge: number;
};

/** Every problem of the settings at once, a sentence a line. Values of secrets are never told. */
export class SettingsError extends Error {
  readonly problems: Message[];
  readonly lang: Lang;

  constructor(problems: Message[], lang: Lang) {
    super(problems.map((problem) => say(lang, problem)).join('\n'));
    this.name = 'SettingsError';
    this.problems = problems;
    this.lang = lang;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** An empty variable counts as not set, as most tools have it. */
const without = (env: Environment): Environment =>
  Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );

/** Adds what stands in files: `X_FILE` for a secret, and the file that setup.php writes. */
const withFiles = (env: Environment, problems: Message[]): Environment => {
  const merged: Record<string, string | undefined> = { ...env };
  const read = (name: string): string | null => {
    const file = env[name];
    if (file === undefined) return null;
    try {
      return readFileSync(file, 'utf8').trim();
    } catch {
      problems.push(message('settings.unreadable', { name, file }));
      return null;
    }
  };
  for (const secret of SECRETS) {
    const text = read(`${secret}_FILE`);
    if (text === null) continue;
    if (env[secret] !== undefined) problems.push(message('settings.twice', { name: secret }));
    merged[secret] = text;
  }
  for (const line of read('MOODLE_CONNECTION_FILE')?.split('\n') ?? []) {
    const [, name, value] = /^(MOODLE_URL|MOODLE_TOKEN)=(.*)$/.exec(line.trim()) ?? [];
    if (name !== undefined && value !== undefined) merged[name] ??= value;
  }
  return merged;
};

/** The language to speak before the settings are known to be right. */
export const languageOf = (env: Environment = process.env): Lang =>
  env['MARA_LANG'] === 'en' ? 'en' : 'fr';

/** Reads the settings. @throws {SettingsError} with every problem. */
export const readConfig = (environment: Environment = process.env): Config => {
  const problems: Message[] = [];
  const env = withFiles(without(environment), problems);
  const read = <N extends keyof typeof SETTINGS>(
    name: N,
  ): z.infer<(typeof SETTINGS)[N]['schema']> => {
    const { schema, expects } = SETTINGS[name];
    const parsed = schema.safeParse(env[name]);
    if (parsed.success) return parsed.data as z.infer<(typeof SETTINGS)[N]['schema']>;
    const expected = say(languageOf(env), message(expects));
    problems.push(message('settings.bad', { name, expected }));
    return undefined as z.infer<(typeof SETTINGS)[N]['schema']>;
  };
  const url = read('MOODLE_URL');
  const token = read('MOODLE_TOKEN');
  const given = (name: string): boolean => env[name] !== undefined;
  if (given('MOODLE_URL') && !given('MOODLE_TOKEN')) problems.push(message('settings.noToken'));
  if (given('MOODLE_TOKEN') && !given('MOODLE_URL')) problems.push(message('settings.noUrl'));
  const pluginless = read('MOODLE_WITHOUT_PLUGIN') === 'true';
  const spaces = read('MOODLE_SPACES');
  if (pluginless && !given('MOODLE_URL')) problems.push(message('settings.noMoodle'));
  if (pluginless && !given('MOODLE_SPACES')) problems.push(message('settings.noSpaces'));
  if (!pluginless && given('MOODLE_SPACES')) problems.push(message('settings.spacesAlone'));
  const dataDir = resolve(read('DATA_DIR'));
  const config: Config = {
    moodle: url === undefined || token === undefined ? null : { url, token },
    withoutPlugin: pluginless ? (spaces ?? []) : null,
    dataDir,
    databaseUrl: read('DATABASE_URL') ?? `sqlite:${join(dataDir, 'mara.sqlite')}`,
    templatesDir: resolve(read('TEMPLATES_DIR') ?? join(packageRoot(), 'templates')),
    port: read('PORT'),
    sandboxPort: read('SANDBOX_PORT'),
    lang: read('MARA_LANG'),
    bookLang: read('MARA_BOOK_LANG'),
    logLevel: read('LOG_LEVEL'),
    timeout: read('MOODLE_TIMEOUT_MS'),
    rate: read('MOODLE_RATE'),
    burst: read('MOODLE_BURST'),
    concurrency: read('MOODLE_CONCURRENCY'),
    pageSize: read('MOODLE_PAGE_SIZE'),
    syncCron: patternIn(read('MARA_SYNC_CRON')),
    approvers: read('MARA_APPROVERS'),
    checkLinks: read('MARA_CHECK_LINKS') === 'true',
    inviteRole: read('MARA_INVITE_ROLE') ?? null,
    quiet: read('MARA_QUIET') ?? null,
    intake: {
      contactDays: read('MARA_CONTACT_DAYS'),
      mentorDays: read('MARA_MENTOR_DAYS'),
      signWeeks: read('MARA_SIGN_WEEKS'),
    },
    pairingAsks: read('MARA_PAIRING_ASKS'),
    peers: read('MARA_PEERS'),
    peersCron: patternIn(read('MARA_PEERS_CRON')),
    smallestGroup: read('MARA_SMALLEST_GROUP'),
    readyAge: read('MARA_READY_MINUTES') * 60_000,
  };
  if (problems.length > 0) throw new SettingsError(problems, languageOf(env));
  return config;
};
