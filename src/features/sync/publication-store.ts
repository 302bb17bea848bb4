/** What each chapter showed when it was last published: the guard counts what leaves. */
import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import type { Publications } from './guard.ts';
import type { PublishedObject } from './ports.ts';

const RowSchema = z.object({
  chapter: z.string(),
  // Written by this file from published objects.
  objects: z.string().transform((text) => JSON.parse(text) as PublishedObject[]),
});

export const publicationsOf = async (db: Db, space: string): Promise<Publications> => {
  const rows = z.array(RowSchema).parse(await db('publication').where({ space }).select());
  return new Map(rows.map(({ chapter, objects }) => [chapter, objects]));
};

/** What these chapters showed. */
export const publishedIn = async (db: Db, chapters: readonly string[]): Promise<Publications> => {
  if (chapters.length === 0) return new Map();
  const rows = await db('publication')
    .whereIn('chapter', [...chapters])
    .select();
  return new Map(
    z
      .array(RowSchema)
      .parse(rows)
      .map(({ chapter, objects }) => [chapter, objects]),
  );
};

export type Publication = { chapter: string; space: string; objects: readonly PublishedObject[] };

export const keepPublications = async (
  db: Db,
  publications: readonly Publication[],
): Promise<void> => {
  for (const { chapter, space, objects } of publications) {
    await db('publication')
      .insert({ chapter, space, objects: JSON.stringify(objects) })
      .onConflict('chapter')
      .merge();
  }
};

/** A space that is gone has none. */
export const forgetPublicationsOutside = async (
  db: Db,
  spaces: readonly string[],
): Promise<void> => {
  await db('publication')
    .whereNotIn('space', [...spaces])
    .delete();
};
