/** Campaigns: the national cell has all sheets of a space, or of all spaces, looked at. */
import type { Db } from '../../db/index.ts';
import type { Clock } from '../../shared/clock.ts';
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import type { NewId } from '../../shared/ids.ts';
import { FAMILIES, type Family, monthsAfter, standingSheets } from '../content/index.ts';
import { allSpaces } from '../network/index.ts';
import { dayAt } from '../../shared/days.ts';
import {
  addCampaign,
  allCampaigns,
  type Campaign,
  type CampaignState,
  endCampaign,
  openCampaign,
  sheetsOf,
} from './campaign-store.ts';
import { byLongestUnseen } from './due.ts';
import { spaceOf } from './make-pause.ts';

type Tools = { db: Db; clock: Clock; newId: NewId };
export const EVERYWHERE = 'all';

export type Progress = Campaign & Record<CampaignState, number> & { total: number };

export const progressOf = async (db: Db, campaign: Campaign): Promise<Progress> => {
  const sheets = await sheetsOf(db, campaign.id);
  const count = (state: CampaignState): number =>
    sheets.filter((sheet) => sheet.state === state).length;
  return {
    ...campaign,
    left: count('left'),
    asked: count('asked'),
    answered: count('answered'),
    unanswered: count('unanswered'),
    settled: count('settled'),
    total: sheets.length,
  };
};

/** The families that are meant. @throws {MaraError} naming one that there is not */
export const familiesIn = (text: string): Family[] =>
  text.split(',').map((word) => {
    const family = FAMILIES.find((one) => one === word.trim());
    if (family !== undefined) return family;
    throw new MaraError(
      message('upkeep.campaign.family', { value: word.trim(), families: FAMILIES.join(', ') }),
    );
  });

const codesFor = async (db: Db, space: string): Promise<string[]> =>
  space === EVERYWHERE
    ? (await allSpaces(db)).map(({ code }) => code)
    : [(await spaceOf(db, space)).code];

export type CampaignWish = {
  /** A code, or `all`. */
  space: string;
  families: readonly Family[];
  /** Only sheets that nobody looked at for so many months; null: all. */
  olderThan: number | null;
  by: string | null;
};

/** `skipped`: spaces where one is under way; spaces without such sheets are in neither list. */
export type Started = { started: Progress[]; skipped: string[] };

/**
 * Begins a campaign in a space, or in each; the next cycle asks the first questions.
 * @throws {MaraError} where the space is not known, or has one under way
 */
export const startCampaign = async (
  { db, clock, newId }: Tools,
  { space, families, olderThan, by }: CampaignWish,
): Promise<Started> => {
  const now = clock.now();
  const newest = olderThan === null ? null : monthsAfter(dayAt(now), -olderThan);
  return await db.transaction(async (tx) => {
    const done: Started = { started: [], skipped: [] };
    for (const code of await codesFor(tx, space)) {
      if ((await openCampaign(tx, code)) !== null) {
        if (space !== EVERYWHERE) throw new MaraError(message('upkeep.campaign.open', { space }));
        done.skipped.push(code);
        continue;
      }
      const sheets = (await standingSheets(tx, code, now))
        .filter(({ family }) => families.includes(family))
        .filter(({ age }) => newest === null || (age.verifiedOn ?? age.madeOn) <= newest)
        .sort(byLongestUnseen);
      if (sheets.length === 0) continue;
      const campaign = { id: newId(), space: code, by, askedAt: now };
      await addCampaign(
        tx,
        campaign,
        sheets.map(({ id }) => id),
      );
      done.started.push(await progressOf(tx, { ...campaign, endedAt: null }));
    }
    return done;
  });
};

/** Ends the campaigns of a space, or of all; what is asked is withdrawn by the next cycle. */
export const stopCampaign = async (
  { db, clock }: Pick<Tools, 'db' | 'clock'>,
  space: string,
): Promise<Campaign[]> =>
  await db.transaction(async (tx) => {
    const ended: Campaign[] = [];
    for (const code of await codesFor(tx, space)) {
      const campaign = await openCampaign(tx, code);
      if (campaign === null) continue;
      await endCampaign(tx, campaign, clock.now());
      ended.push(campaign);
    }
    if (ended.length === 0) throw new MaraError(message('upkeep.campaign.none', { space }));
    return ended;
  });

/** How far the campaigns have come, the newest first. */
export const campaignsNow = async (db: Db, space: string = EVERYWHERE): Promise<Progress[]> => {
  const codes = await codesFor(db, space);
  const campaigns = (await allCampaigns(db)).filter((one) => codes.includes(one.space));
  const seen: Progress[] = [];
  for (const campaign of campaigns) seen.push(await progressOf(db, campaign));
  return seen;
};
