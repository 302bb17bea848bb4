import type { Kind } from '../../moodle/wire.ts';
import { accesses } from './accesses.ts';
import { answers } from './answers.ts';
import { books } from './books.ts';
import { cohortMembers, cohorts } from './cohorts.ts';
import { activityCompletions, courseCompletions } from './completions.ts';
import { enrolments } from './enrolments.ts';
import { entries } from './entries.ts';
import { groupMembers, groups } from './groups.ts';
import { people } from './people.ts';
import { pieces } from './pieces.ts';
import { roles } from './roles.ts';
import type { ItemSource } from './source.ts';
import { spaces } from './spaces.ts';

export const SOURCES: { [K in Kind]: ItemSource<K> } = {
  spaces,
  people,
  enrolments,
  roles,
  groups,
  group_members: groupMembers,
  cohorts,
  cohort_members: cohortMembers,
  course_completions: courseCompletions,
  activity_completions: activityCompletions,
  accesses,
  entries,
  books,
  pieces,
  answers,
};

/** The type-only import from the wire keeps the sandbox free of the companion's code. */
export const isKind = (text: string): text is Kind => Object.hasOwn(SOURCES, text);

/** Every kind the simulated plugin tells of. */
export const KINDS = Object.keys(SOURCES).filter(isKind);
