import { basename } from 'node:path';
import { importInclusion } from '../../../features/imports/index.ts';
import { openFile } from '../../../files/index.ts';
import { EXIT } from '../../command.ts';
import { runLines } from './counted.ts';
import type { Importer } from './importer.ts';
import { collectProblems } from './problem-file.ts';

export const dataInclusion: Importer = {
  takes: ['space', 'category', 'problems', 'as', 'dry-run', 'publish'],
  async run(context, path, { switches, values }) {
    const { app, t, stage } = context;
    const problems = await collectProblems(context, values['problems']);
    const file = basename(path);
    const imported = await stage(t('cli.import.reading', { file }), (tell) =>
      importInclusion(app.sync, openFile(path), {
        file,
        space: values['space'] ?? '',
        category: values['category'],
        by: values['as'],
        publish: switches['publish'] ?? false,
        dryRun: switches['dry-run'] ?? false,
        onProblem: problems.add,
        onProgress: (done, total) => {
          tell(t('cli.imported.progress', { done, total }));
        },
      }),
    );
    const { structures, elsewhere, otherCategory, counts } = imported;
    const told = await problems.end();
    return {
      json: { ...imported, problems: told.json },
      lines: [
        t('cli.inclusion.structures', { count: structures, elsewhere, other: otherCategory }),
        ...runLines(context, imported),
        ...told.lines,
      ],
      exit: counts.failed > 0 ? EXIT.failed : EXIT.done,
    };
  },
};
