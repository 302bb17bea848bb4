/** Every kind of fault: how it happens, and what is expected of the cycle that meets it. */
import { type Exchange, type Fault, type Forwarded, send } from '../support/fault-proxy.ts';

export type Kind = {
  name: string;
  fault: Fault;
  /** How many calls in a row meet it. */
  times?: number;
  /**
   * `itself`: the cycle that meets it succeeds all the same; otherwise the code of the error it
   * ends with, and the next cycle mends it.
   */
  ends: string;
  /** The companion's time for an answer, where the fault plays with it (milliseconds). */
  timeout?: number;
  /** How long the companion is to stay away before it succeeds (milliseconds). */
  stays?: number;
  /** Whether Moodle's stray output is to be told to the log. */
  noticed?: boolean;
};

/** As often as the companion under test tries: more than its patience. */
export const ATTEMPTS = 3;
const SHORT = 250;
const DRIP = 25;

const reply =
  (status: number, body: string, headers: Record<string, string> = {}): Fault =>
  ({ response }) => {
    send(response, {
      status,
      headers: { 'content-type': 'text/html', ...headers },
      body: Buffer.from(body),
    });
  };

/** Moodle's own errors come inside HTTP 200, before anything is done. */
const exception = (errorcode: string): Fault =>
  reply(
    200,
    JSON.stringify({
      exception: 'core\\exception\\moodle_exception',
      errorcode,
      message: `Said by Moodle: ${errorcode}`,
      debuginfo: 'SELECT secret FROM mdl_user',
    }),
  );

/** Moodle does its work; its answer is spoilt on the way. */
const spoilt =
  (change: (answer: Forwarded) => Forwarded): Fault =>
  async ({ forward, response }) => {
    send(response, change(await forward()));
  };

const withBody = (change: (body: string) => string): Fault =>
  spoilt((answer) => ({ ...answer, body: Buffer.from(change(answer.body.toString())) }));

/** Cut inside a property's name, so that what is left ends like no JSON. */
const half = (text: string): string =>
  text.slice(0, text.lastIndexOf(':', Math.floor(text.length / 2)) - 3);

const hangUpMidway = async ({ forward, response, reset }: Exchange): Promise<void> => {
  const { body, headers, status } = await forward();
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.write(body.subarray(0, Math.floor(body.length / 2)), reset);
};

/** Piece by piece; `pieces` of infinity never ends before the caller gives up. */
const drip =
  (pieces: number): Fault =>
  async ({ forward, response }) => {
    const { body, headers, status } = await forward();
    response.writeHead(status, headers);
    const size = pieces === Infinity ? 1 : Math.ceil(body.length / pieces);
    let at = 0;
    const next = (): void => {
      if (response.destroyed) return;
      if (at >= body.length) {
        response.end();
        return;
      }
      response.write(body.subarray(at, at + size));
      at += size;
      setTimeout(next, DRIP);
    };
    next();
  };

const MAINTENANCE = '<!DOCTYPE html><html><head><title>Maintenance</title></head></html>';
const NOTICE = '<br />\n<b>Notice</b>: Undefined index: x in <b>/lib/a.php</b> on line <b>4</b>\n';
const AWAY = { 'retry-after': '10800' };

export const KINDS: readonly Kind[] = [
  // The network.
  {
    name: 'connection reset before commit',
    fault: (exchange) => {
      exchange.reset();
    },
    ends: 'itself',
  },
  {
    name: 'connection reset after commit',
    fault: async ({ forward, reset }) => {
      await forward();
      reset();
    },
    ends: 'itself',
  },
  { name: 'connection lost in the middle of the answer', fault: hangUpMidway, ends: 'itself' },
  {
    name: 'connection reset as often as it is tried',
    fault: async ({ forward, reset }) => {
      await forward();
      reset();
    },
    times: ATTEMPTS,
    ends: 'ECONNRESET',
  },
  {
    name: 'time-out before commit',
    fault: () => undefined,
    timeout: SHORT,
    ends: 'itself',
  },
  {
    name: 'time-out after commit',
    fault: async ({ forward }) => {
      await forward();
    },
    timeout: SHORT,
    ends: 'itself',
  },
  {
    name: 'an answer that drips past the time-out',
    fault: drip(Infinity),
    timeout: SHORT,
    ends: 'itself',
  },
  { name: 'an answer that drips and arrives', fault: drip(4), ends: 'itself' },
  {
    name: 'a request delivered twice',
    fault: async ({ forward, response }) => {
      await forward();
      send(response, await forward());
    },
    ends: 'itself',
  },
  // A web server or a proxy in front of Moodle.
  {
    name: '429 with Retry-After',
    fault: reply(429, '', { 'retry-after': '7' }),
    ends: 'itself',
    stays: 7000,
  },
  {
    name: '503 with Retry-After',
    fault: reply(503, MAINTENANCE, { 'retry-after': '20' }),
    ends: 'itself',
    stays: 20_000,
  },
  { name: '503 that asks for hours', fault: reply(503, MAINTENANCE, AWAY), ends: 'quiet' },
  { name: '502 of a gateway, after commit', fault: badGateway, ends: 'itself' },
  {
    name: '502 as often as it is tried',
    fault: reply(502, '<h1>Bad gateway'),
    times: ATTEMPTS,
    ends: 'http502',
  },
  { name: '403 of a firewall', fault: reply(403, '<h1>Forbidden'), ends: 'http403' },
  {
    name: 'a redirect to a login page',
    fault: reply(302, '', { location: 'https://login.example' }),
    ends: 'http302',
  },
  {
    name: 'an HTML maintenance page with status 200',
    fault: reply(200, MAINTENANCE),
    ends: 'html',
  },
  // PHP and its answer.
  { name: 'an empty answer after commit', fault: withBody(() => ''), ends: 'itself' },
  { name: 'truncated JSON after commit', fault: withBody(half), ends: 'itself' },
  {
    name: 'truncated JSON that ends like JSON',
    fault: withBody((body) => body.slice(0, body.lastIndexOf('null', body.length / 2) + 4)),
    ends: 'itself',
  },
  {
    name: 'a truncated document inside whole JSON',
    fault: withBody((body) => JSON.stringify(half(JSON.parse(body) as string))),
    ends: 'itself',
  },
  {
    name: 'a notice before the JSON',
    fault: withBody((body) => NOTICE + body),
    ends: 'itself',
    noticed: true,
  },
  {
    name: 'a document of another shape',
    fault: withBody(() => '"{\\"site\\":{}}"'),
    ends: 'shape',
  },
  {
    name: 'spoilt compression',
    fault: spoilt((answer) => ({
      ...answer,
      headers: { ...answer.headers, 'content-encoding': 'gzip' },
    })),
    ends: 'itself',
  },
  // Moodle's errors, a class each and the ones that matter.
  { name: 'errorcode invalidtoken (auth)', fault: exception('invalidtoken'), ends: 'invalidtoken' },
  {
    name: 'errorcode accessexception (permission)',
    fault: exception('accessexception'),
    ends: 'accessexception',
  },
  {
    name: 'errorcode invalidparameter (invalid)',
    fault: exception('invalidparameter'),
    ends: 'invalidparameter',
  },
  { name: 'an errorcode nobody knows (invalid)', fault: exception('oddity'), ends: 'oddity' },
  {
    name: 'errorcode otherinstance (conflict)',
    fault: exception('otherinstance'),
    ends: 'otherinstance',
  },
  {
    name: 'errorcode sitemaintenance (transient)',
    fault: exception('sitemaintenance'),
    ends: 'itself',
  },
  { name: 'errorcode locked (transient)', fault: exception('locked'), ends: 'itself' },
  {
    name: 'a deadlock of Moodle’s database, before commit (transient)',
    fault: exception('dmlwriteexception'),
    ends: 'itself',
  },
  {
    name: 'a deadlock of Moodle’s database as often as it is tried',
    fault: exception('dmlwriteexception'),
    times: ATTEMPTS,
    ends: 'dmlwriteexception',
  },
];

const named = (...names: string[]): readonly Kind[] =>
  KINDS.filter(({ name }) => names.includes(name));

/** One of each family: the way through the transport is the same whatever function is called. */
export const FEW = named(
  'connection reset before commit',
  'connection reset after commit',
  'time-out after commit',
  'a request delivered twice',
  '503 that asks for hours',
  'truncated JSON after commit',
  'errorcode invalidtoken (auth)',
  'a deadlock of Moodle’s database as often as it is tried',
);

/** One that is mended at once although Moodle did its work, and one that fails the cycle. */
export const TWO = named(
  'connection reset after commit',
  'a deadlock of Moodle’s database as often as it is tried',
);

async function badGateway(exchange: Exchange): Promise<void> {
  await exchange.forward();
  await reply(502, '<h1>Bad gateway')(exchange);
}
