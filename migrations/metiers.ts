/** The ROME, France Travail's list of métiers, as it was brought in. */
import type { Knex } from 'knex';
import { createTable } from './table.ts';

export const metiers: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'metier', (table) => {
      table.string('code', 5).notNullable().primary();
      table.string('name', 255).notNullable();
      table.string('parent', 5).nullable();
      // Whether it is an executive's; null: the list does not say.
      table.boolean('executive').nullable();
      // The name as it is searched: without case and accents.
      table.string('words', 255).notNullable();
      table.string('release_name', 20).nullable();
    }),
  down: (knex) => knex.schema.dropTable('metier'),
};

/** Job titles, each of one métier (appellations). */
export const metierTitles: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'metier_title', (table) => {
      table.integer('id').unsigned().notNullable().primary();
      table.string('metier', 5).notNullable().index();
      table.string('name', 255).notNullable();
      table.string('words', 255).notNullable();
      table.string('release_name', 20).nullable();
    }),
  down: (knex) => knex.schema.dropTable('metier_title'),
};
