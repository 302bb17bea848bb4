import { z } from 'zod';
import { message } from '../shared/i18n.ts';
import { fromException, MoodleError } from './errors.ts';

/** An HTTP answer, before anything is believed of it. */
export type RawAnswer = {
  status: number;
  body: string;
  retryAfter: string | null;
  location: string | null;
};

/** Something printed before the JSON (a PHP notice, a plugin's debug output). */
export type Notice = string;

/** A PHP error that is no Moodle exception comes without an errorcode (seen on 4.5). */
const ExceptionSchema = z
  .looseObject({ exception: z.string().optional(), errorcode: z.string().optional() })
  .transform(({ exception, errorcode, message: text }) => ({
    code: errorcode ?? exception,
    text: typeof text === 'string' ? text : '',
  }));

const MAX_CANDIDATES = 200;

/** Parses JSON that may follow stray output; says what stood before it. */
export const parseAfterNotice = (
  body: string,
): { value: unknown; notice: Notice | null } | null => {
  try {
    return { value: JSON.parse(body) as unknown, notice: null };
  } catch {
    // What begins as JSON and does not end as such was cut: its tail is no answer of its own.
    if (/^\s*(?:"|\{\s*["}]|\[\s*["{[\]])/.test(body)) return null;
    const starts = body.matchAll(/[{["]|null$/g);
    let tried = 0;
    for (const { index } of starts) {
      if (++tried > MAX_CANDIDATES) return null;
      try {
        const value = JSON.parse(body.slice(index)) as unknown;
        return { value, notice: body.slice(0, index).trim() };
      } catch {
        // Not the start of the answer yet.
      }
    }
    return null;
  }
};

/** Retry-After in milliseconds: seconds, or a date by our clock. */
export const retryAfterMs = (header: string | null, now: number): number | null => {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
};

const failByStatus = (fn: string, answer: RawAnswer, now: number): MoodleError | null => {
  const { status, location } = answer;
  const params = { function: fn, status };
  const code = `http${status}`;
  if (status === 429 || status === 408 || status >= 500) {
    const wait = retryAfterMs(answer.retryAfter, now);
    const key = status === 503 ? 'moodle.error.maintenance' : 'moodle.error.busy';
    return new MoodleError('transient', code, message(key, params), wait);
  }
  if (status >= 300 && status < 400) {
    const target = location ?? '?';
    return new MoodleError(
      'invalid',
      code,
      message('moodle.error.redirect', { ...params, target }),
    );
  }
  if (status === 403) return new MoodleError('permission', code, message('moodle.error.restOff'));
  if (status !== 200) {
    return new MoodleError('invalid', code, message('moodle.error.notMoodle', params));
  }
  return null;
};

/**
 * What a REST answer means. Throws a {@link MoodleError} for everything that is not a result;
 * Moodle's own errors come inside HTTP 200.
 */
export const readAnswer = (
  fn: string,
  answer: RawAnswer,
  now: number,
): { value: unknown; notice: Notice | null } => {
  const failure = failByStatus(fn, answer, now);
  if (failure !== null) throw failure;

  const parsed = parseAfterNotice(answer.body);
  if (parsed === null) {
    const params = { function: fn, status: answer.status };
    throw /^\s*</.test(answer.body)
      ? new MoodleError('invalid', 'html', message('moodle.error.notMoodle', params))
      : new MoodleError('transient', 'truncated', message('moodle.error.truncated', params));
  }
  const exception = ExceptionSchema.safeParse(parsed.value);
  if (exception.data?.code !== undefined) {
    throw fromException(fn, exception.data.code, exception.data.text);
  }
  return parsed;
};
