/** What is brought in about territories: which communes lie in which area, and where they are. */
import type { Knex } from 'knex';
import { createTable } from './table.ts';

export const territories: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'territory', (table) => {
      table.string('kind', 20).notNullable();
      table.string('code', 60).notNullable();
      table.string('name', 255).notNullable();
      // As its publisher says; null: the file did not say.
      table.string('vintage', 20).nullable();
      table.primary(['kind', 'code']);
    }),
  down: (knex) => knex.schema.dropTable('territory'),
};

export const territoryCommunes: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'territory_commune', (table) => {
      table.string('kind', 20).notNullable();
      table.string('commune', 5).notNullable().index();
      table.string('departement', 3).notNullable().index();
      table.string('territory', 60).notNullable();
      table.primary(['kind', 'commune']);
    }),
  down: (knex) => knex.schema.dropTable('territory_commune'),
};

export const communePoints: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'commune_point', (table) => {
      table.string('commune', 5).notNullable().primary();
      table.double('latitude').notNullable();
      table.double('longitude').notNullable();
      table.string('vintage', 20).nullable();
    }),
  down: (knex) => knex.schema.dropTable('commune_point'),
};
