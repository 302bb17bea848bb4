/** A space of its own on a real Moodle, a companion that serves it, and its people in a browser. */
import { randomBytes } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import type { App } from '../../src/compose.ts';
import { type Report, runCycle } from '../../src/features/sync/index.ts';
import type { SpaceItem } from '../../src/moodle/index.ts';
import type { MoodleUnderTest, RoleName, StartableMoodle } from './moodle-under-test.ts';
import { type Person, personAt } from './person.ts';
import { companion } from './site.ts';

const PASSWORD = 'Mara-2026!';
const HEIGHT = 900;

/** Who is in the space: a first name for each, their role, their language. */
export type Cast = Record<string, { role: RoleName; lang?: 'fr' | 'en' }>;

/** Spaces that other tests left behind are neighbours where they share a département. */
export type Region = { name: string; departements: string[] };

export type RealSpace<C extends Cast> = {
  moodle: MoodleUnderTest;
  app: App;
  space: SpaceItem;
  ids: Record<keyof C, number>;
  cycle(): Promise<Report>;
  /** Somebody logged in, in the browser. */
  enter(who: keyof C & string, width?: number): Promise<Page>;
  /** Somebody logged in who needs no browser: quicker for what is only prepared. */
  by(who: keyof C & string): Promise<Person>;
  close(): Promise<void>;
};

export const openRealSpace = async <C extends Cast>(
  startable: StartableMoodle,
  browser: Browser,
  cast: C,
  { name, departements }: Region = { name: 'Maine-et-Loire', departements: ['49'] },
): Promise<RealSpace<C>> => {
  const code = `w-${randomBytes(4).toString('hex')}`;
  const moodle = await startable.start();
  const clock = { now: () => Date.now(), move: () => undefined };
  const app = await companion('sqlite::memory:', moodle, clock);
  await app.migrate();
  const wish = { code, name, departements, national: false };
  const { space } = await app.sync.moodle.createSpace(wish);
  const made: [string, number][] = [];
  for (const [firstname, { role, lang = 'fr' }] of Object.entries(cast)) {
    const username = `${firstname}-${code}`;
    const account = { username, password: PASSWORD, firstname, lastname: 'Essai', lang };
    const id = await moodle.fixture.createUser(account);
    await moodle.fixture.enrol(id, code, role);
    made.push([firstname, id]);
  }
  return {
    moodle,
    app,
    space,
    ids: Object.fromEntries(made) as Record<keyof C, number>,
    cycle: () =>
      runCycle(
        // This Moodle may hold the spaces of other tests: only ours is published to.
        { ...app.sync, spaces: () => Promise.resolve([{ code, name }]) },
        { command: 'sync', pulls: true, applies: true },
      ),
    async enter(who, width = 1280) {
      const context = await browser.newContext({
        viewport: { width, height: HEIGHT },
        locale: cast[who]?.lang === 'en' ? 'en-GB' : 'fr-FR',
      });
      const page = await context.newPage();
      // Moodle's script moves the focus when it has loaded: typing before that goes astray.
      await page.goto(`${moodle.url}/login/index.php`, { waitUntil: 'networkidle' });
      await page.fill('#username', `${who}-${code}`);
      await page.fill('#password', PASSWORD);
      await page.press('#password', 'Enter');
      await page.waitForURL(({ pathname }) => !pathname.includes('/login/'));
      return page;
    },
    async by(who) {
      const person = personAt(moodle.url);
      await person.login(`${who}-${code}`, PASSWORD);
      return person;
    },
    close: () => app.close(),
  };
};
