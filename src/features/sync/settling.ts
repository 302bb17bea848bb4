/** Which spaces a run has to plan: those not settled, and those that read what stirred there. */
import { createHash } from 'node:crypto';
import type { Db } from '../../db/index.ts';
import type { SyncTools } from './tools.ts';
import { type Settled, settledOf } from './settled-store.ts';

const hours = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});

/**
 * What plans follow from beside the stores. With the hour in it each space is planned at least once an
 * hour, so that something written without a word to `stir` waits an hour at the most.
 */
const stampOf = ({ version = '' }: Pick<SyncTools, 'version'>, now: number): string =>
  createHash('sha256')
    .update(`${version}/${hours.format(now).slice(0, 13)}`)
    .digest('hex');

export type Settling = {
  stamp: string;
  /** What need not be planned, by space. */
  settled: ReadonlyMap<string, Settled>;
};

/** @param now Moodle's clock (epoch milliseconds) */
export const settlingOf = async (
  tools: Pick<SyncTools, 'sources' | 'spaces' | 'version'>,
  db: Db,
  now: number,
): Promise<Settling> => {
  const stamp = stampOf(tools, now);
  const settled = await settledOf(db, stamp);
  const stirred = (await tools.spaces(db)).map(({ code }) => code).filter((c) => !settled.has(c));
  for (const source of tools.sources) {
    for (const reader of (await source.readers?.(db, stirred)) ?? []) settled.delete(reader);
  }
  return { stamp, settled };
};
