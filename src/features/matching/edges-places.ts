/* eslint-disable @typescript-eslint/no-non-null-assertion --
   indices come from the lists made here; a guard at each would hide what is done */
/** Finds the mentors whom a candidate could meet, without looking at the others. */
import type { Candidate, Mentor, Wished } from '../people/index.ts';
import {
  chordOfKm,
  estimateOf,
  type Shared,
  type Spot,
  spotOf,
  tenthsOf,
  type Vector,
} from './feasible-places.ts';
import type { Ground } from './match-ground.ts';
import type { Weights } from './weights.ts';

/** Instead of tenths of a kilometre: met at no known distance. */
export const UNKNOWN = 0xffff;

/** Mentors by their place in the list. */
export type Mentors = Int32Array | Uint16Array;

/** Those found for one candidate: valid until the next are looked for. */
export type Found = {
  /** The first `count` of them are meant. */
  mentors: Mentors;
  count: number;
  /** The candidate's points, three numbers each. */
  own: number[];
  /** Once measured: tenths of a kilometre to each of them, at most `farthest`; UNKNOWN. */
  tenths: Uint16Array;
};

/** The mentors whom a candidate could have wherever they were. */
export type Open = {
  /** 1 for each of them, by place in the list. */
  has: Uint8Array;
  /** Those of them who would meet online. */
  remotes: readonly number[];
};

/** A spot with what it lies in as numbers. */
type Lying = {
  point: Vector | null;
  keys: readonly Key[];
  /** Those who can be met there, by the kilometres somebody would travel. */
  near: Map<number, Near>;
};
/** `inner`: whoever has a point and shares this shares one of the spaces too. */
type Key = { key: number; tenths: number; inner: boolean };
/** Mentors, each once, with tenths of a kilometre as far as they are estimated; else UNKNOWN. */
type Near = { mentors: Mentors; tenths: Uint16Array };

/** More than the sums are off by, and far less than a millimetre. */
const ROUNDING = 1e-12;

/** Which of some points, three numbers each, is the first whose height is not below `least`. */
const firstFrom = (rising: Float64Array, least: number): number => {
  let [low, high] = [0, rising.length / 3];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rising[3 * middle + 2]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** `chordOf` two points that stand somewhere in a list of numbers: the same sum. */
const squareOf = (ours: readonly number[], a: number, theirs: Float64Array, b: number): number => {
  const dx = ours[a]! - theirs[b]!;
  const dy = ours[a + 1]! - theirs[b + 1]!;
  const dz = ours[a + 2]! - theirs[b + 2]!;
  return dx * dx + dy * dy + dz * dz;
};

const flatten = (lyings: readonly Pick<Lying, 'point'>[]): number[] => {
  const flat: number[] = [];
  for (const { point } of lyings) if (point !== null) flat.push(point.x, point.y, point.z);
  return flat;
};

const append = <K, V>(lists: Map<K, V[]>, key: K, value: V): void => {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
};

/** What is asked of a candidate. */
export type Seeking = Pick<Candidate, 'places' | 'travel' | 'remote'>;

export type PlaceIndex = {
  /** Who would meet online, in rising order. */
  remotes: readonly number[];
  /** The mentors whom a candidate could meet, of those who are open to them; not yet measured. */
  find: (candidate: Seeking, open: Open) => Found;
  /** How far those that are left of them are. */
  measure: (found: Found) => void;
  /** Whole kilometres to the nearest of some mentors, rounded up; null: no place of theirs has a point. */
  nearest: (candidate: Seeking, mentors: readonly number[]) => number | null;
  /** Those of some mentors who are within so many kilometres. */
  within: (candidate: Seeking, mentors: readonly number[], km: number) => number[];
};

/** Puts the mentors into indexes by what their places lie in, by point and by `remote`. */
export const placeIndex = (
  mentors: readonly Pick<Mentor, 'places' | 'remote'>[],
  { ground, weights }: { ground: Ground; weights: Weights },
): PlaceIndex => {
  const numbers = new Map<string, number>();
  const lyings = new Map<Spot, Lying>();
  const lyingByPlace = new Map<Wished, Lying>();
  const tenths = (shared: Shared): number => Math.round(10 * estimateOf(shared, weights));
  const estimates = {
    commune: 0,
    area: tenths('area'),
    departement: tenths('departement'),
    space: tenths('space'),
  };
  const keyed = (shared: Shared, codes: readonly string[], inner = false): Key[] =>
    codes.map((code) => {
      const name = `${shared}:${code}`;
      let key = numbers.get(name);
      if (key === undefined) numbers.set(name, (key = numbers.size));
      return { key, tenths: estimates[shared], inner };
    });
  const lyingAt = (spot: Spot): Lying => {
    let lying = lyings.get(spot);
    if (lying === undefined) {
      const covered = spot.spaces.length > 0;
      lying = {
        point: spot.point,
        keys: [
          ...keyed('commune', spot.commune === null ? [] : [spot.commune], covered),
          ...keyed('area', spot.areas),
          ...keyed('departement', spot.departements, covered),
          ...keyed('space', spot.spaces),
        ],
        near: new Map(),
      };
      lyings.set(spot, lying);
    }
    return lying;
  };

  // Many people share one object of a place.
  const lyingOf = (place: Wished): Lying => {
    let lying = lyingByPlace.get(place);
    if (lying === undefined) lyingByPlace.set(place, (lying = lyingAt(spotOf(place, ground))));
    return lying;
  };

  const withPoint = new Map<number, number[]>();
  const withoutPoint = new Map<number, number[]>();
  const mentorsAt = new Map<Lying, number[]>();
  // The points of mentor j are the numbers 3 · starts[j] … 3 · starts[j + 1] − 1 of `points`.
  const starts = new Int32Array(mentors.length + 1);
  const flat: number[] = [];
  const remotes: number[] = [];
  mentors.forEach(({ places, remote }, mentor) => {
    for (const lying of places.map(lyingOf)) {
      const { point, keys } = lying;
      for (const { key } of keys) append(point === null ? withoutPoint : withPoint, key, mentor);
      if (point === null) continue;
      flat.push(point.x, point.y, point.z);
      append(mentorsAt, lying, mentor);
    }
    starts[mentor + 1] = flat.length / 3;
    if (remote) remotes.push(mentor);
  });
  const points = Float64Array.from(flat);
  // Each point once, from south to north: who is within a chord is so in height too.
  const spots = [...mentorsAt.keys()].sort((a, b) => a.point!.z - b.point!.z);
  const rising = Float64Array.from(flatten(spots));
  const mentorsRising = spots.map((spot) => mentorsAt.get(spot));

  const farthest = Math.ceil(10 * weights.kilometres.farthest);
  const farthestChord = chordOfKm(weights.kilometres.farthest);
  const seen = new Int32Array(mentors.length).fill(-1);
  const km = new Uint16Array(mentors.length);
  let turn = 0;

  const pointsOf = ({ places }: Seeking): number[] => flatten(places.map(lyingOf));

  /** Between the nearest two points. */
  const chordTo = (own: readonly number[], mentor: number): number => {
    let chord = Infinity;
    for (let at = 3 * starts[mentor]!, end = 3 * starts[mentor + 1]!; at < end; at += 3) {
      for (let from = 0; from < own.length; from += 3) {
        const square = squareOf(own, from, points, at);
        if (square < chord) chord = square;
      }
    }
    return chord;
  };

  const found: Found = {
    mentors: new (mentors.length <= 0x10000 ? Uint16Array : Int32Array)(mentors.length),
    count: 0,
    own: [],
    tenths: new Uint16Array(mentors.length),
  };

  /** From the nearest of their points: as estimated, or less. */
  const measure = ({ mentors: list, own, tenths, count }: Found): void => {
    for (let n = 0; n < count; n++) {
      const mentor = list[n]!;
      const estimate = km[mentor]!;
      const chord = estimate === 0 ? Infinity : chordTo(own, mentor);
      if (chord === Infinity) tenths[n] = estimate;
      // Beyond the farthest it is the same how far: most pairs that meet online are.
      else if (chord > farthestChord * 1.001) tenths[n] = Math.min(estimate, farthest);
      else tenths[n] = Math.min(estimate, farthest, tenthsOf(chord));
    }
  };

  const begin = (): void => {
    turn++;
    found.count = 0;
  };
  const touch = (mentor: number, estimate: number): void => {
    if (seen[mentor] !== turn) {
      seen[mentor] = turn;
      km[mentor] = estimate;
      found.mentors[found.count++] = mentor;
    } else if (estimate < km[mentor]!) km[mentor] = estimate;
  };
  const touchAll = (list: readonly number[] | undefined, estimate: number): void => {
    if (list !== undefined) for (const mentor of list) touch(mentor, estimate);
  };

  const nearTo = ({ point, keys }: Lying, travel: number): Near => {
    begin();
    for (const { key, tenths: estimate, inner } of keys) {
      touchAll(withoutPoint.get(key), Math.min(estimate, farthest));
      // Two communes are measured when asked for.
      if (point === null) touchAll(withPoint.get(key), Math.min(estimate, farthest));
      else if (!inner) touchAll(withPoint.get(key), UNKNOWN);
    }
    if (point !== null) {
      const reach = chordOfKm(travel);
      const height = Math.sqrt(reach) + ROUNDING;
      const own = [point.x, point.y, point.z];
      const end = firstFrom(rising, point.z + height);
      for (let at = firstFrom(rising, point.z - height); at < end; at++) {
        if (squareOf(own, 0, rising, 3 * at) <= reach) touchAll(mentorsRising[at], UNKNOWN);
      }
    }
    const near = found.mentors.slice(0, found.count);
    const tenths = new Uint16Array(near.length);
    for (let n = 0; n < near.length; n++) tenths[n] = km[near[n]!]!;
    return { mentors: near, tenths };
  };

  const nearOf = (lying: Lying, travel: number): Near => {
    let near = lying.near.get(travel);
    if (near === undefined) lying.near.set(travel, (near = nearTo(lying, travel)));
    return near;
  };

  const find = ({ places, travel, remote }: Seeking, open: Open): Found => {
    const lyings = places.map(lyingOf);
    const nears = lyings.map((lying) => nearOf(lying, travel));
    found.own = flatten(lyings);
    begin();
    for (const { mentors: near, tenths: estimates } of nears) {
      for (let n = 0; n < near.length; n++) {
        if (open.has[near[n]!] === 1) touch(near[n]!, estimates[n]!);
      }
    }
    if (remote) touchAll(open.remotes, UNKNOWN);
    return found;
  };

  return {
    remotes,
    find,
    measure,
    nearest(candidate, some) {
      const own = pointsOf(candidate);
      const chord = some.reduce((least, j) => Math.min(least, chordTo(own, j)), Infinity);
      // A tenth more: who accepts this distance is sure to reach them.
      return chord === Infinity ? null : Math.ceil((tenthsOf(chord) + 1) / 10);
    },
    within(candidate, some, km) {
      const own = pointsOf(candidate);
      const reach = chordOfKm(km);
      return some.filter((j) => chordTo(own, j) <= reach);
    },
  };
};
