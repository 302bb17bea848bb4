import { z } from 'zod';
import type { Batch, ChapterToPublish } from '../../moodle/wire.ts';
import { invalidParameter, moodleException } from '../errors.ts';
import { treeHash } from '../html/normalise.ts';
import { withoutTags } from '../html/plain.ts';
import { purify } from '../html/purify.ts';

const MOST_CHAPTERS = 100;
const MOST_BATCH_BYTES = 4_000_000;
const MOST_HTML_BYTES = 524_288;

const isKey = (key: string): boolean =>
  key.length <= 150 && /^[a-z0-9_-]+(\/[a-z0-9_-]+)*$/.test(key);
const key = z.string().refine(isKey);

/** What names a text: opaque, of 1 to 64 characters. */
const name = z.string().refine((text) => text !== '' && Array.from(text).length <= 64);

const isOnce = (list: readonly { key: string }[]): boolean =>
  new Set(list.map((one) => one.key)).size === list.length;

const ChapterSchema = z
  .object({
    key,
    title: z.string(),
    html: z.string(),
    source: name,
    after: key.nullish().transform((after) => after ?? null),
    replaces: name.exactOptional(),
    blend: z.boolean().default(false),
  })
  .refine((chapter) => chapter.after !== chapter.key);

const BookSchema = z
  .object({
    key,
    space: z.string(),
    name: z.string(),
    intro: z.string().default(''),
    replaces: z.literal('gone').exactOptional(),
    hidden: z.boolean().exactOptional(),
    chapters: z.array(ChapterSchema).refine(isOnce),
  })
  .refine((book) => book.key.startsWith(`${book.space}/`))
  .refine((book) => book.chapters.every((chapter) => chapter.key.startsWith(`${book.key}/`)));

/** What no honest caller sends refuses the batch whole; titles and sizes fail their piece alone. */
const BatchSchema = z.object({
  run: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  instance: z.string(),
  books: z
    .array(BookSchema)
    .refine(isOnce)
    .refine((books) => books.reduce((sum, book) => sum + book.chapters.length, 0) <= MOST_CHAPTERS),
});

export const readBatch = (text: string): Batch => {
  if (Buffer.byteLength(text) > MOST_BATCH_BYTES) throw invalidParameter();
  let json: unknown;
  try {
    // A decision that is `null` is one left out.
    json = JSON.parse(text, (name, value: unknown) =>
      name === 'replaces' && value === null ? undefined : value,
    );
  } catch {
    throw invalidParameter();
  }
  const batch = BatchSchema.safeParse(json);
  if (!batch.success) throw invalidParameter();
  return batch.data;
};

/** A title or a name: plain text of 1 to 255 characters. */
export const cleanTitle = (title: string): string => {
  const clean = withoutTags(title).trim();
  if (clean === '' || Array.from(title).length > 255) throw invalidParameter();
  return clean;
};

/** A chapter fit to be written; `whole`: cleaning took nothing away and changed nothing. */
export type CleanChapter = ChapterToPublish & { whole: boolean };

export const cleanChapter = (chapter: ChapterToPublish): CleanChapter => {
  if (Buffer.byteLength(chapter.html) > MOST_HTML_BYTES) {
    throw moodleException('toolarge', `A chapter has at most ${MOST_HTML_BYTES} bytes`);
  }
  const html = purify(chapter.html);
  const whole = chapter.blend !== true || treeHash(html) === treeHash(chapter.html);
  return { ...chapter, title: cleanTitle(chapter.title), html, whole };
};
