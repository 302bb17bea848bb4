/** The sheets of a space that look alike, and that nobody decided about. */
import type { Db } from '../../db/index.ts';
import type { StandingSheet } from '../content/index.ts';
import { byLongestUnseen } from './due.ts';
import { decidedIn, undecided } from './duplicate-store.ts';
import {
  type Group,
  groupsOf,
  type Marked,
  type Pair,
  pairsOf,
  type Reason,
} from './duplicates.ts';
import type { Ground } from './ground.ts';

/** The best kept first: `keep` is the one that was looked at last, or that says most. */
export type Alike = { sheets: StandingSheet[]; reasons: Reason[] };

/** A longer list is not read; the others come up once these are settled. */
const SHEETS_SHOWN = 10;

const markedOf = (sheet: StandingSheet): Marked => ({ id: sheet.id, ...sheet.marks() });

/**
 * Within a family: a chamber may well stand in both books. Openings come and go, and one employer has
 * several.
 */
export const pairsIn = (sheets: readonly StandingSheet[]): Pair[] =>
  (['living_area', 'job_market'] as const).flatMap((family) =>
    pairsOf(sheets.filter((sheet) => sheet.family === family).map(markedOf)),
  );

const bestFirst = (a: StandingSheet, b: StandingSheet): number => {
  const verified = (sheet: StandingSheet): string => sheet.age.verifiedOn ?? '';
  if (verified(a) !== verified(b)) return byLongestUnseen(b, a);
  return b.filled - a.filled || a.id - b.id;
};

const alikeOf = ({ ids, reasons }: Group, byId: ReadonlyMap<number, StandingSheet>): Alike => ({
  sheets: ids
    .flatMap((id) => byId.get(id) ?? [])
    .slice(0, SHEETS_SHOWN)
    .sort(bestFirst),
  reasons,
});

export const alikeIn = async (
  db: Db,
  { space, sheets, edited, moment }: Pick<Ground, 'space' | 'sheets' | 'edited' | 'moment'>,
): Promise<Alike[]> => {
  const standing = sheets.filter(({ id }) => !edited.has(id));
  const byId = new Map(standing.map((sheet) => [sheet.id, sheet]));
  const open = undecided(pairsIn(standing), await decidedIn(db, space.code), moment.now);
  return groupsOf(open).map((group) => alikeOf(group, byId));
};
