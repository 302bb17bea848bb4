/** The tables of a report, in reading order. */
import type { MessageKey } from '../../shared/i18n.ts';
import { CATEGORIES } from '../people/index.ts';
import { FRESHNESS } from './fact.ts';
import type { Dimension } from './indicator.ts';

export type ColumnSpec = { indicator: string; column: string };
/**
 * What a chart shows: `columns`: the columns for the whole network; `rows`: one column, row by row, at the
 * widest level of rows; `parts`: some columns of each row on top of one another.
 */
export type ChartSpec = { of: 'columns' | 'rows' | 'parts'; columns: readonly ColumnSpec[] };
export type TableSpec = {
  id: string;
  title: MessageKey;
  dimension: Dimension;
  columns: readonly ColumnSpec[];
  /** Columns that say nothing are left out, as rows are. */
  onlyTelling?: true;
  chart?: ChartSpec;
};
export type SectionSpec = { id: string; title: MessageKey; tables: readonly TableSpec[] };

const whole = (...ids: string[]): ColumnSpec[] =>
  ids.map((indicator) => ({ indicator, column: '' }));
const parts = (indicator: string, columns: readonly string[]): ColumnSpec[] =>
  columns.map((column) => ({ indicator, column }));

const COURSE = whole(
  'candidates.arrived',
  'candidates.settled',
  'candidates.left',
  'candidates.active',
);
const ACTIVE = whole('candidates.active');
const SHEETS = parts('sheets', ['', ...FRESHNESS]);
const MENTORS = whole('mentors', 'capacity.offered', 'capacity.used');

export const SECTIONS: readonly SectionSpec[] = [
  {
    id: 'candidates',
    title: 'reports.section.candidates',
    tables: [
      {
        id: 'course',
        title: 'reports.table.course',
        dimension: 'groupement',
        columns: COURSE,
        chart: { of: 'rows', columns: ACTIVE },
      },
      {
        id: 'phase',
        title: 'reports.table.phase',
        dimension: 'phase',
        columns: ACTIVE,
        chart: { of: 'rows', columns: ACTIVE },
      },
      {
        id: 'arrivals',
        title: 'reports.table.arrivals',
        dimension: 'arrival',
        columns: whole('candidates.arrived'),
      },
      {
        id: 'course-category',
        title: 'reports.table.courseCategory',
        dimension: 'category',
        columns: COURSE,
      },
      {
        id: 'course-service',
        title: 'reports.table.courseService',
        dimension: 'service',
        columns: COURSE,
      },
      {
        id: 'category',
        title: 'reports.table.category',
        dimension: 'groupement',
        columns: parts('candidates.active', [...CATEGORIES, 'unknown', 'other']),
        onlyTelling: true,
      },
    ],
  },
  {
    id: 'intake',
    title: 'reports.section.intake',
    tables: [
      {
        id: 'intake',
        title: 'reports.table.intake',
        dimension: 'groupement',
        columns: [
          ...whole('contact.within'),
          ...parts('contact.days', ['median', 'ninth']),
          ...whole('mentor.within'),
          ...parts('mentor.days', ['median', 'ninth']),
        ],
      },
      {
        id: 'late',
        title: 'reports.table.late',
        dimension: 'groupement',
        columns: whole('overdue.contact', 'overdue.mentor', 'overdue.sign'),
        chart: {
          of: 'columns',
          columns: whole('overdue.contact', 'overdue.mentor', 'overdue.sign'),
        },
      },
    ],
  },
  {
    id: 'pairings',
    title: 'reports.section.pairings',
    tables: [
      {
        id: 'pairings',
        title: 'reports.table.pairings',
        dimension: 'groupement',
        columns: whole(
          'pairings.begun',
          'pairings.ended',
          'pairings.declined',
          'pairings.proposed',
          'pairings.approved',
          'pairings.active',
        ),
        chart: {
          of: 'columns',
          columns: whole(
            'pairings.begun',
            'pairings.ended',
            'pairings.declined',
            'pairings.active',
          ),
        },
      },
      {
        id: 'reasons',
        title: 'reports.table.reasons',
        dimension: 'reason',
        columns: whole('pairings.ended', 'pairings.declined'),
      },
      {
        id: 'mentors',
        title: 'reports.table.mentors',
        dimension: 'groupement',
        columns: MENTORS,
      },
      {
        id: 'domains',
        title: 'reports.table.domains',
        dimension: 'domain',
        columns: MENTORS,
      },
    ],
  },
  {
    id: 'network',
    title: 'reports.section.network',
    tables: [
      {
        id: 'peers',
        title: 'reports.table.peers',
        dimension: 'groupement',
        columns: whole('peers.groups', 'peers.people'),
      },
      {
        id: 'openings',
        title: 'reports.table.openings',
        dimension: 'groupement',
        columns: [
          ...whole('openings.received', 'openings.told'),
          ...parts('openings.reaction', ['median', 'ninth']),
        ],
        chart: { of: 'columns', columns: whole('openings.received', 'openings.told') },
      },
      {
        id: 'families',
        title: 'reports.table.families',
        dimension: 'family',
        columns: SHEETS,
        chart: { of: 'parts', columns: parts('sheets', FRESHNESS) },
      },
      { id: 'sheets', title: 'reports.table.sheets', dimension: 'groupement', columns: SHEETS },
      {
        id: 'spaces',
        title: 'reports.table.spaces',
        dimension: 'groupement',
        columns: whole('enrolments', 'completions'),
      },
    ],
  },
];
