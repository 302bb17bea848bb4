import {
  FATES,
  isCall,
  type Outlook,
  release,
  revert as revertTo,
} from '../../features/sync/index.ts';
import { MisuseError } from '../../shared/errors.ts';
import { message } from '../../shared/i18n.ts';
import { type Command, type Context, EXIT, type Given } from '../command.ts';

const MARKS = { new: '+', changed: '~', kept: '=', unchanged: '=', deleted: '-', refused: '×' };

/** What the next cycle will do, as a person reads it. */
const linesOf = ({ t }: Context, { plans, coming, leaving, waits }: Outlook): string[] => {
  const chapters = plans.flatMap(({ book, steps }) =>
    steps.filter(isCall).map(({ kind, chapter }) => {
      const fate = FATES[kind];
      const params = { mark: MARKS[fate], book: book.name, chapter: chapter.title };
      return t('revert.chapter', { ...params, fate: t(`preview.fate.${fate}`) });
    }),
  );
  const list = (title: string, objects: readonly { name: string }[]): string[] =>
    objects.length === 0 ? [] : [title, ...objects.map(({ name }) => `  - ${name}`)];
  return [
    ...(chapters.length === 0 ? [t('revert.nothing')] : chapters),
    ...list(t('revert.coming', { count: coming.length }), coming),
    ...list(t('revert.leaving', { count: leaving.objects.length }), leaving.objects),
    ...(waits ? [t('revert.waits')] : []),
  ];
};

const numberFrom = (value: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(value)) {
    throw new MisuseError(message('revert.badNumber', { value }));
  }
  return Number(value);
};

/** Holds or releases; the sentence that says so comes first. */
const carryOut = async (
  { app, t }: Context,
  { values: { space = '', to, as: by }, switches }: Given,
): Promise<{ outlook: Outlook; version: number | null; said: string }> => {
  const { 'dry-run': dryRun = false, release: releases = false } = switches;
  if ((to !== undefined) === releases) throw new MisuseError(message('revert.oneOf'));
  const would = dryRun ? t('revert.would', { space }) : null;
  if (to === undefined) {
    const outlook = await release(app.sync, space, { dryRun });
    const { version } = outlook.pin;
    return { outlook, version: null, said: would ?? t('revert.released', { space, version }) };
  }
  const version = numberFrom(to);
  const outlook = await revertTo(app.sync, space, version, { by: by ?? null, dryRun });
  return { outlook, version, said: would ?? t('revert.done', { space, version }) };
};

export const revert: Command = {
  name: 'revert',
  summary: 'revert.summary',
  args: { space: 'versions.space' },
  switches: { release: 'revert.release', 'dry-run': 'revert.dryRun' },
  options: {
    to: { value: 'versions.value.number', meaning: 'revert.to' },
    as: { value: 'cli.value.name', meaning: 'cli.as' },
  },
  async run(context, given) {
    await context.app.migrate();
    const { outlook, version, said } = await carryOut(context, given);
    const { space, plans, coming, leaving, waits } = outlook;
    return {
      json: {
        space,
        version,
        decided: given.switches['dry-run'] !== true,
        chapters: plans.flatMap(({ steps }) =>
          steps.map(({ kind, chapter: { key, title } }) => ({ key, title, step: kind })),
        ),
        coming,
        leaving: leaving.objects,
        waits,
      },
      lines: [
        said,
        ...linesOf(context, outlook),
        ...(version === null ? [] : [context.t('revert.stays')]),
      ],
      exit: EXIT.done,
    };
  },
};
