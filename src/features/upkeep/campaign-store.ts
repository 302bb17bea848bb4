import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import { stir } from '../sync/index.ts';

/** `settled`: looked at, withdrawn or deleted before anybody was asked. */
const STATES = ['left', 'asked', 'answered', 'unanswered', 'settled'] as const;
export type CampaignState = (typeof STATES)[number];

export type Campaign = {
  id: string;
  space: string;
  by: string | null;
  /** Epoch milliseconds. */
  askedAt: number;
  endedAt: number | null;
};
export type CampaignSheet = { id: number; state: CampaignState };

const RowSchema = z
  .object({
    id: z.string(),
    space: z.string(),
    asked_by: z.string().nullable(),
    asked_at: z.coerce.number(),
    ended_at: z.coerce.number().nullable(),
  })
  .transform(({ asked_by: by, asked_at: askedAt, ended_at: endedAt, ...rest }): Campaign => ({
    ...rest,
    by,
    askedAt,
    endedAt,
  }));
const SheetSchema = z
  .object({ entry_id: z.coerce.number(), state: z.enum(STATES) })
  .transform(({ entry_id: id, state }): CampaignSheet => ({ id, state }));

/** The newest first. */
export const allCampaigns = async (db: Db): Promise<Campaign[]> =>
  z.array(RowSchema).parse(await db('campaign').orderBy('id', 'desc').select());

export const openCampaign = async (db: Db, space: string): Promise<Campaign | null> => {
  const row: unknown = await db('campaign').where({ space, ended_at: null }).first();
  return row === undefined ? null : RowSchema.parse(row);
};

/** The sheets of a campaign in their order. */
export const sheetsOf = async (db: Db, campaign: string): Promise<CampaignSheet[]> =>
  z
    .array(SheetSchema)
    .parse(await db('campaign_sheet').where({ campaign }).orderBy('place').select());

/** How many rows one statement brings in: databases take some hundred values. */
const ROWS = 100;

export const addCampaign = async (
  tx: Db,
  { id, space, by, askedAt }: Omit<Campaign, 'endedAt'>,
  sheets: readonly number[],
): Promise<void> => {
  await tx('campaign').insert({ id, space, asked_by: by, asked_at: askedAt, ended_at: null });
  const rows = sheets.map((entry_id, place) => ({ campaign: id, entry_id, place, state: 'left' }));
  for (let at = 0; at < rows.length; at += ROWS) {
    await tx('campaign_sheet').insert(rows.slice(at, at + ROWS));
  }
  await stir(tx, [space]);
};

export const endCampaign = async (tx: Db, { id, space }: Campaign, at: number): Promise<void> => {
  await tx('campaign').where({ id, ended_at: null }).update({ ended_at: at });
  await stir(tx, [space]);
};

export const moveSheets = async (
  tx: Db,
  campaign: string,
  ids: readonly number[],
  state: CampaignState,
): Promise<void> => {
  if (ids.length === 0) return;
  await tx('campaign_sheet')
    .where({ campaign })
    .whereIn('entry_id', [...ids])
    .update({ state });
};

/** They were asked about, and someone answered. */
export const noteAnswered = (tx: Db, campaign: string, ids: readonly number[]): Promise<void> =>
  moveSheets(tx, campaign, ids, 'answered');
