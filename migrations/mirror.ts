/**
 * What is pulled from Moodle, by Moodle's ids. Instants are epoch milliseconds in BIGINT,
 * days CHAR(10); `mark` is the pull that saw the row last.
 */
import type { Knex } from 'knex';
import { mirror } from './table.ts';

export const spaces: Knex.Migration = {
  up: (knex) =>
    mirror(knex, 'space', (table) => {
      table.string('code', 20).notNullable().index();
      table.string('name', 255).notNullable();
      table.boolean('national').notNullable();
      table.text('departements').notNullable();
      table.boolean('visible').notNullable();
      table.text('url').notNullable();
    }),
  down: (knex) => knex.schema.dropTable('space'),
};

export const people: Knex.Migration = {
  up: (knex) =>
    mirror(knex, 'person', (table) => {
      table.string('firstname', 100).notNullable();
      table.string('lastname', 100).notNullable();
      table.string('lang', 30).notNullable();
      table.boolean('suspended').notNullable();
      table.text('fields', 'mediumtext').notNullable();
      table.bigInteger('time_modified').notNullable();
    }),
  down: (knex) => knex.schema.dropTable('person'),
};

export const enrolments: Knex.Migration = {
  up: (knex) =>
    mirror(knex, 'enrolment', (table) => {
      table.integer('person_id').unsigned().notNullable().index();
      table.string('space', 20).notNullable().index();
      table.string('method', 20).notNullable();
      table.boolean('suspended').notNullable();
      table.bigInteger('time_start').nullable();
      table.bigInteger('time_end').nullable();
      table.bigInteger('time_created').notNullable();
      table.bigInteger('time_modified').notNullable();
    }),
  down: (knex) => knex.schema.dropTable('enrolment'),
};

export const entries: Knex.Migration = {
  up: (knex) =>
    mirror(knex, 'entry', (table) => {
      table.string('space', 20).notNullable().index();
      table.string('sheet', 40).notNullable();
      table.integer('author_id').unsigned().nullable();
      table.boolean('approved').notNullable();
      table.text('fields', 'mediumtext').notNullable();
      table.text('url').notNullable();
      table.integer('oversize').unsigned().nullable();
      table.bigInteger('time_created').notNullable();
      table.bigInteger('time_modified').notNullable();
    }),
  down: (knex) => knex.schema.dropTable('entry'),
};

export const books: Knex.Migration = {
  up: (knex) =>
    mirror(knex, 'book', (table) => {
      table.string('key', 150).notNullable().index();
      table.string('space', 20).notNullable().index();
      table.string('state', 10).notNullable();
      table.string('name', 255).notNullable();
      table.boolean('visible').notNullable();
      table.text('url').nullable();
      // The chapters as the bridge tells them (JSON): read and replaced with their Book only.
      table.text('chapters', 'longtext').notNullable();
    }),
  down: (knex) => knex.schema.dropTable('book'),
};
