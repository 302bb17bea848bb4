/**
 * Every migration in the order it runs, one statement each: MariaDB does not roll back DDL.
 * A name, once released, never changes; new ones go to the end.
 */
import type { Knex } from 'knex';
import * as mirror from './mirror.ts';
import * as sync from './sync.ts';

export const migrations: Readonly<Record<string, Knex.Migration>> = {
  '001-space': mirror.spaces,
  '002-person': mirror.people,
  '003-enrolment': mirror.enrolments,
  '004-entry': mirror.entries,
  '005-book': mirror.books,
  '006-site': sync.site,
  '007-run': sync.runs,
  '008-run-line': sync.runLines,
  '009-set-aside': sync.setAside,
  '010-lease': sync.lease,
  '011-job': sync.jobs,
};
