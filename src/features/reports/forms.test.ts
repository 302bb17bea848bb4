/** One report in all its forms: page, Book, CSV and JSON tell the same figures. */
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { fileURLToPath } from 'node:url';
import {
  aCandidate,
  aStanding,
  aStay,
  emptyFacts,
  networkOf,
} from '../../../test/support/report-facts.ts';
import type { Category } from '../people/index.ts';
import type { Facts } from './fact.ts';
import { figureKey } from './figure.ts';
import { csvOf, jsonOf } from './forms.ts';
import { columnLabel } from './labels.ts';
import { pageOf, reportTemplate, viewOf } from './page.ts';
import { lastQuarter } from './period.ts';
import { type ActivityReport, reportFrom } from './report.ts';
import { type ColumnSpec, SECTIONS, type TableSpec } from './sections.ts';
import { sayValue, tableView } from './tables.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const Q3 = lastQuarter(NOW);
const templatesDir = fileURLToPath(new URL('../../../templates', import.meta.url));
const reported = (facts: Facts): ActivityReport => reportFrom(facts, Q3, 11);
const SPRING = Date.parse('2026-05-02T10:00:00Z');
const SUMMER = Date.parse('2026-08-02T10:00:00Z');

/** So many of a category who came one day, all in one groupement. */
const came = (count: number, category: Category, at: number): Facts['candidates'] =>
  Array.from({ length: count }, () =>
    aCandidate({ standings: [aStanding({ category })], stays: [aStay(at)] }),
  );
const GROUPEMENT = { code: 'mel', name: 'Maine-et-Loire', region: { code: '52', name: 'Pays' } };
const factsOf = (...candidates: Facts['candidates'][]): Facts => ({
  ...emptyFacts(NOW),
  groupements: [GROUPEMENT],
  candidates: candidates.flat(),
});

/** How each category is told in the table of groupements, for the whole network: « 25 (–) ». */
const byCategory = (report: ActivityReport): Record<string, string> => {
  const spec = SECTIONS[0]?.tables.find(({ id }) => id === 'category');
  if (spec === undefined) throw new Error('No such table.');
  const { columns, rows } = tableView(report, spec, 'fr');
  return Object.fromEntries(
    (rows[0]?.cells ?? []).map(({ text, previous }, place) => [
      columns[place] ?? '',
      previous === '' ? text : `${text} (${previous})`,
    ]),
  );
};

describe('categories of two periods', () => {
  it('one that was told with others is not said to have had nobody', () => {
    const facts = factsOf(
      came(40, 'career_officer', SPRING),
      came(25, 'contract_officer', SPRING),
      came(5, 'civilian', SPRING),
      came(15, 'civilian', SUMMER),
    );
    expect(byCategory(reported(facts))).toEqual({
      'Officier de carrière': '40 (40)',
      'Officier sous contrat': '25 (–)',
      Civil: '20 (–)',
    });
  });

  it('others are compared with the same others only', () => {
    const spring = [came(40, 'career_officer', SPRING), came(20, 'contract_officer', SPRING)];
    const now = reported(factsOf(...spring, came(5, 'civilian', SUMMER)));
    expect(byCategory(now)).toEqual({
      'Officier de carrière': '40 (40)',
      'Officier sous contrat': '– (20)',
      Autres: '25 (–)',
    });
    const same = reported(
      factsOf(...spring, came(5, 'civilian', SPRING), came(2, 'civilian', SUMMER)),
    );
    expect(byCategory(same)).toEqual({ 'Officier de carrière': '40 (40)', Autres: '27 (25)' });
  });

  it('one of whom there was nobody, or is, is told as 0', () => {
    const settled = { to: SUMMER, end: 'settled' } as const;
    const gone = Array.from({ length: 12 }, () =>
      aCandidate({
        standings: [aStanding({ category: 'civilian' })],
        stays: [aStay(SPRING, settled)],
      }),
    );
    const facts = factsOf(
      came(40, 'career_officer', SPRING),
      gone,
      came(12, 'other_defence', SUMMER),
    );
    expect(byCategory(reported(facts))).toEqual({
      'Officier de carrière': '40 (40)',
      'Autre personnel de la défense': '12 (0)',
      Civil: '0 (12)',
    });
  });
});

/** Of a table that leaves out columns, those that stand in it. */
const columnsOf = ({ columns }: TableSpec, heads: readonly string[]): readonly ColumnSpec[] =>
  columns.length === heads.length
    ? columns
    : columns.filter(({ column }) =>
        heads.some((head) => head.toLowerCase() === columnLabel('fr', column).toLowerCase()),
      );
const tablesIn = (html: string): string[] => html.match(/<table>.*?<\/table>/gs) ?? [];
const cellsIn = (table: string): string[][] =>
  [...table.matchAll(/<tr class="[^"]*">(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<td>(.*?)<\/td>/g)].map(([, text = '']) => text),
  );

describe.each([
  [3, 90, 0],
  [5, 600, 0],
  [12, 2000, 40],
  [4, 250, 300],
])('%i groupements and %i candidates, %i days ago', (groupements, candidates, days) => {
  const report = reported(networkOf({ groupements, candidates, now: NOW - days * 86_400_000 }));
  const { figures } = jsonOf(report, 'fr');

  it('the CSV says what JSON says', () => {
    const rows = parse<Record<string, string>>(csvOf(report, 'fr'), {
      ...{ bom: true, delimiter: ';', columns: true },
    });
    const number = (value: number | null | undefined): string =>
      value === null || value === undefined ? '' : String(value).replace('.', ',');
    const yes = (is: boolean): string => (is ? 'oui' : 'non');
    expect(
      rows.map((row) => [
        row['indicateur'],
        row['ligne'],
        row['valeur'],
        row['caché'],
        row['valeur avant'],
        row['caché avant'],
      ]),
    ).toEqual(
      figures.map(({ indicator, row, value, hidden, previous }) => [
        indicator,
        row,
        number(value),
        yes(hidden),
        number(previous?.value),
        previous === null ? '' : yes(previous.hidden),
      ]),
    );
  });

  it('page and Book say what JSON says', async () => {
    const told = new Map(
      figures.map((figure) => [figureKey({ ...figure, column: figure.column ?? '' }), figure]),
    );
    const views = SECTIONS.flatMap(({ tables }) => tables)
      .map((spec) => ({ spec, view: tableView(report, spec, 'fr') }))
      .filter(({ view }) => view.tells);
    const page = tablesIn(await pageOf(report, { templatesDir, lang: 'fr' }));
    expect(page).toHaveLength(views.length);
    views.forEach(({ spec, view }, place) => {
      const cells = cellsIn(page[place] ?? '');
      expect(cells).toHaveLength(view.rows.length);
      view.rows.forEach(({ id, others }, row) => {
        // What the others come to follows from what is told.
        if (others) return;
        const expected = columnsOf(spec, view.columns).map((column) => {
          const figure = told.get(figureKey({ ...column, row: id }));
          if (figure === undefined) return 'no figure';
          const { value, hidden, unit, previous } = figure;
          const now = sayValue('fr', { value, hidden }, unit);
          if (previous === null || (hidden && previous.hidden)) return now;
          return `${now} (${sayValue('fr', previous, unit)})`;
        });
        expect([spec.id, id, cells[row]]).toEqual([spec.id, id, expected]);
      });
    });
    const view = viewOf(report, 'fr', false);
    const section = await reportTemplate(templatesDir, 'book-section');
    const book = view.sections.flatMap((one) => tablesIn(section({ ...view, sections: [one] })));
    expect(book).toEqual(page);
  });
});
