import { z } from 'zod';
import { KeySchema, PIECE_TYPES, type PieceType } from '../../../moodle/pieces.ts';
import { invalidParameter } from '../../errors.ts';

const MOST_BYTES = 2_000_000;
const MOST_PIECES = 200;
/** What a wish replaces to make again what a person deleted. */
export const GONE = 'gone';

/** What names a body or a text: opaque, of 1 to 64 characters. */
const name = z.string().refine((text) => text !== '' && Array.from(text).length <= 64);
const replaces = name.nullish().transform((value) => value ?? null);
const type = z.enum(PIECE_TYPES);

const WishSchema = z.union([
  z.object({ key: KeySchema, type, remove: z.literal(true), replaces }),
  z.object({
    key: KeySchema,
    type,
    remove: z.literal(false).optional(),
    source: name,
    replaces,
    body: z.record(z.string(), z.unknown()),
  }),
]);

/** What is wished for one piece; only its own type looks into a body. */
type Common = { key: string; type: PieceType; replaces: string | null };
export type WriteWish = Common & { source: string; body: Record<string, unknown> };
export type RemoveWish = Common & { remove: true };
export type Wish = WriteWish | RemoveWish;

const BatchSchema = z.object({
  run: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  instance: z.string(),
  pieces: z
    .array(WishSchema)
    .max(MOST_PIECES)
    .refine((pieces) => new Set(pieces.map(({ key }) => key)).size === pieces.length),
});
export type PutWishes = { run: string; instance: string; pieces: Wish[] };

export const isRemoval = (wish: Wish): wish is RemoveWish => 'remove' in wish && wish.remove;

/** The code of the space: the first part of a key. */
export const codeIn = (key: string): string => key.slice(0, key.indexOf('/'));

/** What no honest caller sends refuses the batch whole; a bad body fails its piece alone. */
export const readPutBatch = (text: string): PutWishes => {
  if (Buffer.byteLength(text) > MOST_BYTES) throw invalidParameter();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw invalidParameter();
  }
  const batch = BatchSchema.safeParse(json);
  if (!batch.success) throw invalidParameter();
  const pieces = batch.data.pieces.map((wish): Wish => {
    if (wish.remove) return wish;
    const { key, type: of, source, replaces: over, body } = wish;
    return { key, type: of, source, replaces: over, body };
  });
  return { ...batch.data, pieces };
};
