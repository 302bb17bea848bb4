/** Where two people can meet. Pure. */
import type { Candidate, Mentor, Wished } from '../people/index.ts';
import type { Point } from '../places/index.ts';
import type { Ground } from './match-ground.ts';
import type { Weights } from './weights.ts';

/** A direction from the centre of the Earth, of length 1. */
export type Vector = { x: number; y: number; z: number };

/** What a place lies in; a commune has a point where one is known. */
export type Spot = {
  point: Vector | null;
  commune: string | null;
  areas: readonly string[];
  departements: readonly string[];
  spaces: readonly string[];
};

/** How close two places are that share something, the closest first. */
export const SHARED = ['commune', 'area', 'departement', 'space'] as const;
export type Shared = (typeof SHARED)[number];

export type Meeting = {
  /** What the nearest two of their places share, or how else they could meet; null: they cannot. */
  by: Shared | 'travel' | 'remote' | null;
  /** Between their nearest places, to a tenth; null: not known. */
  km: number | null;
  /** Whether `km` was measured between communes; else it stands for « somewhere in the area ». */
  measured: boolean;
};

/** Mean radius of the Earth, as in `distanceKm`. */
const RADIUS = 6371;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

export const vectorOf = ({ latitude, longitude }: Point): Vector => {
  const [lat, lon] = [radians(latitude), radians(longitude)];
  return {
    x: Math.cos(lat) * Math.cos(lon),
    y: Math.cos(lat) * Math.sin(lon),
    z: Math.sin(lat),
  };
};

/** The square of the chord between two directions: compared instead of kilometres, for speed. */
export const chordOf = (a: Vector, b: Vector): number =>
  (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y) + (a.z - b.z) * (a.z - b.z);

/** The chord's square of a distance on the ground. */
export const chordOfKm = (km: number): number => (2 * Math.sin(km / RADIUS / 2)) ** 2;

/** Half a chord below which the series of the arc sine is exact to a millimetre: 250 km. */
const SHORT = 0.02;

/** Tenths of a kilometre on the ground. */
export const tenthsOf = (chord: number): number => {
  const half = Math.sqrt(chord) / 2;
  const arc = half < SHORT ? half * (1 + (half * half) / 6) : Math.asin(Math.min(1, half));
  return Math.round(20 * RADIUS * arc);
};

const NOWHERE: Spot = { point: null, commune: null, areas: [], departements: [], spaces: [] };

const spacesCovering = (departements: readonly string[], { spaces }: Ground): string[] => [
  ...new Set(departements.flatMap((code) => spaces.get(code) ?? [])),
];

const placed = (place: Wished, ground: Ground): Spot => {
  const { code } = place;
  switch (place.kind) {
    case 'commune': {
      const commune = ground.communes.get(code);
      if (commune === undefined) return { ...NOWHERE, commune: code };
      const departements = [commune.departement];
      return {
        point: commune.point === null ? null : vectorOf(commune.point),
        commune: code,
        areas: commune.areas,
        departements,
        spaces: spacesCovering(departements, ground),
      };
    }
    case 'departement':
      return { ...NOWHERE, departements: [code], spaces: spacesCovering([code], ground) };
    case 'area': {
      const departements = ground.areas.get(code) ?? [];
      return {
        ...NOWHERE,
        areas: [code],
        departements,
        spaces: spacesCovering(departements, ground),
      };
    }
    case 'space':
      return { ...NOWHERE, spaces: [code] };
  }
};

/** As long as the ground lives: a run. */
type Spots = { byPlace: Map<Wished, Spot>; byName: Map<string, Spot> };
const known = new WeakMap<Ground, Spots>();

/** What a place lies in, as far as the ground knows: the same object whoever wishes for it. */
export const spotOf = (place: Wished, ground: Ground): Spot => {
  let spots = known.get(ground);
  if (spots === undefined) {
    spots = { byPlace: new Map(), byName: new Map() };
    known.set(ground, spots);
  }
  // Many people share one object of a place: cheaper to find than a text that is put together.
  let spot = spots.byPlace.get(place);
  if (spot === undefined) {
    const name = `${place.kind}:${place.code}`;
    spot = spots.byName.get(name) ?? placed(place, ground);
    spots.byName.set(name, spot);
    spots.byPlace.set(place, spot);
  }
  return spot;
};

const sharedBy = (a: Spot, b: Spot): Shared | null => {
  if (a.commune !== null && a.commune === b.commune) return 'commune';
  if (a.areas.some((code) => b.areas.includes(code))) return 'area';
  if (a.departements.some((code) => b.departements.includes(code))) return 'departement';
  return a.spaces.some((code) => b.spaces.includes(code)) ? 'space' : null;
};

/** Kilometres that stand for sharing this much where no commune tells more. */
export const estimateOf = (shared: Shared, { kilometres }: Weights): number =>
  shared === 'commune' ? 0 : kilometres[shared];

/**
 * How two people could meet: in a commune, area, département or space that a place of each shares,
 * within what the candidate would travel, or online when both would.
 */
export const meetingOf = (
  candidate: Pick<Candidate, 'places' | 'travel' | 'remote'>,
  mentor: Pick<Mentor, 'places' | 'remote'>,
  ground: Ground,
  weights: Weights,
): Meeting => {
  const theirs = mentor.places.map((place) => spotOf(place, ground));
  const reach = chordOfKm(candidate.travel);
  let [estimated, measured] = [Infinity, Infinity];
  let shared: Shared | null = null;
  let within = false;
  for (const ours of candidate.places.map((place) => spotOf(place, ground))) {
    for (const their of theirs) {
      const common = sharedBy(ours, their);
      if (common !== null && (shared === null || SHARED.indexOf(common) < SHARED.indexOf(shared))) {
        shared = common;
      }
      if (ours.point !== null && their.point !== null) {
        const chord = chordOf(ours.point, their.point);
        measured = Math.min(measured, tenthsOf(chord) / 10);
        within ||= chord <= reach;
      } else if (common !== null) {
        estimated = Math.min(estimated, Math.round(10 * estimateOf(common, weights)) / 10);
      }
    }
  }
  const km = Math.min(estimated, measured);
  const online = candidate.remote && mentor.remote ? 'remote' : null;
  return {
    by: shared ?? (within ? 'travel' : online),
    km: km === Infinity ? null : km,
    measured: measured <= estimated && measured < Infinity,
  };
};
