import { availableParallelism } from 'node:os';

/** One jest run for everything; `npm run test:contract` narrows it to test/contract. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  testMatch: ['<rootDir>/src/**/*.test.ts', '<rootDir>/test/**/*.test.ts'],
  setupFiles: ['<rootDir>/test/support/fast-check.js'],
  globalSetup: '<rootDir>/test/support/global-setup.js',
  globalTeardown: '<rootDir>/test/support/global-teardown.js',
  reporters: ['default', '<rootDir>/test/support/left-out-reporter.js'],
  testSequencer: '<rootDir>/test/support/slowest-first.js',
  // Checks, other runs: on a busy machine 30 s have been too short for a browser to start.
  testTimeout: 60_000,
  // Much of a test's time is waiting for databases, processes and a browser.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // Jest keeps the modules of every file it ran: a heap of gigabytes costs more than a new process.
  workerIdleMemoryLimit: '400MB',
  restoreMocks: true,
  coverageDirectory: 'coverage',
  collectCoverageFrom: ['src/**/*.ts', '!src/**/*.test.ts'],
};
