import { basename } from 'node:path';
import { importSheets } from '../../../features/imports/index.ts';
import { openFile } from '../../../files/index.ts';
import { say } from '../../../shared/i18n.ts';
import { EXIT } from '../../command.ts';
import { runLines } from './counted.ts';
import type { Importer } from './importer.ts';
import { collectProblems } from './problem-file.ts';

/** Bytes of a file of sheets: 50,000 full rows stay below. */
const LARGEST = 50_000_000;

export const sheets: Importer = {
  takes: [
    ...['space', 'family', 'key', 'map', 'problems', 'as'],
    ...['dry-run', 'publish', 'forget-mapping'],
  ],
  async run(context, path, { switches, values }) {
    const { app, t, lang, stage } = context;
    const problems = await collectProblems(context, values['problems']);
    const file = basename(path);
    const { run, counts, would, tables, notes } = await stage(
      t('cli.import.reading', { file }),
      (tell) =>
        importSheets(app.sync, openFile(path, { largest: LARGEST }), {
          file,
          space: values['space'] ?? '',
          family: values['family'],
          key: values['key'],
          map: values['map'],
          by: values['as'],
          forgetMapping: switches['forget-mapping'] ?? false,
          publish: switches['publish'] ?? false,
          dryRun: switches['dry-run'] ?? false,
          onProblem: problems.add,
          onProgress: (done, total) => {
            tell(t('cli.imported.progress', { done, total }));
          },
        }),
    );
    const told = await problems.end();
    const said = notes.map((note) => say(lang, note));
    const mapped = tables.map(({ family, tab, mapping }) =>
      t('cli.imported.mapping', {
        tab: tab ?? file,
        family,
        columns: mapping.map(({ title, field }) => `${title} → ${field}`).join(', '),
      }),
    );
    return {
      json: { run, counts, would, tables, notes: said, problems: told.json },
      lines: [...mapped, ...said, ...runLines(context, { run, counts, would }), ...told.lines],
      exit: counts.failed > 0 ? EXIT.failed : EXIT.done,
    };
  },
};
