/** What « Ma région » shows of how the sheets of a space are kept alive. */
import type { Db } from '../../db/index.ts';
import { leavesOn } from '../content/index.ts';
import type { Space } from '../network/index.ts';
import { alikeIn } from './alike.ts';
import { type Progress, progressOf } from './campaign.ts';
import { openCampaign } from './campaign-store.ts';
import { leavingAmong } from './digest.ts';
import { groundOf } from './ground.ts';
import type { Quiet } from './pause.ts';

export type Upkeep = {
  /** The last day of a pause that is under way (`YYYY-MM-DD`). */
  pausedUntil: string | null;
  campaign: Progress | null;
  /** The names of sheets that look alike, and where the first one is edited. */
  duplicates: { names: string[]; url: string }[];
  /** Sheets that leave the Books, from which day on; null: their referent is to be told first. */
  leaving: { name: string; url: string; on: string | null }[];
};

/** @param now epoch milliseconds, Moodle's clock */
export const upkeepOf = async (
  db: Db,
  space: Space,
  { now, quiet }: { now: number; quiet: Quiet | null },
): Promise<Upkeep> => {
  const ground = await groundOf(db, space, { now, newId: () => '' }, quiet);
  const campaign = await openCampaign(db, space.code);
  return {
    pausedUntil: ground.paused,
    campaign: campaign === null ? null : await progressOf(db, campaign),
    duplicates: (await alikeIn(db, ground)).flatMap(({ sheets }) => {
      const [first] = sheets;
      return first === undefined ? [] : [{ names: sheets.map(({ name }) => name), url: first.url }];
    }),
    leaving: leavingAmong(ground.sheets, ground.today).map(({ id, name, url, age }) => {
      const told = ground.cares.get(id)?.toldOn ?? null;
      return { name, url, on: told === null ? null : leavesOn(age, told) };
    }),
  };
};
