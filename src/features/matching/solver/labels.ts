/* eslint-disable @typescript-eslint/no-non-null-assertion --
   indices come from rows that were checked (problem.ts); a guard at each would hide the algorithm */
import { clear, createHeap, type Heap, pop, push } from './heap.ts';

/** What a search (Dijkstra) notes on mentors; kept from search to search, so that each is cheap. */
export type Labels = {
  /** The shortest way known to each mentor, Infinity where none is. */
  readonly distance: Float64Array;
  /** The edge by which the search came to a mentor, and the candidate whose edge it is. */
  readonly edge: Int32Array;
  readonly candidate: Int32Array;
  /** The mentors that have a label: the first `reached` entries. */
  readonly touched: Int32Array;
  reached: number;
  /** The mentors whose distance is final, nearest first: the first `settled` entries. */
  readonly final: Int32Array;
  settled: number;
  /** Those reached and not settled. */
  readonly heap: Heap;
};

export const createLabels = (mentors: number): Labels => {
  const distance = new Float64Array(mentors).fill(Infinity);
  return {
    distance,
    edge: new Int32Array(mentors),
    candidate: new Int32Array(mentors),
    touched: new Int32Array(mentors),
    reached: 0,
    final: new Int32Array(mentors),
    settled: 0,
    heap: createHeap(distance),
  };
};

/** Notes a shorter way to mentor `j`, over edge `e` of candidate `i`. */
export const reach = (labels: Labels, j: number, way: number, e: number, i: number): void => {
  if (labels.distance[j] === Infinity) labels.touched[labels.reached++] = j;
  labels.distance[j] = way;
  labels.edge[j] = e;
  labels.candidate[j] = i;
  push(labels.heap, j);
};

/** Settles the nearest mentor that is nearer than `limit` and gives it; −1 when there is none. */
export const settleNearest = (labels: Labels, limit: number): number => {
  if (labels.heap.size === 0) return -1;
  const nearest = pop(labels.heap);
  if (labels.distance[nearest]! >= limit) return -1;
  labels.final[labels.settled++] = nearest;
  return nearest;
};

/** Forgets all labels, in the time it took to make them. */
export const forget = (labels: Labels): void => {
  clear(labels.heap);
  for (let n = 0; n < labels.reached; n++) labels.distance[labels.touched[n]!] = Infinity;
  labels.reached = 0;
  labels.settled = 0;
};
