import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import type { LogPosition, Site } from '../../moodle/index.ts';
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';

/** BIGINT comes back as number or text, by dialect. */
const bigint = z.union([z.number(), z.string().transform(Number), z.null()]);

const RowSchema = z.object({
  identifier: z.string(),
  instance: z.string(),
  wwwroot: z.string(),
  epoch: z.string().nullable(),
  number: bigint,
  pulled_at: bigint,
});

export type SiteMemory = {
  site: Site;
  /** Where to go on in the change log; null until every kind was read once. */
  position: LogPosition | null;
  /** Moodle's clock at the last pull, in milliseconds. */
  pulledAt: number | null;
};

/** The Moodle this companion serves, or null before the first pull. */
export const readSite = async (db: Db): Promise<SiteMemory | null> => {
  const row: unknown = await db('site').where({ id: 1 }).first();
  if (row === undefined) return null;
  const { identifier, instance, wwwroot, epoch, number, pulled_at } = RowSchema.parse(row);
  return {
    site: { identifier, instance, wwwroot },
    position: epoch === null || number === null ? null : { epoch, number },
    pulledAt: pulled_at,
  };
};

/** Takes a Moodle as the one served. Everything is read anew at the next pull. */
export const adoptSite = async (db: Db, { identifier, instance, wwwroot }: Site): Promise<void> => {
  await db('site')
    .insert({ id: 1, identifier, instance, wwwroot, epoch: null, number: null, pulled_at: null })
    .onConflict('id')
    .merge();
};

/** Moves the cursor; called in the transaction that stores what was read up to there. */
export const moveCursor = async (db: Db, at: LogPosition, pulledAt: number): Promise<void> => {
  await db('site')
    .where({ id: 1 })
    .update({ epoch: at.epoch, number: at.number, pulled_at: pulledAt });
};

/**
 * Refuses an answer of any other Moodle than the one served: a clone for tests has the same
 * identifier at another address and must never be taken for the real one, nor the reverse.
 */
export const assertSameSite = (served: Site, answered: Site): void => {
  const params = { served: served.wwwroot, answered: answered.wwwroot };
  if (served.identifier !== answered.identifier || served.instance !== answered.instance) {
    throw new MaraError(message('sync.site.other', params));
  }
  if (served.wwwroot !== answered.wwwroot) throw new MaraError(message('sync.site.clone', params));
};
