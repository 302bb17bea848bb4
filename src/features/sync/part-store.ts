/**
 * What was published of each chapter, part by part. A row is about one text, by its source: it is
 * kept before the text is sent, so that no answer can be lost with what it would have told.
 */
import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import { spaceOf } from './decision.ts';
import type { Part } from './parts.ts';

/** The parts of a text by its source, by chapter. */
export type KnownParts = ReadonlyMap<string, ReadonlyMap<string, readonly Part[]>>;

/** A part, and what it shows by the name people know it by. */
type NamedPart = Part & { name?: string };

/** What to remember of a chapter: the parts of the text that Moodle names so. */
export type PartsOf = { chapter: string; source: string; parts: readonly NamedPart[] };

/** What parts show, by chapter and part. */
export type PartNames = ReadonlyMap<string, ReadonlyMap<string, string>>;

const RowSchema = z.object({
  chapter: z.string(),
  source: z.string(),
  // Written by this file from parts.
  parts: z.string().transform((text) => JSON.parse(text) as NamedPart[]),
});

const known = (rows: unknown): KnownParts => {
  const byChapter = new Map<string, Map<string, readonly Part[]>>();
  for (const { chapter, source, parts } of z.array(RowSchema).parse(rows)) {
    const texts = byChapter.get(chapter) ?? new Map<string, readonly Part[]>();
    const digests = parts.map(({ part, digest }): Part => ({ part, digest }));
    byChapter.set(chapter, texts.set(source, digests));
  }
  return byChapter;
};

/** All that is known of a space. */
export const partsIn = async (db: Db, space: string): Promise<KnownParts> =>
  known(await db('chapter_part').where({ space }).select());

/** What is known of these chapters. */
export const partsOf = async (db: Db, chapters: readonly string[]): Promise<KnownParts> =>
  chapters.length === 0
    ? new Map()
    : known(
        await db('chapter_part')
          .whereIn('chapter', [...chapters])
          .select(),
      );

/** What the parts of these chapters show, also where it is not known yet whether Moodle took them. */
export const partNamesOf = async (db: Db, chapters: readonly string[]): Promise<PartNames> => {
  if (chapters.length === 0) return new Map();
  const rows = z.array(RowSchema).parse(
    await db('chapter_part')
      .whereIn('chapter', [...chapters])
      .select(),
  );
  const names = new Map<string, Map<string, string>>();
  for (const { chapter, parts } of rows) {
    const mine = names.get(chapter) ?? new Map<string, string>();
    for (const { part, name } of parts) if (name !== undefined) mine.set(part, name);
    names.set(chapter, mine);
  }
  return names;
};

export const keepParts = async (db: Db, texts: readonly PartsOf[]): Promise<void> => {
  for (const { chapter, source, parts } of texts) {
    // Whoever makes a text has its nodes beside: digest and name are all that is remembered.
    const named = parts.map(({ part, digest, name }): NamedPart =>
      name === undefined ? { part, digest } : { part, digest, name },
    );
    await db('chapter_part')
      .insert({ chapter, source, space: spaceOf(chapter), parts: JSON.stringify(named) })
      .onConflict(['chapter', 'source'])
      .merge();
  }
};

/** Forgets all that is known of these chapters. */
export const forgetParts = async (db: Db, chapters: readonly string[]): Promise<void> => {
  if (chapters.length > 0)
    await db('chapter_part')
      .whereIn('chapter', [...chapters])
      .delete();
};

/** Of chapters as Moodle tells them, forgets what is known of any other text than the one there. */
export const forgetPastParts = async (
  db: Db,
  told: readonly { key: string | null; source: string | null }[],
): Promise<void> => {
  const standing = new Map(
    told.flatMap(({ key, source }) => (key === null ? [] : [[key, source]])),
  );
  for (const [chapter, texts] of await partsOf(db, [...standing.keys()])) {
    const past = [...texts.keys()].filter((source) => source !== standing.get(chapter));
    if (past.length === 0) continue;
    await db('chapter_part').where({ chapter }).whereIn('source', past).delete();
  }
};

/** A space that is gone has none. */
export const forgetPartsOutside = async (db: Db, spaces: readonly string[]): Promise<void> => {
  await db('chapter_part')
    .whereNotIn('space', [...spaces])
    .delete();
};
