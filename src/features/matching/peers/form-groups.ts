/**
 * Groups of peers: as many people as can be are placed, then the groups are as good as can be. The
 * exact answer is out of reach for hundreds of people (it contains partition into cliques), so some
 * groups are taken apart and made anew, again and again, and what is no worse is kept (large
 * neighbourhood search). Chance comes from the people themselves: equal people, equal groups. Pure.
 */
import type { Peers } from './common-ground.ts';
import { groupValue } from './group-value.ts';
import { neighboursIn } from './neighbours.ts';
import { type Random, randomFrom, seedOf, shuffled } from './random.ts';

export type Sizes = { least: number; most: number };

type Group = { members: readonly number[]; value: number };
type State = { groups: Group[]; left: number[] };

/** Time is bounded by work, not by a clock: equal people give equal groups on every machine. */
const ROUNDS = { base: 60, perPerson: 10, most: 2000 };
/** Fewer people are looked at from several beginnings. */
const SMALL = 60;
const STARTS = 4;

const placedIn = ({ groups }: State): number =>
  groups.reduce((sum, { members }) => sum + members.length, 0);
const valueOf = ({ groups }: State): number => groups.reduce((sum, { value }) => sum + value, 0);

const isWorse = (a: State, b: State): boolean => {
  const [placedA, placedB] = [placedIn(a), placedIn(b)];
  return placedA === placedB ? valueOf(a) < valueOf(b) : placedA < placedB;
};

type Search = {
  peers: Peers;
  sizes: Sizes;
  /** Of each person, those they could meet, the best first. */
  neighbours: readonly (readonly number[])[];
  random: Random;
};

/** Adds one person; null: they cannot be together. */
const joined = ({ peers }: Search, { members }: Group, person: number): Group | null => {
  const all = [...members, person];
  const value = groupValue(peers, all);
  return value < 0 ? null : { members: all, value };
};

/** A group around a person out of the free ones; null: too few of them fit. */
const grown = (search: Search, person: number, free: ReadonlySet<number>): Group | null => {
  const { sizes, neighbours, random } = search;
  let group: Group = { members: [person], value: 0 };
  const around = (neighbours[person] ?? []).filter((one) => free.has(one));
  const open = new Set(around);
  // Chance decides how much the looks of each step count, so that rounds differ.
  const noise = random() * 40;
  while (group.members.length < sizes.least) {
    let best: { person: number; group: Group; worth: number } | null = null;
    for (const one of open) {
      const next = joined(search, group, one);
      if (next === null) {
        // Whoever does not fit these does not fit more of them.
        open.delete(one);
        continue;
      }
      const worth = next.value + noise * random();
      if (best === null || worth > best.worth) best = { person: one, group: next, worth };
    }
    if (best === null) return null;
    open.delete(best.person);
    group = best.group;
  }
  return group;
};

/** Takes a person into the group that gains most; false: none has a place for them. */
const insert = (search: Search, groups: Group[], person: number): boolean => {
  let best: { at: number; group: Group; gain: number } | null = null;
  for (const [at, group] of groups.entries()) {
    if (group.members.length >= search.sizes.most) continue;
    const next = joined(search, group, person);
    if (next === null) continue;
    const gain = next.value - group.value;
    if (best === null || gain > best.gain) best = { at, group: next, gain };
  }
  if (best === null) return false;
  groups[best.at] = best.group;
  return true;
};

/** Groups out of these people; whoever finds none is left. */
const gather = (search: Search, people: readonly number[], before: readonly Group[]): State => {
  const { neighbours, random } = search;
  const groups = [...before];
  const free = new Set(people);
  const inserts = random() < 0.3;
  // Whoever has few to meet chooses first.
  const order = shuffled(people, random)
    .map((person) => ({
      person,
      few: (neighbours[person]?.length ?? 0) * (0.5 + random()),
    }))
    .sort((a, b) => a.few - b.few);
  for (const { person } of order) {
    if (!free.delete(person)) continue;
    if (inserts && insert(search, groups, person)) continue;
    const group = grown(search, person, free);
    if (group === null) {
      free.add(person);
      continue;
    }
    for (const one of group.members) free.delete(one);
    groups.push(group);
  }
  const left: number[] = [];
  for (const { person } of order) {
    if (free.has(person) && !insert(search, groups, person)) left.push(person);
  }
  return { groups, left };
};

/** Which groups are taken apart this time: that of somebody, and those of some they could meet. */
const chosen = (search: Search, state: State): { apart: Set<number>; people: number[] } => {
  const { random, neighbours, peers } = search;
  const among = state.left.length > 0 && random() < 0.5 ? state.left : null;
  const centre =
    among === null
      ? Math.floor(random() * peers.people.length)
      : (among[Math.floor(random() * among.length)] ?? 0);
  const near = shuffled(neighbours[centre] ?? [], random).slice(0, 2 + Math.floor(random() * 3));
  const touched = new Set([centre, ...near]);
  const apart = new Set(
    state.groups.flatMap(({ members }, at) =>
      members.some((one) => touched.has(one)) ? [at] : [],
    ),
  );
  const around = new Set([centre, ...(neighbours[centre] ?? [])]);
  const people = [
    ...[...apart].flatMap((at) => state.groups[at]?.members ?? []),
    ...state.left.filter((one) => around.has(one)),
  ];
  return { apart, people };
};

const improved = (search: Search, state: State): State => {
  const { apart, people } = chosen(search, state);
  if (people.length === 0) return state;
  const taken = new Set(people);
  const old: State = {
    groups: state.groups.filter((_, at) => apart.has(at)),
    left: state.left.filter((one) => taken.has(one)),
  };
  const made = gather(search, people, []);
  if (isWorse(made, old)) return state;
  return {
    groups: [...state.groups.filter((_, at) => !apart.has(at)), ...made.groups],
    left: [...state.left.filter((one) => !taken.has(one)), ...made.left],
  };
};

const searched = (search: Search, rounds: number): State => {
  const everybody = search.peers.people.map((_, person) => person);
  let state = gather(search, everybody, []);
  for (let round = 0; round < rounds; round += 1) state = improved(search, state);
  return state;
};

/** Groups of places in `peers.people`, each sorted, in the order of their first members. */
type Formed = { groups: number[][]; left: number[]; value: number };

export const formGroups = (peers: Peers, sizes: Sizes): Formed => {
  const count = peers.people.length;
  const neighbours = neighboursIn(peers);
  const rounds = Math.min(ROUNDS.most, ROUNDS.base + ROUNDS.perPerson * count);
  const seed = seedOf(peers.people.map(({ id }) => id));
  let best: State | null = null;
  for (let start = 0; start < (count <= SMALL ? STARTS : 1); start += 1) {
    const state = searched({ peers, sizes, neighbours, random: randomFrom(seed + start) }, rounds);
    if (best === null || isWorse(best, state)) best = state;
  }
  const byPlace = (a: number, b: number): number => a - b;
  return {
    groups: (best?.groups ?? [])
      .map(({ members }) => [...members].sort(byPlace))
      .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0)),
    left: [...(best?.left ?? [])].sort(byPlace),
    value: best === null ? 0 : valueOf(best),
  };
};
