/** What was published of each space, version by version, and where a space is held at one. */
import type { Knex } from 'knex';
import { createTable } from './table.ts';

export const versions: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'version', (table) => {
      table.string('space', 20).notNullable();
      // 1, 2, … in each space.
      table.integer('number').unsigned().notNullable();
      table.bigInteger('at').notNullable();
      table.string('run', 26).notNullable();
      // publish, revert
      table.string('why', 10).notNullable();
      table.string('by_name', 100).nullable();
      table.primary(['space', 'number']);
      table.unique(['space', 'run']);
    }),
  down: (knex) => knex.schema.dropTable('version'),
};

export const versionChapters: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'version_chapter', (table) => {
      // The chapter's key.
      table.string('chapter', 150).notNullable();
      // The version that wrote this text: also of one that was folded away since.
      table.integer('number').unsigned().notNullable();
      table.string('space', 20).notNullable().index();
      table.string('book', 150).notNullable();
      table.text('book_name').notNullable();
      table.text('book_intro', 'mediumtext').notNullable();
      table.text('title').notNullable();
      // Our text, without any person's words.
      table.text('html', 'mediumtext').notNullable();
      table.string('source', 64).notNullable();
      // What it shows (JSON: ids and names).
      table.text('objects', 'mediumtext').notNullable();
      table.primary(['chapter', 'number']);
    }),
  down: (knex) => knex.schema.dropTable('version_chapter'),
};

export const pins: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'pin', (table) => {
      table.string('space', 20).notNullable().primary();
      table.integer('version').unsigned().notNullable();
      table.string('by_name', 100).nullable();
      table.bigInteger('at').notNullable();
    }),
  down: (knex) => knex.schema.dropTable('pin'),
};
