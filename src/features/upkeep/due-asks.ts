/** « C'est toujours exact »: which questions about sheets of a space are open. */
import type { Db } from '../../db/index.ts';
import { type Ask, askAbout, asksOf, withdrawAsk, type Waiting } from '../asks/index.ts';
import { isTooOld, type StandingSheet } from '../content/index.ts';
import { type Piece, piecesOf } from '../sync/index.ts';
import { campaignWaiting } from './campaign-step.ts';
import { forgetCares, noteTold } from './care-store.ts';
import { askable, dueAmong, idsIn, SHEETS_AN_ASK } from './due.ts';
import { dueWords } from './due-words.ts';
import { type Ground, regionLink } from './ground.ts';

export const DUE = 'freshness';

const DAY = 24 * 60 * 60 * 1000;
/** Who let a question expire is not asked again at once. */
const PEACE = 7 * DAY;

/** When the ask expired unanswered (epoch milliseconds); null: it did not. */
const expiredAt = (piece: Piece | undefined): number | null => {
  if (piece?.type !== 'ask' || piece.detail.status !== 'expired') return null;
  return (piece.detail.closed ?? piece.timemodified) * 1000;
};

/** The questions about sheets of the space, and what became of them in Moodle. */
export type DueAsks = { live: Ask[]; expired: Ask[]; inPeace: boolean };

const asksIn = async (tx: Db, { space, moment }: Ground): Promise<DueAsks> => {
  const asks = (await asksOf(tx, DUE)).filter(({ subject }) => subject['space'] === space.code);
  const homes = new Set(asks.map((ask) => ask.space));
  const pieces = new Map<string, Piece>();
  for (const home of homes)
    for (const piece of await piecesOf(tx, home)) pieces.set(piece.key, piece);
  const ends = new Map(asks.map(({ key }) => [key, expiredAt(pieces.get(key))]));
  const open = asks.filter(({ endedAt }) => endedAt === null);
  return {
    live: open.filter(({ key }) => ends.get(key) === null),
    expired: open.filter(({ key }) => ends.get(key) !== null),
    inPeace: asks.some(({ key, subject }) => {
      const end = ends.get(key) ?? null;
      return end !== null && subject['campaign'] === undefined && moment.now < end + PEACE;
    }),
  };
};

/** Whether a care has come to its end: its sheet is gone, was looked at, or has rested. */
const isOver = (
  sheet: StandingSheet | undefined,
  { toldOn, restsUntil }: { toldOn: string | null; restsUntil: number | null },
  { today, moment }: Ground,
): boolean => {
  if (sheet === undefined) return true;
  if (toldOn !== null) return !isTooOld(sheet.age, today);
  return (restsUntil ?? 0) <= moment.now;
};

const tidy = async (tx: Db, ground: Ground): Promise<void> => {
  const sheets = new Map(ground.sheets.map((sheet) => [sheet.id, sheet]));
  const over = [...ground.cares.values()].filter((care) =>
    isOver(sheets.get(care.id), care, ground),
  );
  await forgetCares(
    tx,
    ground.space.code,
    over.map(({ id }) => id),
  );
};

type Wanted = { ids: readonly number[]; sheets: readonly StandingSheet[]; campaign: string | null };

/** The one ordinary question of a space: what is open goes on while one of its sheets is due. */
const ordinaryWanted = (ground: Ground, { live, inPeace }: DueAsks): Wanted[] => {
  const due = dueAmong(ground.sheets, ground.today);
  for (const { subject } of live) {
    const ids = idsIn(subject['sheets']);
    const sheets = due.filter(({ id }) => ids.includes(id));
    // The very list that was asked about, also where one of them was looked at meanwhile.
    if (subject['campaign'] === undefined && sheets.length > 0) {
      return [{ ids, sheets, campaign: null }];
    }
  }
  const ready = inPeace ? [] : askable(due, ground.cares, ground.edited, ground.moment.now);
  const sheets = ready.slice(0, SHEETS_AN_ASK);
  return sheets.length === 0 ? [] : [{ ids: sheets.map(({ id }) => id), sheets, campaign: null }];
};

/** Opens what is to be asked in a space, keeps it addressed, and withdraws what need not be asked. */
export const askAboutDue = async (tx: Db, ground: Ground): Promise<void> => {
  const { space, moment, today, paused, whom, cares } = ground;
  const asks = await asksIn(tx, ground);
  // What nobody answered has come to its end: the next question is another one.
  for (const ask of asks.expired) await withdrawAsk(tx, ask, moment);
  await tidy(tx, ground);
  const ofCampaign = await campaignWaiting(tx, ground, asks);
  const wanted = paused !== null ? [] : (ofCampaign ?? ordinaryWanted(ground, asks));
  const link = wanted.length === 0 ? space.url : await regionLink(tx, space);
  const before = new Set(asks.live.map(({ subject }) => subject['sheets']));
  const waiting = wanted.map(({ ids, sheets, campaign }): Waiting => ({
    space: whom.home,
    subject: {
      space: space.code,
      sheets: ids.join(','),
      ...(campaign === null ? {} : { campaign }),
    },
    people: whom.people,
    words: dueWords(sheets, { today, link, space: space.name }),
  }));
  await askAbout(tx, DUE, waiting, moment, ({ subject }) => subject['space'] === space.code);
  if (whom.people.length === 0) return;
  const told = wanted
    .filter(({ ids }) => !before.has(ids.join(',')))
    .flatMap(({ sheets }) => sheets)
    .filter(({ family, age }) => family !== 'opening' && isTooOld(age, today))
    .filter(({ id }) => (cares.get(id)?.toldOn ?? null) === null);
  await noteTold(
    tx,
    space.code,
    told.map(({ id }) => id),
    today,
  );
};
