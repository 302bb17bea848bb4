export type { Difference } from './book.ts';
export { isOpen } from './book.ts';
export { bookReceiver, booksOf } from './book-store.ts';
export { byHand, type Hands } from './by-hand.ts';
export type { ComparedLine } from './compare-texts.ts';
export { type Choice, GONE } from './decision.ts';
export { runCycle, type Trip } from './cycle.ts';
export { approve, decide } from './decide.ts';
export { askSources, plansOf } from './desired.ts';
export { examine, type Check } from './doctor.ts';
export { differencesOf, type Differences } from './differences.ts';
export type { PartDifference } from './part-differences.ts';
export { type Hold, holdsOf } from './hold-store.ts';
export { type Health, healthOf, unreadyBecause } from './health.ts';
export { CycleBusy, inTurn } from './lease.ts';
export { overviewOf, type Overview } from './overview.ts';
export type { Piece, PieceDifference } from './piece.ts';
export { pieceReceiver, piecesOf } from './piece-store.ts';
export { isCall, tally } from './plan.ts';
export type * from './ports.ts';
export { type ChapterPreview, FATES, type Preview, previewOf } from './preview.ts';
export type { DesiredPage, Reporter, Standing } from './reporter.ts';
export {
  assertSpace,
  listVersions,
  type Outlook,
  release,
  revert,
  type ToldVersion,
} from './revert.ts';
export { stir } from './settled-store.ts';
export { isRefusedPiece, oursInPlaceOf, partsToSheets, type ToSheet } from './to-sheet.ts';
export { savePlan } from './saved-plan.ts';
export type { Ended, Progress, Report, SyncTools } from './tools.ts';
