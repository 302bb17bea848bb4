import type { Kind } from '../../moodle/wire.ts';
import { books } from './books.ts';
import { enrolments } from './enrolments.ts';
import { entries } from './entries.ts';
import { people } from './people.ts';
import type { ItemSource } from './source.ts';
import { spaces } from './spaces.ts';

export const SOURCES: { [K in Kind]: ItemSource<K> } = {
  spaces,
  people,
  enrolments,
  entries,
  books,
};

/** The type-only import from the wire keeps the sandbox free of the companion's code. */
export const isKind = (text: string): text is Kind => Object.hasOwn(SOURCES, text);
