import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import { type Decision, type Decisions, spaceOf } from './decision.ts';
import { stir } from './settled-store.ts';

const RowSchema = z
  .object({
    object: z.string(),
    choice: z.enum(['ours', 'theirs', 'sheet']),
    about: z.string(),
    decided_by: z.string().nullable(),
    decided_at: z.coerce.number(),
  })
  .transform(({ decided_by: by, decided_at: at, ...rest }): Decision => ({ ...rest, by, at }));

export const decisionsOf = async (db: Db): Promise<Decisions> => {
  const decisions = z.array(RowSchema).parse(await db('decision').select());
  return new Map(decisions.map((decision) => [decision.object, decision]));
};

export const keepDecision = async (
  db: Db,
  { object, choice, about, by, at }: Decision,
): Promise<void> => {
  await db('decision')
    .insert({ object, choice, about, decided_by: by, decided_at: at })
    .onConflict('object')
    .merge();
  await stir(db, [spaceOf(object)]);
};

/** Taken back, or carried out. */
export const forgetDecisions = async (db: Db, objects: readonly string[]): Promise<void> => {
  if (objects.length === 0) return;
  await db('decision').whereIn('object', objects).delete();
  await stir(db, objects.map(spaceOf));
};

/** A space that is gone takes what was decided about it along. */
export const forgetDecisionsOutside = async (db: Db, spaces: readonly string[]): Promise<void> => {
  const objects = [...(await decisionsOf(db)).keys()];
  await forgetDecisions(
    db,
    objects.filter((object) => !spaces.includes(spaceOf(object))),
  );
};
