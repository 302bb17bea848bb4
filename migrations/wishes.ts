/** What use cases wished for in Moodle: kept here first, put there by the next cycle. */
import type { Knex } from 'knex';
import { createTable } from './table.ts';

export const wishes: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'wish', (table) => {
      // The key of the piece it becomes.
      table.string('key', 150).notNullable().primary();
      table.string('space', 20).notNullable().index();
      table.string('type', 20).notNullable();
      // For people: what it is called in plans and in the guard.
      table.string('name', 255).notNullable();
      // As it is sent (JSON); its texts leave with the row.
      table.text('body', 'mediumtext').notNullable();
      table.bigInteger('asked_at').notNullable();
    }),
  down: (knex) => knex.schema.dropTable('wish'),
};
