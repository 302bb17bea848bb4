/** What became of chapters, counted. */
import type { ChapterOutcome } from '../../moodle/index.ts';
import { type BookPlan, tally } from './plan.ts';

/** Chapters by what became of them; `booksCreated` counts Books. */
export type Applied = {
  booksCreated: number;
  created: number;
  updated: number;
  unchanged: number;
  /** A person's edit stands instead of ours. */
  conflicts: number;
  /** Deleted by a person; not made again. */
  gone: number;
  /** Refused by Moodle, with a reason; the others went on. */
  failed: number;
  /** Spaces left alone until a second person approves what would be removed there. */
  held: number;
};

export const NOTHING_APPLIED: Applied = {
  booksCreated: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  conflicts: 0,
  gone: 0,
  failed: 0,
  held: 0,
};

export const COUNTER = {
  created: 'created',
  updated: 'updated',
  unchanged: 'unchanged',
  conflict: 'conflicts',
  gone: 'gone',
  failed: 'failed',
} as const satisfies Record<ChapterOutcome, keyof Applied>;

/** What stands without asking Moodle anything. */
export const standing = (plans: readonly BookPlan[]): Applied => {
  const planned = tally(plans);
  return {
    ...NOTHING_APPLIED,
    unchanged: planned.unchanged + planned.blended,
    conflicts: planned.conflict + planned.kept,
    gone: planned.gone,
    failed: planned.aside,
  };
};

export const sum = (a: Applied, b: Applied): Applied => ({
  booksCreated: a.booksCreated + b.booksCreated,
  created: a.created + b.created,
  updated: a.updated + b.updated,
  unchanged: a.unchanged + b.unchanged,
  conflicts: a.conflicts + b.conflicts,
  gone: a.gone + b.gone,
  failed: a.failed + b.failed,
  held: a.held + b.held,
});
