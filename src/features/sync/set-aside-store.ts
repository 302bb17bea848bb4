import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import type { Message } from '../../shared/i18n.ts';
import { spaceOf } from './decision.ts';

/** Something that could not be taken or written; the rest went on without it. */
export type SetAside = {
  /** A kind of the bridge, where a record could not be read; `chapters` or `put`, where ours was refused. */
  kind: string;
  /** Moodle's id of the record, or the key of the chapter or piece. */
  object: string;
  /** Which state of it was set aside, where that is known: else empty. */
  source: string;
  told: Message;
};

/** The kind of the pieces that Moodle refused; `pieces` is the bridge's own. */
export const PUT = 'put';
/** The kind of chapters that could not be blended; `source` names the person's text. */
export const BLEND = 'blend';

const RowSchema = z.object({
  kind: z.string(),
  object: z.string(),
  source: z.string(),
  // Written by this file from a Message.
  message: z.string().transform((text) => JSON.parse(text) as Message),
});

export const setAside = async (
  db: Db,
  things: readonly SetAside[],
  mark: string,
): Promise<void> => {
  for (const { kind, object, source, told } of things) {
    await db('set_aside')
      .insert({ kind, object, source, message: JSON.stringify(told), mark })
      .onConflict(['kind', 'object'])
      .merge();
  }
};

/** What was taken or written after all is no longer aside. */
export const takeBack = async (db: Db, kind: string, objects: readonly string[]): Promise<void> => {
  if (objects.length === 0) return;
  const aside = new Set((await asideOf(db, kind)).map(({ object }) => object));
  const back = objects.filter((object) => aside.has(object));
  if (back.length > 0) await db('set_aside').where({ kind }).whereIn('object', back).delete();
};

/** Chapters and pieces of spaces that are gone are nobody's concern any more. */
export const forgetAsideOutside = async (db: Db, spaces: readonly string[]): Promise<void> => {
  for (const kind of ['chapters', PUT, BLEND]) {
    const keys = (await asideOf(db, kind)).map(({ object }) => object);
    const gone = keys.filter((key) => !spaces.includes(spaceOf(key)));
    await takeBack(db, kind, gone);
  }
};

/** After a snapshot read to its end: records it did not meet as bad are no longer aside. */
export const sweepAside = async (db: Db, kind: string, mark: string): Promise<void> => {
  await db('set_aside').where({ kind }).whereNot({ mark }).delete();
};

/** All that is aside, or that of one kind. */
export const asideOf = async (db: Db, kind?: string): Promise<SetAside[]> => {
  const query = db('set_aside').select().orderBy(['kind', 'object']);
  const rows = z.array(RowSchema).parse(await (kind === undefined ? query : query.where({ kind })));
  return rows.map(({ message: told, ...rest }) => ({ ...rest, told }));
};
