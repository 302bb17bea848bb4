/** What the companion keeps in Moodle by key beside the Books. Mirrors of Moodle, by the plugin's ids. */
import type { Knex } from 'knex';
import { mirror } from './table.ts';

export const pieces: Knex.Migration = {
  up: (knex) =>
    mirror(knex, 'piece', (table) => {
      table.string('key', 150).notNullable().index();
      table.string('type', 20).notNullable();
      table.string('space', 20).notNullable().index();
      table.string('state', 10).notNullable();
      table.string('source', 64).notNullable();
      table.string('offered', 64).nullable();
      table.boolean('edited').notNullable();
      table.string('text', 64).nullable();
      table.integer('object_id').unsigned().nullable();
      table.text('url').nullable();
      // What the bridge tells of this type (JSON): read and replaced with its piece only.
      table.text('detail', 'mediumtext').notNullable();
      table.bigInteger('time_modified').notNullable();
    }),
  down: (knex) => knex.schema.dropTable('piece'),
};
