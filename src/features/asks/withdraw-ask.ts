import type { Db } from '../../db/index.ts';
import { type Moment, piecesOf } from '../sync/index.ts';
import { takeBack } from '../wishes/index.ts';
import type { Ask } from './ask.ts';
import { endAsk } from './ask-store.ts';

/**
 * Ends an ask whose cause has ended: nobody can answer it any more. One that came to its end before
 * keeps its texts for 30 days, so that people can read what they answered.
 */
export const withdrawAsk = async (
  tx: Db,
  { key, space }: Pick<Ask, 'key' | 'space'>,
  { now }: Pick<Moment, 'now'>,
): Promise<void> => {
  await endAsk(tx, key, now);
  const piece = (await piecesOf(tx, space)).find((one) => one.key === key);
  if (piece?.state !== 'closed') await takeBack(tx, key);
};
