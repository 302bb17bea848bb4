/**
 * What a reader of a table can work out of a figure that is not shown. The sums of a table make a
 * network: every figure is the flow along an edge, every sum a node where as much leaves as comes in.
 * What is not shown may be anything that keeps these sums; how far it can move is a question of
 * greatest flow in what is not shown. Pure, exact for whole figures (network matrices are unimodular).
 */

/** What a reader must think possible at least, and at most. */
export type Range = { lower: number; upper: number };

/** A figure as an edge. */
export type Flow = Range & {
  from: number;
  to: number;
  value: number;
  /** It is not shown. */
  open: boolean;
};

/** How wide the range of possible values of a figure is; no more than `enough` is told. */
export type Widths = (index: number, enough: number) => number;

/** Arcs in pairs: that of an edge, 2n, may carry more; its way back, 2n + 1, what it holds. */
type Network = { ends: Int32Array; room: Float64Array; at: readonly (readonly number[])[] };

const networkOf = (flows: readonly Flow[], nodes: number): Network => {
  const ends = new Int32Array(flows.length * 2);
  const room = new Float64Array(flows.length * 2);
  const at: number[][] = Array.from({ length: nodes }, () => []);
  flows.forEach(({ from, to, value, lower, upper, open }, edge) => {
    if (!open) return;
    const [arc, back] = [edge * 2, edge * 2 + 1];
    [ends[arc], ends[back]] = [to, from];
    [room[arc], room[back]] = [upper - value, value - lower];
    at[from]?.push(arc);
    at[to]?.push(back);
  });
  return { ends, room, at };
};

type Trip = { from: number; to: number; without: number };

/** A shortest way with room left, as arcs; null: there is none. */
const wayOf = ({ ends, at }: Network, room: Float64Array, trip: Trip): number[] | null => {
  const by = new Map<number, number>();
  const queue = [trip.from];
  // It grows while it is gone through.
  for (const node of queue) {
    for (const arc of at[node] ?? []) {
      const end = ends[arc] ?? 0;
      if ((room[arc] ?? 0) <= 0 || arc >> 1 === trip.without) continue;
      if (end === trip.from || by.has(end)) continue;
      by.set(end, arc);
      if (end !== trip.to) {
        queue.push(end);
        continue;
      }
      const way: number[] = [];
      for (let step = end; step !== trip.from;) {
        const taken = by.get(step) ?? 0;
        way.push(taken);
        step = ends[taken ^ 1] ?? trip.from;
      }
      return way;
    }
  }
  return null;
};

/** How many units can go from one node to another, as far as it matters. */
const greatest = (network: Network, trip: Trip, enough: number): number => {
  const room = network.room.slice();
  let sum = 0;
  while (sum < enough) {
    const way = wayOf(network, room, trip);
    if (way === null) break;
    const units = Math.min(enough - sum, ...way.map((arc) => room[arc] ?? 0));
    for (const arc of way) {
      room[arc] = (room[arc] ?? 0) - units;
      room[arc ^ 1] = (room[arc ^ 1] ?? 0) + units;
    }
    sum += units;
  }
  return sum;
};

/** What can be said of each figure, by its index, given all that is shown. */
export const widthsOf = (flows: readonly Flow[], nodes: number): Widths => {
  const network = networkOf(flows, nodes);
  return (without, enough) => {
    const flow = flows[without];
    if (flow?.open !== true) return 0;
    const { from, to, value, lower, upper } = flow;
    if (from === to) return enough;
    const up = greatest(network, { from: to, to: from, without }, Math.min(enough, upper - value));
    if (up >= enough) return enough;
    return up + greatest(network, { from, to, without }, Math.min(enough - up, value - lower));
  };
};
