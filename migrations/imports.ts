/** What was brought in from files: how columns were read, each run, and the rows it put. */
import type { Knex } from 'knex';
import { createTable } from './table.ts';

export const importMappings: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'import_mapping', (table) => {
      // Names the family and the titles of the columns.
      table.string('shape', 64).notNullable().primary();
      table.text('columns').notNullable();
      table.bigInteger('saved_at').notNullable();
    }),
  down: (knex) => knex.schema.dropTable('import_mapping'),
};

export const importRuns: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'import_run', (table) => {
      table.string('id', 26).notNullable().primary();
      table.string('kind', 20).notNullable();
      table.string('space', 100).notNullable();
      table.string('by', 255).nullable();
      table.string('file', 255).notNullable();
      table.string('sha256', 64).notNullable();
      table.string('state', 10).notNullable();
      table.text('counts').notNullable();
      table.bigInteger('started_at').notNullable();
      table.bigInteger('ended_at').nullable();
    }),
  down: (knex) => knex.schema.dropTable('import_run'),
};

export const importRows: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'import_row', (table) => {
      table.string('key', 150).notNullable().primary();
      // The run that made the entry: what it made it can take back.
      table.string('run_id', 26).notNullable().index();
      table.string('source', 64).notNullable();
      // The identifier that the file gave it.
      table.string('reference', 255).nullable();
    }),
  down: (knex) => knex.schema.dropTable('import_row'),
};
