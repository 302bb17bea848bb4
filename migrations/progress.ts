/** How far people have come in a space. Mirrors of Moodle, by Moodle's ids. */
import type { Knex } from 'knex';
import { mirror } from './table.ts';

export const courseCompletions: Knex.Migration = {
  up: (knex) =>
    mirror(knex, 'course_completion', (table) => {
      table.integer('person_id').unsigned().notNullable().index();
      table.string('space', 20).notNullable().index();
      table.bigInteger('time_completed').notNullable();
    }),
  down: (knex) => knex.schema.dropTable('course_completion'),
};

export const activityCompletions: Knex.Migration = {
  up: (knex) =>
    mirror(knex, 'activity_completion', (table) => {
      table.integer('person_id').unsigned().notNullable().index();
      table.string('space', 20).notNullable().index();
      table.integer('cmid').unsigned().notNullable();
      table.string('state', 10).notNullable();
      table.bigInteger('time_modified').notNullable();
    }),
  down: (knex) => knex.schema.dropTable('activity_completion'),
};

export const accesses: Knex.Migration = {
  up: (knex) =>
    mirror(knex, 'last_access', (table) => {
      table.integer('person_id').unsigned().notNullable().index();
      table.string('space', 20).notNullable().index();
      table.string('day', 10).notNullable();
    }),
  down: (knex) => knex.schema.dropTable('last_access'),
};

/** The activities whose completion is tracked (JSON): read and replaced with their space only. */
export const activities: Knex.Migration = {
  up: (knex) =>
    knex.schema.alterTable('space', (table) => {
      table.text('activities', 'mediumtext').nullable();
    }),
  down: (knex) =>
    knex.schema.alterTable('space', (table) => {
      table.dropColumn('activities');
    }),
};

/** New kinds are told by snapshots only: the next pull reads everything again. */
export const readAgain: Knex.Migration = {
  up: (knex) => knex('site').update({ epoch: null, number: null }),
  down: () => Promise.resolve(),
};
