/** A report as one page that needs nothing else: no script, nothing from elsewhere, made for A4. */
import Handlebars from 'handlebars';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayAt } from '../../shared/days.ts';
import { MaraError } from '../../shared/errors.ts';
import {
  type Lang,
  message,
  type MessageKey,
  type MessageParams,
  say,
  sayDay,
  sayInstant,
} from '../../shared/i18n.ts';
import { chartOf, chartTitle } from './chart.ts';
import { INDICATORS } from './indicators/index.ts';
import { type Period, quarterOf } from './period.ts';
import { type ActivityReport, isEmpty } from './report.ts';
import { SECTIONS } from './sections.ts';
import { tableView } from './tables.ts';
import { summaryOf } from './words.ts';

/** « 3e trimestre 2026 », or its days. */
export const sayPeriod = (lang: Lang, period: Period): string => {
  const quarter = quarterOf(period);
  if (quarter === null) {
    const days = { from: sayDay(lang, period.from), to: sayDay(lang, period.to) };
    return say(lang, message('reports.period', days));
  }
  const key = `reports.quarter.${quarter.quarter}` as MessageKey;
  const ordinal = say(lang, message(key));
  return say(lang, message('reports.quarter', { ordinal, year: String(quarter.year) }));
};

/** Everything a template may show, said in the reader's language. */
export const viewOf = (report: ActivityReport, lang: Lang, charts: boolean) => {
  const { period, previous, madeAt, threshold, standingsSince } = report;
  const t = (key: MessageKey, params?: MessageParams): string => say(lang, message(key, params));
  const days = ({ from, to }: Period) => ({ from: sayDay(lang, from), to: sayDay(lang, to) });
  const sections = SECTIONS.map(({ id, title, tables }) => ({
    id,
    title: t(title),
    tables: tables
      .map((spec) => {
        const table = tableView(report, spec, lang);
        return {
          ...table,
          chart: charts ? chartOf(report, spec, lang) : null,
          chartTitle: chartTitle({ ...spec, title: table.title }, lang),
        };
      })
      .filter((table) => table.tells)
      .map((table) => ({ ...table, chartLabel: t('reports.chart', { title: table.chartTitle }) })),
  })).filter(({ tables }) => tables.length > 0);
  return {
    lang,
    title: t('reports.title'),
    period: sayPeriod(lang, period),
    days: t('reports.period', days(period)),
    previous: t('reports.previous', days(previous)),
    made: t(madeAt < period.end ? 'reports.made.early' : 'reports.made', {
      at: sayInstant(lang, madeAt),
    }),
    summaryTitle: t('reports.summary'),
    summary: summaryOf(report, lang),
    isEmpty: isEmpty(report),
    sections: isEmpty(report) ? [] : sections,
    small: t('reports.small', { threshold }),
    standings:
      previous.start < standingsSince
        ? t('reports.standings', { day: sayDay(lang, dayAt(standingsSince)) })
        : '',
    others: t('reports.others'),
    hidden: t('reports.hidden'),
    draft: t('reports.draft'),
    definitionsTitle: t('reports.definitions'),
    definitions: INDICATORS.map(({ name, definition, source, unit }) => ({
      name: t(name),
      unit: t(`reports.unit.${unit}`),
      definition: t(definition, { ...report.intake }),
      source: t('reports.source', { source: t(source) }),
    })),
  };
};

export type ReportView = ReturnType<typeof viewOf>;

/** The template `reports/<name>.hbs`, ready to be filled in. */
export const reportTemplate = async (
  templatesDir: string,
  name: string,
): Promise<(view: ReportView) => string> => {
  const handlebars = Handlebars.create();
  const read = (file: string): Promise<string> =>
    readFile(join(templatesDir, 'reports', `${file}.hbs`), 'utf8');
  handlebars.registerPartial('table', await read('table'));
  const template = handlebars.compile<ReportView>(await read(name), {
    strict: true,
    knownHelpersOnly: true,
    preventIndent: true,
  });
  return (view) => {
    try {
      return template(view);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      const file = `reports/${name}.hbs`;
      throw new MaraError(message('reports.template', { file, detail }), { cause: error });
    }
  };
};

/** @throws {MaraError} naming a template that cannot be filled in */
export const pageOf = async (
  report: ActivityReport,
  { templatesDir, lang }: { templatesDir: string; lang: Lang },
): Promise<string> => {
  const fill = await reportTemplate(templatesDir, 'quarter');
  return fill(viewOf(report, lang, true));
};
