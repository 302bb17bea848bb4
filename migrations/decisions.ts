/** What people decided of our publishing, and what they need to decide. */
import type { Knex } from 'knex';
import { createTable } from './table.ts';

export const publications: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'publication', (table) => {
      // The chapter's key.
      table.string('chapter', 150).notNullable().primary();
      table.string('space', 20).notNullable().index();
      // What its text shows (JSON: ids and names): a sheet that leaves is a removal.
      table.text('objects', 'mediumtext').notNullable();
    }),
  down: (knex) => knex.schema.dropTable('publication'),
};

export const decisions: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'decision', (table) => {
      // The key of a Book or chapter; of a part of a chapter, once parts can be told apart.
      table.string('object', 150).notNullable().primary();
      table.string('choice', 10).notNullable();
      // Which text of the person's it is about; empty: whatever they write.
      table.string('about', 64).notNullable();
      table.string('decided_by', 100).nullable();
      table.bigInteger('decided_at').notNullable();
    }),
  down: (knex) => knex.schema.dropTable('decision'),
};

export const holds: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'hold', (table) => {
      table.string('space', 20).notNullable().primary();
      // Which removals exactly: an approval is good for these alone.
      table.string('digest', 64).notNullable();
      table.text('objects', 'mediumtext').notNullable();
      table.integer('total').unsigned().notNullable();
      table.bigInteger('since').notNullable();
      table.string('approved_by', 100).nullable();
      table.bigInteger('approved_at').nullable();
    }),
  down: (knex) => knex.schema.dropTable('hold'),
};

export const savedPlans: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'saved_plan', (table) => {
      table.string('id', 26).notNullable().primary();
      table.string('digest', 64).notNullable();
      table.bigInteger('saved_at').notNullable();
      // The run that applied it; null while none did.
      table.string('applied_by', 26).nullable();
    }),
  down: (knex) => knex.schema.dropTable('saved_plan'),
};
