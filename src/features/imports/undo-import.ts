/** `mara import undo`: takes back what a run made, as long as nobody made it theirs. */
import { MaraError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { byHand, runCycle, type SyncTools } from '../sync/index.ts';
import { closeImport, forgetRows, importNamed, keysMadeBy, latestImports } from './import-store.ts';
import { batchesOf } from './put-rows.ts';

export type Undone = {
  removed: number;
  /** Entries that a person edited: they stay, and are theirs. */
  kept: number;
  failed: number;
};

/**
 * Removes the entries that the run `id` made and nobody edited since. May be called again.
 * @throws MaraError for a run that is not known, with the latest ones.
 */
export const undoImport = async (
  tools: SyncTools,
  id: string,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Undone> => {
  const { db, clock, newId } = tools;
  const run = await importNamed(db, id);
  if (run === null) {
    const known = (await latestImports(db)).map((one) => `${one.id} (${one.file})`).join(', ');
    throw new MaraError(
      message('imports.undo.unknown', { run: id.slice(0, 40), known: known || '–' }),
    );
  }
  const keys = await keysMadeBy(db, id);
  const undone: Undone = { removed: 0, kept: 0, failed: 0 };
  await byHand(tools, { program: 'mara import', run: newId() }, async ({ put, write }) => {
    let done = 0;
    for (const batch of batchesOf(keys, (key) => key.length + 50)) {
      const results = await put(batch.map((key) => ({ key, type: 'entry', remove: true })));
      const settled = results.filter(({ outcome }) => outcome !== 'failed');
      await write((tx) =>
        forgetRows(
          tx,
          settled.map(({ key }) => key),
        ),
      );
      for (const { outcome } of results) {
        if (outcome === 'removed') undone.removed += 1;
        else undone[outcome === 'released' ? 'kept' : 'failed'] += 1;
      }
      done += batch.length;
      onProgress(done, keys.length);
    }
  });
  if (undone.failed === 0) await closeImport(db, id, { state: 'undone', at: clock.now() });
  await runCycle(tools, { command: 'import', pulls: true, applies: false });
  return undone;
};
