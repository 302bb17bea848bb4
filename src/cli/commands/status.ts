import { type Overview, overviewOf } from '../../features/sync/index.ts';
import { say, sayInstant } from '../../shared/i18n.ts';
import { type Command, type Context, EXIT } from '../command.ts';

/** A titled list, or nothing where the list is empty. */
const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];

const runLines = ({ lang, t }: Context, runs: Overview['runs']): string[] =>
  runs.flatMap(({ command, startedAt, outcome, lines }) => [
    `${sayInstant(lang, startedAt)} · ${command} · ${t(`cli.outcome.${outcome}`)}`,
    ...lines.map(({ told }) => `  ${say(lang, told)}`),
  ]);

/** How many runs a person sees; the log keeps them all. */
const RUNS_SHOWN = 3;

export const status: Command = {
  name: 'status',
  summary: 'cli.status.summary',
  async run(context) {
    const { app, lang, t } = context;
    await app.migrate();
    const seen = await overviewOf(app.sync);
    const counts = await app.count();
    const sheets = [...counts.sheets.values()].reduce((sum, n) => sum + n, 0);
    const waits = seen.conflicts.length + seen.deleted.length + seen.remarks.length;
    const lines = [
      seen.site === null
        ? t('cli.status.never')
        : t('cli.status.site', {
            url: seen.site.site.wwwroot,
            at: seen.site.pulledAt === null ? '…' : sayInstant(lang, seen.site.pulledAt),
          }),
      ...(seen.running === null ? [] : [say(lang, seen.running)]),
      t('cli.summary.read', {
        spaces: counts.spaces.length,
        people: counts.people,
        enrolments: counts.enrolments,
        sheets,
      }),
      t('cli.status.books', { books: seen.books, chapters: seen.chapters }),
      ...section(
        t('cli.status.conflicts'),
        seen.conflicts.flatMap((conflict) => [
          t('cli.status.conflict', { ...conflict, url: conflict.url ?? '' }),
          ...(conflict.url === null ? [] : [`  ${conflict.url}`]),
        ]),
      ),
      ...section(
        t('cli.status.deleted'),
        seen.deleted.map((gone) =>
          t(gone.chapter === '' ? 'cli.status.bookGone' : 'cli.status.chapterGone', gone),
        ),
      ),
      ...section(
        t('cli.status.remarks'),
        seen.remarks.flatMap(({ told, url }) => [
          say(lang, told),
          ...(url === null ? [] : [`  ${url}`]),
        ]),
      ),
      ...section(
        t('cli.status.aside'),
        seen.setAside.map(({ told }) => say(lang, told)),
      ),
      ...section(t('cli.status.runs'), runLines(context, seen.runs.slice(0, RUNS_SHOWN))),
    ];
    return {
      json: {
        site: seen.site?.site.wwwroot ?? null,
        pulledAt: seen.site?.pulledAt ?? null,
        running: seen.running === null ? null : say(lang, seen.running),
        spaces: counts.spaces.length,
        people: counts.people,
        enrolments: counts.enrolments,
        active: counts.active,
        sheets,
        books: seen.books,
        chapters: seen.chapters,
        conflicts: seen.conflicts,
        deleted: seen.deleted,
        remarks: seen.remarks.map((remark) => ({ ...remark, told: say(lang, remark.told) })),
        setAside: seen.setAside.map((aside) => ({ ...aside, told: say(lang, aside.told) })),
        runs: seen.runs.map((run) => ({
          ...run,
          lines: run.lines.map(({ level, told }) => ({ level, told: say(lang, told) })),
        })),
      },
      lines,
      exit: waits + seen.setAside.length > 0 ? EXIT.waits : EXIT.done,
    };
  },
};
