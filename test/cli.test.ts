/** The commands as an administrator types them: a process, its two outputs, its exit status. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { COMMANDS, runProgram } from '../src/cli/program.ts';
import { type Sandbox, startSandbox } from '../src/sandbox/index.ts';
import { sheet } from './support/site.ts';

/** A dozen processes, one after the other, on a busy machine. */
const SLOW = 240_000;
type Ended = { exit: number | null; out: string; err: string };

const run = async (
  command: string,
  args: string[],
  env: Record<string, string>,
): Promise<Ended> => {
  const child = spawn(command, args, {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, exit] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]);
  return { exit, out, err };
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mara-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

const mara = (args: string[], env: Record<string, string> = {}): Promise<Ended> =>
  run('node', ['dist/src/cli/main.js', ...args], { DATA_DIR: join(folder, 'data'), ...env });

describe('mara', () => {
  it(
    'shows its help in the reader’s language, for itself and each command',
    async () => {
      const help = await mara(['--help']);
      expect(help).toMatchObject({ exit: 0, err: '' });
      for (const { name } of COMMANDS) expect(help.out).toMatch(new RegExp(`^ +${name}\\b`, 'm'));
      expect(help.out).toContain('Commandes\u00A0:');
      const own = await mara(['sync', '--help'], { MARA_LANG: 'en' });
      expect(own).toMatchObject({ exit: 0, err: '' });
      expect(own.out).toContain('Usage:');
    },
    SLOW,
  );

  it.each(COMMANDS.map(({ name }) => name))('shows the help of %s', async (name) => {
    const printed = { out: '', err: '' };
    const exit = await runProgram([name, '--help'], '0', {
      out: (words) => (printed.out += words),
      err: (words) => (printed.err += words),
    });
    expect({ exit, err: printed.err }).toEqual({ exit: 0, err: '' });
    expect(printed.out).toContain(`mara ${name}`);
    expect(printed.out).toContain('--json');
    // Each word between angle brackets and each sentence is told in the reader's language.
    expect(printed.out).not.toMatch(/\bcli\.|undefined/);
  });

  it.each([[['fly']], [['sync', '--sideways']], [['plan', 'extra']], [['decide', 'one']]])(
    'answers %j with a sentence and status 2',
    async (args) => {
      const ended = await mara(args);
      expect(ended).toMatchObject({ exit: 2, out: '' });
      expect(ended.err).toContain(args.join(' '));
      expect(ended.err).toContain('mara --help');
    },
  );

  it('answers wrong settings with all of them and status 2', async () => {
    const ended = await mara(['status'], { PORT: 'x', MOODLE_URL: 'http://moodle.example' });
    expect(ended).toMatchObject({ exit: 2, out: '' });
    expect(ended.err).toContain('PORT');
    expect(ended.err).toContain('MOODLE_URL');
    expect(ended.err).not.toContain('    at ');
  });

  it(
    'says what to do when no Moodle is configured or none answers',
    async () => {
      const none = await mara(['sync']);
      expect(none.exit).toBe(1);
      expect(none.err).toContain('npm start');
      const env = { MOODLE_URL: 'http://127.0.0.1:9', MOODLE_TOKEN: 'a'.repeat(32) };
      const dead = await mara(['doctor'], env);
      expect(dead.exit).toBe(1);
      expect(dead.out).toContain('injoignable');
      expect(dead.out + dead.err).not.toMatch(/aaaa| {4}at /);
    },
    SLOW,
  );
});

describe('mara beside a Moodle', () => {
  let sandbox: Sandbox;
  let env: Record<string, string>;

  beforeAll(async () => {
    sandbox = await startSandbox({ file: ':memory:' });
    const { admin } = sandbox;
    await admin.createSpace({ code: 'mel', name: 'Maine-et-Loire', departements: '49' });
    const userId = await admin.createUser({ username: 'r', firstname: 'A', lastname: 'B' });
    await admin.enrol(userId, 'mel', 'mara_referent');
    await admin.createEntry({ space: 'mel', userId, fields: sheet('Angers Habitat') });
    await admin.createEntry({ space: 'mel', userId, fields: sheet('Faux', { mail: 'x@' }) });
    const file = join(folder, 'connection.env');
    await writeFile(file, `MOODLE_URL=${sandbox.url}\nMOODLE_TOKEN=${sandbox.token}\n`);
    env = { MOODLE_CONNECTION_FILE: file, DATA_DIR: join(folder, 'beside') };
  });
  afterAll(() => sandbox.close());

  it(
    'is walked from migrate to status',
    async () => {
      expect((await mara(['doctor'], env)).exit).toBe(1);
      expect((await mara(['migrate'], env)).exit).toBe(0);
      expect((await mara(['doctor'], env)).exit).toBe(0);

      const pulled = await mara(['sync', '--json'], env);
      expect(pulled.exit).toBe(0);
      expect(JSON.parse(pulled.out)).toMatchObject({ spaces: 1, sheets: 2, writes: 0 });
      expect(pulled.err).toContain('Lecture de Moodle');

      const plan = await mara(['plan', '--json'], env);
      expect(JSON.parse(plan.out)).toMatchObject([
        {
          space: 'mel',
          books: [
            { creates: true, chapters: [{ step: 'create' }, { step: 'create' }] },
            {
              creates: true,
              chapters: [{ step: 'create' }, { step: 'create' }, { step: 'create' }],
            },
          ],
        },
      ]);
      expect((await mara(['plan'], env)).out).toContain('+ Bailleurs');

      const applied = await mara(['apply', '--json'], env);
      expect(JSON.parse(applied.out)).toMatchObject({
        chapters: { created: 5 },
        // « Ma région »; in the daytime also the letter of the week, for a sheet is to be mended.
        pieces: { created: expect.any(Number) as unknown, failed: 0 },
        writes: 2,
      });

      const cycle = await mara(['sync', '--apply', '--json'], env);
      expect(JSON.parse(cycle.out)).toMatchObject({ calls: 1, writes: 0 });

      const status = await mara(['status'], env);
      expect(status.exit).toBe(3);
      expect(status.out).toContain('Faux');
      expect(status.out).toContain('Courriel');
      const json = await mara(['status', '--json'], env);
      expect(JSON.parse(json.out)).toMatchObject({ books: 2, conflicts: [], runs: { length: 3 } });
    },
    SLOW,
  );

  it(
    'tells of a lost right, a rotated token and a maintenance in a sentence',
    async () => {
      sandbox.admin.setMaintenance('site');
      const resting = await mara(['sync'], env);
      sandbox.admin.setMaintenance('off');
      expect(resting.exit).toBe(1);
      expect(resting.err).toContain('maintenance');
      await sandbox.admin.rotateToken();
      const old = await mara(['doctor'], env);
      expect(old.exit).toBe(1);
      expect(old.out).toContain('--rotate');
    },
    SLOW,
  );
});

describe('mara where people decide', () => {
  it(
    'applies a plan that was looked at, and brings back what someone wants back',
    async () => {
      const sandbox = await startSandbox({ file: ':memory:' });
      try {
        const { admin } = sandbox;
        await admin.createSpace({ code: 'mel', name: 'Maine-et-Loire', departements: '49' });
        const userId = await admin.createUser({ username: 'r', firstname: 'A', lastname: 'B' });
        for (let n = 0; n < 5; n++) {
          await admin.createEntry({ space: 'mel', userId, fields: sheet(`Bailleur ${n}`) });
        }
        const env = {
          MOODLE_URL: sandbox.url,
          MOODLE_TOKEN: sandbox.token,
          DATA_DIR: join(folder, 'decisions'),
          MARA_APPROVERS: 'Anne Martin, Luc',
        };
        await mara(['sync'], env);
        const { id } = JSON.parse((await mara(['plan', '--save', '--json'], env)).out) as {
          id: string;
        };
        const applied = await mara(['apply', '--plan', id, '--json'], env);
        expect(JSON.parse(applied.out)).toMatchObject({ chapters: { created: 2 } });
        const twice = await mara(['apply', '--plan', id], env);
        expect(twice.exit).toBe(1);
        expect(twice.err).toContain('mara plan --save');

        // The site's fifth activity: the space's four databases came first, then the Book.
        await admin.deleteActivity(5);
        await mara(['sync', '--apply'], env);
        const status = await mara(['status'], env);
        expect(status.exit).toBe(3);
        expect(status.out).toContain('mara decide mel/living-area ours|theirs|later');
        const odd = await mara(['decide', 'mel/living-area', 'maybe'], env);
        expect(odd.exit).toBe(2);
        expect(odd.err).toContain('ours, theirs, sheet, later');
        const decided = await mara(['decide', 'mel/living-area', 'ours', '--as', 'Odile'], env);
        expect(decided).toMatchObject({ exit: 0 });
        const back = await mara(['sync', '--apply', '--json'], env);
        expect(JSON.parse(back.out)).toMatchObject({ chapters: { created: 2, deleted: 0 } });

        for (let entry = 1; entry <= 5; entry++) await admin.deleteEntry(entry);
        const held = await mara(['sync', '--apply'], env);
        expect(held.out).toContain('attend l’accord');
        expect((await mara(['status'], env)).out).toContain('mara approve mel --as NOM');
        expect((await mara(['approve', 'mel'], env)).err).toContain('--as');
        expect((await mara(['approve', 'mel', '--as', 'Odile'], env)).exit).toBe(1);
        const approved = await mara(['approve', 'mel', '--as', 'Anne Martin'], env);
        expect(approved).toMatchObject({ exit: 0 });
        expect(approved.out).toContain('5 retraits approuvés par Anne Martin');
        const removed = await mara(['sync', '--apply', '--json'], env);
        expect(JSON.parse(removed.out)).toMatchObject({ held: 0, chapters: { updated: 1 } });
      } finally {
        await sandbox.close();
      }
    },
    SLOW,
  );
});

describe('npm start', () => {
  it(
    'makes a whole cycle on the simulated Moodle and prints JSON alone',
    async () => {
      const env = { DATA_DIR: join(folder, 'start'), SANDBOX_PORT: '0' };
      const ended = await run('npm', ['start', '--', '--once', '--json'], env);
      expect(ended.exit).toBe(0);
      const summary = JSON.parse(ended.out) as Record<string, number> & {
        chapters: Record<string, number>;
        match: Record<string, number>;
        peers: { groups: number; people: number };
        report: string;
      };
      expect(summary['spaces']).toBeGreaterThanOrEqual(4);
      expect(summary['people']).toBeGreaterThanOrEqual(40);
      expect(summary['sheets']).toBeGreaterThanOrEqual(60);
      expect(summary.chapters).toMatchObject({ updated: 0, unchanged: 0, conflicts: 0, failed: 0 });
      expect(summary.chapters['created']).toBeGreaterThan(10);
      expect(summary.match['candidates']).toBeGreaterThan(15);
      expect(summary.match['proposed']).toBe(summary.match['served']);
      expect(summary.match['waiting']).toBe(
        Number(summary.match['candidates']) - Number(summary.match['served']),
      );
      expect(summary.peers.groups).toBeGreaterThan(0);
      expect(summary.peers.people).toBeGreaterThanOrEqual(4);
      expect(await readFile(summary.report, 'utf8')).toContain('Rapport d’activité');
      const secret = join(env.DATA_DIR, 'sandbox.env');
      expect((await stat(secret)).mode & 0o777).toBe(0o600);
      const token = /MOODLE_TOKEN=(\w+)/.exec(await readFile(secret, 'utf8'))?.[1] ?? '?';
      expect(ended.out + ended.err).not.toContain(token);
    },
    SLOW,
  );
});
