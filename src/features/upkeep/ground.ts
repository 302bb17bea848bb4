/** What is known of a space when it is looked at: read once for all that follows from it. */
import type { Db } from '../../db/index.ts';
import { type StandingSheet, standingSheets } from '../content/index.ts';
import type { Space } from '../network/index.ts';
import { type Moment, piecesOf } from '../sync/index.ts';
import { dayAt } from '../../shared/days.ts';
import { type Care, caresOf } from './care-store.ts';
import { beingEdited } from './edits.ts';
import { pausedUntil, type Quiet } from './pause.ts';
import { pauseOf } from './pause-store.ts';
import { type Whom, whomToAsk } from './whom.ts';

export type Ground = {
  space: Space;
  moment: Moment;
  /** `YYYY-MM-DD`, in France. */
  today: string;
  sheets: readonly StandingSheet[];
  cares: ReadonlyMap<number, Care>;
  /** Sheets that an answer is still to be written into. */
  edited: ReadonlySet<number>;
  /** Until which day the space is left in peace; null: it is not. */
  paused: string | null;
  whom: Whom;
};

export const groundOf = async (
  db: Db,
  space: Space,
  moment: Moment,
  quiet: Quiet | null,
): Promise<Ground> => {
  const today = dayAt(moment.now);
  return {
    space,
    moment,
    today,
    sheets: await standingSheets(db, space.code, moment.now),
    cares: new Map((await caresOf(db, space.code)).map((care) => [care.id, care])),
    edited: await beingEdited(db, space.code),
    paused: pausedUntil(today, await pauseOf(db, space.code), quiet),
    whom: await whomToAsk(db, space.code),
  };
};

/** Where the referents of a space see how it stands; the space itself until « Ma région » is made. */
export const regionLink = async (db: Db, { code, url }: Space): Promise<string> =>
  (await piecesOf(db, code)).find(({ type }) => type === 'page')?.url ?? url;
