import type { Knex } from 'knex';

/**
 * Creates a table that keeps any text and compares it byte for byte: MariaDB's default
 * collation takes 'é' for 'e' and 'Ana' for 'ana', in unique indexes too. SQLite does so by itself.
 */
export const createTable = (
  knex: Knex,
  name: string,
  columns: (table: Knex.CreateTableBuilder) => void,
): Knex.SchemaBuilder =>
  knex.schema.createTable(name, (table) => {
    if ((knex.client as { config: Knex.Config }).config.client === 'mysql2') {
      table.charset('utf8mb4');
      table.collate('utf8mb4_bin');
    }
    columns(table);
  });

/** A table that mirrors one kind of Moodle object; `mark` is the pull that saw the row last. */
export const mirror = (
  knex: Knex,
  name: string,
  columns: (table: Knex.CreateTableBuilder) => void,
  { wideIds = false } = {},
): Knex.SchemaBuilder =>
  createTable(knex, name, (table) => {
    const id = wideIds ? table.bigInteger('id') : table.integer('id');
    id.unsigned().notNullable().primary();
    columns(table);
    table.string('mark', 26).notNullable().index();
  });
