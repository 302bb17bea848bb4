import { importRome } from '../../../features/metiers/index.ts';
import { EXIT } from '../../command.ts';
import { sayBadRows } from './bad-rows.ts';
import type { Importer } from './importer.ts';
import { reading } from './reading.ts';

export const rome: Importer = {
  takes: ['release', 'dry-run'],
  async run(context, path, { switches, values: { release } }) {
    const { app, t } = context;
    const dryRun = switches['dry-run'] ?? false;
    const result = await reading(context, path, (chunks, told) =>
      importRome(app.db, chunks, { ...told, release, dryRun }),
    );
    const { holds, kept, rows } = result;
    const said =
      result.release === null
        ? t('metiers.noRelease')
        : t('metiers.release', { release: result.release });
    const lines = [
      kept === 0
        ? t('table.nothing')
        : t(`metiers.import.${holds}`, { count: kept, release: said }),
    ];
    if (kept > 0 && dryRun) lines.push(t('cli.import.dry'));
    const bad = sayBadRows(context, result.bad);
    return {
      json: { holds, rows, kept, release: result.release, dryRun, bad: bad.json },
      lines: [...lines, ...bad.lines],
      exit: kept === 0 ? EXIT.failed : EXIT.done,
    };
  },
};
