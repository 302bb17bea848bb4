/**
 * A wish: what a use case asked to stand in Moodle. It is kept here first, in the transaction of
 * what it comes from, and put into Moodle by the next cycle, however long Moodle is away.
 */
import type { z } from 'zod';
import {
  BODY_SCHEMAS,
  KeySchema,
  largestBody,
  type PieceContent,
  type PieceItem,
  type PieceType,
} from '../../moodle/index.ts';
import { message, type Message, type MessageParams } from '../../shared/i18n.ts';
import type { DesiredPiece } from '../sync/index.ts';

export type Wish = DesiredPiece;

/** As a use case may hand it in: nothing of its body is certain yet. */
export type AskedFor = { key: string; name: string; type: PieceType; body: unknown };

const DAY = 24 * 60 * 60 * 1000;
/** As long as the plugin keeps the texts of what came to its end (docs/bridge-pieces.md). */
export const KEPT_AFTER_END = 30 * DAY;

const LONGEST_NAME = 255;

/** Keys begin with the code of their space. */
export const spaceOf = (key: string): string => key.split('/')[0] ?? '';

type Issue = z.core.$ZodIssue;

/** What is wrong with a field, and its mend. */
const tellIssue = (key: string, issue: Issue): Message => {
  const params: MessageParams = { key, field: issue.path.join('.') || 'body' };
  const { code } = issue;
  if (code === 'invalid_type' && issue.input === undefined) {
    return message('wishes.field.missing', params);
  }
  if (code === 'invalid_type') {
    return message('wishes.field.type', { ...params, expected: issue.expected });
  }
  if (code === 'too_small') {
    return message('wishes.field.small', { ...params, limit: String(issue.minimum) });
  }
  if (code === 'too_big') {
    return message('wishes.field.big', { ...params, limit: String(issue.maximum) });
  }
  if (code === 'invalid_value') {
    return message('wishes.field.value', {
      ...params,
      values: issue.values.map(String).join(', '),
    });
  }
  return message('wishes.field.form', params);
};

/** The wish with its body as it is sent, or what is wrong with it: the first problem and its mend. */
export const readWish = ({ key, name, type, body }: AskedFor): Wish | Message => {
  if (!KeySchema.safeParse(key).success) return message('wishes.key', { key });
  if (name.trim() === '' || name.length > LONGEST_NAME) {
    return message('wishes.name', { key, limit: LONGEST_NAME });
  }
  const read = BODY_SCHEMAS[type].safeParse(body, { reportInput: true });
  const issue = read.error?.issues[0];
  if (issue !== undefined) return tellIssue(key, issue);
  const size = Buffer.byteLength(JSON.stringify(read.data));
  const limit = largestBody(type);
  if (size > limit) return message('wishes.large', { key, size, limit });
  // The schema of this very type read it.
  return { key, name, ...({ type, body: read.data } as PieceContent) };
};

export const isWish = (read: Wish | Message): read is Wish => 'body' in read;

/** When a piece came to its end (epoch milliseconds, Moodle's clock); null: it did not. */
export const endOf = (piece: Pick<PieceItem, 'type' | 'state' | 'detail' | 'timemodified'>) => {
  if (piece.state !== 'closed') return null;
  const told = 'closed' in piece.detail ? piece.detail.closed : null;
  return (told ?? piece.timemodified) * 1000;
};
