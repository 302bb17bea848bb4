/** How a run treats groupements and categories: nobody is to be served worse for where they are. Pure. */
import type { Candidate, Category } from '../people/index.ts';
import type { MatchResult } from './match.ts';

export type FairnessGroup<K extends string = string> = {
  /** Code of the space, or category; null: followed by the cell, or not said. */
  key: K | null;
  candidates: number;
  /** Those who can be matched now: not yet taken, agreed, not on pause, in need. */
  eligible: number;
  /** Of these, those to whom somebody is proposed. */
  served: number;
  /** Of the proposals, to a tenth; null: there is none. */
  meanPoints: number | null;
  /** Days, of those eligible; null: nobody is. */
  longestWait: number | null;
};

export type Fairness = { groupements: FairnessGroup[]; categories: FairnessGroup<Category>[] };

const byKey = (a: FairnessGroup, b: FairnessGroup): number => {
  if (a.key === b.key) return 0;
  // Who belongs nowhere comes last.
  if (a.key === null || b.key === null) return a.key === null ? 1 : -1;
  return a.key < b.key ? -1 : 1;
};

const groupsBy = <K extends string>(
  candidates: readonly Candidate[],
  keyOf: (candidate: Candidate) => K | null,
  { proposals, ineligible }: Pick<MatchResult, 'proposals' | 'ineligible'>,
  waited: ReadonlyMap<number, number>,
): FairnessGroup<K>[] => {
  const points = new Map(proposals.map((one) => [one.candidateId, one.points]));
  const groups = new Map<K | null, Candidate[]>();
  for (const candidate of candidates) {
    const key = keyOf(candidate);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [candidate]);
    else group.push(candidate);
  }
  return [...groups]
    .map(([key, members]): FairnessGroup<K> => {
      const eligible = members.filter(({ id }) => !ineligible.has(id));
      const served = eligible.flatMap(({ id }) => points.get(id) ?? []);
      const sum = served.reduce((total, one) => total + one, 0);
      return {
        key,
        candidates: members.length,
        eligible: eligible.length,
        served: served.length,
        meanPoints: served.length === 0 ? null : Math.round((10 * sum) / served.length) / 10,
        longestWait: eligible.reduce<number | null>(
          (longest, { id }) => Math.max(longest ?? 0, waited.get(id) ?? 0),
          null,
        ),
      };
    })
    .sort(byKey);
};

/** @param groupements the space that follows each candidate, by id; missing or null: the cell */
export const fairnessOf = (
  candidates: readonly Candidate[],
  result: Pick<MatchResult, 'proposals' | 'ineligible'>,
  waited: ReadonlyMap<number, number>,
  groupements: ReadonlyMap<number, string | null>,
): Fairness => ({
  groupements: groupsBy(candidates, ({ id }) => groupements.get(id) ?? null, result, waited),
  categories: groupsBy(candidates, ({ category }) => category, result, waited),
});
