import type { Source } from '../sync/index.ts';
import { wishesOf } from './wish-store.ts';

/** Says what use cases wished for in a space. */
export const wishSource: Source = {
  async desired(db, { space }) {
    return { books: [], pieces: await wishesOf(db, space), remarks: [] };
  },
};
