import { MaraError } from '../shared/errors.ts';
import { message, type Message } from '../shared/i18n.ts';

/**
 * What a failure calls for: `transient` try again; `auth` a new token; `permission` a right in
 * Moodle; `invalid` a mend in the call or the settings; `conflict` look again, then decide.
 */
export type ErrorKind = 'transient' | 'auth' | 'permission' | 'invalid' | 'conflict';

export class MoodleError extends MaraError {
  readonly kind: ErrorKind;
  /** Moodle's `errorcode`, or ours where no Moodle answered (`timeout`, `http503`…). */
  readonly code: string;
  /** How long Moodle asked us to stay away (milliseconds). */
  readonly retryAfter: number | null;

  constructor(kind: ErrorKind, code: string, told: Message, retryAfter: number | null = null) {
    super(told);
    this.name = 'MoodleError';
    this.kind = kind;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

const KINDS: Readonly<Record<string, ErrorKind>> = {
  invalidtoken: 'auth',
  invalidlogin: 'auth',
  usernotfullysetup: 'auth',
  forbiddenwsuser: 'auth',
  wsaccessusersuspended: 'auth',
  wsaccessuserdeleted: 'auth',
  wsaccessuserexpired: 'auth',
  accessexception: 'permission',
  nopermission: 'permission',
  nopermissions: 'permission',
  required_capability_exception: 'permission',
  requireloginerror: 'permission',
  servicenotavailable: 'permission',
  enablewsdescription: 'permission',
  otherinstance: 'conflict',
  locked: 'transient',
  sitemaintenance: 'transient',
  upgraderunning: 'transient',
  cronerror: 'transient',
  ex_readexception: 'transient',
};

/** Sorts an errorcode from Moodle. Unknown codes are `invalid`: repeating would not help. */
export const kindOf = (errorcode: string): ErrorKind => {
  const known = KINDS[errorcode];
  if (known !== undefined) return known;
  return /^(dml|ddl)/.test(errorcode) || errorcode === 'dbconnectionfailed'
    ? 'transient'
    : 'invalid';
};

/** A Moodle exception out of an HTTP 200 answer. `debuginfo` is never told: it can hold data. */
export const fromException = (fn: string, errorcode: string, text: string): MoodleError => {
  const kind = kindOf(errorcode);
  const params = { function: fn, code: errorcode, text };
  if (errorcode === 'invalidrecord' && text.includes('external_functions')) {
    return new MoodleError('invalid', errorcode, message('moodle.error.noFunction', params));
  }
  if (errorcode === 'sitemaintenance' || errorcode === 'upgraderunning') {
    return new MoodleError(kind, errorcode, message('moodle.error.maintenance', params));
  }
  if (errorcode === 'otherinstance') {
    return new MoodleError(kind, errorcode, message('moodle.error.otherInstance', params));
  }
  return new MoodleError(kind, errorcode, message(`moodle.error.${kind}`, params));
};
