/** A piece of ours as it stands in Moodle, as last told by the bridge (docs/bridge-pieces.md). */
import { createHash } from 'node:crypto';
import type { PieceContent, PieceItem, PieceType } from '../../moodle/index.ts';
import type { Disputed } from './book.ts';
import { choiceOf, type Decisions, GONE } from './decision.ts';

export type Piece = PieceItem;

/** What stands for the source of a removal, where a source is remembered (docs/bridge-pieces.md). */
export const REMOVAL = 'remove';

/** A piece that a person edited or deleted. It stays as they left it. */
export type PieceDifference = Disputed & {
  type: PieceType;
  /** Nothing asks for it any more: ours would take the person's edit away. */
  leaving: boolean;
};

/** The pieces where a person's work stands instead of ours. */
export const differingPieces = (
  pieces: readonly Piece[],
  decisions: Decisions,
): PieceDifference[] =>
  pieces.flatMap(({ key, type, space, state, edited, text, url, offered }) => {
    if (state === 'closed' || (state === 'live' && !edited)) return [];
    const about = state === 'gone' ? GONE : (text ?? '');
    const decided = choiceOf(decisions, key, about);
    const leaving = state === 'live' && offered === REMOVAL;
    return [{ object: key, type, space, url, about, decided, leaving }];
  });

/** The same value with the properties of its objects in one order. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, inner]) => [name, canonical(inner)]));
};

/** Bodies are not changed once they are built; a source may hand the same ones out in each cycle. */
const named = new WeakMap<PieceContent['body'], string>();

/** Names a piece's body: the same for equal bodies of a type, however they were built. */
export const sourceOfPiece = ({ type, body }: PieceContent): string => {
  const known = named.get(body);
  if (known !== undefined) return known;
  const source = createHash('sha256')
    .update(JSON.stringify(canonical({ type, body })))
    .digest('hex');
  named.set(body, source);
  return source;
};
