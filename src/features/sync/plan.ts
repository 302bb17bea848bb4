/**
 * What to do so that Moodle shows what should be there. Pure: desired state and present state
 * in, steps out. A person's edit, and a person's deletion, always win.
 */
import { createHash } from 'node:crypto';
import type { ChapterItem, ChapterToPublish } from '../../moodle/index.ts';
import type { Book } from './book.ts';
import type { DesiredBook, DesiredChapter } from './ports.ts';

/**
 * - `create`, `update`: to be written;
 * - `offer`: a person edited the chapter; the new text is offered once, and taken only if the
 *   person's text turns out to be equal;
 * - `unchanged`: stands as it should;
 * - `conflict`: a person's edit stays, and the present text was offered before;
 * - `gone`: a person deleted it; it stays away;
 * - `aside`: Moodle refused this very text before; it is tried again when it changes.
 */
export type StepKind = 'create' | 'update' | 'offer' | 'unchanged' | 'conflict' | 'gone' | 'aside';

export type Step = { kind: StepKind; chapter: ChapterToPublish };

export type BookPlan = {
  book: Omit<DesiredBook, 'chapters'>;
  /** Whether the Book itself is still to be made. */
  creates: boolean;
  steps: Step[];
};

/** Whether Moodle is to be asked anything for this step. */
export const isCall = ({ kind }: Step): boolean =>
  kind === 'create' || kind === 'update' || kind === 'offer';

/** Names a chapter's text: two texts have the same source only if title and HTML are the same. */
export const sourceOf = ({ title, html }: DesiredChapter): string =>
  createHash('sha256')
    .update(JSON.stringify([title, html]))
    .digest('hex');

const stepFor = (source: string, present: ChapterItem | undefined): StepKind => {
  if (present === undefined) return 'create';
  if (present.state === 'gone') return 'gone';
  if (present.edited) return present.offered === source ? 'conflict' : 'offer';
  return present.source === source ? 'unchanged' : 'update';
};

/** Sources that Moodle refused for good, by chapter key. */
export type Refused = ReadonlyMap<string, string>;

/** The plan of one Book. `present` is undefined while it was never published. */
export const planBook = (
  desired: DesiredBook,
  present: Book | undefined,
  refused: Refused = new Map(),
): BookPlan => {
  const { chapters, ...book } = desired;
  const standing = new Map(present?.chapters.map((chapter) => [chapter.key, chapter]));
  const steps = chapters.map((chapter, place): Step => {
    const source = sourceOf(chapter);
    const kind = present?.state === 'gone' ? 'gone' : stepFor(source, standing.get(chapter.key));
    const step: Step = {
      kind,
      chapter: { ...chapter, source, after: chapters[place - 1]?.key ?? null },
    };
    return isCall(step) && refused.get(chapter.key) === source ? { ...step, kind: 'aside' } : step;
  });
  return { book, creates: present === undefined, steps };
};

/** The plans of a space, a Book each. */
export const planSpace = (
  desired: readonly DesiredBook[],
  present: readonly Book[],
  refused: Refused = new Map(),
): BookPlan[] => {
  const byKey = new Map(present.map((book) => [book.key, book]));
  return desired.map((book) => planBook(book, byKey.get(book.key), refused));
};
