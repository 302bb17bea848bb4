/**
 * What to do so that Moodle has the pieces that should be there, and no others of ours. Pure:
 * desired and present state in, steps out. A person's edit, and a person's deletion, always win;
 * what came to its end is never opened again.
 */
import { PIECE_TYPES, type PieceToPut, type PieceToRemove } from '../../moodle/index.ts';
import { choiceOf } from './decision.ts';
import { type Piece, REMOVAL, sourceOfPiece } from './piece.ts';
import { isCall, type Remembered, stepFor, type WholeStepKind, workOf } from './plan.ts';
import type { DesiredPiece } from './ports.ts';

/**
 * The kinds of a chapter's step (plan.ts), where `offer`, `conflict`, `kept` and `aside` also tell
 * what becomes of a removal, and
 * - `closed`: it came to its end, and stays so;
 * - `remove`: nothing asks for it any more, and it stands as ours, or someone decided against
 *   the person's edit: it is taken away, or withdrawn;
 * - `forget`: nothing asks for it any more, and nothing stands but what the plugin remembers.
 */
export type PieceStepKind = WholeStepKind | 'closed' | 'remove' | 'forget';

export type PieceStep = {
  kind: PieceStepKind;
  /** For people; of what nothing asks for any more only the key is known. */
  name: string;
  /** What Moodle would be asked. */
  piece: PieceToPut | PieceToRemove;
  present: Piece | null;
};

/** Whether Moodle is to be asked anything for this step. */
export const isPieceCall = ({ kind }: Pick<PieceStep, 'kind'>): boolean =>
  kind === 'remove' || kind === 'forget' || (kind !== 'closed' && isCall({ kind }));

export const isRemoval = (piece: PieceToPut | PieceToRemove): piece is PieceToRemove =>
  'remove' in piece;

/** By which name a refusal of this piece is remembered. */
export const sourceAsked = (piece: PieceToPut | PieceToRemove): string =>
  isRemoval(piece) ? REMOVAL : piece.source;

/** Sets a step aside that Moodle refused before; the kinds that ask nothing stay what they are. */
const unlessRefused = (step: PieceStep, { refused }: Remembered): PieceStep =>
  isPieceCall(step) && refused.get(step.piece.key) === sourceAsked(step.piece)
    ? { ...step, kind: 'aside' }
    : step;

const putStep = (
  { name, ...content }: DesiredPiece,
  present: Piece | null,
  remembered: Remembered,
): PieceStep => {
  const source = sourceOfPiece(content);
  const piece = { ...content, source };
  if (present === null) return unlessRefused({ kind: 'create', name, piece, present }, remembered);
  if (present.state === 'closed') return { kind: 'closed', name, piece, present };
  const work = workOf(present);
  const choice = work === null ? null : choiceOf(remembered.decisions, content.key, work);
  const kind = stepFor(source, present, choice);
  const replaces = kind === 'replace' && work !== null ? { replaces: work } : {};
  return unlessRefused({ kind, name, piece: { ...piece, ...replaces }, present }, remembered);
};

const removalStep = (present: Piece, remembered: Remembered): PieceStep => {
  const { key, type, state, edited, text, offered } = present;
  const piece: PieceToRemove = { key, type, remove: true };
  const step = { name: key, piece, present };
  if (state !== 'live') return unlessRefused({ ...step, kind: 'forget' }, remembered);
  if (!edited) return unlessRefused({ ...step, kind: 'remove' }, remembered);
  const choice = text === null ? null : choiceOf(remembered.decisions, key, text);
  if (choice === 'theirs') return { ...step, kind: 'kept' };
  if (choice === 'ours' && text !== null) {
    const decided = { ...piece, replaces: text };
    return unlessRefused({ ...step, kind: 'remove', piece: decided }, remembered);
  }
  if (offered === REMOVAL) return { ...step, kind: 'conflict' };
  return unlessRefused({ ...step, kind: 'offer' }, remembered);
};

const rank = ({ piece }: PieceStep): number => PIECE_TYPES.indexOf(piece.type);

/**
 * The steps of one space, in the order they are carried out: a piece names only pieces of types
 * before its own, so what leaves goes first, the last types before the others, and what comes
 * follows in the order of the types.
 */
export const planPieces = (
  desired: readonly DesiredPiece[],
  present: readonly Piece[],
  remembered: Remembered,
): PieceStep[] => {
  const there = new Map(present.map((piece) => [piece.key, piece]));
  const wanted = new Set(desired.map(({ key }) => key));
  const removals = present
    .filter(({ key }) => !wanted.has(key))
    .map((piece) => removalStep(piece, remembered));
  const puts = desired.map((piece) => putStep(piece, there.get(piece.key) ?? null, remembered));
  return [...removals.sort((a, b) => rank(b) - rank(a)), ...puts.sort((a, b) => rank(a) - rank(b))];
};
