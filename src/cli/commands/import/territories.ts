import { importTerritories } from '../../../features/places/index.ts';
import { EXIT } from '../../command.ts';
import { sayBadRows } from './bad-rows.ts';
import type { Importer } from './importer.ts';
import { reading } from './reading.ts';

export const territories: Importer = {
  takes: ['vintage', 'dry-run'],
  async run(context, path, { switches, values: { vintage } }) {
    const { app, t } = context;
    const dryRun = switches['dry-run'] ?? false;
    const { areas, points, communes, rows, bad } = await reading(context, path, (chunks, told) =>
      importTerritories(app.db, chunks, { ...told, vintage, dryRun }),
    );
    const sayVintage = (of: string | null): string =>
      of === null ? t('places.noVintage') : t('places.vintage', { vintage: of });
    const lines = areas.map((one) =>
      t('places.import.areas', {
        kind: t(`places.kind.${one.kind}`),
        vintage: sayVintage(one.vintage),
        count: one.areas,
        communes: one.communes,
        all: communes,
      }),
    );
    if (points !== null) {
      const vintageSaid = sayVintage(points.vintage);
      lines.push(
        t('places.import.points', {
          vintage: vintageSaid,
          communes: points.communes,
          all: communes,
        }),
      );
    }
    const kept = lines.length > 0;
    if (!kept) lines.push(t('table.nothing'));
    else lines.push(t(dryRun ? 'cli.import.dry' : 'places.import.replaced'));
    const told = sayBadRows(context, bad);
    return {
      json: { rows, areas, points, communes, dryRun, bad: told.json },
      lines: [...lines, ...told.lines],
      exit: kept ? EXIT.done : EXIT.failed,
    };
  },
};
