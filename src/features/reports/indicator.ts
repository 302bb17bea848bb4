/** What a report counts: each indicator once (`indicators/`), each told to its readers (docs/reports.md). */
import type { MessageKey } from '../../shared/i18n.ts';
import type { Facts } from './fact.ts';
import type { Period } from './period.ts';

export const UNITS = [
  'people',
  'pairings',
  'places',
  'percent',
  'days',
  'groups',
  'openings',
  'sheets',
  'enrolments',
  'courses',
] as const;
export type Unit = (typeof UNITS)[number];

/** By what a figure is split; `groupement` holds regions and the nation too. */
export const DIMENSIONS = [
  'groupement',
  'arrival',
  'category',
  'service',
  'phase',
  'domain',
  'reason',
  'family',
  'freshness',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** One of what is counted. */
export type Item = {
  /** Null: the cell's own. */
  groupement: string | null;
  /** How much it counts: 1, places, or days. */
  amount: number;
  /** Where it stands in other dimensions; missing: not known. */
  of?: Partial<Record<Exclude<Dimension, 'groupement'>, string>>;
  /** Of a share: whether it belongs to the part that is told. */
  part?: boolean;
};

export type Indicator = {
  id: string;
  unit: Unit;
  /** Figures about people keep small groups hidden; things are counted freely. */
  about: 'people' | 'things';
  /** `count`: amounts are added up; `days`: their median and ninth decile; `share`: the part in hundred. */
  measure: 'count' | 'days' | 'share';
  dimensions: readonly Dimension[];
  /** Whether what is known tells of the period before too. */
  compares: boolean;
  name: MessageKey;
  definition: MessageKey;
  source: MessageKey;
  compute: (facts: Facts, period: Period) => Item[];
};
