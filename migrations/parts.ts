/** What was published of each chapter, part by part: people's words are told from ours by it. */
import type { Knex } from 'knex';
import { createTable } from './table.ts';

export const chapterParts: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'chapter_part', (table) => {
      // The chapter's key.
      table.string('chapter', 150).notNullable();
      // Which text: what Moodle names as the chapter's `source` once it stands.
      table.string('source', 64).notNullable();
      table.string('space', 20).notNullable().index();
      // In order (JSON: ids, and digests of what they said).
      table.text('parts', 'mediumtext').notNullable();
      table.primary(['chapter', 'source']);
    }),
  down: (knex) => knex.schema.dropTable('chapter_part'),
};
