/** What regional content needs beside the mirrors that stand. */
import type { Knex } from 'knex';

/** Under which key an entry was brought in, what was last written, and whether people changed it. */
export const entryOrigins: Knex.Migration = {
  up: (knex) =>
    knex.schema.alterTable('entry', (table) => {
      table.text('origin').nullable();
    }),
  down: (knex) =>
    knex.schema.alterTable('entry', (table) => {
      table.dropColumn('origin');
    }),
};

/** What every member of the national space may open (JSON). */
export const spaceResources: Knex.Migration = {
  up: (knex) =>
    knex.schema.alterTable('space', (table) => {
      table.text('resources', 'mediumtext').nullable();
    }),
  down: (knex) =>
    knex.schema.alterTable('space', (table) => {
      table.dropColumn('resources');
    }),
};

/** Where each family of sheets is written (JSON). */
export const spaceDatabases: Knex.Migration = {
  up: (knex) =>
    knex.schema.alterTable('space', (table) => {
      table.text('sheet_databases').nullable();
    }),
  down: (knex) =>
    knex.schema.alterTable('space', (table) => {
      table.dropColumn('sheet_databases');
    }),
};
