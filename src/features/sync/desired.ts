import type { Db } from '../../db/index.ts';
import { type Book, standingKeys } from './book.ts';
import { booksOf } from './book-store.ts';
import { decisionsOf } from './decision-store.ts';
import { partsIn } from './part-store.ts';
import { type PieceStep, planPieces } from './piece-plan.ts';
import { piecesOf } from './piece-store.ts';
import { type BookPlan, planSpace, type Remembered } from './plan.ts';
import type { Desired, Question, Remark, Source } from './ports.ts';
import { type DesiredPage, type Reporter, standingIn } from './reporter.ts';
import { asideOf, PUT } from './set-aside-store.ts';
import { readSite } from './site-store.ts';
import type { SyncTools } from './tools.ts';
import { heldBooks, type Pin } from './version.ts';
import { pinOf, textsAt } from './version-store.ts';

/**
 * What the sources say of one space, and the Books that stood when they were asked. Where the space
 * is held at a version, the Books wanted are those of that version.
 */
export type Asked = { question: Question; books: Book[]; desired: Desired; pin: Pin | null };

/** @param held at which version to hold the space; absent: as it is held */
export const askSources = async (
  db: Db,
  sources: readonly Source[],
  space: string,
  held?: Pin | null,
): Promise<Asked> => {
  const books = await booksOf(db, space);
  const now = (await readSite(db))?.pulledAt ?? 0;
  const question = { space, now, published: standingKeys(books) };
  const answers = [];
  for (const source of sources) answers.push(await source.desired(db, question));
  const pin = held === undefined ? await pinOf(db, space) : held;
  const wanted = answers.flatMap((answer) => answer.books);
  const { published } = question;
  const desired = {
    books:
      pin === null
        ? wanted
        : heldBooks(wanted, { ...(await textsAt(db, space, pin.version)), published }),
    pieces: answers.flatMap((answer) => answer.pieces),
    remarks: answers.flatMap((answer) => answer.remarks),
  };
  return { question, books, desired, pin };
};

/** What the reporters say of one space, as the stores know it at this moment. */
export const askReporters = async (
  db: Db,
  reporters: readonly Reporter[],
  { question, desired }: Asked,
): Promise<DesiredPage[]> => {
  const standing = await standingIn(db, question.space, desired.remarks);
  const pages = [];
  for (const reporter of reporters) pages.push(...(await reporter.report(db, question, standing)));
  return pages;
};

const rememberedOf = async (db: Db, kind: 'chapters' | typeof PUT): Promise<Remembered> => ({
  refused: new Map((await asideOf(db, kind)).map(({ object, source }) => [object, source])),
  decisions: await decisionsOf(db),
});

export const planBooksOf = async (
  db: Db,
  { question, books, desired }: Asked,
): Promise<BookPlan[]> =>
  planSpace(desired.books, books, {
    ...(await rememberedOf(db, 'chapters')),
    parts: await partsIn(db, question.space),
  });

/** The plan of the pieces that the sources and the reporters want. */
export const planPiecesOf = async (
  db: Db,
  { question, desired }: Asked,
  reported: readonly DesiredPage[],
): Promise<PieceStep[]> =>
  planPieces(
    [...desired.pieces, ...reported],
    await piecesOf(db, question.space),
    await rememberedOf(db, PUT),
  );

export type SpacePlan = {
  space: string;
  plans: BookPlan[];
  pieces: PieceStep[];
  remarks: Remark[];
};

export type PlanTools = Pick<SyncTools, 'db' | 'sources' | 'reporters' | 'spaces'>;

/** The plans of all spaces, one after the other, in reading order, from the stores alone. */
export async function* plansOf(tools: PlanTools): AsyncGenerator<SpacePlan> {
  const { db, sources, reporters, spaces } = tools;
  for (const { code } of await spaces(db)) {
    const asked = await askSources(db, sources, code);
    const reported = await askReporters(db, reporters, asked);
    yield {
      space: code,
      plans: await planBooksOf(db, asked),
      pieces: await planPiecesOf(db, asked, reported),
      remarks: asked.desired.remarks,
    };
  }
}
