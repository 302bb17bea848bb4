import { type BodyOf, BODY_SCHEMAS, type PieceType } from '../../../moodle/pieces.ts';
import { moodleException, type MoodleError } from '../../errors.ts';
import { withoutTags } from '../../html/plain.ts';
import type { Moodle } from '../../moodle.ts';
import type { Db } from '../../store/database.ts';
import type { PieceRow } from '../../store/piece-rows.ts';
import type { PieceSpace } from '../piece-store.ts';

/** Where a type writes: one piece's transaction, in the piece's space, for a run. */
export type Work = Ending & { space: PieceSpace; run: string };

/** Where a piece is forgotten: its space may be gone, and no run need be the cause. */
export type Ending = { moodle: Moodle; db: Db; run: string | null };

/** What a type may set of its piece's row. */
export type Mark = Partial<Pick<PieceRow, 'state' | 'objectid' | 'written'>>;

/** What one type of piece is: how it is checked, made, changed and taken away. */
export type TypeOfPiece<T extends PieceType> = {
  /** The body as it is written, checked beyond its shape. Throws what fails the piece. */
  clean(work: Work, body: BodyOf<T>): Promise<BodyOf<T>> | BodyOf<T>;
  create(work: Work, piece: PieceRow, body: BodyOf<T>): Promise<Mark>;
  /** Only asked for when the piece stands, and is ours or to be replaced. */
  update(work: Work, piece: PieceRow, body: BodyOf<T>): Promise<Mark>;
  /** A type that closes instead sets the state, and the row stays. */
  remove(work: Work, piece: PieceRow): Promise<{ outcome: 'removed' | 'released'; mark?: Mark }>;
  /** The name of what a body would say, for types that people can edit. */
  wished?(work: Work, body: BodyOf<T>): Promise<string> | string;
  /** Deletes the type's own rows. */
  forget?(work: Ending, piece: PieceRow): Promise<void>;
};

export const refusal = (errorcode: string, message: string): MoodleError =>
  moodleException(errorcode, message);

/** A name as Moodle keeps it: plain text, not empty. */
export const plainName = (text: string, property: string, most = 255): string => {
  const clean = withoutTags(text).trim();
  if (clean === '' || Array.from(clean).length > most) throw refusal('invalidbody', property);
  return clean;
};

/** The body in its type's shape; the message of a bad one names its property. */
export const shaped = <T extends PieceType>(type: T, body: unknown): BodyOf<T> => {
  const read = BODY_SCHEMAS[type].safeParse(body);
  if (read.success) return read.data as BodyOf<T>;
  const property = read.error.issues[0]?.path.find((part) => typeof part === 'string');
  throw refusal('invalidbody', property ?? 'body');
};
