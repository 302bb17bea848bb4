/**
 * What sync remembers: which Moodle, how far it was read, what it did, what it set aside, who runs
 * and which scheduled job was claimed.
 */
import type { Knex } from 'knex';
import { createTable } from './table.ts';

export const site: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'site', (table) => {
      // One companion serves one Moodle: the single row has id 1.
      table.integer('id').notNullable().primary();
      table.string('identifier', 64).notNullable();
      table.string('instance', 64).notNullable();
      table.string('wwwroot', 255).notNullable();
      // Where to go on reading the change log; null until every kind was read once.
      table.string('epoch', 64).nullable();
      table.bigInteger('number').nullable();
      table.bigInteger('pulled_at').nullable();
    }),
  down: (knex) => knex.schema.dropTable('site'),
};

export const runs: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'run', (table) => {
      table.string('id', 26).notNullable().primary();
      table.string('command', 20).notNullable();
      table.bigInteger('started_at').notNullable();
      table.bigInteger('ended_at').nullable();
      table.string('outcome', 10).notNullable();
    }),
  down: (knex) => knex.schema.dropTable('run'),
};

export const runLines: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'run_line', (table) => {
      table.string('id', 26).notNullable().primary();
      table.string('run_id', 26).notNullable().references('run.id').onDelete('CASCADE');
      table.string('level', 10).notNullable();
      table.text('message').notNullable();
    }),
  down: (knex) => knex.schema.dropTable('run_line'),
};

export const setAside: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'set_aside', (table) => {
      table.string('kind', 20).notNullable();
      // Moodle's id of the record, or the key of the chapter.
      table.string('object', 150).notNullable();
      // Which state of it was set aside: it is tried again when this differs.
      table.string('source', 64).notNullable();
      table.text('message').notNullable();
      table.string('mark', 26).notNullable();
      table.primary(['kind', 'object']);
    }),
  down: (knex) => knex.schema.dropTable('set_aside'),
};

export const lease: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'lease', (table) => {
      table.string('name', 20).notNullable().primary();
      // Who holds it (JSON); null while it is free.
      table.text('holder').nullable();
      // Grows each time it is taken; never goes back.
      table.bigInteger('fence').notNullable();
      table.bigInteger('taken_at').notNullable();
      table.bigInteger('renewed_at').notNullable();
      table.bigInteger('expires_at').notNullable();
    }),
  down: (knex) => knex.schema.dropTable('lease'),
};

export const jobs: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'job', (table) => {
      table.string('name', 20).notNullable().primary();
      // The last turn that someone took.
      table.bigInteger('scheduled_for').notNullable();
      table.string('claimed_by', 300).notNullable();
      table.string('state', 10).notNullable();
    }),
  down: (knex) => knex.schema.dropTable('job'),
};
