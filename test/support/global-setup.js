/**
 * Finds out once what this machine has for the tests (MariaDB, chromium, PHP, a real Moodle)
 * and tells the test files through MARA_TEST_* variables, and TMPDIR.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A user of our own, who may only make and drop databases named after this run. */
const prepareMariadb = async (run) => {
  const root = process.env.MARA_TEST_MARIADB_ROOT ?? 'mysql://root@127.0.0.1:3306';
  let connection;
  try {
    connection = await mysql.createConnection({ uri: root, connectTimeout: 3000 });
  } catch {
    return null;
  }
  const user = `mara_${run}`;
  const password = randomBytes(12).toString('hex');
  const grants = `mara\\_test\\_${run}\\_%`;
  await connection.query(`CREATE USER '${user}'@'%' IDENTIFIED BY '${password}'`);
  await connection.query(`GRANT ALL ON \`${grants}\`.* TO '${user}'@'%'`);
  const { hostname, port } = new URL(root);
  return {
    url: `mysql://${user}:${password}@${hostname}:${port || 3306}`,
    async clean() {
      const [rows] = await connection.query('SHOW DATABASES LIKE ?', [`mara\\_test\\_${run}\\_%`]);
      for (const row of rows) await connection.query(`DROP DATABASE \`${Object.values(row)[0]}\``);
      await connection.query(`DROP USER '${user}'@'%'`);
      await connection.end();
    },
  };
};

const IN_MEMORY = '/dev/shm';
const ENOUGH = 2 ** 30;

/** A folder for all that this run writes: in memory where there is plenty, for a disk waits. */
const makeFolder = () => {
  const spacious = () => {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize > ENOUGH;
  };
  const within = existsSync(IN_MEMORY) && spacious() ? IN_MEMORY : tmpdir();
  return mkdtempSync(join(within, 'mara-test-'));
};

export default async () => {
  const run = randomBytes(4).toString('hex');
  const folder = makeFolder();
  const uses = join(folder, 'uses');
  writeFileSync(uses, '');
  const mariadb = await prepareMariadb(run);
  const chromium = [process.env.CHROMIUM_PATH, ...CHROMIUM].find(
    (path) => path && existsSync(path),
  );
  const php = spawnSync('php', ['--version']).status === 0;

  process.env.TMPDIR = folder;
  process.env.MARA_TEST_RUN = run;
  process.env.MARA_TEST_USES = uses;
  if (mariadb !== null) process.env.MARA_TEST_MARIADB_URL = mariadb.url;
  if (chromium !== undefined) process.env.MARA_TEST_CHROMIUM = chromium;
  if (php) process.env.MARA_TEST_PHP = '1';
  globalThis.maraTestCleanUp = async () => {
    await mariadb?.clean();
    rmSync(folder, { recursive: true });
  };
};
