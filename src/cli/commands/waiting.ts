import type { Waiting } from '../../features/intake/index.ts';
import { nameOf } from '../../features/people/index.ts';
import { assertSpace } from '../../features/sync/index.ts';
import { sayDay } from '../../shared/i18n.ts';
import { type Command, type Context, EXIT } from '../command.ts';

const GAP = '  ';

/** Rows as columns that stand below each other; the last one is not filled up. */
const inColumns = (rows: readonly (readonly string[])[]): string[] => {
  const widths = rows.reduce<number[]>(
    (all, row) => row.map((cell, place) => Math.max(all[place] ?? 0, cell.length)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, place) => cell.padEnd(widths[place] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
};

/** Moodle's numbers; the name is for the console alone: JSON has no undefined. */
const jsonOf = (one: Waiting) => ({ ...one, name: undefined });

const triesOf = ({ lang, t }: Context, { tries, triedOn }: Waiting): string =>
  triedOn === null
    ? ''
    : ` ${t('cli.waiting.tried', { count: tries, day: sayDay(lang, triedOn) })}`;

const rowOf = (context: Context, one: Waiting, asked: readonly string[]): string[] => {
  const { lang, t } = context;
  const { name, personId, clock, overdueSince, turn } = one;
  return [
    `${name} (${personId})`,
    t(`cli.waiting.clock.${clock}`),
    sayDay(lang, overdueSince) + triesOf(context, one),
    t(`cli.waiting.turn.${turn}`),
    asked.length === 0 ? t('cli.waiting.nobody') : asked.join(', '),
  ];
};

/** Names of people by Moodle's id, each looked up once. */
const namesOf = async (
  { app }: Context,
  waiting: readonly Waiting[],
): Promise<ReadonlyMap<number, string>> => {
  const names = new Map<number, string>();
  for (const id of new Set(waiting.flatMap(({ asked }) => asked))) {
    names.set(id, (await nameOf(app.db, id)) ?? `n° ${id}`);
  }
  return names;
};

const columnsOf = async (context: Context, seen: readonly Waiting[]): Promise<string[]> => {
  const { t } = context;
  const names = await namesOf(context, seen);
  const header = [
    t('cli.waiting.person'),
    t('cli.waiting.clock'),
    t('cli.waiting.since'),
    t('cli.waiting.turn'),
    t('cli.waiting.asked'),
  ];
  const rows = seen.map((one) =>
    rowOf(
      context,
      one,
      one.asked.map((id) => names.get(id) ?? ''),
    ),
  );
  return inColumns([header, ...rows]);
};

/** What there is to say where nobody is followed: perhaps nothing was read yet. */
const unfollowed = async ({ app, t }: Context, space: string): Promise<string[]> => {
  if (space !== '') return [t('cli.waiting.unfollowedIn', { space })];
  const isEmpty = (await app.sync.spaces(app.db)).length === 0;
  return [t('cli.waiting.unfollowed'), ...(isEmpty ? [t('page.noSpaces')] : [])];
};

export const waiting: Command = {
  name: 'waiting',
  summary: 'cli.waiting.summary',
  optional: { space: 'cli.waiting.space' },
  async run(context, { values }) {
    const { app, t } = context;
    const { space = '' } = values;
    await app.migrate();
    if (space !== '') await assertSpace(app.sync, space);
    const now = app.sync.clock.now();
    const { waiting: overdue, ...counts } = await app.intake.waitingNow(app.db, now, space);
    const { followed, inTime, alone } = counts;
    const lines =
      overdue.length > 0
        ? await columnsOf(context, overdue)
        : followed === 0
          ? await unfollowed(context, space)
          : [
              t('cli.waiting.none'),
              ...(inTime === 0 ? [] : [t('cli.waiting.inTime', { count: inTime })]),
            ];
    return {
      json: { waiting: overdue.map(jsonOf), ...counts },
      lines: alone === 0 ? lines : [...lines, t('intake.nobody', { count: alone })],
      exit: EXIT.done,
    };
  },
};
