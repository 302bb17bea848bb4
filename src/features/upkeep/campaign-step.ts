/** What a campaign asks in a space: its sheets in their order, some questions at a time. */
import type { Db } from '../../db/index.ts';
import type { Ask } from '../asks/index.ts';
import { type StandingSheet } from '../content/index.ts';
import { dayAt } from '../../shared/days.ts';
import {
  type Campaign,
  endCampaign,
  moveSheets,
  openCampaign,
  sheetsOf,
} from './campaign-store.ts';
import { askable, idsIn, SHEETS_AN_ASK } from './due.ts';
import type { Ground } from './ground.ts';

/** More at once would not be answered. */
const ASKS_AT_A_TIME = 5;

export type CampaignWanted = {
  ids: readonly number[];
  sheets: readonly StandingSheet[];
  campaign: string;
};
type Asks = { live: readonly Ask[]; expired: readonly Ask[] };

const ofCampaign = (asks: readonly Ask[], { id }: Campaign): Ask[] =>
  asks.filter(({ subject }) => subject['campaign'] === id);

/** Whether someone looked at it since the campaign began. */
const isSeen = ({ age }: StandingSheet, { askedAt }: Campaign): boolean =>
  (age.verifiedOn ?? '') >= dayAt(askedAt);

/**
 * The questions that the campaign of this space has open now; null: there is none. While the space is
 * paused there are none, and its sheets wait.
 */
export const campaignWaiting = async (
  tx: Db,
  ground: Ground,
  asks: Asks,
): Promise<CampaignWanted[] | null> => {
  const { space, moment, cares, edited, paused, whom } = ground;
  const campaign = await openCampaign(tx, space.code);
  if (campaign === null) return null;
  const { id } = campaign;
  const sheetIds = (some: readonly Ask[]) => some.flatMap((ask) => idsIn(ask.subject['sheets']));
  await moveSheets(tx, id, sheetIds(ofCampaign(asks.expired, campaign)), 'unanswered');
  const live = ofCampaign(asks.live, campaign);
  if (paused !== null || whom.people.length === 0) {
    await moveSheets(tx, id, sheetIds(live), 'left');
    return [];
  }

  const unseen = new Map(
    ground.sheets.filter((sheet) => !isSeen(sheet, campaign)).map((sheet) => [sheet.id, sheet]),
  );
  const wanted: CampaignWanted[] = [];
  for (const ask of live) {
    const ids = idsIn(ask.subject['sheets']);
    if (ids.some((one) => unseen.has(one))) {
      wanted.push({ ids, sheets: ids.flatMap((one) => unseen.get(one) ?? []), campaign: id });
    } else await moveSheets(tx, id, ids, 'settled');
  }

  const left = (await sheetsOf(tx, id)).filter(({ state }) => state === 'left');
  const settled = left.filter((sheet) => !unseen.has(sheet.id)).map((sheet) => sheet.id);
  await moveSheets(tx, id, settled, 'settled');
  const standing = left.flatMap((sheet) => unseen.get(sheet.id) ?? []);
  const ready = askable(standing, cares, edited, moment.now);
  while (wanted.length < ASKS_AT_A_TIME && ready.length > 0) {
    const sheets = ready.splice(0, SHEETS_AN_ASK);
    const ids = sheets.map((sheet) => sheet.id);
    await moveSheets(tx, id, ids, 'asked');
    wanted.push({ ids, sheets, campaign: id });
  }
  if (wanted.length === 0 && standing.length === 0) await endCampaign(tx, campaign, moment.now);
  return wanted;
};
