/**
 * The points of a cycle: before and after each commit of the database and each call of Moodle.
 * Their names are the same in each run that starts from the same state.
 */

const COMMITS = /^(commit|insert|update|delete|replace)\b/i;

/** Whose statements are watched, by what a client and its transactions share. */
const watched = new WeakMap();

/**
 * Tells `point` of every statement of `db` that commits: COMMIT itself, and a write outside a
 * transaction. Whatever way it was made, each goes through the client's `_query`.
 */
export const watchCommits = (db, point) => {
  const { config, constructor } = db.client;
  watched.set(config, { point, inTransaction: new WeakSet() });
  const { prototype } = constructor;
  if (prototype.isWatched) return;
  prototype.isWatched = true;
  const query = prototype._query;
  prototype._query = async function (connection, statement) {
    const { point: reach, inTransaction } = watched.get(this.config);
    const { sql } = statement;
    if (/^begin\b/i.test(sql)) inTransaction.add(connection);
    if (/^rollback;/i.test(sql)) inTransaction.delete(connection);
    const ends = /^commit\b/i.test(sql);
    const commits = ends || (COMMITS.test(sql) && !inTransaction.has(connection));
    if (!commits) return await query.call(this, connection, statement);
    const name = ends ? 'commit of a transaction' : /^\w+( into)? \W?\w+/i.exec(sql)[0];
    await reach('before', name);
    const answer = await query.call(this, connection, statement);
    inTransaction.delete(connection);
    await reach('after', name);
    return answer;
  };
};

/** The same Moodle; `point` is told of each call. */
export const watchCalls = (moodle, point) =>
  new Proxy(moodle, {
    get(target, name) {
      const member = target[name];
      if (typeof member !== 'function' || name === 'traffic') return member;
      return async (...asked) => {
        await point('before', `call of ${name}`);
        const answer = await member.apply(target, asked);
        await point('after', `call of ${name}`);
        return answer;
      };
    },
  });

/** Names the points in their order: `after call of publish, 3`. */
export const namingPoints = (reach) => {
  const counts = new Map();
  return async (side, what) => {
    const nth = (counts.get(`${side} ${what}`) ?? 0) + 1;
    counts.set(`${side} ${what}`, nth);
    await reach(`${side} ${what}, ${nth}`);
  };
};
