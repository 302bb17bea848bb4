/**
 * Raw calls of Moodle's REST server, for tests that look at the wire itself:
 * node's fetch and nothing of the product's own client.
 */
import { z } from 'zod';

/** Where to call, and as whom. */
export type RestTarget = { url: string; token: string };
export type RestArguments = Record<string, string | number>;
/** What came back; `parsed` is undefined where the body is not JSON. */
export type RestAnswer = { status: number; contentType: string; text: string; parsed: unknown };

const ErrorSchema = z.object({
  exception: z.string().min(1),
  errorcode: z.string().min(1),
  message: z.string(),
});
export type RestError = z.infer<typeof ErrorSchema>;

export const REST_PATH = '/webservice/rest/server.php';

/** How often a call that met the bridge's lock is made again (docs/bridge.md: "try again"). */
const ATTEMPTS = 8;

/** Posts exactly these fields, form-encoded, whatever is missing among them. */
export function post(url: string, fields: RestArguments): Promise<RestAnswer> {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) body.append(name, String(value));
  return send(new URL(url.replace(/\/$/, '') + REST_PATH), { method: 'POST', body });
}

/** Sends any request to the REST server, on a connection of its own, and reads the answer. */
export async function send(url: URL, request: RequestInit): Promise<RestAnswer> {
  const headers = new Headers(request.headers);
  // A kept one may be closed by the server while this process parses a long page.
  headers.set('connection', 'close');
  const response = await fetch(url, { ...request, headers });
  const text = await response.text();
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    text,
    parsed: parse(text),
  };
}

/** One call of a function, errors given back like anything else. */
export function call(
  target: RestTarget,
  wsfunction: string,
  fields: RestArguments = {},
): Promise<RestAnswer> {
  return post(target.url, {
    wstoken: target.token,
    wsfunction,
    moodlewsrestformat: 'json',
    ...fields,
  });
}

/** The document of one call that must succeed: JSON within the REST server's JSON string. */
export async function ask(
  target: RestTarget,
  wsfunction: string,
  fields: RestArguments = {},
): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await call(target, wsfunction, fields);
    if (typeof answer.parsed === 'string') return JSON.parse(answer.parsed) as unknown;
    const locked = errorIn(answer)?.errorcode === 'locked';
    if (!locked || attempt === ATTEMPTS) {
      const told = answer.text.slice(0, 600);
      throw new Error(`${wsfunction} gave no document (HTTP ${answer.status}): ${told}`);
    }
  }
}

/** Moodle's own error, or undefined where the answer is none. */
export function errorIn(answer: RestAnswer): RestError | undefined {
  return ErrorSchema.safeParse(answer.parsed).data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
