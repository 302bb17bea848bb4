import type { Db } from '../../db/index.ts';
import { forgetWish } from './wish-store.ts';

/**
 * Takes a wish back: its object is removed by the next cycle, its ask, message or invitation
 * withdrawn. What came to its end before is forgotten. False: nothing was wished for under the key.
 */
export const takeBack = (tx: Db, key: string): Promise<boolean> => forgetWish(tx, key);
