/** The order of test files: slow ones first, so that no worker is left alone with them at the end. */
import { statSync } from 'node:fs';

/** Slowest first; what is named nowhere comes last, large files before small ones. */
const SLOW = ['test/crash/', 'test/models/', 'test/races/', 'test/faults/', 'test/'];

const rankOf = (path) => {
  const rank = SLOW.findIndex((folder) => path.includes(`/${folder}`));
  return rank === -1 ? SLOW.length : rank;
};

export default class SlowestFirst {
  sort(tests) {
    const known = new Map(
      tests.map((test) => [test, { rank: rankOf(test.path), size: statSync(test.path).size }]),
    );
    return tests.toSorted((one, other) => {
      const [mine, theirs] = [known.get(one), known.get(other)];
      return mine.rank - theirs.rank || theirs.size - mine.size;
    });
  }

  shard(tests, { shardIndex, shardCount }) {
    return tests.filter((_, nth) => nth % shardCount === shardIndex - 1);
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {
    // The order does not depend on earlier runs.
  }
}
