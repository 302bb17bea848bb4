/**
 * An error as Moodle tells it over REST: `exception` is PHP's class name, `errorcode` what
 * callers branch on.
 */
export class MoodleError extends Error {
  readonly exception: string;
  readonly errorcode: string;

  constructor(exception: string, errorcode: string, message: string) {
    super(message);
    this.name = 'MoodleError';
    this.exception = exception;
    this.errorcode = errorcode;
  }
}

const CORE = 'core\\exception\\';

/** Moodle says why only in its debug output, never in the message. */
export const invalidParameter = (): MoodleError =>
  new MoodleError(
    `${CORE}invalid_parameter_exception`,
    'invalidparameter',
    'Invalid parameter value detected',
  );

export const moodleException = (errorcode: string, message: string): MoodleError =>
  new MoodleError(`${CORE}moodle_exception`, errorcode, message);

export const invalidRecord = (table: string): MoodleError =>
  new MoodleError(
    'dml_missing_record_exception',
    'invalidrecord',
    `Can't find data record in database table ${table}.`,
  );

export const accessException = (): MoodleError =>
  new MoodleError('webservice_access_exception', 'accessexception', 'Access control exception');

export const noPermission = (what: string): MoodleError =>
  new MoodleError(
    `${CORE}required_capability_exception`,
    'nopermissions',
    `Sorry, but you do not currently have permissions to do that (${what}).`,
  );
