import { listVersions, type ToldVersion } from '../../features/sync/index.ts';
import { sayInstant } from '../../shared/i18n.ts';
import { type Command, type Context, EXIT } from '../command.ts';

const linesOf = ({ lang, t }: Context, version: ToldVersion): string[] => {
  const { number, at, why, by, run, chapters } = version;
  const said = t('versions.line', {
    number,
    at: sayInstant(lang, at),
    why: t(`versions.why.${why}`),
    count: chapters.length,
  });
  const who = by === null ? '' : ` · ${t('versions.by', { by })}`;
  return [
    `${said}${who}`,
    `  ${t('versions.run', { run })}`,
    ...chapters.map(({ title, key }) => `  - ${title} (${key})`),
  ];
};

export const versions: Command = {
  name: 'versions',
  summary: 'versions.summary',
  args: { space: 'versions.space' },
  async run(context, { values: { space = '' } }) {
    const { app, t } = context;
    await app.migrate();
    const kept = await listVersions(app.sync, space);
    return {
      json: { space, versions: kept },
      lines: [
        ...kept.flatMap((version) => linesOf(context, version)),
        '',
        t('versions.revertTo', { space }),
      ],
      exit: EXIT.done,
    };
  },
};
