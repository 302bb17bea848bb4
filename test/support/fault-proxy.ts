/**
 * A loopback HTTP proxy in front of a Moodle. It knows which function of the web service is
 * called, breaks the calls a test names, and is transparent for all others.
 */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type Forwarded = { status: number; headers: Record<string, string>; body: Buffer };

/** One call on its way. */
export type Exchange = {
  /** Lets Moodle do it and tells its answer. Not called: Moodle never hears of it. */
  forward: () => Promise<Forwarded>;
  response: ServerResponse;
  /** Hangs up on the caller, as a network does that breaks. */
  reset: () => void;
};

/** What happens to a call instead of being passed on. */
export type Fault = (exchange: Exchange) => Promise<void> | void;

type Plan = { fn: string; from: number; upTo: number; fault: Fault };

export type FaultProxy = {
  url: string;
  /** The functions called since the last {@link FaultProxy.reset}, in order. */
  calls: readonly string[];
  /** Breaks the `nth` call of a function from the last reset on (1: the first), `times` in a row. */
  breakCall: (fn: string, nth: number, fault: Fault, times?: number) => void;
  /** How many planned faults have happened since the last reset. */
  broken: () => number;
  /** Transparent again, and counting from the start. */
  reset: () => void;
  close: () => Promise<void>;
};

/** Hop-by-hop headers, and what `fetch` has already undone. */
const DROPPED = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-encoding',
  'content-length',
]);

export const send = (response: ServerResponse, answer: Forwarded): void => {
  response.writeHead(answer.status, answer.headers);
  response.end(answer.body);
};

export const startFaultProxy = async (moodleUrl: string): Promise<FaultProxy> => {
  const calls: string[] = [];
  let plans: Plan[] = [];
  let broken = 0;

  const pass = async (target: string, type: string, body: Buffer): Promise<Forwarded> => {
    const answer = await fetch(new URL(target, moodleUrl), {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': type },
      body: new Uint8Array(body),
    });
    const headers = [...answer.headers].filter(([name]) => !DROPPED.has(name));
    return {
      status: answer.status,
      headers: Object.fromEntries(headers),
      body: Buffer.from(await answer.arrayBuffer()),
    };
  };

  const server = createServer((request, response) => {
    const serve = async (): Promise<void> => {
      const body = await buffer(request);
      const fn = new URLSearchParams(body.toString()).get('wsfunction') ?? '';
      calls.push(fn);
      const nth = calls.filter((one) => one === fn).length;
      const plan = plans.find((one) => one.fn === fn && one.from <= nth && nth <= one.upTo);
      const forward = () => pass(request.url ?? '/', request.headers['content-type'] ?? '', body);
      if (plan === undefined) {
        send(response, await forward());
        return;
      }
      broken += 1;
      const reset = (): void => {
        request.socket.resetAndDestroy();
      };
      await plan.fault({ forward, response, reset });
    };
    // A fault that itself fails must not pass for the one that was meant.
    serve().catch((error: unknown) => {
      response.writeHead(599);
      response.end(`The fault proxy failed: ${String(error)}`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    breakCall: (fn, nth, fault, times = 1) => {
      plans.push({ fn, from: nth, upTo: nth + times - 1, fault });
    },
    broken: () => broken,
    reset: () => {
      calls.length = 0;
      plans = [];
      broken = 0;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
