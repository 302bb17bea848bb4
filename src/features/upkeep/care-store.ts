/** What is remembered of a sheet beside what it says: who was told it would go, and that it rests. */
import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import { stir } from '../sync/index.ts';

/** How long nobody is asked about a sheet that someone said they would mend (milliseconds). */
export const REST = 7 * 24 * 60 * 60 * 1000;

const RowSchema = z.object({
  entry_id: z.coerce.number(),
  told_on: z.string().nullable(),
  rests_until: z.coerce.number().nullable(),
});

export type Care = {
  id: number;
  /** `YYYY-MM-DD`; null: nobody was told that it would leave the Books. */
  toldOn: string | null;
  /** Epoch milliseconds, Moodle's clock; null: it may be asked about. */
  restsUntil: number | null;
};

export const caresOf = async (db: Db, space: string): Promise<Care[]> => {
  const rows: unknown = await db('sheet_care')
    .where({ space })
    .orderBy('entry_id')
    .select('entry_id', 'told_on', 'rests_until');
  return z
    .array(RowSchema)
    .parse(rows)
    .map(({ entry_id: id, told_on: toldOn, rests_until: restsUntil }) => ({
      id,
      toldOn,
      restsUntil,
    }));
};

/** The days on which referents of the space were told that sheets would leave the Books. */
export const toldSheets = async (db: Db, space: string): Promise<ReadonlyMap<number, string>> =>
  new Map(
    (await caresOf(db, space)).flatMap(({ id, toldOn }) =>
      toldOn === null ? [] : [[id, toldOn] as const],
    ),
  );

const keep = async (
  tx: Db,
  space: string,
  ids: readonly number[],
  what: { told_on: string } | { rests_until: number },
): Promise<void> => {
  for (const id of ids) {
    await tx('sheet_care')
      .insert({ entry_id: id, space, told_on: null, rests_until: null, ...what })
      .onConflict('entry_id')
      .merge(['space', ...Object.keys(what)]);
  }
  if (ids.length > 0) await stir(tx, [space]);
};

/** Notes that referents were told of them on that day. */
export const noteTold = (
  tx: Db,
  space: string,
  ids: readonly number[],
  day: string,
): Promise<void> => keep(tx, space, ids, { told_on: day });

/** Nobody is asked about them before that instant. */
export const letRest = (
  tx: Db,
  space: string,
  ids: readonly number[],
  until: number,
): Promise<void> => keep(tx, space, ids, { rests_until: until });

/** Forgets all that was remembered of these sheets. */
export const forgetCares = async (tx: Db, space: string, ids: readonly number[]): Promise<void> => {
  if (ids.length === 0) return;
  await tx('sheet_care')
    .where({ space })
    .whereIn('entry_id', [...ids])
    .delete();
  await stir(tx, [space]);
};
