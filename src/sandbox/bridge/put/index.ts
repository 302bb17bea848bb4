import type { PieceItem, PieceOutcome } from '../../../moodle/pieces.ts';
import { moodleException } from '../../errors.ts';
import { pieces } from '../../items/pieces.ts';
import { readingOf } from '../../items/source.ts';
import type { Moodle } from '../../moodle.ts';
import { envelope } from '../envelope.ts';
import { pieceByKey } from '../piece-store.ts';
import { type Reason, reasonOf } from '../reason.ts';
import { codeIn, readPutBatch, type Wish } from './batch.ts';
import { carryOut } from './one-piece.ts';

type Result = {
  key: string;
  outcome: PieceOutcome;
  reason: Reason | null;
  state: PieceItem | null;
};

const stateOf = async (moodle: Moodle, key: string): Promise<PieceItem | null> => {
  const row = await pieceByKey(moodle.db, key);
  if (!row) return null;
  return (await pieces.load(readingOf(moodle, moodle.db), [row.id])).get(row.id) ?? null;
};

/** One piece in its own transaction, with whatever a test puts around it. */
const carryOutOne = async (moodle: Moodle, wish: Wish, run: string): Promise<PieceOutcome> => {
  const { hooks } = moodle;
  let meanwhile: Promise<void> | undefined;
  await hooks.beforeCheck?.(wish.key);
  const outcome = await moodle.db
    .transaction((db) => {
      meanwhile = hooks.whileLocked?.(wish.key);
      return carryOut(moodle, db, wish, run);
    })
    .finally(() => meanwhile);
  await hooks.afterCommit?.(wish.key);
  return outcome;
};

const putOne = async (moodle: Moodle, wish: Wish, run: string): Promise<Result> => {
  const { key } = wish;
  try {
    const outcome = await carryOutOne(moodle, wish, run);
    return { key, outcome, reason: null, state: await stateOf(moodle, key) };
  } catch (error) {
    return { key, outcome: 'failed', reason: reasonOf(error), state: await stateOf(moodle, key) };
  }
};

/** Carries out a batch piece by piece; what touches one space runs one after the other. */
export const put = async (moodle: Moodle, text: string) => {
  const batch = readPutBatch(text);
  const head = await envelope(moodle);
  if (batch.instance !== head.site.instance) {
    throw moodleException('otherinstance', 'This batch is meant for another Moodle');
  }
  const results: Result[] = [];
  for (const wish of batch.pieces) {
    const lock = `space/${codeIn(wish.key)}`;
    results.push(await moodle.locks.run(lock, () => putOne(moodle, wish, batch.run)));
  }
  return { ...head, results };
};
