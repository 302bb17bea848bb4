/** What the features do with what was just pulled, before anything is planned. */
import { tellError } from '../../shared/errors.ts';
import type { Write } from './lease.ts';
import type { Message } from '../../shared/i18n.ts';
import { settlingOf } from './settling.ts';
import { readSite } from './site-store.ts';
import type { Log, SyncTools } from './tools.ts';

/**
 * Calls every reaction in a transaction of its own. One that throws fails alone: what it wrote is
 * undone, its error is left in the log, and it is called again after the next pull. (Where the
 * lease was lost or the database is away, the next write of the run says so.)
 */
export const reactAll = async (tools: SyncTools & { write: Write }, log: Log): Promise<void> => {
  const { db, write, newId, reactions } = tools;
  const now = (await readSite(db))?.pulledAt ?? null;
  if (now === null) return;
  const { settled } = await settlingOf(tools, db, now);
  const codes = (await tools.spaces(db)).map(({ code }) => code);
  const stirred = new Set(codes.filter((code) => !settled.has(code)));
  for (const reaction of reactions) {
    let told: Message[];
    try {
      told = await write((tx) => reaction.react(tx, { now, newId, stirred }));
    } catch (error) {
      await log('error', tellError(error));
      continue;
    }
    for (const sentence of told) await log('info', sentence);
  }
};
