/** A report in the form that was asked for. */
import type { Db } from '../../db/index.ts';
import type { Lang } from '../../shared/i18n.ts';
import { csvOf, jsonOf } from './forms.ts';
import { pageOf } from './page.ts';
import { type Period, quarterOf } from './period.ts';
import { activityReport, type ReportSettings } from './report.ts';

export const FORMATS = ['html', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export type ReportTools = {
  db: Db;
  templatesDir: string;
  lang: Lang;
  settings: ReportSettings;
  /** Moodle's clock at the last reading (epoch milliseconds). */
  now: number;
};

/** `report-2026-q3.html`, or by its days. */
export const reportFile = (period: Period, format: Format): string => {
  const quarter = quarterOf(period);
  const name =
    quarter === null ? `${period.from}-${period.to}` : `${quarter.year}-q${quarter.quarter}`;
  return `report-${name}.${format}`;
};

/** The text of a report; who calls it puts it where it belongs. */
export const writeReport = async (
  { db, templatesDir, lang, settings, now }: ReportTools,
  period: Period,
  format: Format = 'html',
): Promise<string> => {
  const report = await activityReport(db, { period, now, settings });
  if (format === 'csv') return csvOf(report, lang);
  if (format === 'json') return `${JSON.stringify(jsonOf(report, lang), null, 2)}\n`;
  return await pageOf(report, { templatesDir, lang });
};
