/** What is remembered to keep sheets alive: who was told and asked what, and what they said. */
import type { Knex } from 'knex';
import { createTable } from './table.ts';

export const sheetCares: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'sheet_care', (table) => {
      table.integer('entry_id').unsigned().notNullable().primary();
      table.string('space', 20).notNullable().index();
      // The day its referent was told that it will leave the Books; null: was not told.
      table.string('told_on', 10).nullable();
      // Until when nobody is asked about it: someone said they would mend it.
      table.bigInteger('rests_until').nullable();
    }),
  down: (knex) => knex.schema.dropTable('sheet_care'),
};

export const notDuplicates: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'not_duplicate', (table) => {
      // The smaller id first.
      table.integer('first_id').unsigned().notNullable();
      table.integer('second_id').unsigned().notNullable();
      table.string('space', 20).notNullable().index();
      // Whether both said the same SIRET when it was decided.
      table.boolean('same_siret').notNullable();
      // Null: for good; else someone sees to it until then.
      table.bigInteger('until').nullable();
      table.string('decided_by', 100).notNullable();
      table.bigInteger('decided_at').notNullable();
      table.primary(['first_id', 'second_id']);
    }),
  down: (knex) => knex.schema.dropTable('not_duplicate'),
};

export const pauses: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'pause', (table) => {
      table.string('space', 20).notNullable().primary();
      // Both days are in it.
      table.string('from_day', 10).notNullable();
      table.string('to_day', 10).notNullable();
      table.string('asked_by', 100).nullable();
      table.bigInteger('asked_at').notNullable();
    }),
  down: (knex) => knex.schema.dropTable('pause'),
};

export const campaigns: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'campaign', (table) => {
      table.string('id', 26).notNullable().primary();
      table.string('space', 20).notNullable().index();
      table.string('asked_by', 100).nullable();
      table.bigInteger('asked_at').notNullable();
      table.bigInteger('ended_at').nullable();
    }),
  down: (knex) => knex.schema.dropTable('campaign'),
};

export const campaignSheets: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'campaign_sheet', (table) => {
      table.string('campaign', 26).notNullable();
      table.integer('entry_id').unsigned().notNullable();
      // The longest unseen first.
      table.integer('place').unsigned().notNullable();
      // `left`, `asked`, `answered`, `unanswered` or `settled` (looked at without being asked).
      table.string('state', 10).notNullable();
      table.primary(['campaign', 'entry_id']);
    }),
  down: (knex) => knex.schema.dropTable('campaign_sheet'),
};

export const knownReferents: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'known_referent', (table) => {
      table.string('space', 20).notNullable();
      table.integer('person_id').unsigned().notNullable();
      table.bigInteger('came_at').notNullable();
      // Null: is a referent of the space.
      table.bigInteger('left_at').nullable();
      // When they were told what they take over; those of the first reading need not be.
      table.bigInteger('told_at').nullable();
      table.primary(['space', 'person_id']);
    }),
  down: (knex) => knex.schema.dropTable('known_referent'),
};
