import type { Form } from '../form.ts';
import type { Moodle } from '../moodle.ts';
import type { UserRow } from '../store/rows.ts';
import type { Response } from 'express';
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
  posted: boolean;
  response: Response;
};
