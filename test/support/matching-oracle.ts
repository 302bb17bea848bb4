/** The best assignment by trying all, from the rules and the score of two people alone. */
import {
  candidateRule,
  brokenRules,
  type RuleFacts,
} from '../../src/features/matching/feasible.ts';
import type { MatchInput } from '../../src/features/matching/match.ts';
import type { Objective } from '../../src/features/matching/lexicographic.ts';

export type Feasible = {
  candidates: number[];
  /** Places left by mentor. */
  free: ReadonlyMap<number, number>;
  /** Mentors by candidate. */
  edges: ReadonlyMap<number, readonly number[]>;
};

const ruleFacts = (input: MatchInput): RuleFacts => {
  const free = new Map(input.mentors.map(({ id, capacity }) => [id, capacity]));
  for (const { mentorId } of input.locked) {
    free.set(mentorId, Math.max(0, (free.get(mentorId) ?? 0) - 1));
  }
  const refused = new Map<number, Set<number>>();
  for (const { candidateId, mentorId } of input.refusals) {
    refused.set(candidateId, (refused.get(candidateId) ?? new Set()).add(mentorId));
  }
  const { today, ground, weights } = input;
  const taken = new Set(input.locked.map(({ candidateId }) => candidateId));
  return { today, ground, weights, free, refused, taken };
};

export const feasibleIn = (input: MatchInput): Feasible => {
  const facts = ruleFacts(input);
  const eligible = input.candidates.filter((one) => candidateRule(one, facts) === null);
  return {
    candidates: eligible.map(({ id }) => id).sort((a, b) => a - b),
    free: facts.free,
    edges: new Map(
      eligible.map((one) => [
        one.id,
        input.mentors
          .filter((mentor) => brokenRules(one, mentor, facts).length === 0)
          .map(({ id }) => id),
      ]),
    ),
  };
};

/** How many of some candidates can be served at once (augmenting paths, one by one). */
export const mostServed = (some: readonly number[], { free, edges }: Feasible): number => {
  const holders = new Map<number, number[]>();
  const place = (candidate: number, seen: Set<number>): boolean => {
    for (const mentor of edges.get(candidate) ?? []) {
      if (seen.has(mentor)) continue;
      seen.add(mentor);
      const own = holders.get(mentor) ?? [];
      holders.set(mentor, own);
      if (own.length < (free.get(mentor) ?? 0)) {
        own.push(candidate);
        return true;
      }
      for (const [at, other] of own.entries()) {
        if (!place(other, seen)) continue;
        own[at] = candidate;
        return true;
      }
    }
    return false;
  };
  return some.filter((candidate) => place(candidate, new Set())).length;
};

/** The best objective of all assignments, goal after goal. */
export const bestObjective = (
  { candidates, free, edges }: Feasible,
  pointsOf: (candidate: number, mentor: number) => number,
  stands: (candidate: number, mentor: number) => boolean,
): Objective => {
  let best: Objective = { served: -1, kept: 0, points: 0, load: 0 };
  const load = new Map<number, number>();
  const isBetter = (a: Objective, b: Objective): boolean => {
    if (a.served !== b.served) return a.served > b.served;
    if (a.kept !== b.kept) return a.kept > b.kept;
    if (a.points !== b.points) return a.points > b.points;
    return a.load < b.load;
  };
  const visit = (at: number, so: Objective): void => {
    const candidate = candidates[at];
    if (candidate === undefined) {
      if (isBetter(so, best)) best = so;
      return;
    }
    visit(at + 1, so);
    for (const mentor of edges.get(candidate) ?? []) {
      const before = load.get(mentor) ?? 0;
      if (before >= (free.get(mentor) ?? 0)) continue;
      load.set(mentor, before + 1);
      visit(at + 1, {
        served: so.served + 1,
        kept: so.kept + Number(stands(candidate, mentor)),
        points: so.points + pointsOf(candidate, mentor),
        load: so.load + before,
      });
      load.set(mentor, before);
    }
  };
  visit(0, { served: 0, kept: 0, points: 0, load: 0 });
  return best;
};
