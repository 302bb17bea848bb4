import { MoodleError } from '../errors.ts';

/** Why one piece of a batch failed. */
export type Reason = { errorcode: string; message: string };

export const reasonOf = (error: unknown): Reason =>
  error instanceof MoodleError
    ? { errorcode: error.errorcode, message: error.message }
    : { errorcode: 'dmlwriteexception', message: `Error writing to database (${String(error)})` };
