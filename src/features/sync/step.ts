/** A step of a plan: what to do about one chapter. */
import type { ChapterToPublish } from '../../moodle/index.ts';
import type { PartsOf } from './part-store.ts';
import type { PublishedObject } from './ports.ts';

/**
 * - `create`, `update`: to be written;
 * - `offer`: a person edited the chapter; the new text is offered once, and taken only if the
 *   person's text turns out to be equal;
 * - `replace`: a person edited or deleted it, and someone decided that ours shall stand;
 * - `blend`: a person's words stand in it; ours is brought up to date around them;
 * - `unchanged`: stands as it should;
 * - `blended`: the same, with a person's words in it;
 * - `conflict`: a person's edit stays, and the present text was offered before;
 * - `kept`: a person's edit stays for good, as someone decided;
 * - `gone`: a person deleted it; it stays away;
 * - `aside`: Moodle refused this very text before; it is tried again when it changes.
 */
export type StepKind =
  | 'create'
  | 'update'
  | 'offer'
  | 'replace'
  | 'blend'
  | 'unchanged'
  | 'blended'
  | 'conflict'
  | 'kept'
  | 'gone'
  | 'aside';

/** The kinds of anything that has no parts. */
export type WholeStepKind = Exclude<StepKind, 'blend' | 'blended'>;

export type Step = {
  kind: StepKind;
  chapter: ChapterToPublish;
  objects: PublishedObject[];
  /** Our HTML, where the chapter's holds a person's words; absent: the chapter's is ours. */
  ours?: string;
  /** The parts that are published once this stands; absent: they are known. */
  remembers?: PartsOf;
  /** Decisions about parts that are carried out by this. */
  carriesOut?: readonly string[];
  /** The chapter names people. */
  people?: true;
};

/** What to remember of these steps once they stand, each part with the name of what it shows. */
export const partsToKeep = (steps: readonly Step[]): PartsOf[] =>
  steps.flatMap(({ remembers, objects }) => {
    if (remembers === undefined) return [];
    const names = new Map(objects.map(({ part, name }) => [part, name]));
    const parts = remembers.parts.map((one) => {
      const name = names.get(one.part);
      return name === undefined ? one : { ...one, name };
    });
    return [{ ...remembers, parts }];
  });

/** Whether Moodle is to be asked anything for this step. */
export const isCall = ({ kind }: Pick<Step, 'kind'>): boolean =>
  ['create', 'update', 'offer', 'replace', 'blend'].includes(kind);

/** Whether it stands as it should, without a call. */
export const isStill = ({ kind }: Pick<Step, 'kind'>): boolean =>
  kind === 'unchanged' || kind === 'blended';

/** Whether the step puts our text where an earlier text of ours may stand. */
export const overwrites = ({ kind }: Step): boolean =>
  kind === 'update' || kind === 'replace' || kind === 'blend';
