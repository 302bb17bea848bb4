import type { Db } from '../../db/index.ts';
import type { Message } from '../../shared/i18n.ts';
import { type Conflict, conflictsOf, deletedOf } from './book.ts';
import { booksOf } from './book-store.ts';
import type { Remark } from './ports.ts';
import { planAll, type SyncTools } from './cycle.ts';
import { runningNow } from './lease.ts';
import { lastRuns, type Run } from './run-store.ts';
import { asideOf, type SetAside } from './set-aside-store.ts';
import { readSite, type SiteMemory } from './site-store.ts';

/** What an administrator sees at a glance: read from the stores, Moodle is not asked. */
export type Overview = {
  site: SiteMemory | null;
  books: number;
  chapters: number;
  conflicts: Conflict[];
  deleted: Omit<Conflict, 'url'>[];
  setAside: SetAside[];
  remarks: Remark[];
  runs: Run[];
  /** Who runs at this moment. */
  running: Message | null;
};

const RUNS_SHOWN = 10;

export const overviewOf = async (tools: SyncTools): Promise<Overview> => {
  const db: Db = tools.db;
  const books = await booksOf(db);
  const remarks: Remark[] = [];
  for (const plan of await planAll(tools)) remarks.push(...plan.remarks);
  const live = books.filter(({ state }) => state === 'live');
  return {
    site: await readSite(db),
    books: live.length,
    chapters: live.flatMap(({ chapters }) =>
      chapters.filter(({ key, state }) => key !== null && state === 'live'),
    ).length,
    conflicts: conflictsOf(books),
    deleted: deletedOf(books),
    setAside: await asideOf(db),
    remarks,
    runs: await lastRuns(db, RUNS_SHOWN),
    running: await runningNow(tools),
  };
};
