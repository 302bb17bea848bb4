import { join } from 'node:path';
import {
  type Format,
  FORMATS,
  lastQuarter,
  type Period,
  periodOf,
  quarterOf,
  reportFile,
  writeReport,
} from '../../features/reports/index.ts';
import { overviewOf } from '../../features/sync/index.ts';
import { writeNewFile } from '../../files/index.ts';
import { dayAt } from '../../shared/days.ts';
import { MaraError, MisuseError } from '../../shared/errors.ts';
import { type Lang, message, sayDay } from '../../shared/i18n.ts';
import { type Command, EXIT } from '../command.ts';

const formatOf = (text: string): Format => {
  const format = FORMATS.find((one) => one === text);
  if (format !== undefined) return format;
  throw new MisuseError(message('cli.report.format.unknown', { format: text }));
};

/** The days asked for; without any, the last quarter that is over. */
const periodAsked = (from: string | undefined, to: string | undefined, now: number): Period => {
  if (from === undefined && to === undefined) return lastQuarter(now);
  if (from === undefined || to === undefined) throw new MisuseError(message('cli.report.both'));
  return periodOf(from, to);
};

const notBegun = ({ from }: Period, now: number, lang: Lang): MaraError => {
  const days = { from: sayDay(lang, from), today: sayDay(lang, dayAt(now)) };
  return new MaraError(message('cli.report.future', days));
};

export const report: Command = {
  name: 'report',
  summary: 'cli.report.summary',
  args: { kind: 'cli.report.kind' },
  switches: { force: 'cli.report.force' },
  options: {
    from: { value: 'cli.report.value.day', meaning: 'cli.report.from' },
    to: { value: 'cli.report.value.day', meaning: 'cli.report.to' },
    format: { value: 'cli.report.value.format', meaning: 'cli.report.format' },
    out: { value: 'cli.value.file', meaning: 'cli.report.out' },
  },
  async run({ app, t, lang }, { switches, values }) {
    const { kind = '', from, to } = values;
    if (kind !== 'quarter') throw new MisuseError(message('cli.report.unknown', { kind }));
    const format = formatOf(values['format'] ?? 'html');
    await app.migrate();
    // Moodle's clock: what the companion knows ends there.
    const now = (await overviewOf(app.sync)).site?.pulledAt ?? app.sync.clock.now();
    const period = periodAsked(from, to, now);
    if (period.start > now) throw notBegun(period, now, lang);
    const { db, config } = app;
    const text = await writeReport(
      { db, templatesDir: config.templatesDir, lang, settings: config, now },
      period,
      format,
    );
    const file = values['out'] ?? join('.', reportFile(period, format));
    await writeNewFile(file, text, { force: switches['force'] ?? false });
    const days = { from: sayDay(lang, period.from), to: sayDay(lang, period.to) };
    const lines = [t('cli.report.done', { ...days, file })];
    if (now < period.end) lines.push(t('cli.report.early'));
    if (quarterOf(period) === null) lines.push(t('cli.report.odd'));
    const json = { file, format, from: period.from, to: period.to };
    return { json, lines, exit: EXIT.done };
  },
};
