/** What the machine offers the tests, as global-setup.js found it. */
import { appendFileSync } from 'node:fs';

export type Part = 'mariadb' | 'sqlite' | 'chromium' | 'php' | 'moodle';

/** Notes that a part was really used; .ci/run requires all of them. */
export const used = (part: Part): void => {
  const file = process.env['MARA_TEST_USES'];
  if (file !== undefined) appendFileSync(file, `${part}\n`);
};

export const mariadbUrl = process.env['MARA_TEST_MARIADB_URL'];
export const chromiumPath = process.env['MARA_TEST_CHROMIUM'];
export const hasPhp = process.env['MARA_TEST_PHP'] === '1';
/** Parts every MariaDB database name of this run. */
export const testRun = process.env['MARA_TEST_RUN'] ?? 'local';
/** Where a worker keeps the names of databases it may use again, one file a worker. */
export const spareFile = `${process.env['MARA_TEST_USES'] ?? 'unused'}-spare`;
