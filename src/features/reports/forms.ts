/** A report for other programs: a row a figure. */
import { stringify } from 'csv-stringify/sync';
import { type Lang, message, type MessageKey, say } from '../../shared/i18n.ts';
import { indicatorOf } from './indicators/index.ts';
import { columnLabel, rowLabel } from './labels.ts';
import { type ActivityReport, dimensionOf } from './report.ts';

const HEAD = [
  'indicator',
  'name',
  'unit',
  'dimension',
  'row',
  'label',
  'column',
  'value',
  'hidden',
  'previous',
  'previousHidden',
] as const;

/**
 * The figures for a spreadsheet, as France writes them: semicolons, a byte order mark, decimal commas;
 * in English commas and points. A name that looks like a formula stays text.
 */
export const csvOf = (report: ActivityReport, lang: Lang): string => {
  const t = (key: MessageKey): string => say(lang, message(key));
  const number = (value: number | null): string =>
    value === null ? '' : lang === 'fr' ? String(value).replace('.', ',') : String(value);
  const yes = (is: boolean): string => t(is ? 'reports.csv.yes' : 'reports.csv.no');
  const rows = report.figures.map(({ indicator, row, column, value, hidden, previous }) => {
    const { name, unit } = indicatorOf(indicator);
    return [
      indicator,
      t(name),
      t(`reports.unit.${unit}`),
      t(`reports.dimension.${dimensionOf(row)}` as MessageKey),
      row,
      rowLabel(lang, row, report.names),
      columnLabel(lang, column) || column,
      number(value),
      yes(hidden),
      number(previous?.value ?? null),
      previous === null ? '' : yes(previous.hidden),
    ];
  });
  return stringify([HEAD.map((key) => t(`reports.csv.${key}`)), ...rows], {
    bom: true,
    delimiter: lang === 'fr' ? ';' : ',',
    escape_formulas: true,
    record_delimiter: 'windows',
  });
};

/** The same figures, as plain data. */
export const jsonOf = (report: ActivityReport, lang: Lang) => {
  const { period, previous, madeAt, threshold, names } = report;
  return {
    report: 'quarter',
    period: { from: period.from, to: period.to },
    previous: { from: previous.from, to: previous.to },
    madeAt: new Date(madeAt).toISOString(),
    threshold,
    figures: report.figures.map(({ indicator, row, column, ...figure }) => {
      const { name, unit } = indicatorOf(indicator);
      return {
        indicator,
        name: say(lang, message(name)),
        unit,
        dimension: dimensionOf(row),
        row,
        label: rowLabel(lang, row, names),
        column: column === '' ? null : column,
        value: figure.value,
        hidden: figure.hidden,
        previous: figure.previous,
      };
    }),
  };
};
