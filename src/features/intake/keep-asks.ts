/** Keeps what stands of our questions in step with what is wanted. */
import { createHash } from 'node:crypto';
import type { Db } from '../../db/index.ts';
import {
  addressAsk,
  type Ask,
  asksOf,
  openAsk,
  type Subject,
  withdrawAsk,
  type Words,
} from '../asks/index.ts';
import { type Moment, type Piece, piecesOf } from '../sync/index.ts';
import { wishesOf } from '../wishes/index.ts';
import { identityOf, type Standing } from './choose.ts';
import { type IntakePurpose, PURPOSES } from './wanted.ts';

export type AskToKeep = {
  purpose: IntakePurpose;
  space: string;
  subject: Subject;
  people: readonly number[];
  /** Said when it is opened; who joins later reads the same. */
  words: () => Promise<Words>;
};

/** All asks of ours that are remembered, by `identityOf`; of those, the ones not withdrawn. */
export type AskState = {
  before: ReadonlyMap<string, number>;
  open: readonly (Standing & { ask: Ask })[];
  /** Lists that were answered or expired lately: what comes next may wait a while. */
  endedLists: readonly Standing[];
};

const expiredAt = (piece: Piece | undefined): number | null => {
  if (piece?.type !== 'ask' || piece.detail.status !== 'expired') return null;
  return (piece.detail.closed ?? piece.timemodified) * 1000;
};

export const askState = async (tx: Db): Promise<AskState> => {
  const all: (Standing & { ask: Ask })[] = [];
  const pieces = new Map<string, Piece>();
  for (const purpose of PURPOSES) {
    const asks = await asksOf(tx, purpose);
    if (asks.length > 0 && pieces.size === 0) {
      for (const piece of await piecesOf(tx)) pieces.set(piece.key, piece);
    }
    for (const ask of asks) {
      const { space, subject, key } = ask;
      const endedAt = expiredAt(pieces.get(key)) ?? ask.endedAt;
      all.push({ purpose, space, subject, endedAt, ask });
    }
  }
  const before = new Map<string, number>();
  for (const one of all) before.set(identityOf(one), (before.get(identityOf(one)) ?? 0) + 1);
  return {
    before,
    open: all.filter(({ ask }) => ask.endedAt === null),
    endedLists: all.filter((one) => one.purpose === 'people' && one.endedAt !== null),
  };
};

const keyOf = ({ purpose, space, subject }: AskToKeep, before: number): string => {
  const digest = createHash('sha256').update(JSON.stringify([subject, before]));
  return `${space}/ask/${purpose}-${digest.digest('hex').slice(0, 16)}`;
};

const isSame = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

/**
 * Opens what is new, puts what stands to whoever it is for today, withdraws what is wanted no more.
 * What expired unanswered is not asked again as long as it stays the same question.
 * @param mayAsk whether it is an hour to write to people; else it is only withdrawn
 */
export const keepAsks = async (
  tx: Db,
  wanted: readonly AskToKeep[],
  { open, before, mayAsk }: AskState & { mayAsk: boolean },
  moment: Moment,
): Promise<void> => {
  const byIdentity = new Map(wanted.map((one) => [identityOf(one), one]));
  const standing = new Set<string>();
  const wishes = new Map<string, Awaited<ReturnType<typeof wishesOf>>>();
  const wishUnder = async ({ space, key }: Ask) => {
    const known = wishes.get(space) ?? (await wishesOf(tx, space));
    wishes.set(space, known);
    return known.find((wish) => wish.key === key);
  };
  for (const one of open) {
    const still = byIdentity.get(identityOf(one));
    if (still === undefined) {
      await withdrawAsk(tx, one.ask, moment);
      continue;
    }
    standing.add(identityOf(one));
    // Only one person answers « Où en êtes-vous ? ».
    if (!mayAsk || one.endedAt !== null || one.purpose === 'sign') continue;
    const wish = await wishUnder(one.ask);
    if (wish?.type !== 'ask' || isSame(wish.body.people, still.people)) continue;
    await addressAsk(tx, wish, still.people, moment);
  }
  if (!mayAsk) return;
  for (const [identity, one] of byIdentity) {
    if (standing.has(identity)) continue;
    const { purpose, subject, people, words } = one;
    const key = keyOf(one, before.get(identity) ?? 0);
    await openAsk(tx, { key, purpose, subject, people, words: await words() }, moment);
  }
};
