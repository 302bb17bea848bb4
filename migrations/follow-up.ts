/** The course of people, pairings, peer groups and what was told of openings (docs/people.md, docs/matching.md). */
import type { Knex } from 'knex';
import { createTable } from './table.ts';

export const personEvents: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'person_event', (table) => {
      table.string('id', 26).notNullable().primary();
      table.integer('person_id').unsigned().notNullable().index();
      table.string('kind', 30).notNullable();
      table.string('value', 100).nullable();
      // Who said so; null: it follows from what Moodle tells.
      table.integer('by_id').unsigned().nullable();
      table.bigInteger('at').notNullable().index();
    }),
  down: (knex) => knex.schema.dropTable('person_event'),
};

export const pairings: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'pairing', (table) => {
      table.string('id', 26).notNullable().primary();
      table.integer('candidate_id').unsigned().notNullable().index();
      table.integer('mentor_id').unsigned().notNullable().index();
      // The space responsible for the candidate when it was proposed.
      table.string('space', 20).notNullable().index();
      table.string('state', 10).notNullable().index();
      table.string('run', 26).nullable();
      table.integer('points').nullable();
      // Parts of the score by name (JSON).
      table.text('parts').nullable();
      table.bigInteger('proposed_at').notNullable();
      table.bigInteger('approved_at').nullable();
      table.bigInteger('candidate_agreed_at').nullable();
      table.bigInteger('mentor_agreed_at').nullable();
      table.bigInteger('active_at').nullable();
      table.bigInteger('ended_at').nullable();
      table.string('end_reason', 20).nullable();
      // Of a refusal: far, metier, known, busy, other.
      table.string('end_detail', 20).nullable();
      // Who accepted, refused or ended it for the network, by name.
      table.string('decided_by', 100).nullable();
    }),
  down: (knex) => knex.schema.dropTable('pairing'),
};

export const matchingRuns: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'matching_run', (table) => {
      table.string('id', 26).notNullable().primary();
      table.bigInteger('at').notNullable().index();
      table.text('weights').notNullable();
      table.text('figures', 'mediumtext').notNullable();
      table.text('unmatched', 'mediumtext').notNullable();
    }),
  down: (knex) => knex.schema.dropTable('matching_run'),
};

export const peerGroups: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'peer_group', (table) => {
      table.string('id', 26).notNullable().primary();
      table.string('space', 20).notNullable().index();
      table.string('phase', 20).notNullable();
      table.string('state', 10).notNullable().index();
      table.boolean('online').notNullable();
      // Where, as a profile field names places (`49007`, `dep:49`); null: online.
      table.string('place', 60).nullable();
      // How often dates were proposed and none suited.
      table.integer('turn').unsigned().notNullable().defaultTo(0);
      // Common needs (JSON).
      table.text('needs').notNullable();
      table.integer('facilitator_id').unsigned().nullable();
      table.bigInteger('formed_at').notNullable();
      // When they meet; null: no date yet.
      table.bigInteger('meets_at').nullable();
      table.bigInteger('ended_at').nullable();
      table.string('end_reason', 20).nullable();
    }),
  down: (knex) => knex.schema.dropTable('peer_group'),
};

export const peerMembers: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'peer_member', (table) => {
      table.string('group_id', 26).notNullable();
      table.integer('person_id').unsigned().notNullable().index();
      table.primary(['group_id', 'person_id']);
    }),
  down: (knex) => knex.schema.dropTable('peer_member'),
};

export const openingsTold: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'opening_told', (table) => {
      table.integer('opening_id').unsigned().notNullable();
      table.integer('candidate_id').unsigned().notNullable().index();
      table.string('space', 20).notNullable();
      table.integer('place').unsigned().notNullable();
      table.bigInteger('opened_at').notNullable();
      table.bigInteger('told_at').notNullable().index();
      table.primary(['opening_id', 'candidate_id']);
    }),
  down: (knex) => knex.schema.dropTable('opening_told'),
};

export const contactsTold: Knex.Migration = {
  up: (knex) =>
    createTable(knex, 'contact_told', (table) => {
      table.integer('entry_id').unsigned().notNullable();
      table.integer('candidate_id').unsigned().notNullable().index();
      table.bigInteger('told_at').notNullable().index();
      table.primary(['entry_id', 'candidate_id']);
    }),
  down: (knex) => knex.schema.dropTable('contact_told'),
};
