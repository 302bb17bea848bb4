/** What rows and columns of tables are called. */
import { type Lang, message, type MessageKey, say } from '../../shared/i18n.ts';
import { ROME_DOMAINS, type RomeDomain } from '../metiers/index.ts';
import { CATEGORIES, PHASES, SERVICES } from '../people/index.ts';
import { FAMILIES } from '../content/index.ts';
import { END_REASONS } from '../matching/index.ts';
import { ARRIVALS, FRESHNESS } from './fact.ts';
import type { Period } from './period.ts';
import { readRow } from './trees.ts';

/** At which moment a report looks: the end of its period, or now where that is not over. */
export const sayWhen = (
  lang: Lang,
  { madeAt, period }: { madeAt: number; period: Pick<Period, 'end'> },
): string => say(lang, message(madeAt < period.end ? 'reports.say.today' : 'reports.say.end'));

const isIn = <T extends string>(list: readonly T[], code: string): code is T =>
  list.some((one) => one === code);

/** The key of a code's label; null: it has none. */
const keyOf = (kind: string, code: string): MessageKey | null => {
  if (kind === 'category' && isIn(CATEGORIES, code)) return `people.category.${code}`;
  if (kind === 'service' && isIn(SERVICES, code)) return `people.service.${code}`;
  if (kind === 'phase' && isIn(PHASES, code)) return `people.phase.${code}`;
  if (kind === 'reason' && isIn(END_REASONS, code)) return `reports.reason.${code}`;
  if (kind === 'family' && isIn(FAMILIES, code)) return `reports.family.${code}`;
  if (kind === 'arrival' && isIn(ARRIVALS, code)) return `reports.arrival.${code}`;
  if (kind === 'freshness' && isIn(FRESHNESS, code)) return `reports.freshness.${code}`;
  return null;
};

export const rowLabel = (lang: Lang, row: string, names: ReadonlyMap<string, string>): string => {
  const { kind, code } = readRow(row);
  const name = names.get(row);
  if (name !== undefined) return name;
  if (kind === 'all') return say(lang, message('reports.row.all'));
  if (kind === 'region') {
    return say(lang, message(code === 'cell' ? 'reports.row.cell' : 'reports.row.noRegion'));
  }
  if (kind === 'groupement') return say(lang, message('reports.row.cell'));
  if (kind === 'domain' && code in ROME_DOMAINS) return ROME_DOMAINS[code as RomeDomain][lang];
  return say(lang, message(keyOf(kind, code) ?? 'reports.row.unknown'));
};

const COLUMNS: Readonly<Record<string, MessageKey>> = {
  median: 'reports.column.median',
  ninth: 'reports.column.ninth',
  other: 'reports.column.other',
  unknown: 'reports.column.unknown',
};

/** What a column tells of its indicator; '' where it tells all of it. */
export const columnLabel = (lang: Lang, column: string): string => {
  const key = COLUMNS[column] ?? keyOf('category', column) ?? keyOf('freshness', column);
  return key === null ? '' : say(lang, message(key));
};
