/** Web addresses in sheets, and whether their pages were there. */
import type { Knex } from 'knex';
import { createTable } from './table.ts';

export const links: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'link', (table) => {
      table.string('digest', 64).notNullable().primary();
      table.text('href').notNullable();
      table.bigInteger('checked_at').notNullable();
      table.bigInteger('gone_since').nullable();
      table.bigInteger('gone_at').nullable();
    }),
  down: (knex) => knex.schema.dropTable('link'),
};
