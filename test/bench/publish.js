/**
 * npm run bench:publish — 20 spaces × 2 Books × 10 chapters published to a real Moodle, side by
 * side in one run: as a cycle does it, and with one call a chapter. Wants MOODLE_URL, MOODLE_TOKEN
 * and MOODLE_CLI (a test site: it makes twenty spaces there, once).
 */
import { runCycle } from '../../dist/src/features/sync/index.js';
import { companion, ROUNDS, show, median, timed } from './real.js';

const [SPACES, BOOKS, CHAPTERS] = [20, 2, 10];
const codes = Array.from({ length: SPACES }, (_, n) => `bench-pub-${n + 1}`);
const paragraph = '<p>Une adresse utile, ses horaires et ce que l’on peut en attendre.</p>';

/** The Books of a space as they should stand in this round. */
const booksOf = (space, round) =>
  Array.from({ length: BOOKS }, (_, b) => ({
    key: `${space}/bench-${b}`,
    space,
    name: `Livre ${b + 1}`,
    intro: '',
    chapters: Array.from({ length: CHAPTERS }, (_, c) => ({
      key: `${space}/bench-${b}/chapter-${c}`,
      title: `Chapitre ${c + 1}`,
      html: `<h3>${round}</h3>${paragraph.repeat(20)}`,
      objects: [],
    })),
  }));

const app = await companion();
for (const code of codes) {
  await app.sync.moodle.createSpace({ code, name: code, departements: [], national: false });
}
await runCycle(app.sync, { command: 'bench', pulls: true, applies: false });

const cycle = (round) =>
  runCycle(
    {
      ...app.sync,
      spaces: () => Promise.resolve(codes.map((code) => ({ code, name: code }))),
      sources: [
        {
          desired: (_db, { space }) =>
            Promise.resolve({ books: booksOf(space, round), pieces: [], remarks: [] }),
        },
      ],
    },
    { command: 'bench', pulls: false, applies: true },
  );

/** What a client without batches would do. */
const oneByOne = async (round, instance) => {
  let calls = 0;
  for (const book of codes.flatMap((code) => booksOf(code, round))) {
    for (const [place, { key, title, html }] of book.chapters.entries()) {
      const after = book.chapters[place - 1]?.key ?? null;
      const chapter = { key, title, html, after, source: `${round}-${place}` };
      const books = [{ ...book, chapters: [chapter] }];
      await app.sync.moodle.publish({ run: `bench-${round}`, instance, books });
      calls += 1;
    }
  }
  return calls;
};

const { instance } = (await app.sync.moodle.status()).site;
const name = `${SPACES * BOOKS * CHAPTERS} chapters of ${SPACES} spaces`;
const [batched, single] = [[], []];
for (let round = 0; round < ROUNDS; round++) {
  const stamp = `${Date.now()}-${round}`;
  const mine = await timed(() => cycle(`${stamp}-a`));
  batched.push(mine.seconds);
  const { created, updated } = mine.result.applied;
  show(
    `${name}, a cycle (${created} created, ${updated} updated)`,
    mine.seconds,
    `${mine.result.calls} calls`,
  );
  const theirs = await timed(() => oneByOne(`${stamp}-b`, instance));
  single.push(theirs.seconds);
  show(`${name}, one call a chapter`, theirs.seconds, `${theirs.result} calls`);
}
console.log(`the cycle is ${(median(single) / median(batched)).toFixed(1)} times faster (medians)`);
await app.close();
