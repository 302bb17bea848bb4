import { monotonicFactory } from 'ulid';
import type { Clock } from './clock.ts';

/** Makes identifiers that sort by time (ULIDs), for our own rows. */
export type NewId = () => string;

export const ulidsBy = (clock: Clock): NewId => {
  const next = monotonicFactory();
  return () => next(clock.now());
};
