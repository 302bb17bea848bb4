/** Bars drawn as SVG, without a browser; each has its table beside it. Grey tones print as they look. */
import { createRequire } from 'node:module';
import { type Lang, message, say } from '../../shared/i18n.ts';
import { type Compared, figureKey } from './figure.ts';
import { indicatorOf } from './indicators/index.ts';
import { columnLabel, rowLabel } from './labels.ts';
import { type ActivityReport, dimensionOf } from './report.ts';
import type { ColumnSpec, TableSpec } from './sections.ts';
import { NATION, readRow } from './trees.ts';

const require = createRequire(import.meta.url);
/** Loaded with the first chart that is drawn: it is large, and most commands draw none. */
const charts = () => require('echarts') as typeof import('echarts');

/** Pixels; the page lets it shrink. */
const WIDTH = 680;
const BAR_HEIGHT = 18;
const ROOM = 80;
/** Dark, light and middle, told apart on paper too. */
const TONES = ['#1b3a5c', '#c9d6e4', '#7d98b3'];
const LONGEST_LABEL = 38;

type Series = { name: string; values: (number | null)[] };
type Bars = { labels: string[]; series: Series[]; stacked: boolean };

const shorten = (text: string): string =>
  text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL - 1)}…` : text;

/** A rows' chart compares the widest level of rows: regions, not groupements. */
const rowsFor = ({ figures }: ActivityReport, { dimension }: TableSpec): string[] =>
  [...new Set(figures.map(({ row }) => row))].filter(
    (row) =>
      row !== NATION &&
      dimensionOf(row) === dimension &&
      (dimension !== 'groupement' || readRow(row).kind === 'region'),
  );

/** No bar is not always none: what does not show says so, as in the table. */
const marked = (label: string, figure: Compared | undefined): string =>
  figure?.hidden === true ? `${label} (–)` : label;

const barsOf = (report: ActivityReport, spec: TableSpec, lang: Lang): Bars | null => {
  const { chart } = spec;
  if (chart === undefined) return null;
  const figures = new Map(report.figures.map((figure) => [figureKey(figure), figure]));
  const at = (row: string, column: ColumnSpec): Compared | undefined =>
    figures.get(figureKey({ ...column, row }));
  const compared = (cells: readonly (Compared | undefined)[]): Series[] => [
    {
      name: say(lang, message('reports.now')),
      values: cells.map((one) => one?.value ?? null),
    },
    ...(cells.some((one) => one?.previous)
      ? [
          {
            name: say(lang, message('reports.before')),
            values: cells.map((one) => one?.previous?.value ?? null),
          },
        ]
      : []),
  ];
  if (chart.of === 'columns') {
    return {
      labels: chart.columns.map((column) =>
        marked(say(lang, message(indicatorOf(column.indicator).name)), at(NATION, column)),
      ),
      series: compared(chart.columns.map((column) => at(NATION, column))),
      stacked: false,
    };
  }
  const rows = rowsFor(report, spec).filter((row) =>
    chart.columns.some((column) => {
      const figure = at(row, column);
      return (figure?.value ?? 0) > 0 || (figure?.previous?.value ?? 0) > 0;
    }),
  );
  const labels = rows.map((row) => rowLabel(lang, row, report.names));
  const [first] = chart.columns;
  if (chart.of === 'rows') {
    if (first === undefined) return null;
    const cells = rows.map((row) => at(row, first));
    const told = labels.map((label, place) => marked(label, cells[place]));
    return { labels: told, series: compared(cells), stacked: false };
  }
  const series = chart.columns.map((column) => ({
    name: columnLabel(lang, column.column),
    values: rows.map((row) => at(row, column)?.value ?? null),
  }));
  return { labels, series, stacked: true };
};

/** What a chart shows: its table, and which column of it where that has several. */
export const chartTitle = (
  { title, columns, chart }: Pick<TableSpec, 'columns' | 'chart'> & { title: string },
  lang: Lang,
): string => {
  const [first] = chart?.columns ?? [];
  if (chart?.of !== 'rows' || first === undefined || columns.length === 1) return title;
  return `${title} (${say(lang, message(indicatorOf(first.indicator).name)).toLowerCase()})`;
};

/** The chart of a table as SVG; null: it has none, or there is nothing to draw. */
export const chartOf = (report: ActivityReport, spec: TableSpec, lang: Lang): string | null => {
  const bars = barsOf(report, spec, lang);
  const isBlank = (value: number | null): boolean => value === null || value === 0;
  if (bars === null || bars.series.every(({ values }) => values.every(isBlank))) return null;
  const { labels, series, stacked } = bars;
  const height = ROOM + labels.length * BAR_HEIGHT * (stacked ? 1.5 : series.length + 0.5);
  const chart = charts().init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: 'sans-serif', color: '#1a1a1a', fontSize: 13 },
    legend: { top: 0, left: 0, icon: 'rect', itemGap: 28, textStyle: { color: '#1a1a1a' } },
    grid: {
      // Fonts are wider in some browsers than was reckoned.
      outerBounds: { left: 24, right: 48, top: 36, bottom: 8 },
      top: 36,
      left: 24,
      right: 48,
      bottom: 8,
    },
    xAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: '#d0d0d0' } } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: labels.map(shorten),
      axisTick: { show: false },
      axisLabel: { color: '#1a1a1a' },
    },
    series: series.map(({ name, values }, place) => ({
      type: 'bar',
      name,
      data: values.map((value) => value ?? '-'),
      ...(stacked ? { stack: 'all' } : { label: { show: true, position: 'right' } }),
      itemStyle: { color: TONES[place % TONES.length], borderColor: '#1b3a5c', borderWidth: 1 },
    })),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
};
