import { Router } from 'express';
import { callCore, CORE_FUNCTIONS } from '../core/index.ts';
import {
  accessException,
  invalidParameter,
  invalidRecord,
  moodleException,
  noPermission,
} from '../errors.ts';
import { type Form, readForm } from '../form.ts';
import { type Moodle, nowOf } from '../moodle.ts';
import { SYSTEM, userMay } from '../store/roles.ts';
import type { UserRow } from '../store/rows.ts';
import { answerError, answerWith, type Format, PHP_NOTICE } from './answer.ts';
import { FUNCTIONS, OUTSIDE_THE_SERVICE } from './functions.ts';
import { validateParameters } from './parameters.ts';

type Caller = UserRow & { authorised: number };

const authenticate = async ({ db, switches }: Moodle, token: string): Promise<Caller> => {
  const user = await db('external_tokens as t')
    .join('user as u', 'u.id', 't.userid')
    .where({ 't.token': token })
    .first<Caller | undefined>('u.*', 't.authorised');
  if (!user) throw moodleException('invalidtoken', 'Invalid token - token not found');
  if (switches.maintenance !== 'off') {
    throw moodleException(
      'sitemaintenance',
      'The site is undergoing maintenance and is currently not available',
    );
  }
  if (user.deleted === 1)
    throw moodleException(
      'wsaccessuserdeleted',
      `Refused web service access for deleted username: ${user.username}`,
    );
  if (user.suspended === 1)
    throw moodleException(
      'wsaccessusersuspended',
      `Refused web service access for suspended username: ${user.username}`,
    );
  if (!(await userMay(db, user.id, SYSTEM, 'webservice/rest:use'))) throw accessException();
  return user;
};

/** The steps and their order are Moodle's: who, which function, whether allowed, arguments, capability. */
const call = async (moodle: Moodle, form: Form): Promise<unknown> => {
  const name = form.get('wsfunction') ?? '';
  moodle.counters.calls[name] = (moodle.counters.calls[name] ?? 0) + 1;
  const user = await authenticate(moodle, form.get('wstoken') ?? '');
  if (name === '') throw invalidParameter();
  if (Object.hasOwn(CORE_FUNCTIONS, name)) {
    const token = form.get('wstoken') ?? '';
    return callCore(moodle, { id: user.id, token }, name, form.all);
  }
  const wanted = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (!wanted && !OUTSIDE_THE_SERVICE.includes(name)) throw invalidRecord('external_functions');
  // The service is for named users who may read.
  const listed =
    user.authorised === 1 && (await userMay(moodle.db, user.id, SYSTEM, 'local/mara:read'));
  if (!wanted || !listed) throw accessException();
  const given = new URLSearchParams(form.all);
  for (const key of ['wstoken', 'wsfunction', 'moodlewsrestformat', 'moodlewssettinglang'])
    given.delete(key);
  const args = validateParameters(wanted.parameters, given);
  if (!(await userMay(moodle.db, user.id, SYSTEM, wanted.capability))) {
    throw noPermission(wanted.capability);
  }
  await moodle
    .db('external_tokens')
    .where({ userid: user.id })
    .update({ lastaccess: nowOf(moodle) });
  const failure = moodle.switches.failures.shift();
  if (failure) throw moodleException(failure.errorcode, failure.message);
  return wanted.run(moodle, args);
};

export const restRouter = (moodle: Moodle): Router => {
  const router = Router();
  router.all('/webservice/rest/server.php', async (request, response) => {
    const form = await readForm(request);
    const format: Format = form.get('moodlewsrestformat') === 'json' ? 'json' : 'xml';
    // Every error is an answer like any other: HTTP 200.
    const answer = await call(moodle, form).then(
      (value) => answerWith(format, value),
      (error: unknown) => answerError(format, error),
    );
    response.set('Content-Type', answer.contentType);
    response.set('Cache-Control', 'private, must-revalidate, max-age=0');
    response.set('Access-Control-Allow-Origin', '*');
    response.end(`${moodle.switches.debugNotice ? PHP_NOTICE : ''}${answer.body}`);
  });
  return router;
};
