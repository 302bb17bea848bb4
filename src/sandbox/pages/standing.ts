import { openAsks } from '../bridge/asks.ts';
import { nowOf } from '../moodle.ts';
import type { Visit } from './visit.ts';

/** What the frame of every page tells of its reader. */
export type Standing = {
  /** How many asks they have not answered yet. */
  asks: number;
};

export const standingOf = async ({ moodle, user, isGuest }: Visit): Promise<Standing> => {
  if (!user || isGuest) return { asks: 0 };
  const open = await openAsks(moodle.db, user.id, nowOf(moodle));
  return { asks: open.filter(({ mine }) => mine === null).length };
};
