/** What a run of matching starts from, and what it knows when it is done. */
import type { Candidate, Mentor } from '../people/index.ts';
import type { Assigned, Whole } from './edges.ts';
import type { Rows } from './edges-rows.ts';
import type { RuleFacts } from './feasible.ts';
import type { Ground } from './match-ground.ts';
import type { PairFacts } from './score.ts';
import type { Marks, RefusedPair } from './score-marks.ts';
import type { Weights } from './weights.ts';

export type Pair = { candidateId: number; mentorId: number };

export type MatchInput = {
  /** `YYYY-MM-DD` */
  today: string;
  candidates: readonly Candidate[];
  mentors: readonly Mentor[];
  /** Approved or active: they take a place, and their candidate out. */
  locked: readonly Pair[];
  /** Proposed: kept where as many are served with them. */
  standing: readonly Pair[];
  /** Not proposed again. */
  refusals: readonly RefusedPair[];
  /** Days since each candidate arrived, by id. */
  waited: ReadonlyMap<number, number>;
  weights: Weights;
  ground: Ground;
};

/** What a run knows beside its result, to answer questions about it. */
export type MatchWork = {
  input: MatchInput;
  facts: RuleFacts;
  /** Who takes part, each sorted by id. */
  candidates: readonly Candidate[];
  mentors: readonly Mentor[];
  rows: Rows;
  whole: Whole;
  assigned: Assigned;
  marks: Marks;
  /** What is said of each proposal, by the candidate's id. */
  proposed: ReadonlyMap<number, PairFacts>;
};
