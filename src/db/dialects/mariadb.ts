import type { Knex } from 'knex';

export const isMariadb = (url: string): boolean => /^(mysql|mariadb):\/\//.test(url);

/** `mysql://user:password@host:port/database`, for MariaDB 10.11 and MySQL 8. */
export const mariadbSettings = (url: string): Knex.Config => {
  const { hostname, port, username, password, pathname } = new URL(url);
  return {
    client: 'mysql2',
    connection: {
      host: hostname,
      port: Number(port || 3306),
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
      database: decodeURIComponent(pathname.slice(1)),
      charset: 'utf8mb4',
      supportBigNumbers: true,
      timezone: 'Z',
    },
    pool: { min: 0, max: 8 },
  };
};
