import { z } from 'zod';
import { type Db, mirrorOf } from '../../db/index.ts';
import type { BookItem, ChapterItem } from '../../moodle/index.ts';
import type { Book } from './book.ts';
import { forgetPastParts } from './part-store.ts';
import type { Receiver } from './ports.ts';

const RowSchema = z.object({
  key: z.string(),
  space: z.string(),
  state: z.enum(['live', 'gone']),
  name: z.string(),
  visible: z.coerce.boolean(),
  url: z.string().nullable(),
  // Written by this file from an item the bridge's schema checked.
  chapters: z.string().transform((text) => JSON.parse(text) as ChapterItem[]),
});

const mirror = mirrorOf({
  kind: 'books',
  table: 'book',
  toRow: (item: BookItem) => ({
    id: item.id,
    key: item.key,
    space: item.space,
    state: item.state,
    name: item.name,
    visible: item.visible,
    url: item.url,
    chapters: JSON.stringify(item.chapters),
  }),
});

/** Keeps our Books as they stand in Moodle, and of their parts only what stands. */
export const bookReceiver: Receiver<'books'> = {
  ...mirror,
  async receive(db, items, mark) {
    await mirror.receive(db, items, mark);
    await forgetPastParts(
      db,
      items.flatMap(({ chapters }) => chapters),
    );
  },
};

/** The Books of a space, or of all spaces, by key. */
export const booksOf = async (db: Db, space?: string): Promise<Book[]> => {
  const query = db('book').select().orderBy('key');
  return z.array(RowSchema).parse(await (space === undefined ? query : query.where({ space })));
};
