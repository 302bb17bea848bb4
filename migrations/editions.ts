/** Which edition stands of what is replaced as a whole. */
import type { Knex } from 'knex';
import { createTable } from './table.ts';

export const editions: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'edition', (table) => {
      table.string('name', 40).notNullable().primary();
      table.integer('edition').unsigned().notNullable();
    }),
  down: (knex) => knex.schema.dropTable('edition'),
};
