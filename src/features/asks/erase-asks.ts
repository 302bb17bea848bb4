import type { Db } from '../../db/index.ts';
import { allSpaces } from '../network/index.ts';
import { piecesOf, type Reaction } from '../sync/index.ts';
import { endOf, KEPT_AFTER_END, wishUnder } from '../wishes/index.ts';
import { eraseRemarks, forgetTaken } from './answer-store.ts';
import type { Ask } from './ask.ts';
import { asksOf, forgetAsk } from './ask-store.ts';

const forget = async (tx: Db, { key }: Ask): Promise<void> => {
  await forgetTaken(tx, key);
  await forgetAsk(tx, key);
};

/**
 * Erases what people wrote beside their answers 30 days after the ask closed, as the plugin does;
 * and forgets asks whose cause ended once nothing of them is left in Moodle.
 */
export const eraseAsks: Reaction = {
  async react(tx, { now }) {
    const spaces = new Set((await allSpaces(tx)).map(({ code }) => code));
    const pieces = new Map((await piecesOf(tx)).map((piece) => [piece.key, piece]));
    for (const ask of await asksOf(tx)) {
      const piece = pieces.get(ask.key);
      const end = piece === undefined ? null : endOf(piece);
      if (end !== null && end + KEPT_AFTER_END <= now) await eraseRemarks(tx, ask.key);
      const isSettled = ask.endedAt !== null && piece === undefined;
      if (!spaces.has(ask.space) || (isSettled && (await wishUnder(tx, ask.key)) === null)) {
        await forget(tx, ask);
      }
    }
    return [];
  },
};
