import { randomBytes } from 'node:crypto';
import type { Response } from 'express';
import { type Moodle, nowOf } from '../moodle.ts';
import { type Db, insertId } from '../store/database.ts';
import { newSecret } from '../store/install.ts';

export type Session = {
  sid: string;
  /** 0 for a stranger. */
  userid: number;
  sesskey: string;
  logintoken: string;
  /** Where a stranger wanted to go before the log-in page. */
  wantsurl: string;
  /** A message for the next page. */
  flash: string;
  /** The language chosen by a link; empty until then. */
  lang: string;
};

const COOKIE = 'MoodleSession';
/** Sessions end after eight hours, as Moodle's do by default. */
const LASTS = 8 * 3600;

export const makeSession = async (
  moodle: Moodle,
  response: Response,
  userid: number,
): Promise<Session> => {
  const session: Session = {
    sid: newSecret(),
    userid,
    sesskey: randomBytes(8).toString('base64url').replace(/[-_]/g, 'x').slice(0, 10),
    logintoken: newSecret(),
    wantsurl: '',
    flash: '',
    lang: '',
  };
  await insertId(moodle.db, 'sessions', { ...session, timemodified: nowOf(moodle) });
  response.cookie(COOKIE, session.sid, { httpOnly: true, sameSite: 'lax', path: '/' });
  return session;
};

export const findSession = async (
  moodle: Moodle,
  cookies: string,
): Promise<Session | undefined> => {
  const sid = new RegExp(`(?:^|;\\s*)${COOKIE}=([0-9a-f]+)`).exec(cookies)?.[1];
  if (sid === undefined) return undefined;
  const since = nowOf(moodle) - LASTS;
  const row = await moodle
    .db('sessions')
    .where({ sid })
    .where('timemodified', '>', since)
    .first<(Session & { timemodified: number }) | undefined>('*');
  if (row && row.timemodified < nowOf(moodle) - 60) {
    await moodle
      .db('sessions')
      .where({ sid })
      .update({ timemodified: nowOf(moodle) });
  }
  return row;
};

/** At each start: what strangers left behind would only grow. */
export const forgetOldSessions = async (db: Db, now: number): Promise<void> => {
  await db('sessions')
    .where('timemodified', '<', now - LASTS)
    .delete();
};

/** As in Moodle, `lang` in an address holds for the session. */
export const keepLanguage = async (
  moodle: Moodle,
  session: Session,
  lang: string,
): Promise<void> => {
  session.lang = lang;
  await moodle.db('sessions').where({ sid: session.sid }).update({ lang });
};

export const endSession = async (moodle: Moodle, session: Session): Promise<void> => {
  await moodle.db('sessions').where({ sid: session.sid }).delete();
};

export const takeFlash = async (moodle: Moodle, session: Session): Promise<string> => {
  const row = await moodle
    .db('sessions')
    .where({ sid: session.sid })
    .first<{ flash: string } | undefined>('flash');
  if (row?.flash) await moodle.db('sessions').where({ sid: session.sid }).update({ flash: '' });
  return row?.flash ?? '';
};
