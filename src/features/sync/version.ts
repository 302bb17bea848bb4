/** The versions of what we published in a space, and what Books say at one of them. Pure. */
import { spaceOf } from './decision.ts';
import type { DesiredBook, DesiredChapter, PublishedObject } from './ports.ts';

/** Why a version was published: as the sheets stood, or as an earlier version did. */
export type Why = 'publish' | 'revert';

export type Version = {
  space: string;
  /** 1, 2, … in each space. */
  number: number;
  /** Epoch milliseconds by the companion's clock. */
  at: number;
  run: string;
  why: Why;
  /** Who brought an earlier version back, as they named themselves. */
  by: string | null;
};

/** Our text of a chapter as a version wrote it: never a person's words. */
export type VersionText = {
  chapter: string;
  title: string;
  html: string;
  /** Names title and HTML (source.ts). */
  source: string;
  objects: PublishedObject[];
  book: { key: string; name: string; intro: string };
};

/** A space is held at a version: nothing newer is published there. */
export type Pin = {
  space: string;
  version: number;
  by: string | null;
  /** Epoch milliseconds. */
  at: number;
};

/** Which version wrote a text of a chapter. */
export type Written = { chapter: string; number: number };

/** How many versions of a space can be brought back. */
export const VERSIONS_KEPT = 60;

/** Of each chapter its newest text up to a version: how things stood then. */
export const standingAt = <W extends Written>(
  written: readonly W[],
  number: number,
): Map<string, W> => {
  const standing = new Map<string, W>();
  for (const one of written) {
    const known = standing.get(one.chapter);
    if (one.number > number || (known !== undefined && known.number > one.number)) continue;
    standing.set(one.chapter, one);
  }
  return standing;
};

/** The oldest version that is kept once `latest` is published. */
export const horizonOf = (latest: number): number => Math.max(1, latest - VERSIONS_KEPT + 1);

/** Texts that no kept version stands on any more. `pinned`: a version kept beyond the horizon. */
export const foldable = <W extends Written>(
  written: readonly W[],
  horizon: number,
  pinned: number | null,
): W[] => {
  const needed = new Set(
    [horizon, ...(pinned === null ? [] : [pinned])].flatMap((number) => [
      ...standingAt(written, number).values(),
    ]),
  );
  return written.filter((one) => one.number < horizon && !needed.has(one));
};

export type HeldAt = {
  /** How each chapter stood at the version. */
  at: ReadonlyMap<string, VersionText>;
  /** What the chapters younger than that said when they were last published. */
  younger: ReadonlyMap<string, VersionText>;
  /** Keys of the chapters that stand. */
  published: ReadonlySet<string>;
};

const chapterOf = ({ chapter, title, html, objects }: VersionText): DesiredChapter => ({
  key: chapter,
  title,
  html,
  objects,
});

/**
 * The Books of a space that is held at a version. A chapter younger than the version stays as it
 * was last published; what never stood is not begun; no chapter is ever taken away. One that names
 * people goes on as it is wanted.
 */
export const heldBooks = (
  wanted: readonly DesiredBook[],
  { at, younger, published }: HeldAt,
): DesiredBook[] => {
  const keys = new Set(wanted.flatMap(({ chapters }) => chapters.map(({ key }) => key)));
  const left = [...at.values()].filter(({ chapter }) => !keys.has(chapter));
  const leftIn = (book: string): DesiredChapter[] =>
    left.filter((text) => text.book.key === book).map(chapterOf);
  const known = wanted.map((book) => ({
    ...book,
    chapters: [
      ...book.chapters.flatMap((chapter): DesiredChapter[] => {
        if (chapter.once ?? chapter.people) return published.has(chapter.key) ? [chapter] : [];
        const text = at.get(chapter.key) ?? younger.get(chapter.key);
        return text === undefined ? [] : [chapterOf(text)];
      }),
      ...leftIn(book.key),
    ],
  }));
  const wantedBooks = new Set(wanted.map(({ key }) => key));
  const others = new Map(
    left
      .filter(({ book }) => !wantedBooks.has(book.key))
      .map(({ book, chapter }) => [book.key, { ...book, space: spaceOf(chapter) }]),
  );
  return [
    ...known,
    ...[...others.values()].map((book) => ({ ...book, chapters: leftIn(book.key) })),
  ].filter(({ chapters }) => chapters.length > 0);
};
