import pino, { type Logger } from 'pino';

export type { Logger };

/**
 * The log, one JSON object a line on standard error: standard output belongs to results.
 * Moodle's token never reaches it: only the transport knows it, and tells errors without it.
 */
export const createLogger = (level: string): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
