import { join, resolve } from 'node:path';
import { previewOf } from '../../features/sync/index.ts';
import { type Command, EXIT } from '../command.ts';
import { writeFolder } from '../preview/folder.ts';
import { previewPages } from '../preview/pages.ts';

export const preview: Command = {
  name: 'preview',
  summary: 'preview.summary',
  args: { space: 'versions.space' },
  options: { out: { value: 'versions.value.folder', meaning: 'preview.out' } },
  async run({ app, t, lang }, { values: { space = '', out } }) {
    await app.migrate();
    const seen = await previewOf(app.sync, space);
    const folder = resolve(out ?? `preview-${space}`);
    await writeFolder(folder, await previewPages(app.config.templatesDir, lang, seen));
    const file = join(folder, 'index.html');
    const chapters = seen.books.flatMap((book) => book.chapters);
    const count = chapters.filter(({ fate }) => fate === 'new' || fate === 'changed').length;
    return {
      json: { file, ...seen },
      lines: [
        t('preview.written', { space, count, file }),
        ...(seen.waits
          ? [t('preview.waits', { count: seen.leaving.objects.length, total: seen.leaving.total })]
          : []),
      ],
      exit: EXIT.done,
    };
  },
};
