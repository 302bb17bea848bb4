import { isDeepStrictEqual } from 'node:util';
import type { Db } from '../../db/index.ts';
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { hasSpace } from '../network/index.ts';
import type { Moment } from '../sync/index.ts';
import { type AskedFor, isWish, readWish, spaceOf } from './wish.ts';
import { keepWish, wishUnder } from './wish-store.ts';

/**
 * Asks for something to stand in Moodle under a key, in the caller's transaction. The same call
 * twice has one effect; another body under the same key replaces it at the next cycle.
 * @throws {MaraError} naming the key, the field and the mend; nothing is kept then.
 */
export const makeWish = async (
  tx: Db,
  asked: AskedFor,
  { now }: Pick<Moment, 'now'>,
): Promise<void> => {
  const wish = readWish(asked);
  if (!isWish(wish)) throw new MaraError(wish);
  const { key, type } = wish;
  const space = spaceOf(key);
  // A wish for a space that Moodle does not have would wait for ever, and nobody would know.
  if (!(await hasSpace(tx, space))) {
    throw new MaraError(message('wishes.space', { key, space }));
  }
  const before = await wishUnder(tx, key);
  if (isDeepStrictEqual(before, wish)) return;
  if (before !== null && before.type !== type) {
    throw new MaraError(message('wishes.otherType', { key, type, before: before.type }));
  }
  await keepWish(tx, wish, now);
};
