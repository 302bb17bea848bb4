import { createHash } from 'node:crypto';
import type { Desired, Question, Remark, Source } from '../sync/index.ts';
import { entriesOf } from './entry-store.ts';
import { livingAreaBook } from './living-area-book.ts';
import { type Entry, LIVING_AREA, readSheet, recordName } from './sheet.ts';
import { type BookTemplates, loadTemplates } from './templates.ts';

const desiredOf = (
  entries: readonly Entry[],
  { space, published }: Question,
  templates: BookTemplates,
): Desired => {
  const readings = entries.map((entry) => ({ entry, ...readSheet(entry) }));
  const sheets = readings.flatMap(({ sheet }) => sheet ?? []);
  const remarks = readings.flatMap(({ entry, problems }) =>
    problems.map((problem): Remark => ({
      space,
      record: recordName(entry),
      url: entry.url,
      ...problem,
    })),
  );
  const book = livingAreaBook(space, sheets, published, templates);
  return { books: book === null ? [] : [book], pieces: [], remarks };
};

const fingerprintOf = (entries: readonly Entry[], published: ReadonlySet<string>): string =>
  createHash('sha256')
    .update(JSON.stringify([entries, [...published].sort()]))
    .digest('base64');

/**
 * Says what the Book « Bassin de vie » of a space should be, from the entries pulled.
 * @param templatesDir the project's `templates` folder
 */
export const livingAreaSource = async (templatesDir: string): Promise<Source> => {
  const templates = await loadTemplates(templatesDir);
  // Asked at each cycle and each look at the page; rendering 100 sheets takes half a second.
  const known = new Map<string, { fingerprint: string; desired: Desired }>();
  return {
    async desired(db, question) {
      const entries = await entriesOf(db, question.space, LIVING_AREA);
      const fingerprint = fingerprintOf(entries, question.published);
      const before = known.get(question.space);
      if (before?.fingerprint === fingerprint) return structuredClone(before.desired);
      const desired = desiredOf(entries, question, templates);
      known.set(question.space, { fingerprint, desired });
      return structuredClone(desired);
    },
  };
};
