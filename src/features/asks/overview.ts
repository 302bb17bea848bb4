/** What is asked of whom at this moment, for the administrator: figures, no names. */
import type { Db } from '../../db/index.ts';
import { type Piece, piecesOf } from '../sync/index.ts';
import { type Wish, wishUnder } from '../wishes/index.ts';
import { countAnswers } from './answer-store.ts';
import type { Ask } from './ask.ts';
import { asksOf } from './ask-store.ts';

type AskPiece = Extract<Piece, { type: 'ask' }>;
type Status = AskPiece['detail']['status'];

export type AskNow = Pick<Ask, 'key' | 'space' | 'purpose' | 'madeAt'> & {
  title: string | null;
  /** `waiting`: the next cycle puts it into Moodle. */
  status: Status | 'waiting';
  /** How many are asked; null once that was erased. */
  people: number | null;
  answers: number;
  /** How many of them could not answer now. */
  unreachable: number;
};

const statusOf = (piece: AskPiece | undefined, wish: Wish | null): AskNow['status'] => {
  if (piece !== undefined) return piece.detail.status;
  return wish === null ? 'withdrawn' : 'waiting';
};

/** The asks that are not forgotten yet, by key. */
export const asksNow = async (db: Db): Promise<AskNow[]> => {
  const pieces = new Map((await piecesOf(db)).map((piece) => [piece.key, piece]));
  const answers = await countAnswers(db);
  const seen: AskNow[] = [];
  for (const { key, space, purpose, madeAt } of await asksOf(db)) {
    const piece = pieces.get(key);
    const wish = await wishUnder(db, key);
    const ask = piece?.type === 'ask' ? piece : undefined;
    seen.push({
      key,
      space,
      purpose,
      madeAt,
      title: wish?.name ?? null,
      status: statusOf(ask, wish),
      people: wish?.type === 'ask' ? wish.body.people.length : null,
      answers: answers.get(key) ?? 0,
      unreachable: ask?.detail.unreachable.length ?? 0,
    });
  }
  return seen;
};
