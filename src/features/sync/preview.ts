/** What would be published in a space beside what stands there, chapter by chapter. */
import { booksOf } from './book-store.ts';
import type { ChapterItem } from '../../moodle/index.ts';
import { compareTexts, type ComparedLine } from './compare-texts.ts';
import type { PlanTools } from './desired.ts';
import type { Removal } from './guard.ts';
import { type BookPlan, isCall, isStill, type Step, type StepKind } from './plan.ts';
import { assertSpace, lookAhead } from './revert.ts';
import { readSite } from './site-store.ts';
import type { Pin } from './version.ts';
import { pinOf, textsOf, writtenIn } from './version-store.ts';

/**
 * What becomes of a chapter, as a reader wants to know it: `kept` is a person's, `deleted` was
 * deleted by one, `refused` by Moodle.
 */
export type Fate = 'new' | 'changed' | 'unchanged' | 'kept' | 'deleted' | 'refused';

export const FATES: Readonly<Record<StepKind, Fate>> = {
  create: 'new',
  update: 'changed',
  replace: 'changed',
  blend: 'changed',
  unchanged: 'unchanged',
  blended: 'unchanged',
  offer: 'kept',
  conflict: 'kept',
  kept: 'kept',
  gone: 'deleted',
  aside: 'refused',
};

export type ChapterPreview = {
  key: string;
  /** As it would be published. */
  title: string;
  step: StepKind;
  fate: Fate;
  /** The text that stands, a person's words in it; null: none, or it is not known here. */
  stands: string | null;
  /**
   * The text as it would be sent, or is wanted. Of `kept`, `deleted` and `refused` it is ours, which
   * does not come to stand.
   */
  wanted: string;
  /** Lines of what stands (`ours`), of what is wanted (`theirs`), or of both; null: not known. */
  lines: ComparedLine[] | null;
};

export type BookPreview = { key: string; name: string; isNew: boolean; chapters: ChapterPreview[] };

export type Preview = {
  space: string;
  name: string;
  /** When Moodle was last read (epoch milliseconds); null: never. */
  readAt: number | null;
  /** At which version the space is held. */
  pin: Pin | null;
  books: BookPreview[];
  leaving: Removal;
  /** Nothing would be published before a second person approves. */
  waits: boolean;
};

/** A text that stands as we wrote it, by the name Moodle gives it. */
type OurText = (chapter: string, source: string) => string | null;

const standingText = (
  { kind, chapter, ours }: Step,
  there: ChapterItem | undefined,
  ourText: OurText,
): string | null => {
  if (there?.state !== 'live') return null;
  if (there.edited || there.blended) return there.html;
  if (isStill({ kind })) return ours ?? chapter.html;
  return there.source === null ? null : ourText(chapter.key, there.source);
};

const chapterPreview = (
  step: Step,
  there: ChapterItem | undefined,
  ourText: OurText,
): ChapterPreview => {
  const { kind, chapter } = step;
  const stands = standingText(step, there, ourText);
  const isThere = there?.state === 'live';
  return {
    key: chapter.key,
    title: chapter.title,
    step: kind,
    fate: FATES[kind],
    stands,
    wanted: chapter.html,
    lines: isThere && stands === null ? null : compareTexts(stands ?? '', chapter.html),
  };
};

const bookPreview = (
  { book, creates, steps }: BookPlan,
  present: ReadonlyMap<string | null, ChapterItem>,
  ourText: OurText,
): BookPreview => ({
  key: book.key,
  name: book.name,
  isNew: creates && steps.some(isCall),
  chapters: steps.map((step) => chapterPreview(step, present.get(step.chapter.key), ourText)),
});

/** @throws {MaraError} where no such space is known. */
export const previewOf = async (tools: PlanTools, space: string): Promise<Preview> => {
  await assertSpace(tools, space);
  const { db } = tools;
  const { plans, leaving, waits } = await lookAhead(tools, space);
  const chapters = (await booksOf(db, space)).flatMap((book) => book.chapters);
  const sources = new Map(chapters.map(({ key, source }) => [key, source]));
  const standing = (await writtenIn(db, space)).filter(
    ({ chapter, source }) => sources.get(chapter) === source,
  );
  const texts = await textsOf(db, standing);
  const ourText: OurText = (key, source) => {
    const text = texts.get(key);
    return text?.source === source ? text.html : null;
  };
  const present = new Map(chapters.map((chapter) => [chapter.key, chapter]));
  return {
    space,
    name: (await tools.spaces(db)).find(({ code }) => code === space)?.name ?? space,
    readAt: (await readSite(db))?.pulledAt ?? null,
    pin: await pinOf(db, space),
    books: plans.map((plan) => bookPreview(plan, present, ourText)),
    leaving,
    waits,
  };
};
