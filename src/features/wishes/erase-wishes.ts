import { allSpaces } from '../network/index.ts';
import { piecesOf, type Reaction } from '../sync/index.ts';
import { endOf, KEPT_AFTER_END } from './wish.ts';
import { forgetWish, forgetWishesOutside, wishedKeys } from './wish-store.ts';

/**
 * Erases a wish with its texts 30 days after its piece came to its end: nobody wishes for it any
 * more, so the plan that follows makes the plugin forget it too.
 */
export const eraseWishes: Reaction = {
  async react(tx, { now }) {
    await forgetWishesOutside(
      tx,
      (await allSpaces(tx)).map(({ code }) => code),
    );
    const wished = new Set(await wishedKeys(tx));
    for (const piece of await piecesOf(tx)) {
      const end = endOf(piece);
      if (end === null || end + KEPT_AFTER_END > now || !wished.has(piece.key)) continue;
      await forgetWish(tx, piece.key);
    }
    return [];
  },
};
