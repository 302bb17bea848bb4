/**
 * Which way imports point (docs/ARCHITECTURE.md). Every breach is an error.
 *   main → compose → {web, cli, jobs, sandbox} → features' doors → {moodle, db} → shared
 */
const error = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });
const NOT_TEST = '\\.test\\.ts$';
/** The features in the order they may build on: a feature imports only those left of it. */
const FEATURES = [
  'places',
  'metiers',
  'network',
  'people',
  'content',
  'links',
  'wishes',
  'asks',
  'upkeep',
  'imports',
  'invitations',
  'intake',
  'matching',
  'reports',
  'region',
];

module.exports = {
  forbidden: [
    error(
      'no-circular',
      'Two files that need each other are one idea or need a third.',
      {},
      { circular: true },
    ),
    error(
      'no-orphans',
      'A file nothing imports is dead.',
      { orphan: true, pathNot: ['\\.test\\.ts$', '^src/main\\.ts$', '^src/cli/main\\.ts$'] },
      {},
    ),
    error('no-unresolved', 'Every import resolves.', {}, { couldNotResolve: true }),
    error(
      'no-dev-dependencies',
      'What runs in production is in dependencies.',
      { path: '^(src|migrations)', pathNot: NOT_TEST },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    ),
    error(
      'shared-is-the-floor',
      'shared/ holds no I/O and knows nobody.',
      { path: '^src/shared/' },
      { path: '^src/(?!shared/)' },
    ),
    error(
      'db-and-moodle-know-only-shared',
      'Adapters know no feature and not each other.',
      { path: '^src/(db|moodle)/', pathNot: NOT_TEST },
      { path: '^src/(?!shared/|db/|moodle/)' },
    ),
    error(
      'files-know-only-shared',
      'Files are opened for the commands, which hand their bytes to features.',
      { path: '^src/files/', pathNot: NOT_TEST },
      { path: '^src/(?!shared/|files/)' },
    ),
    error(
      'features-open-no-files',
      'A feature reads what it is handed.',
      { path: '^src/features/', pathNot: NOT_TEST },
      { path: '^src/files/' },
    ),
    error(
      'db-knows-no-moodle',
      'The database does not know Moodle.',
      { path: '^src/db/' },
      { path: '^src/moodle/' },
    ),
    error(
      'moodle-knows-no-db',
      'The Moodle client does not know the database.',
      { path: '^src/moodle/' },
      { path: '^src/db/' },
    ),
    error(
      'features-know-no-outside',
      'Features are called by web, cli and jobs, never the reverse.',
      { path: '^src/features/', pathNot: NOT_TEST },
      { path: '^src/(web|cli|jobs|sandbox|outside|main\\.ts|compose\\.ts|config\\.ts)' },
    ),
    error(
      'through-the-door',
      'A feature is entered by its index.ts.',
      { path: '^src/features/([^/]+)/' },
      {
        path: '^src/features/([^/]+)/',
        pathNot: ['^src/features/$1/', '^src/features/[^/]+/index\\.ts$'],
      },
    ),
    error(
      'outside-through-the-door',
      'A feature is entered by its index.ts.',
      { path: '^src/(?!features/)', pathNot: NOT_TEST },
      { path: '^src/features/[^/]+/(?!index\\.ts$)' },
    ),
    error(
      'sync-knows-no-feature',
      'sync declares what it needs; features fulfil it.',
      { path: '^src/features/sync/' },
      { path: '^src/features/(?!sync/)' },
    ),
    ...FEATURES.map((name, place) =>
      error(
        `${name}-builds-on-the-left`,
        `Features without circles: ${FEATURES.join(' ← ')}.`,
        { path: `^src/features/${name}/` },
        { path: `^src/features/(${FEATURES.slice(place + 1).join('|') || '$^'})/` },
      ),
    ),
    error(
      'express-only-in-web',
      'express only in web/, sandbox/ and *-routes.ts.',
      { path: '^src/', pathNot: ['^src/(web|sandbox)/', '-routes\\.ts$', NOT_TEST] },
      { path: 'node_modules/express/' },
    ),
    error(
      'axios-only-towards-outside',
      'axios only in moodle/, and in outside/ for other people’s servers.',
      { path: '^src/', pathNot: ['^src/(moodle|outside)/', NOT_TEST] },
      { path: 'node_modules/axios/' },
    ),
    error(
      'knex-only-in-stores',
      'knex only in db/, stores and the sandbox.',
      { path: '^src/', pathNot: ['^src/db/', '^src/sandbox/', '-store\\.ts$', NOT_TEST] },
      { path: 'node_modules/(knex|mysql2|better-sqlite3)/' },
    ),
    error(
      'jobs-know-no-edge',
      'A job calls use cases; pages and commands are not its business.',
      { path: '^src/jobs/', pathNot: NOT_TEST },
      { path: '^src/(web|cli|sandbox|main\\.ts)' },
    ),
    error(
      'croner-only-in-jobs',
      'croner only in jobs/, and where the settings are read.',
      { path: '^src/', pathNot: ['^src/jobs/', '^src/config\\.ts$', NOT_TEST] },
      { path: 'node_modules/croner/' },
    ),
    error(
      'prom-client-only-in-metrics',
      'prom-client only in metrics.ts.',
      { path: '^src/', pathNot: ['^src/metrics\\.ts$', NOT_TEST] },
      { path: 'node_modules/prom-client/' },
    ),
    error(
      'nouns-are-pure',
      'A noun holds types and rules; no express, knex or axios behind it.',
      { path: '^src/features/[^/]+/[a-z]+\\.ts$', pathNot: ['/index\\.ts$', NOT_TEST] },
      { path: 'node_modules/(express|knex|axios)/' },
    ),
    error(
      'sandbox-stands-alone',
      'The simulated Moodle may know the wire types, nothing else of ours.',
      { path: '^src/sandbox/', pathNot: NOT_TEST },
      {
        path: '^src/',
        pathNot: ['^src/sandbox/', '^src/shared/', '^src/moodle/(wire|pieces)\\.ts$'],
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
