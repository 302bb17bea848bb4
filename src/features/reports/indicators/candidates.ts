/** Candidates: who came, who is followed, who went. */
import type { CandidateFact, NotedStanding } from '../fact.ts';
import type { Indicator, Item } from '../indicator.ts';
import type { Period } from '../period.ts';
import { type Stay, stayAt } from '../stay.ts';

const isIn = (at: number | null, { start, end }: Period): boolean =>
  at !== null && at >= start && at < end;

/** How somebody stood at an instant; before anything was noted, as it was noted first. */
export const standingAt = ({ standings }: CandidateFact, at: number): NotedStanding =>
  standings.findLast((one) => one.at < at) ?? standings[0];

/** Somebody, grouped as they stood when the period ended: what came and went adds up to what is. */
export const itemOf = (candidate: CandidateFact, { end }: Pick<Period, 'end'>): Item => {
  const { groupement, category, service } = standingAt(candidate, end);
  return {
    groupement,
    amount: 1,
    of: { ...(category && { category }), ...(service && { service }) },
  };
};

/** The phase as it was noted last before an instant; before the first note, that one. */
const phaseAt = ({ phases }: CandidateFact, at: number): string | undefined =>
  (phases.findLast((one) => one.at < at) ?? phases[0])?.phase;

/** Those followed at an instant. */
export const followedAt = (
  candidates: readonly CandidateFact[],
  at: number,
): { candidate: CandidateFact; stay: Stay }[] =>
  candidates.flatMap((candidate) => {
    const stay = stayAt(candidate.stays, at);
    return stay === undefined ? [] : [{ candidate, stay }];
  });

const counting = (id: string, counts: (stay: Stay, period: Period) => boolean): Indicator => ({
  id: `candidates.${id}`,
  unit: 'people',
  about: 'people',
  measure: 'count',
  dimensions: ['groupement', 'category', 'service'],
  compares: true,
  name: `reports.candidates.${id}.name` as Indicator['name'],
  definition: `reports.candidates.${id}.definition` as Indicator['definition'],
  source: 'reports.source.events',
  compute: ({ candidates }, period) =>
    candidates.flatMap((candidate) =>
      candidate.stays.filter((stay) => counts(stay, period)).map(() => itemOf(candidate, period)),
    ),
});

/** Told apart for the whole network only: those who come back are few. */
export const candidatesArrived: Indicator = {
  ...counting('arrived', ({ from }, period) => isIn(from, period)),
  dimensions: ['groupement', 'arrival', 'category', 'service'],
  compute: ({ candidates }, period) =>
    candidates.flatMap((candidate) =>
      candidate.stays
        .filter(({ from }) => isIn(from, period))
        .map(({ returned }) => {
          const item = itemOf(candidate, period);
          return { ...item, of: { ...item.of, arrival: returned ? 'returned' : 'new' } };
        }),
    ),
};
export const candidatesSettled = counting(
  'settled',
  ({ to, end }, period) => end === 'settled' && isIn(to, period),
);
export const candidatesLeft = counting(
  'left',
  ({ to, end }, period) => end === 'left' && isIn(to, period),
);

/** Those followed at an instant, in the phase of then, grouped as they stood when the period ended. */
export const activeAt = (
  candidates: readonly CandidateFact[],
  at: number,
  period: Pick<Period, 'end'>,
): Item[] =>
  followedAt(candidates, at).map(({ candidate }) => {
    const phase = phaseAt(candidate, at);
    const item = itemOf(candidate, period);
    return phase === undefined ? item : { ...item, of: { ...item.of, phase } };
  });

export const candidatesActive: Indicator = {
  id: 'candidates.active',
  unit: 'people',
  about: 'people',
  measure: 'count',
  dimensions: ['groupement', 'category', 'service', 'phase'],
  compares: true,
  name: 'reports.candidates.active.name',
  definition: 'reports.candidates.active.definition',
  source: 'reports.source.events',
  compute: ({ candidates }, period) => activeAt(candidates, period.end, period),
};
