import axios, { AxiosError } from 'axios';
import {
  BrokenCircuitError,
  circuitBreaker,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
  wrap,
} from 'cockatiel';
import { TokenBucket } from 'limiter';
import PQueue from 'p-queue';
import type { Clock } from '../shared/clock.ts';
import { message } from '../shared/i18n.ts';
import { type Notice, type RawAnswer, readAnswer } from './answer.ts';
import { type Arguments, encodeCall } from './encode.ts';
import { MoodleError } from './errors.ts';

export type TransportSettings = {
  /** Moodle's wwwroot. */
  url: string;
  token: string;
  /** For a whole answer, however slowly it drips (milliseconds). */
  timeout: number;
  /** Calls a second in the long run, calls at once after a rest, calls under way together. */
  rate: number;
  burst: number;
  concurrency: number;
  /** How often a repeatable call is tried in all, and the first pause between (milliseconds). */
  attempts: number;
  firstPause: number;
  /** The longest Retry-After obeyed by waiting; a longer one ends the run (milliseconds). */
  longestWait: number;
};

export type TransportTools = {
  clock: Clock;
  wait: (ms: number) => Promise<void>;
  /** Told of what a Moodle printed before its JSON. */
  onNotice: (fn: string, notice: Notice) => void;
};

type CallOptions<T> = { repeatable: boolean; read?: (value: unknown) => T };

export type Transport = {
  /**
   * Calls a function. Repeated on transient failures only when `repeatable`; what `read` throws
   * counts as a failure of the call, so an answer that cannot be read is asked for again.
   */
  call<T = unknown>(fn: string, args: Arguments, options: CallOptions<T>): Promise<T>;
  /** HTTP requests sent since the start, repeats included. */
  readonly requests: number;
};

/** Consecutive transient failures after which Moodle is left alone for a while. */
const BREAKS_AFTER = 8;
const HALF_OPEN_AFTER = 30_000;
/** 20 changes-answers' worth: nothing the bridge sends comes near. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

const isTransient = (error: unknown): boolean =>
  error instanceof MoodleError && error.kind === 'transient';

/** A network failure without axios' own error: that one carries the token in its request. */
const networkError = (fn: string, error: unknown): MoodleError => {
  const code = error instanceof AxiosError ? (error.code ?? 'network') : 'network';
  const timedOut = code === 'ERR_CANCELED' || code === 'ECONNABORTED' || code === 'ETIMEDOUT';
  return timedOut
    ? new MoodleError('transient', 'timeout', message('moodle.error.timeout', { function: fn }))
    : new MoodleError('transient', code, message('moodle.error.network', { function: fn, code }));
};

/** The one place that speaks HTTP to Moodle: polite, patient, and silent about the token. */
export const createTransport = (settings: TransportSettings, tools: TransportTools): Transport => {
  const { clock, wait } = tools;
  const endpoint = `${settings.url.replace(/\/$/, '')}/webservice/rest/server.php`;
  const queue = new PQueue({ concurrency: settings.concurrency });
  const bucket = new TokenBucket({
    bucketSize: settings.burst,
    tokensPerInterval: settings.rate,
    interval: 'second',
  });
  bucket.content = settings.burst; // A rested client starts with its whole burst.
  const breaker = circuitBreaker(handleWhen(isTransient), {
    halfOpenAfter: HALF_OPEN_AFTER,
    breaker: new ConsecutiveBreaker(BREAKS_AFTER),
  });
  const patience = wrap(
    retry(handleWhen(isTransient), {
      maxAttempts: settings.attempts - 1,
      backoff: new ExponentialBackoff({ initialDelay: settings.firstPause, maxDelay: 10_000 }),
    }),
    breaker,
  );

  let requests = 0;
  /** Nobody calls before this instant: Moodle asked for it, whoever heard it. */
  let quietUntil = 0;

  const post = async (fn: string, form: URLSearchParams): Promise<RawAnswer> => {
    try {
      const { status, data, headers } = await axios.post<string>(endpoint, form, {
        responseType: 'text',
        transformResponse: (body: string) => body,
        validateStatus: () => true,
        maxRedirects: 0,
        maxContentLength: MAX_ANSWER_BYTES,
        signal: AbortSignal.timeout(settings.timeout),
      });
      const header = (name: string): string | null => {
        const value: unknown = headers[name];
        return typeof value === 'string' ? value : null;
      };
      return {
        status,
        body: data,
        retryAfter: header('retry-after'),
        location: header('location'),
      };
    } catch (error) {
      throw networkError(fn, error);
    }
  };

  const attempt = async <T>(
    fn: string,
    args: Arguments,
    read: (value: unknown) => T,
  ): Promise<T> => {
    const pause = quietUntil - clock.now();
    if (pause > settings.longestWait) {
      const seconds = Math.ceil(pause / 1000);
      throw new MoodleError('conflict', 'quiet', message('moodle.error.quiet', { seconds }));
    }
    if (pause > 0) await wait(pause);
    await bucket.removeTokens(1);
    requests += 1;
    const answer = await post(fn, encodeCall(settings.token, fn, args));
    try {
      const { value, notice } = readAnswer(fn, answer, clock.now());
      if (notice !== null && notice !== '') tools.onNotice(fn, notice);
      return read(value);
    } catch (error) {
      if (error instanceof MoodleError && error.retryAfter !== null) {
        quietUntil = clock.now() + error.retryAfter;
      }
      throw error;
    }
  };

  return {
    async call<T>(fn: string, args: Arguments, options: CallOptions<T>) {
      const { repeatable, read = (value: unknown) => value as T } = options;
      const policy = repeatable ? patience : breaker;
      try {
        return await queue.add(() => policy.execute(() => attempt(fn, args, read)));
      } catch (error) {
        if (!(error instanceof BrokenCircuitError)) throw error;
        throw new MoodleError('conflict', 'resting', message('moodle.error.resting'));
      }
    },
    get requests() {
      return requests;
    },
  };
};
