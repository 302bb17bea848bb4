import { openAsks } from '../bridge/asks.ts';
import { profileOf } from '../course/profile.ts';
import { nowOf } from '../moodle.ts';
import type { Visit } from './visit.ts';

/** What the frame of every page tells of its reader. */
export type Standing = {
  /** How many asks they have not answered yet. */
  asks: number;
  /** Whether « Mon parcours » is for them. */
  hasPath: boolean;
};

export const standingOf = async ({ moodle, user, isGuest }: Visit): Promise<Standing> => {
  if (!user || isGuest) return { asks: 0, hasPath: false };
  const open = await openAsks(moodle.db, user.id, nowOf(moodle));
  const { mara_quality: quality = '' } = await profileOf(moodle.db, user.id);
  return {
    asks: open.filter(({ mine }) => mine === null).length,
    hasPath: /candidate|mentor/.test(quality),
  };
};
