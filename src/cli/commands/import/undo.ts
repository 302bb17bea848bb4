import { undoImport } from '../../../features/imports/index.ts';
import { EXIT } from '../../command.ts';
import type { Importer } from './importer.ts';

/** Takes a run back; what it is called stands where a file's name would. */
export const undo: Importer = {
  takes: [],
  async run({ app, t, stage }, run) {
    const undone = await stage(t('cli.undo.stage'), (tell) =>
      undoImport(app.sync, run, (done, total) => {
        tell(t('cli.imported.progress', { done, total }));
      }),
    );
    const { removed, kept, failed } = undone;
    const lines = [t('cli.undo.removed', { count: removed })];
    if (kept > 0) lines.push(t('cli.undo.kept', { count: kept }));
    if (failed > 0) lines.push(t('cli.undo.failed', { count: failed }));
    return { json: { run, ...undone }, lines, exit: failed > 0 ? EXIT.failed : EXIT.done };
  },
};
