import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import type { PublishedObject } from './ports.ts';
import { stir } from './settled-store.ts';
import {
  foldable,
  horizonOf,
  type Pin,
  standingAt,
  type Version,
  type VersionText,
  type Written,
} from './version.ts';

const VersionSchema = z
  .object({
    space: z.string(),
    number: z.coerce.number(),
    at: z.coerce.number(),
    run: z.string(),
    why: z.enum(['publish', 'revert']),
    by_name: z.string().nullable(),
  })
  .transform(({ by_name: by, ...rest }): Version => ({ ...rest, by }));

const PinSchema = z
  .object({
    space: z.string(),
    version: z.coerce.number(),
    by_name: z.string().nullable(),
    at: z.coerce.number(),
  })
  .transform(({ by_name: by, ...rest }): Pin => ({ ...rest, by }));

const WrittenSchema = z.object({
  chapter: z.string(),
  number: z.coerce.number(),
  source: z.string(),
  title: z.string(),
});
/** A text without its words. */
export type WrittenText = z.infer<typeof WrittenSchema>;

const TextSchema = z
  .object({
    chapter: z.string(),
    title: z.string(),
    html: z.string(),
    source: z.string(),
    // Written by this file from published objects.
    objects: z.string().transform((text) => JSON.parse(text) as PublishedObject[]),
    book: z.string(),
    book_name: z.string(),
    book_intro: z.string(),
  })
  .transform(({ book, book_name: name, book_intro: intro, ...rest }): VersionText => ({
    ...rest,
    book: { key: book, name, intro },
  }));

/** The versions of a space that can be brought back, newest first. */
export const versionsOf = async (db: Db, space: string): Promise<Version[]> =>
  z
    .array(VersionSchema)
    .parse(await db('version').where({ space }).select().orderBy('number', 'desc'));

/** Which version wrote which texts of a space. */
export const writtenIn = async (db: Db, space: string): Promise<WrittenText[]> =>
  z
    .array(WrittenSchema)
    .parse(
      await db('version_chapter')
        .where({ space })
        .select('chapter', 'number', 'source', 'title')
        .orderBy(['chapter', 'number']),
    );

const ROWS_ASKED = 100;

/** These texts whole, by chapter. */
export const textsOf = async (
  db: Db,
  written: Iterable<Written>,
): Promise<Map<string, VersionText>> => {
  const texts = new Map<string, VersionText>();
  const asked = [...written].map(({ chapter, number }) => [chapter, number]);
  for (let at = 0; at < asked.length; at += ROWS_ASKED) {
    const rows: unknown = await db('version_chapter')
      .whereIn(['chapter', 'number'], asked.slice(at, at + ROWS_ASKED))
      .select();
    for (const text of z.array(TextSchema).parse(rows)) texts.set(text.chapter, text);
  }
  return texts;
};

export const pinOf = async (db: Db, space: string): Promise<Pin | null> => {
  const row: unknown = await db('pin').where({ space }).first();
  return row === undefined ? null : PinSchema.parse(row);
};

export const allPins = async (db: Db): Promise<Pin[]> =>
  z.array(PinSchema).parse(await db('pin').select().orderBy('space'));

/** Holds the space at a version, or at none. */
export const keepPin = async (
  tx: Db,
  { space, pin }: { space: string; pin: Omit<Pin, 'space'> | null },
): Promise<void> => {
  await tx('pin').where({ space }).delete();
  if (pin !== null) {
    const { version, by, at } = pin;
    await tx('pin').insert({ space, version, by_name: by, at });
  }
  await stir(tx, [space]);
};

/** Folds what no version that is kept stands on any more. */
const fold = async (tx: Db, space: string, latest: number): Promise<void> => {
  const horizon = horizonOf(latest);
  if (horizon === 1) return;
  const pinned = (await pinOf(tx, space))?.version ?? null;
  const past = tx('version').where({ space }).where('number', '<', horizon);
  await (pinned === null ? past : past.whereNot({ number: pinned })).delete();
  const rows = foldable(await writtenIn(tx, space), horizon, pinned);
  for (let at = 0; at < rows.length; at += ROWS_ASKED) {
    await tx('version_chapter')
      .whereIn(
        ['chapter', 'number'],
        rows.slice(at, at + ROWS_ASKED).map(({ chapter, number }) => [chapter, number]),
      )
      .delete();
  }
};

/**
 * Keeps what a run published in a space: all its calls make one version. Returns its number. Older
 * versions than are kept are folded into the oldest that is.
 */
export const keepVersion = async (
  tx: Db,
  { space, at, run, why, by }: Omit<Version, 'number'>,
  texts: readonly VersionText[],
): Promise<number> => {
  const [latest] = await versionsOf(tx, space);
  const begins = latest?.run !== run;
  const number = begins ? (latest?.number ?? 0) + 1 : latest.number;
  if (begins) await tx('version').insert({ space, number, at, run, why, by_name: by });
  for (const { chapter, title, html, source, objects, book } of texts) {
    await tx('version_chapter')
      .insert({
        ...{ chapter, number, space, title, html, source },
        ...{ book: book.key, book_name: book.name, book_intro: book.intro },
        objects: JSON.stringify(objects),
      })
      .onConflict(['chapter', 'number'])
      .merge();
  }
  if (begins) await fold(tx, space, number);
  return number;
};

/** How each chapter of a space stood at a version, and what the younger ones said last. */
export const textsAt = async (
  db: Db,
  space: string,
  number: number,
): Promise<Record<'at' | 'younger', Map<string, VersionText>>> => {
  const written = await writtenIn(db, space);
  const then = standingAt(written, number);
  const younger = written.filter(({ chapter }) => !then.has(chapter));
  return {
    at: await textsOf(db, then.values()),
    younger: await textsOf(db, standingAt(younger, Infinity).values()),
  };
};

/** A space that is gone has no versions, and is held at none. */
export const forgetVersionsOutside = async (db: Db, spaces: readonly string[]): Promise<void> => {
  for (const table of ['version', 'version_chapter', 'pin']) {
    await db(table)
      .whereNotIn('space', [...spaces])
      .delete();
  }
};
