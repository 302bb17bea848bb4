/** What people wrote into chapters by hand, where each of their words must be found again. */
import { expect } from '@jest/globals';
import type { Db } from '../../src/db/index.ts';
import { partIn } from './parts.ts';

/** Words that were to go into a sheet: they stand there, or where they were written. */
type Carried = { chapter: number; entry: number };

/** Each word is unique, and no other begins with it. */
export const wordsIn = (moodleDb: Db) => {
  const written = new Set<string>();
  /** By the chapter's id. */
  const left = new Map<number, Set<string>>();
  const carried = new Map<string, Carried>();

  const textOf = async (chapter: number): Promise<string | null> => {
    const row = await moodleDb('book_chapters')
      .where({ id: chapter })
      .first<{ content: string } | undefined>('content');
    return row?.content ?? null;
  };
  /** Null: there is no such entry. */
  const sheetText = async (entry: number): Promise<string | null> => {
    const record: unknown = await moodleDb('data_records').where({ id: entry }).first('id');
    if (record === undefined) return null;
    return (await moodleDb('data_content').where({ recordid: entry }).pluck('content')).join('\n');
  };

  return {
    /** Words nobody ever wrote. */
    fresh: (step: number): string => {
      const words = `De sa main ${step}.`;
      written.add(words);
      return words;
    },

    /** A person left a chapter with this text; null: took the chapter away. */
    leave: async (chapter: number, html: string | null): Promise<void> => {
      for (const [words, { chapter: its, entry }] of carried) {
        if (its !== chapter || html?.includes(words) === true) continue;
        // Not yet in the sheet: they took it out themselves.
        if ((await sheetText(entry))?.includes(words) === false) carried.delete(words);
      }
      const stand = [...written].filter(
        (words) => html?.includes(words) === true && !carried.has(words),
      );
      left.set(chapter, new Set(stand));
    },

    /** Someone decided that ours shall stand again in a chapter, or in one part of it. */
    giveWay: async (chapter: number, part: string | null): Promise<void> => {
      const text = (await textOf(chapter)) ?? '';
      const within = part === null ? text : partIn(text, part);
      for (const words of [...written].filter((one) => within.includes(one))) {
        left.get(chapter)?.delete(words);
        carried.delete(words);
      }
    },

    /** Someone decided that their words on a part shall go into its sheet. */
    carry: async (chapter: number, part: string): Promise<void> => {
      const within = partIn((await textOf(chapter)) ?? '', part);
      const entry = Number(/^mara-sheet-(\d+)$/.exec(part)?.[1] ?? 0);
      if (entry === 0) return;
      for (const words of left.get(chapter) ?? []) {
        if (!within.includes(words)) continue;
        left.get(chapter)?.delete(words);
        carried.set(words, { chapter, entry });
      }
    },

    /** Each of their words stands, once. */
    expectStand: async (): Promise<void> => {
      for (const [chapter, all] of left) {
        const text = await textOf(chapter);
        for (const words of all) {
          expect({ words, times: (text ?? '').split(words).length - 1, text }).toMatchObject({
            words,
            times: 1,
          });
        }
      }
      for (const [words, { chapter, entry }] of carried) {
        const inSheet = await sheetText(entry);
        if (inSheet === null || inSheet.includes(words)) continue;
        expect(await textOf(chapter)).toContain(words);
      }
    },
  };
};
