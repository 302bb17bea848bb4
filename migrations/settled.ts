/** Spaces that need no planning until something stirs in them. */
import type { Knex } from 'knex';
import { createTable } from './table.ts';

export const settled: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'settled', (table) => {
      table.string('space', 20).notNullable().primary();
      // The run that plans it, or planned it last.
      table.string('run', 26).notNullable();
      table.string('stamp', 64).notNullable();
      // What planning came to (JSON); null while a run is at it.
      table.text('outcome', 'mediumtext').nullable();
    }),
  down: (knex) => knex.schema.dropTable('settled'),
};
