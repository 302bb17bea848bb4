/** A real Moodle from the environment, with one PHP process inside it for a whole test. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { bridgePort, createTransport, type MoodlePort } from '../../src/moodle/index.ts';
import { systemClock } from '../../src/shared/clock.ts';
import { used } from '../support/machine.ts';

const script = fileURLToPath(new URL('./real-fixture.php', import.meta.url));
const LineSchema = z.union([
  z.object({ answer: z.unknown() }).strict(),
  z.object({ error: z.string() }).strict(),
]);

export type Inside = {
  /** Does one thing in Moodle and tells its answer; one after the other. */
  ask: (what: string, details?: Record<string, unknown>) => Promise<unknown>;
  close: () => Promise<void>;
};

/** Where it is, as the contract suite is told; undefined where none is given. */
export const realSite = (env = process.env) => {
  const { MOODLE_URL: url, MOODLE_TOKEN: token, MOODLE_CLI: folder } = env;
  return url && token && folder ? { url: url.replace(/\/$/, ''), token, folder } : undefined;
};
export type RealSite = NonNullable<ReturnType<typeof realSite>>;

/** A process inside Moodle: another connection to its database. */
export const openInside = ({ folder }: RealSite): Inside => {
  used('moodle');
  const child: ChildProcess = spawn(process.env['MOODLE_PHP'] ?? 'php', [script, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error('The process has no pipes.');
  const lines = createInterface(stdout)[Symbol.asyncIterator]();
  const answer = async (): Promise<unknown> => {
    for (;;) {
      const next: IteratorResult<string, unknown> = await lines.next();
      if (next.done === true) {
        const how = String(child.exitCode ?? child.signalCode);
        throw new Error(`The process inside Moodle ended: ${how}`);
      }
      // Moodle's own output may stand between the answers.
      if (!next.value.startsWith('{')) continue;
      const line = LineSchema.parse(JSON.parse(next.value));
      if ('error' in line) throw new Error(line.error);
      return line.answer;
    }
  };
  let before: Promise<unknown> = Promise.resolve();
  return {
    ask: (what, details = {}) => {
      const mine = before.then(async () => {
        stdin.write(`${JSON.stringify({ do: what, ...details })}\n`);
        return await answer();
      });
      before = mine.catch(() => undefined);
      return mine;
    },
    close: async () => {
      stdin.end();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
};

/** A name that no other test of this site has. */
export const freshCode = (stem: string): string => `${stem}-${randomBytes(4).toString('hex')}`;

export const portTo = (url: string, token: string, attempts = 3): MoodlePort =>
  bridgePort(
    createTransport(
      {
        url,
        token,
        timeout: 60_000,
        rate: 1000,
        burst: 1000,
        concurrency: 2,
        attempts,
        firstPause: 1,
        longestWait: 120_000,
      },
      { clock: systemClock, wait: () => Promise.resolve(), onNotice: () => undefined },
    ),
    { pageSize: 5000, pageBytes: 1_000_000 },
  );
