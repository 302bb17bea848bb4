import { expect, it } from '@jest/globals';
import { keepStatements } from './statements.ts';

const keeping = () => {
  const connection = { prepare: (sql: string): unknown => ({ sql }) };
  keepStatements(connection);
  return connection;
};

it('compiles the same words once, and very long ones each time', () => {
  const connection = keeping();
  const statement = connection.prepare('SELECT 1');
  expect(statement).toEqual({ sql: 'SELECT 1' });
  expect(connection.prepare('SELECT 1')).toBe(statement);
  const long = `SELECT ${'1,'.repeat(1000)}1`;
  expect(connection.prepare(long)).not.toBe(connection.prepare(long));
});

it('forgets what it kept before it keeps too much', () => {
  const connection = keeping();
  const first = connection.prepare('SELECT 1');
  for (let nth = 2; nth < 600; nth += 1) connection.prepare(`SELECT ${nth}`);
  expect(connection.prepare('SELECT 1')).not.toBe(first);
});
