/** The activity report of a period: what all its forms are made from. */
import type { Db } from '../../db/index.ts';
import type { Facts } from './fact.ts';
import { readFacts } from './facts-store.ts';
import type { Compared } from './figure.ts';
import { comparedFigures } from './figures.ts';
import { before, type Period } from './period.ts';
import { NATION, readRow } from './trees.ts';

export type ActivityReport = {
  period: Period;
  previous: Period;
  /** Moodle's clock at the last reading (epoch milliseconds). */
  madeAt: number;
  /** The smallest group of people shown. */
  threshold: number;
  /** Since when what people are grouped by is noted (epoch milliseconds). */
  standingsSince: number;
  /** By which limits « in time » was counted. */
  intake: Facts['intake'];
  figures: readonly Compared[];
  /** Of regions and groupements, by row. */
  names: ReadonlyMap<string, string>;
};

export type ReportSettings = {
  intake: Facts['intake'];
  /** The smallest group that a figure about people shows. */
  smallestGroup: number;
};

const namesOf = ({ groupements }: Facts): Map<string, string> =>
  new Map(
    groupements.flatMap(({ code, name, region }) => [
      [`groupement:${code}`, name] as const,
      ...(region.name === '' ? [] : [[`region:${region.code}`, region.name] as const]),
    ]),
  );

/** @param threshold the smallest group of people that shows */
export const reportFrom = (facts: Facts, period: Period, threshold: number): ActivityReport => ({
  period,
  previous: before(period),
  madeAt: facts.now,
  threshold,
  standingsSince: facts.standingsSince,
  intake: facts.intake,
  figures: comparedFigures(facts, period, threshold),
  names: namesOf(facts),
});

/** @param now epoch milliseconds, Moodle's clock */
export const activityReport = async (
  db: Db,
  { period, now, settings }: { period: Period; now: number; settings: ReportSettings },
): Promise<ActivityReport> =>
  reportFrom(await readFacts(db, now, settings.intake), period, settings.smallestGroup);

/** Whether anything is counted at all. */
export const isEmpty = ({ figures }: Pick<ActivityReport, 'figures'>): boolean =>
  figures.every(({ value, hidden, previous }) =>
    [{ value, hidden }, previous ?? { value: null, hidden: false }].every(
      (one) => !one.hidden && (one.value ?? 0) === 0,
    ),
  );

/** A figure of the whole network. */
export const nationalFigure = (
  { figures }: ActivityReport,
  indicator: string,
  column = '',
): Compared | undefined =>
  figures.find((one) => one.indicator === indicator && one.row === NATION && one.column === column);

/** The dimension of a row; regions and the nation stand in that of groupements. */
export const dimensionOf = (row: string): string => {
  const { kind } = readRow(row);
  return kind === NATION || kind === 'region' ? 'groupement' : kind;
};
