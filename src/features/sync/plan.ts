/**
 * What to do so that Moodle shows what should be there. Pure: desired state and present state
 * in, steps out. A person's edit, and a person's deletion, always win.
 */
import { createHash } from 'node:crypto';
import type { BookToPublish, ChapterItem, ChapterToPublish } from '../../moodle/index.ts';
import type { Book } from './book.ts';
import { type Choice, choiceOf, type Decisions, GONE } from './decision.ts';
import type { DesiredBook, DesiredChapter, PublishedObject } from './ports.ts';

/**
 * - `create`, `update`: to be written;
 * - `offer`: a person edited the chapter; the new text is offered once, and taken only if the
 *   person's text turns out to be equal;
 * - `replace`: a person edited or deleted it, and someone decided that ours shall stand;
 * - `unchanged`: stands as it should;
 * - `conflict`: a person's edit stays, and the present text was offered before;
 * - `kept`: a person's edit stays for good, as someone decided;
 * - `gone`: a person deleted it; it stays away;
 * - `aside`: Moodle refused this very text before; it is tried again when it changes.
 */
export type StepKind =
  'create' | 'update' | 'offer' | 'replace' | 'unchanged' | 'conflict' | 'kept' | 'gone' | 'aside';

export type Step = { kind: StepKind; chapter: ChapterToPublish; objects: PublishedObject[] };

export type BookPlan = {
  book: Omit<BookToPublish, 'chapters'>;
  /** Whether the Book itself is still to be made. */
  creates: boolean;
  steps: Step[];
};

/** Whether Moodle is to be asked anything for this step. */
export const isCall = ({ kind }: Pick<Step, 'kind'>): boolean =>
  kind === 'create' || kind === 'update' || kind === 'offer' || kind === 'replace';

/** Whether the step puts our text where an earlier text of ours may stand. */
export const overwrites = ({ kind }: Step): boolean => kind === 'update' || kind === 'replace';

/** Names a chapter's text: two texts have the same source only if title and HTML are the same. */
export const sourceOf = ({ title, html }: Pick<DesiredChapter, 'title' | 'html'>): string =>
  createHash('sha256')
    .update(JSON.stringify([title, html]))
    .digest('hex');

/** What stands under a key of ours: a chapter, or a piece. */
export type Present = Pick<ChapterItem, 'source' | 'offered' | 'edited' | 'text'> & {
  state: 'live' | 'closed' | 'gone';
};

/** What a person's work has to be called so that a decision may be about it; null: there is none. */
export const workOf = ({ state, edited, text }: Omit<Present, 'source'>): string | null =>
  state === 'gone' ? GONE : edited ? text : null;

/** What to do so that `source` stands where something of ours stands already. */
export const stepFor = (source: string, present: Present, choice: Choice | null): StepKind => {
  if (choice === 'ours') return 'replace';
  if (present.state === 'gone') return 'gone';
  if (present.edited) {
    if (choice === 'theirs') return 'kept';
    return present.offered === source ? 'conflict' : 'offer';
  }
  return present.source === source ? 'unchanged' : 'update';
};

/** Sources that Moodle refused for good, by chapter key. */
export type Refused = ReadonlyMap<string, string>;

/** What is remembered beside the mirrors. */
export type Remembered = { refused: Refused; decisions: Decisions };
const NOTHING: Remembered = { refused: new Map(), decisions: new Map() };

/** The plan of one Book. `present` is undefined while it was never published. */
export const planBook = (
  desired: DesiredBook,
  present: Book | undefined,
  { refused, decisions }: Remembered = NOTHING,
): BookPlan => {
  const { chapters, ...book } = desired;
  const gone = present?.state === 'gone';
  const again = gone && choiceOf(decisions, book.key, GONE) === 'ours';
  // A Book made again forgets its former chapters.
  const standing = again ? [] : (present?.chapters ?? []);
  const byKey = new Map(standing.map((chapter) => [chapter.key, chapter]));
  const steps = chapters.map(({ objects, ...chapter }, place): Step => {
    const source = sourceOf(chapter);
    const there = byKey.get(chapter.key);
    const work = there === undefined ? null : workOf(there);
    const choice = work === null ? null : choiceOf(decisions, chapter.key, work);
    let kind: StepKind = there === undefined ? 'create' : stepFor(source, there, choice);
    if (gone && !again) kind = 'gone';
    if (isCall({ kind }) && refused.get(chapter.key) === source) kind = 'aside';
    const after = chapters[place - 1]?.key ?? null;
    const replaces = kind === 'replace' && work !== null ? { replaces: work } : {};
    return { kind, chapter: { ...chapter, source, after, ...replaces }, objects };
  });
  return {
    book: again ? { ...book, replaces: GONE } : book,
    creates: present === undefined || again,
    steps,
  };
};

/** The plans of a space, a Book each. */
export const planSpace = (
  desired: readonly DesiredBook[],
  present: readonly Book[],
  remembered: Remembered = NOTHING,
): BookPlan[] => {
  const byKey = new Map(present.map((book) => [book.key, book]));
  return desired.map((book) => planBook(book, byKey.get(book.key), remembered));
};

/** How many steps of each kind. */
export const tally = (plans: readonly BookPlan[]): Record<StepKind, number> => {
  const counts: Record<StepKind, number> = {
    create: 0,
    update: 0,
    offer: 0,
    replace: 0,
    unchanged: 0,
    conflict: 0,
    kept: 0,
    gone: 0,
    aside: 0,
  };
  for (const { steps } of plans) for (const { kind } of steps) counts[kind] += 1;
  return counts;
};
