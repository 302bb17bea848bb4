import type { Form } from '../form.ts';
import type { Moodle } from '../moodle.ts';
import type { UserRow } from '../store/rows.ts';
import type { Response } from 'express';
import type { Lang } from './language.ts';
import type { Session } from './session.ts';

/** One request of a browser: who asks, and for what. */
export type Visit = {
  moodle: Moodle;
  form: Form;
  session: Session;
  /** `null` for a stranger; the guest is a user like another. */
  user: UserRow | null;
  isGuest: boolean;
  isAdmin: boolean;
  /** The reader's, for pages that speak more than French. */
  lang: Lang;
  /** What stood behind the `?` of the address. */
  query: string;
  posted: boolean;
  response: Response;
};
