/** Who is proposed to whom: the whole assignment (docs/matching.md). Pure: equal inputs, in any order, give equal outputs. */
import type { Candidate, Mentor } from '../people/index.ts';
import { certificatesOf, type Scarcity, type Unmatched } from './certificate.ts';
import { assign, type Solver, type Trim, trimFor, type Whole } from './edges.ts';
import { rowsOf } from './edges-rows.ts';
import { type CandidateRule, candidateRule, isOpenMentor, type RuleFacts } from './feasible.ts';
import { type Objective, scaleOf } from './lexicographic.ts';
import type { MatchInput, MatchWork, Pair } from './match-work.ts';
import { NO_MARK, pairFacts, type PairFacts, type Part, scoreOf } from './score.ts';
import { marksOf } from './score-marks.ts';

export type { MatchInput, MatchWork } from './match-work.ts';

export type MatchProposal = Pair & {
  /** 0–100 */
  points: number;
  parts: Readonly<Record<Part, number>>;
};

export type MatchResult = {
  proposals: readonly MatchProposal[];
  /** Candidates who could be matched and are not, with the reason. */
  unmatched: readonly Unmatched[];
  /** What those who are `scarce` share. */
  scarcities: readonly Scarcity[];
  /** Candidates who are not matched at all, by id. */
  ineligible: ReadonlyMap<number, CandidateRule>;
  figures: MatchFigures;
};

/** `served` … `load`: the four goals. `rounds` and `edges` tell how it was computed. */
export type MatchFigures = Objective & {
  candidates: number;
  eligible: number;
  mentors: number;
  /** Places of theirs that are not taken; of each mentor as many as there are candidates at most. */
  places: number;
  rounds: number;
  edges: number;
};

const byId = (a: { id: number }, b: { id: number }): number => a.id - b.id;

/** Each person once, sorted by id. */
const inOrder = <P extends { id: number }>(people: readonly P[]): P[] =>
  [...new Map(people.map((one) => [one.id, one])).values()].sort(byId);

const group = (pairs: readonly Pair[]): Map<number, Set<number>> => {
  const groups = new Map<number, Set<number>>();
  for (const { candidateId, mentorId } of pairs) {
    const list = groups.get(candidateId);
    if (list === undefined) groups.set(candidateId, new Set([mentorId]));
    else list.add(mentorId);
  }
  return groups;
};

const freePlaces = ({ mentors, locked }: MatchInput): Map<number, number> => {
  const free = new Map(mentors.map(({ id, capacity }) => [id, Math.max(0, Math.trunc(capacity))]));
  for (const { mentorId } of locked) {
    const left = free.get(mentorId);
    if (left !== undefined) free.set(mentorId, Math.max(0, left - 1));
  }
  return free;
};

/** Everything that is known before anything is assigned. */
const prepare = (input: MatchInput) => {
  const { weights, ground, waited, today } = input;
  const people = {
    candidates: new Map(inOrder(input.candidates).map((one) => [one.id, one])),
    mentors: new Map(inOrder(input.mentors).map((one) => [one.id, one])),
  };
  const facts: RuleFacts = {
    today,
    ground,
    weights,
    taken: new Set(input.locked.map(({ candidateId }) => candidateId)),
    free: freePlaces(input),
    refused: group(input.refusals),
  };
  const ineligible = new Map<number, CandidateRule>();
  const candidates = [...people.candidates.values()].filter((candidate) => {
    const rule = candidateRule(candidate, facts);
    if (rule !== null) ineligible.set(candidate.id, rule);
    return rule === null;
  });
  const mentors = [...people.mentors.values()].filter((mentor) => isOpenMentor(mentor, today));
  const marks = marksOf(input.refusals, people, { ground, weights });
  const rows = rowsOf({
    candidates,
    mentors,
    ground,
    weights,
    marks,
    waited,
    refused: facts.refused,
  });
  return { facts, ineligible, candidates, mentors, marks, rows };
};

type Prepared = ReturnType<typeof prepare>;

const wholeOf = (input: MatchInput, { facts, candidates, mentors, rows }: Prepared): Whole => {
  const free = Int32Array.from(mentors, ({ id }) =>
    Math.min(candidates.length, facts.free.get(id) ?? 0),
  );
  const placeOf = new Map(mentors.map(({ id }, j) => [id, j]));
  const proposed = group(input.standing);
  let standing = 0;
  const stands = Int32Array.from(candidates, ({ id }, i) => {
    // One at most; of several, which should not be, the first by id.
    const [mentor = -1] = [...(proposed.get(id) ?? [])]
      .sort((a, b) => a - b)
      .flatMap((one) => placeOf.get(one) ?? [])
      .filter((j) => (free[j] ?? 0) > 0 && rows.row(i).mentors.includes(j));
    if (mentor >= 0) standing++;
    return mentor;
  });
  const places = free.reduce((sum, one) => sum + one, 0);
  const most = free.reduce((top, one) => Math.max(top, one), 0);
  const scale = scaleOf({ places: Math.min(candidates.length, places), standing, most });
  return { candidates: candidates.length, free, row: rows.row, stands, scale };
};

/** What is said of a pair in this run. */
export const factsIn = (
  { input, marks }: Pick<MatchWork, 'input' | 'marks'>,
  candidate: Candidate,
  mentor: Mentor,
): PairFacts =>
  pairFacts(candidate, mentor, input, {
    waited: input.waited.get(candidate.id) ?? 0,
    marks: [marks.candidates.get(candidate.id) ?? NO_MARK, marks.mentors.get(mentor.id) ?? NO_MARK],
  });

/** What an assignment comes to. */
export const objectiveOf = ({ row, stands, free }: Whole, mentor: Int32Array): Objective => {
  const made = { served: 0, kept: 0, points: 0, load: 0 };
  const load = new Int32Array(free.length);
  mentor.forEach((j, i) => {
    if (j < 0) return;
    const { mentors, points } = row(i);
    made.served++;
    if (stands[i] === j) made.kept++;
    made.points += points[mentors.indexOf(j)] ?? 0;
    made.load += load[j] ?? 0;
    load[j] = (load[j] ?? 0) + 1;
  });
  return made;
};

export type MatchOptions = {
  /** Which edges to begin with; the outcome is equally good whichever they are. */
  trim?: Trim;
  /** What solves an assignment problem. */
  solver?: Solver;
};

/** The assignment with all that answers questions about it. */
export const matchWhole = (
  input: MatchInput,
  { trim, solver }: MatchOptions = {},
): { result: MatchResult; work: MatchWork } => {
  const prepared = prepare(input);
  const { facts, ineligible, candidates, mentors, marks, rows } = prepared;
  const whole = wholeOf(input, prepared);
  const assigned = assign(whole, trim ?? trimFor(candidates.length, mentors.length), solver);
  const proposed = new Map<number, PairFacts>();
  const proposals = candidates.flatMap((candidate, i): MatchProposal[] => {
    const mentor = mentors[assigned.mentor[i] ?? -1];
    if (mentor === undefined) return [];
    const said = factsIn({ input, marks }, candidate, mentor);
    proposed.set(candidate.id, said);
    const { points, parts } = scoreOf(said, input.weights);
    return [{ candidateId: candidate.id, mentorId: mentor.id, points, parts }];
  });
  const figures: MatchFigures = {
    ...objectiveOf(whole, assigned.mentor),
    candidates: candidates.length + ineligible.size,
    eligible: candidates.length,
    mentors: mentors.length,
    places: whole.free.reduce((sum, one) => sum + one, 0),
    rounds: assigned.rounds,
    edges: assigned.edges,
  };
  const work = { input, facts, candidates, mentors, rows, whole, assigned, marks, proposed };
  return { result: { proposals, ...certificatesOf(work), ineligible, figures }, work };
};

export const match = (input: MatchInput): MatchResult => matchWhole(input).result;
