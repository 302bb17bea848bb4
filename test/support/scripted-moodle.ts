/** A loopback HTTP server that answers what a test scripts, in order, and keeps what it was asked. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  /** Takes over the answer: to hang up, or to drip. */
  raw?: (response: ServerResponse) => void;
};

export type ScriptedMoodle = {
  url: string;
  /** Decoded form bodies of the calls so far. */
  calls: URLSearchParams[];
  /** Adds answers; the last one repeats. */
  answer(...answers: Answer[]): void;
  close(): Promise<void>;
};

export const json = (value: unknown): Answer => ({ body: JSON.stringify(value) });
/** As the plugin answers: JSON inside a JSON string. */
export const bridged = (value: unknown): Answer => json(JSON.stringify(value));
export const exception = (errorcode: string, text = errorcode): Answer =>
  json({ exception: 'moodle_exception', errorcode, message: text, debuginfo: 'SELECT secret' });

export const startScriptedMoodle = async (): Promise<ScriptedMoodle> => {
  const script: Answer[] = [];
  const calls: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      calls.push(new URLSearchParams(Buffer.concat(chunks).toString()));
      const answer = (script.length > 1 ? script.shift() : script[0]) ?? { status: 500 };
      if (answer.raw !== undefined) {
        answer.raw(response);
        return;
      }
      response.writeHead(answer.status ?? 200, answer.headers);
      response.end(answer.body ?? '');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    answer: (...answers) => {
      script.splice(0, script.length, ...answers);
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
