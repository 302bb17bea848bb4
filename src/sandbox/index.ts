import { type Clock, systemClock } from '../shared/clock.ts';
import { makeAdmin, type SandboxAdmin } from './admin/index.ts';
import { makeLocks } from './locks.ts';
import { compareWhenDue } from './bridge/compare-states.ts';
import { upgradeSpaces } from './bridge/ensure-databases.ts';
import { startCron } from './cron.ts';
import { type Moodle, nowOf } from './moodle.ts';
import { fillExampleSite } from './seed.ts';
import { forgetOldSessions } from './pages/session.ts';
import { closeServer, listen, makeApp, portOf } from './server.ts';
import { openDatabase } from './store/database.ts';
import { install, serviceToken } from './store/install.ts';
import { makeTables } from './store/schema.ts';

export type { SandboxAdmin } from './admin/index.ts';

export type SandboxOptions = {
  /** A SQLite file, or `:memory:`. The same file and port are the same site again. */
  file: string;
  /** 0 for any free one. */
  port?: number;
  /** What the site calls itself, where that is not the address it listens at. */
  wwwroot?: string;
  clock?: Clock;
  /** Whether the scheduled tasks run by themselves; tests run them when they want. */
  cron?: boolean;
};

export type Sandbox = {
  /** Where it listens; also the site's wwwroot, unless told otherwise. */
  url: string;
  /** The service token that works now. */
  readonly token: string;
  admin: SandboxAdmin;
  close(): Promise<void>;
};

/** Starts a small Moodle with the bridge plugin on this machine. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { file, port = 0, clock = systemClock, cron = false } = options;
  const moodle: Moodle = {
    db: await openDatabase(file),
    clock,
    wwwroot: '',
    switches: { maintenance: 'off', debugNotice: false, failures: [] },
    counters: { calls: {}, writes: 0 },
    locks: makeLocks(),
    hooks: {},
  };
  await makeTables(moodle.db);
  if ((await install(moodle.db, nowOf(moodle))) === 'upgraded') await upgradeSpaces(moodle);
  await forgetOldSessions(moodle.db, nowOf(moodle));
  await compareWhenDue(moodle);
  const server = await listen(makeApp(moodle), port);
  const url = `http://127.0.0.1:${portOf(server)}`;
  moodle.wwwroot = options.wwwroot ?? url;
  const admin = makeAdmin(moodle);
  const tasks = cron ? startCron(moodle) : null;
  let token = await serviceToken(moodle.db);
  return {
    url,
    get token() {
      return token;
    },
    admin: {
      ...admin,
      rotateToken: async () => {
        token = await admin.rotateToken();
        return token;
      },
    },
    close: async () => {
      await tasks?.stop();
      await closeServer(server);
      await moodle.db.destroy();
    },
  };
}

/** Fills a new site with the invented one; a site that has spaces is left as it is. */
export async function seedExampleSite(sandbox: Sandbox): Promise<void> {
  await fillExampleSite(sandbox.admin);
}
