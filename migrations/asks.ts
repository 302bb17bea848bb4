/** What people are asked, what they answered, and which answers were carried out. */
import type { Knex } from 'knex';
import { createTable, mirror } from './table.ts';

export const asks: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'ask', (table) => {
      table.string('key', 150).notNullable().primary();
      table.string('space', 20).notNullable().index();
      // Who carries its answers out.
      table.string('purpose', 40).notNullable().index();
      // What it is about (JSON); its texts live in the wish.
      table.text('subject').notNullable();
      table.bigInteger('made_at').notNullable();
      // When its cause ended; null while there is one.
      table.bigInteger('ended_at').nullable();
    }),
  down: (knex) => knex.schema.dropTable('ask'),
};

export const answers: Knex.Migration = {
  up: (knex) =>
    mirror(knex, 'answer', (table) => {
      // The key of the ask.
      table.string('ask', 150).notNullable().index();
      table.string('space', 20).notNullable().index();
      table.integer('person_id').unsigned().notNullable();
      table.string('choice', 30).notNullable();
      table.text('remark').nullable();
      table.bigInteger('time_answered').notNullable();
    }),
  down: (knex) => knex.schema.dropTable('answer'),
};

export const answersTaken: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'answer_taken', (table) => {
      table.integer('answer_id').unsigned().notNullable().primary();
      table.string('ask', 150).notNullable().index();
      // Which state of the answer was carried out: a changed one is carried out again.
      table.string('choice', 30).notNullable();
      table.bigInteger('time_answered').notNullable();
    }),
  down: (knex) => knex.schema.dropTable('answer_taken'),
};
