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
import type { Mentor } from '../people/index.ts';
import { type Reach, reachOf } from './certificate-reach.ts';
import { ruleBit } from './edges-rows.ts';
import { brokenRules, isOpenMentor, PAIR_RULES, type PairRule } from './feasible.ts';
import type { MatchWork } from './match-work.ts';

/** What would open a mentor, the cheapest for the candidate first. */
export const CHANGES = [
  'places',
  'remote',
  'mentor_remote',
  'travel',
  'capacity',
  'help',
  'partners',
  'language',
  'lasting',
] as const;
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
  /** Codes of the spaces these mentors are in, those with most of them first. */
  spaces: readonly string[];
};

/** The same in numbers, naming nobody. */
export type ScarcityFigures = Pick<Scarcity, 'places' | 'spaces'> &
  Record<'mentors' | 'served' | 'waiting', number>;

export const inFigures = ({
  mentors,
  served,
  waiting,
  places,
  spaces,
}: Scarcity): ScarcityFigures => ({
  mentors: mentors.length,
  served: served.length,
  waiting: waiting.length,
  places,
  spaces,
});

/** Kilometres that a candidate can say at most (docs/people.md). */
const LONGEST_TRAVEL = 500;

const CAPACITY = ruleBit('capacity');

/** Mentors by what keeps the candidate from them: bits of rules → places in the list. */
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
  /** Whom this rule alone leaves out, whether or not they have a place left. */
  const only = (rule: PairRule): number[] =>
    [ruleBit(rule), ruleBit(rule) | CAPACITY].flatMap((bits) => by.get(bits) ?? []);
  const elsewhere = only('place');
  const online = elsewhere.filter((j) => work.mentors[j]!.remote);
  if (candidate.remote) add('mentor_remote', elsewhere);
  else if (candidate.places.length === 0) add('places', elsewhere);
  if (!candidate.remote) add('remote', online);
  // As far as somebody is who would serve them; where there is none, as far as the nearest.
  const km =
    nearestTo(i, elsewhere.filter(reach.isFreeable), work) ?? nearestTo(i, elsewhere, work);
  if (km !== null) add('travel', work.rows.within(i, elsewhere, km), km);
  add('capacity', by.get(CAPACITY) ?? []);
  for (const change of ['help', 'partners', 'language', 'lasting'] as const) {
    add(change, only(change));
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

const spacesOf = (mentors: readonly Pick<Mentor, 'spaces'>[]): string[] => {
  const counts = new Map<string, number>();
  for (const code of mentors.flatMap(({ spaces }) => spaces)) {
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([code]) => code);
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
        spaces: spacesOf(shared.map((j) => mentors[j]!)),
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
