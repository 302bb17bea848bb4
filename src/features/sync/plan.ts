/**
 * What to do so that Moodle shows what should be there. Pure: desired state and present state
 * in, steps out. A person's edit, and a person's deletion, always win.
 */
import type { BookToPublish, ChapterItem } from '../../moodle/index.ts';
import { blendStep } from './blend-step.ts';
import type { Book } from './book.ts';
import { type Choice, choiceOf, type Decisions, GONE } from './decision.ts';
import { onceSource } from './once.ts';
import type { KnownParts } from './part-store.ts';
import { ownParts } from './parts.ts';
import type { DesiredBook } from './ports.ts';
import { sourceOf } from './source.ts';
import { isCall, isStill, type Step, type StepKind, type WholeStepKind } from './step.ts';

export { sourceOf } from './source.ts';
export {
  isCall,
  isStill,
  overwrites,
  type Step,
  type StepKind,
  type WholeStepKind,
} from './step.ts';

export type BookPlan = {
  book: Omit<BookToPublish, 'chapters'>;
  /** Whether the Book itself is still to be made. */
  creates: boolean;
  steps: Step[];
};

/** What stands under a key of ours: a chapter, or a piece. */
export type Present = Pick<ChapterItem, 'source' | 'offered' | 'edited' | 'text'> & {
  state: 'live' | 'closed' | 'gone';
  /** A person's words stand in what we wrote last. */
  blended?: boolean;
};

/** Whether a person's work stands in it. */
const isTheirs = ({ edited, blended }: Pick<Present, 'edited' | 'blended'>): boolean =>
  edited || blended === true;

/** What a person's work has to be called so that a decision may be about it; null: there is none. */
export const workOf = (present: Omit<Present, 'source'>): string | null =>
  present.state === 'gone' ? GONE : isTheirs(present) ? present.text : null;

/** What to do so that `source` stands where something of ours stands already. */
export const stepFor = (source: string, present: Present, choice: Choice | null): WholeStepKind => {
  if (choice === 'ours') return 'replace';
  if (present.state === 'gone') return 'gone';
  if (isTheirs(present)) {
    if (choice === 'theirs') return 'kept';
    return present.offered === source ? 'conflict' : 'offer';
  }
  return present.source === source ? 'unchanged' : 'update';
};

/** Sources that Moodle refused for good, by chapter key. */
export type Refused = ReadonlyMap<string, string>;

/** What is remembered beside the mirrors. */
export type Remembered = { refused: Refused; decisions: Decisions; parts?: KnownParts };
const NOTHING: Remembered = { refused: new Map(), decisions: new Map() };

/** The plan of one Book. `present` is undefined while it was never published. */
export const planBook = (
  desired: DesiredBook,
  present: Book | undefined,
  { refused, decisions, parts = new Map() }: Remembered = NOTHING,
): BookPlan => {
  const { chapters, ...book } = desired;
  const gone = present?.state === 'gone';
  const again = gone && choiceOf(decisions, book.key, GONE) === 'ours';
  // A Book made again forgets its former chapters.
  const standing = again ? [] : (present?.chapters ?? []);
  const byKey = new Map(standing.map((chapter) => [chapter.key, chapter]));
  const steps = chapters.map(({ objects, once, people, ...chapter }, place): Step => {
    const about = people ? { objects, people } : { objects };
    const source = once ? onceSource(sourceOf(chapter)) : sourceOf(chapter);
    const there = byKey.get(chapter.key);
    const work = there === undefined ? null : workOf(there);
    const choice = work === null ? null : choiceOf(decisions, chapter.key, work);
    let kind: StepKind = there === undefined ? 'create' : stepFor(source, there, choice);
    if (once && there !== undefined) kind = there.state === 'gone' ? 'gone' : 'unchanged';
    if (gone && !again) kind = 'gone';
    const after = chapters[place - 1]?.key ?? null;
    const isDisputed = kind === 'offer' || kind === 'conflict';
    const blending =
      there !== undefined && isDisputed
        ? blendStep({ ...chapter, after }, there, { decisions, parts })
        : null;
    const replaces = kind === 'replace' && work !== null ? { replaces: work } : {};
    const step = blending ?? { kind, chapter: { ...chapter, source, after, ...replaces } };
    const isRefused = refused.get(chapter.key) === step.chapter.source;
    if (isCall(step) && isRefused) return { ...step, kind: 'aside', ...about };
    const isKnown =
      once === true || (kind === 'unchanged' && parts.get(chapter.key)?.has(source) === true);
    if (blending !== null || isKnown || !(isCall(step) || isStill(step)))
      return { ...step, ...about };
    const remembers = { chapter: chapter.key, source, parts: ownParts(chapter.html) ?? [] };
    return { ...step, ...about, remembers };
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
    blend: 0,
    unchanged: 0,
    blended: 0,
    conflict: 0,
    kept: 0,
    gone: 0,
    aside: 0,
  };
  for (const { steps } of plans) for (const { kind } of steps) counts[kind] += 1;
  return counts;
};
