import { PIECE_TYPES, type PieceType } from '../../moodle/index.ts';
import type { Message } from '../../shared/i18n.ts';
import { type Conflict, type Difference } from './book.ts';
import { booksOf } from './book-store.ts';
import { compareTexts, type ComparedLine } from './compare-texts.ts';
import { plansOf } from './desired.ts';
import { allDifferencesOf } from './differences.ts';
import { type Hold, holdsOf } from './hold-store.ts';
import { runningNow } from './lease.ts';
import { partKey, partHtml } from './parts.ts';
import type { PartDifference } from './part-differences.ts';
import type { Piece, PieceDifference } from './piece.ts';
import { piecesOf } from './piece-store.ts';
import type { Remark } from './ports.ts';
import { lastRuns, type Run } from './run-store.ts';
import { asideOf, type SetAside } from './set-aside-store.ts';
import { readSite, type SiteMemory } from './site-store.ts';
import type { SyncTools } from './tools.ts';
import type { Pin } from './version.ts';
import { allPins } from './version-store.ts';

/** A conflict as it is shown: `difference` is null where the person's text is too long. */
export type ShownConflict = Omit<Conflict, 'html'> & { difference: ComparedLine[] | null };

/** A part as it is shown: what it says beside what ours would say. */
export type ShownPart = Omit<PartDifference, 'html'> & { difference: ComparedLine[] };

export type PieceCount = { type: PieceType } & Record<Piece['state'], number>;

const countPieces = (pieces: readonly Piece[]): PieceCount[] =>
  PIECE_TYPES.map((type) => {
    const mine = pieces.filter((piece) => piece.type === type);
    const inState = (state: Piece['state']) => mine.filter((piece) => piece.state === state).length;
    return { type, live: inState('live'), closed: inState('closed'), gone: inState('gone') };
  }).filter(({ live, closed, gone }) => live + closed + gone > 0);

/** What an administrator sees at a glance: read from the stores, Moodle is not asked. */
export type Overview = {
  site: SiteMemory | null;
  books: number;
  chapters: number;
  conflicts: ShownConflict[];
  /** Parts of chapters that people changed or took out. */
  parts: ShownPart[];
  deleted: Difference[];
  /** How many pieces of each type there are, by state, in the order of the types. */
  pieces: PieceCount[];
  /** Pieces that people edited or deleted. */
  changedPieces: PieceDifference[];
  /** Spaces whose removals wait for a second person. */
  holds: Hold[];
  /** Spaces that are held at a version. */
  pins: Pin[];
  setAside: SetAside[];
  remarks: Remark[];
  runs: Run[];
  /** Who runs at this moment. */
  running: Message | null;
};

const RUNS_SHOWN = 10;

export const overviewOf = async (tools: SyncTools): Promise<Overview> => {
  const { db } = tools;
  const codes = new Set((await tools.spaces(db)).map(({ code }) => code));
  // A deleted course leaves its Books behind as gone: nobody has to decide about them.
  const books = (await booksOf(db)).filter(({ space }) => codes.has(space));
  const isOurs = ({ space }: { space: string }): boolean => codes.has(space);
  const found = await allDifferencesOf(db);
  const [conflicts, parts] = [found.conflicts.filter(isOurs), found.parts.filter(isOurs)];
  const pieces = (await piecesOf(db)).filter(({ space }) => codes.has(space));
  const disputed = new Set([
    ...conflicts.map(({ object }) => object),
    ...parts.map(({ object }) => object.slice(0, object.indexOf('#'))),
  ]);
  const remarks: Remark[] = [];
  const ours = new Map<string, string>();
  for await (const { plans, remarks: mine } of plansOf(tools)) {
    remarks.push(...mine);
    for (const { chapter, ours: html } of plans.flatMap(({ steps }) => steps)) {
      if (!disputed.has(chapter.key)) continue;
      ours.set(chapter.key, html ?? chapter.html);
      for (const [part, own] of partHtml(html ?? chapter.html)) {
        ours.set(partKey(chapter.key, part), own);
      }
    }
  }
  const live = books.filter(({ state }) => state === 'live');
  return {
    site: await readSite(db),
    books: live.length,
    chapters: live.flatMap(({ chapters }) =>
      chapters.filter(({ key, state }) => key !== null && state === 'live'),
    ).length,
    conflicts: conflicts.map(({ html, ...conflict }) => ({
      ...conflict,
      difference: html === null ? null : compareTexts(ours.get(conflict.object) ?? '', html),
    })),
    parts: parts.map(({ html, ...part }) => ({
      ...part,
      difference: compareTexts(ours.get(part.object) ?? '', html),
    })),
    deleted: found.deletions.filter(isOurs),
    pieces: countPieces(pieces),
    changedPieces: found.pieces.filter(isOurs),
    holds: [...(await holdsOf(db)).values()],
    pins: (await allPins(db)).filter(isOurs),
    setAside: await asideOf(db),
    remarks,
    runs: await lastRuns(db, RUNS_SHOWN),
    running: await runningNow(tools),
  };
};
