/** Who belongs to what: roles, groups, cohorts. Mirrors of Moodle, by Moodle's ids. */
import type { Knex } from 'knex';
import { mirror } from './table.ts';

export const roles: Knex.Migration = {
  up: (knex) =>
    mirror(knex, 'space_role', (table) => {
      table.integer('person_id').unsigned().notNullable().index();
      table.string('space', 20).notNullable().index();
      table.string('role', 100).notNullable();
      table.bigInteger('time_modified').notNullable();
    }),
  down: (knex) => knex.schema.dropTable('space_role'),
};

export const groups: Knex.Migration = {
  up: (knex) =>
    mirror(knex, 'space_group', (table) => {
      table.string('space', 20).notNullable().index();
      table.string('name', 255).notNullable();
      table.string('idnumber', 100).notNullable();
      table.string('visibility', 10).notNullable();
    }),
  down: (knex) => knex.schema.dropTable('space_group'),
};

/** Without the plugin the id is made of group and person (docs/without-plugin.md). */
export const groupMembers: Knex.Migration = {
  up: (knex) =>
    mirror(
      knex,
      'group_member',
      (table) => {
        table.integer('group_id').unsigned().notNullable().index();
        table.integer('person_id').unsigned().notNullable().index();
        table.string('space', 20).notNullable();
      },
      { wideIds: true },
    ),
  down: (knex) => knex.schema.dropTable('group_member'),
};

export const cohorts: Knex.Migration = {
  up: (knex) =>
    mirror(knex, 'cohort', (table) => {
      table.string('name', 255).notNullable();
      table.string('idnumber', 100).notNullable();
      table.boolean('visible').notNullable();
    }),
  down: (knex) => knex.schema.dropTable('cohort'),
};

export const cohortMembers: Knex.Migration = {
  up: (knex) =>
    mirror(knex, 'cohort_member', (table) => {
      table.integer('cohort_id').unsigned().notNullable().index();
      table.integer('person_id').unsigned().notNullable().index();
    }),
  down: (knex) => knex.schema.dropTable('cohort_member'),
};
