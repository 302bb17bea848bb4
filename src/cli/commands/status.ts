import {
  type Choice,
  type ComparedLine,
  GONE,
  isOpen,
  type Overview,
  overviewOf,
} from '../../features/sync/index.ts';
import { say, sayInstant } from '../../shared/i18n.ts';
import { type Command, type Context, EXIT } from '../command.ts';
import { nameOf } from '../difference.ts';

/** A titled list, or nothing where the list is empty. */
const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];

const runLines = ({ lang, t }: Context, runs: Overview['runs']): string[] =>
  runs.flatMap(({ command, startedAt, outcome, lines }) => [
    `${sayInstant(lang, startedAt)} · ${command} · ${t(`cli.outcome.${outcome}`)}`,
    ...lines.map(({ told }) => `  ${say(lang, told)}`),
  ]);

const SIGNS: Record<ComparedLine['of'], string> = { ours: '-', theirs: '+', both: ' ' };

/** A conflict that waits: where, what differs, how to decide. */
const conflictLines = ({ t }: Context, conflict: Overview['conflicts'][number]): string[] => [
  nameOf(conflict, t),
  ...(conflict.url === null ? [] : [`  ${conflict.url}`]),
  ...(conflict.difference?.map(({ of, text }) => `  ${SIGNS[of]} ${text}`) ?? [
    `  ${t('cli.status.tooLong')}`,
  ]),
  `  ${t('cli.status.decide', { object: conflict.object })}`,
];

/** A part of a chapter that a person changed or took out: what differs, how to decide. */
const partLines = ({ t }: Context, part: Overview['parts'][number]): string[] => [
  t(`cli.status.part.${part.kind}`, { name: nameOf(part, t) }),
  ...(part.url === null ? [] : [`  ${part.url}`]),
  ...part.difference.map(({ of, text }) => `  ${SIGNS[of]} ${text}`),
  `  ${t(part.kind === 'edited' ? 'cli.status.decidePart' : 'cli.status.decide', { object: part.object })}`,
];

/** A piece that a person edited or deleted, and how to decide. */
const pieceLines = ({ t }: Context, piece: Overview['changedPieces'][number]): string[] => [
  t(piece.about === GONE ? 'cli.status.pieceGone' : 'cli.status.pieceEdited', {
    name: nameOf(piece, t),
  }),
  ...(piece.url === null ? [] : [`  ${piece.url}`]),
  `  ${t('cli.status.decide', { object: piece.object })}`,
];

const countLines = ({ t }: Context, pieces: Overview['pieces']): string[] =>
  pieces.map(({ type, ...counts }) =>
    t('cli.status.pieceCount', { type: t(`cli.piece.${type}`), ...counts }),
  );

const holdLines = ({ t }: Context, hold: Overview['holds'][number]): string[] => [
  t('cli.status.hold', { space: hold.space, count: hold.objects.length, total: hold.total }),
  ...hold.objects.map(({ name }) => `  - ${name}`),
  hold.approvedBy === null
    ? `  ${t('cli.status.approve', { space: hold.space })}`
    : `  ${t('cli.status.approved', { by: hold.approvedBy })}`,
];

const pinLines = ({ lang, t }: Context, { space, version, at, by }: Overview['pins'][number]) => {
  const params = { space, version, at: sayInstant(lang, at) };
  return [
    by === null ? t('pin.line', params) : t('pin.lineBy', { ...params, by }),
    `  ${t('pin.release', { space })}`,
  ];
};

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
    const open = seen.conflicts.filter(isOpen);
    const parts = seen.parts.filter(isOpen);
    const deleted = seen.deleted.filter(isOpen);
    const changedPieces = seen.changedPieces.filter(isOpen);
    const decided = (choice: Choice) =>
      [...seen.conflicts, ...seen.parts, ...seen.deleted, ...seen.changedPieces]
        .filter((one) => one.decided === choice)
        .map((one) => nameOf(one, t));
    const holds = seen.holds.filter(({ approvedBy }) => approvedBy === null);
    const waits =
      open.length +
      parts.length +
      deleted.length +
      changedPieces.length +
      seen.remarks.length +
      holds.length;
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
      ...section(t('cli.status.pieces'), countLines(context, seen.pieces)),
      ...section(
        `${t('cli.status.conflicts')} ${t('cli.status.legend')}`,
        open.flatMap((conflict) => conflictLines(context, conflict)),
      ),
      ...section(
        `${t('cli.status.parts')} ${t('cli.status.legend')}`,
        parts.flatMap((part) => partLines(context, part)),
      ),
      ...section(
        t('cli.status.deleted'),
        deleted.flatMap((gone) => [
          t(gone.chapter === '' ? 'cli.status.bookGone' : 'cli.status.chapterGone', {
            space: gone.space,
            book: gone.book,
            chapter: gone.chapter,
          }),
          `  ${t('cli.status.decide', { object: gone.object })}`,
        ]),
      ),
      ...section(
        t('cli.status.changedPieces'),
        changedPieces.flatMap((piece) => pieceLines(context, piece)),
      ),
      ...section(t('cli.status.decidedOurs'), decided('ours')),
      ...section(t('cli.status.toSheet'), decided('sheet')),
      ...section(t('cli.status.kept'), decided('theirs')),
      ...section(
        t('cli.status.holds'),
        seen.holds.flatMap((hold) => holdLines(context, hold)),
      ),
      ...section(
        t('pin.status'),
        seen.pins.flatMap((pin) => pinLines(context, pin)),
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
        parts: seen.parts,
        deleted: seen.deleted,
        pieces: seen.pieces,
        changedPieces: seen.changedPieces,
        holds: seen.holds,
        pins: seen.pins,
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
