/** Longer ones, rows by the dozen, are rarely asked twice alike. */
const LONGEST_KEPT = 2000;
const MOST_KEPT = 500;
/** Savepoints have names of their own: they would push out what is asked again and again. */
const NAMED_ONCE = /^(SAVEPOINT|RELEASE|ROLLBACK TO)\b/i;

/** The part of a connection of better-sqlite3 that compiles statements. */
export type Compiler = { prepare(sql: string): unknown };

/**
 * Has a connection keep the statements it has compiled, where knex has each compiled anew each
 * time (a tenth of the time of a cycle). SQLite itself compiles them again where tables changed.
 */
export const keepStatements = (connection: Compiler): void => {
  const compile = connection.prepare.bind(connection);
  const kept = new Map<string, unknown>();
  connection.prepare = (sql) => {
    const known = kept.get(sql);
    if (known !== undefined) return known;
    const statement = compile(sql);
    if (sql.length > LONGEST_KEPT || NAMED_ONCE.test(sql)) return statement;
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(sql, statement);
    return statement;
  };
};
