export { isDatabaseUrl, openDatabase, type Db } from './connection.ts';
export { editionOf, nextEdition } from './edition.ts';
export { migrateDown, migrateUp, pendingMigrations } from './migrate.ts';
export { mirrorOf } from './mirror.ts';
