/** What a person brings into Moodle between two cycles: under the lease, and into the site served. */
import type { PieceToPut, PieceToRemove, Put } from '../../moodle/index.ts';
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { takeLease, underLease, type Write } from './lease.ts';
import { assertSameSite, readSite } from './site-store.ts';
import type { SyncTools } from './tools.ts';

export type Hands = {
  /** The language that the menus of Moodle's forms were made in. */
  lang: string;
  put: (pieces: (PieceToPut | PieceToRemove)[]) => Promise<Put['results']>;
  /** Opens a transaction in which the lease is held. */
  write: Write;
};

/**
 * Puts pieces under the name of `run`, while no cycle runs.
 * @throws {CycleBusy} while another run is under way.
 * @throws {MaraError} where Moodle takes no pieces, was never read, or is another one than the one served.
 */
export const byHand = async <T>(
  tools: Pick<SyncTools, 'db' | 'clock' | 'leaseTime' | 'moodle'>,
  { program, run }: { program: string; run: string },
  work: (hands: Hands) => Promise<T>,
): Promise<T> => {
  if (!tools.moodle.abilities.publishes) throw new MaraError(message('sync.run.readOnly'));
  const lease = await takeLease(tools, program);
  try {
    const moodle = underLease(tools.moodle, lease);
    const { site, moodle: about } = await moodle.status();
    const served = (await readSite(tools.db))?.site ?? site;
    assertSameSite(served, site);
    return await work({
      lang: about.lang,
      write: lease.write,
      put: async (pieces) => {
        const { instance } = served;
        const answer = await moodle.put({ run, instance, pieces });
        assertSameSite(served, answer.site);
        return answer.results;
      },
    });
  } finally {
    // What cannot be given back now ends by itself.
    await lease.release().catch(() => undefined);
  }
};
