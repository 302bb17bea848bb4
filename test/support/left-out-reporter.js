/**
 * Names what the run left out because the machine lacks it, and fails the run when something
 * that MARA_TEST_REQUIRE names was left out or never used.
 */
import { readFileSync, mkdirSync, writeFileSync } from 'node:fs';

const PARTS = {
  mariadb: ['MARA_TEST_MARIADB_URL', 'MariaDB (apt-get install mariadb-server)'],
  sqlite: [null, 'SQLite'],
  chromium: ['MARA_TEST_CHROMIUM', 'pages in a browser (apt-get install chromium)'],
  php: ['MARA_TEST_PHP', 'php -l of the plugin (apt-get install php-cli)'],
  moodle: ['MOODLE_CLI', 'a real Moodle (set MOODLE_URL, MOODLE_TOKEN and MOODLE_CLI)'],
};

export default class LeftOutReporter {
  #error;

  onRunComplete(_contexts, results) {
    const uses = process.env.MARA_TEST_USES
      ? new Set(readFileSync(process.env.MARA_TEST_USES, 'utf8').split('\n'))
      : new Set();
    const missing = Object.values(PARTS)
      .filter(([variable]) => variable !== null && !process.env[variable])
      .map(([, name]) => name);
    if (missing.length > 0) process.stderr.write(`Left out: ${missing.join('; ')}.\n`);

    const required = (process.env.MARA_TEST_REQUIRE ?? '').split(',').filter(Boolean);
    const unused = required.filter((part) => !uses.has(part));
    if (unused.length > 0) {
      this.#error = new Error(`Required and not used: ${unused.join(', ')}.`);
      process.stderr.write(`${this.#error.message}\n`);
    }
    mkdirSync('test/results', { recursive: true });
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites + unused.length;
    writeFileSync(
      'test/results/counts.json',
      `${JSON.stringify({ passed: results.numPassedTests, failed })}\n`,
    );
  }

  getLastError() {
    return this.#error;
  }
}
