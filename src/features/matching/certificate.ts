/* eslint-disable @typescript-eslint/no-non-null-assertion --
   indices come from rows that were checked; a guard at each would hide what is done */
/**
 * Why somebody got no mentor, and what would change it. Pure.
 *
 * `no_edge`: the hard rules leave them no mentor. `scarce`: all mentors they could have are taken,
 * and so are all that those who have them could have instead. The people on these alternating paths
 * together with them are one more than the places they share (Hall): the fundamental circuit of the
 * transversal matroid. It is the only such set within this assignment, and without any one of them
 * all others could be served. (The smallest set over all assignments is NP-hard to find.)
 */
import { type Reach, reachOf } from './certificate-reach.ts';
import { ruleBit } from './edges-rows.ts';
import { brokenRules, isOpenMentor, PAIR_RULES, type PairRule } from './feasible.ts';
import type { MatchWork } from './match-work.ts';

/** What would open a mentor, the cheapest for the candidate first. */
export const CHANGES = ['remote', 'travel', 'capacity', 'partners', 'language', 'lasting'] as const;
export type Change = (typeof CHANGES)[number];

export type Opening = {
  change: Change;
  /** How many mentors it opens. */
  mentors: number;
  /** Of `travel`: kilometres that would have to be accepted. */
  km: number | null;
  /** Whether the candidate would be served, others staying served; else all who open are taken. */
  serves: boolean;
};

export type NoEdge = {
  candidateId: number;
  kind: 'no_edge';
  /** How many of all mentors each rule excludes; one can be excluded by several. */
  excludes: Readonly<Partial<Record<PairRule, number>>>;
  opens: readonly Opening[];
};

export type Scarce = {
  candidateId: number;
  kind: 'scarce';
  /** Its place in the list of scarcities. */
  scarcity: number;
  /** Mentors they could have. */
  mentors: number;
  /** Whether meeting online would serve them too; null: they accept it already. */
  remote: boolean | null;
};

export type Unmatched = NoEdge | Scarce;

/**
 * Mentors whose places some people share, all taken. Each of those who wait makes, with those
 * served, one more than there are places. One place more with any of these mentors serves one of
 * them; as many places more as wait, each with a mentor whom one of them could have, serve all.
 */
export type Scarcity = {
  /** Ids, sorted. */
  mentors: readonly number[];
  served: readonly number[];
  waiting: readonly number[];
  /** Places of these mentors: as many as are served. */
  places: number;
};

/** Kilometres that a candidate can say at most (docs/people.md). */
const LONGEST_TRAVEL = 500;

const CAPACITY = ruleBit('capacity');
const NOTHING_ELSE: Readonly<Record<'partners' | 'language' | 'lasting', number>> = {
  partners: ruleBit('partners'),
  language: ruleBit('language'),
  lasting: ruleBit('lasting'),
};

/** Mentors by what alone keeps the candidate from them: bits of rules → places. */
const kept = (masks: Uint16Array, free: Int32Array): Map<number, number[]> => {
  const groups = new Map<number, number[]>();
  masks.forEach((mask, j) => {
    const bits = mask | (free[j]! > 0 ? 0 : CAPACITY);
    const group = groups.get(bits);
    if (group === undefined) groups.set(bits, [j]);
    else group.push(j);
  });
  return groups;
};

/** Kilometres that a candidate could say; null: none would do. */
const nearestTo = (i: number, some: readonly number[], { rows }: MatchWork): number | null => {
  const km = rows.nearest(i, some);
  return km === null || km > LONGEST_TRAVEL ? null : km;
};

const opensOf = (i: number, by: ReadonlyMap<number, number[]>, work: MatchWork, reach: Reach) => {
  const opens: Opening[] = [];
  const add = (change: Change, mentors: readonly number[], km: number | null = null): void => {
    if (mentors.length === 0) return;
    const serves = change === 'capacity' || mentors.some(reach.isFreeable);
    opens.push({ change, mentors: mentors.length, km, serves });
  };
  const candidate = work.candidates[i]!;
  const elsewhere = by.get(ruleBit('place')) ?? [];
  if (!candidate.remote) {
    add(
      'remote',
      elsewhere.filter((j) => work.mentors[j]!.remote),
    );
  }
  // As far as somebody is who would serve them; where there is none, as far as the nearest.
  const km =
    nearestTo(i, elsewhere.filter(reach.isFreeable), work) ?? nearestTo(i, elsewhere, work);
  if (km !== null) add('travel', work.rows.within(i, elsewhere, km), km);
  add('capacity', by.get(CAPACITY) ?? []);
  for (const change of ['partners', 'language', 'lasting'] as const) {
    add(change, by.get(NOTHING_ELSE[change]) ?? []);
  }
  return opens;
};

const noEdge = (i: number, work: MatchWork, reach: Reach, closed: NoEdge['excludes']): NoEdge => {
  const by = kept(work.rows.masks(i), work.whole.free);
  const excludes: Partial<Record<PairRule, number>> = { ...closed };
  for (const [bits, { length }] of by) {
    for (const rule of PAIR_RULES) {
      if ((bits & ruleBit(rule)) !== 0) excludes[rule] = (excludes[rule] ?? 0) + length;
    }
  }
  const opens = opensOf(i, by, work, reach);
  return { candidateId: work.candidates[i]!.id, kind: 'no_edge', excludes, opens };
};

/** How many mentors take no part, by rule: the same for every candidate. */
const closedMentors = ({ input, facts, candidates }: MatchWork): NoEdge['excludes'] => {
  const closed: Partial<Record<PairRule, number>> = {};
  const [someone] = candidates;
  if (someone === undefined) return closed;
  for (const mentor of input.mentors) {
    if (isOpenMentor(mentor, input.today)) continue;
    for (const rule of brokenRules(someone, mentor, facts)) {
      if (rule === 'mentor_consent' || rule === 'mentor_paused') {
        closed[rule] = (closed[rule] ?? 0) + 1;
      }
    }
  }
  return closed;
};

/** The certificates of all who could be matched and are not, in the order of their ids. */
export const certificatesOf = (
  work: MatchWork,
): { unmatched: Unmatched[]; scarcities: Scarcity[] } => {
  const { whole, assigned, candidates, mentors, rows } = work;
  const reach = reachOf(whole, assigned);
  const unmatched: Unmatched[] = [];
  const scarcities: (Scarcity & { waiting: number[] })[] = [];
  const known = new Map<string, number>();
  let closed: NoEdge['excludes'] | null = null;
  let online: number[] | null = null;

  const scarcityOf = (components: readonly number[]): number => {
    const direct = components.join();
    let number = known.get(direct);
    if (number !== undefined) return number;
    const all = reach.closureOf(components);
    number = known.get(all.join());
    if (number === undefined) {
      number = scarcities.length;
      const shared = all.flatMap(reach.mentorsOf).sort((a, b) => a - b);
      const served = shared.flatMap(reach.servedBy).sort((a, b) => a - b);
      scarcities.push({
        mentors: shared.map((j) => mentors[j]!.id),
        served: served.map((i) => candidates[i]!.id),
        waiting: [],
        places: shared.reduce((sum, j) => sum + whole.free[j]!, 0),
      });
      known.set(all.join(), number);
    }
    known.set(direct, number);
    return number;
  };

  candidates.forEach((candidate, i) => {
    if (assigned.mentor[i]! >= 0) return;
    const components = new Set<number>();
    let possible = 0;
    for (const j of rows.row(i).mentors) {
      if (whole.free[j]! <= 0) continue;
      possible++;
      components.add(reach.componentOf(j));
    }
    if (possible === 0) {
      closed ??= closedMentors(work);
      unmatched.push(noEdge(i, work, reach, closed));
      return;
    }
    const scarcity = scarcityOf([...components].sort((a, b) => a - b));
    scarcities[scarcity]!.waiting.push(candidate.id);
    online ??= mentors.flatMap((mentor, j) =>
      mentor.remote && whole.free[j]! > 0 && reach.isFreeable(j) ? [j] : [],
    );
    unmatched.push({
      candidateId: candidate.id,
      kind: 'scarce',
      scarcity,
      mentors: possible,
      remote: candidate.remote ? null : rows.wouldDo(i, online),
    });
  });
  return { unmatched, scarcities };
};
