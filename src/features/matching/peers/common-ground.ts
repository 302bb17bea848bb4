/**
 * Peers as columns: who could meet whom, and where. The three unities (time, place, action) come
 * from Apec's « Rencontres entre Pairs ». Pure.
 */
import {
  type Candidate,
  isAvoided,
  nameKey,
  type Need,
  NEEDS,
  PHASES,
  type Wished,
} from '../../people/index.ts';
import { chordOf, chordOfKm, type Spot, spotOf, tenthsOf } from '../feasible-places.ts';
import type { Ground } from '../match-ground.ts';

/** Where a group can meet: a place that one of the willing wishes for, or online. */
export type Site = Wished | 'online';

/** How one person gets to a site. */
type Reach = {
  /** Place in the list of sites. */
  site: number;
  /** What it is worth, 1 to `PLACE`. */
  points: number;
  /** Tenths of a kilometre that count against everybody's limit; 0: in the same area. */
  tenths: number;
};

export type Peers = {
  /** Sorted by id; all others speak of places in this list. */
  people: readonly Candidate[];
  sites: readonly Site[];
  /** Of each person, by site. */
  reaches: readonly (readonly Reach[])[];
  /** The same at `person * sites.length + site`; 0 points: out of reach. */
  points: Uint8Array;
  tenths: Uint16Array;
  /** Tenths of a kilometre each would travel. */
  limits: readonly number[];
  phases: readonly number[];
  /** A bit for each need. */
  needs: readonly number[];
  /** A bit for each language they understand; the first is French. */
  languages: readonly number[];
  /** Of each person, those they met last. */
  former: readonly ReadonlySet<number>[];
  /** Of each person, those with whom they are not put together. */
  apart: readonly ReadonlySet<number>[];
  /** Départements of the present posting and of the wished places. */
  posting: readonly (string | null)[];
  wished: readonly ReadonlySet<string>[];
};

/** Points of the three unities for one person of a group: 100 together. */
const PLACE = 30;
/** Peers help most in preparation and integration, where needs are least foreseen (Apec). */
export const TIME = { pressing: 40, same: 30, next: 15 };
export const ACTION = { shared: 6, mostShared: 3, complementary: 12 };

/** Kilometres from which a way brings no points but one. */
const FARTHEST = 100;
/** What counts where no commune tells more. */
const KILOMETRES = { commune: 0, area: 20, departement: 40, space: 60, online: 75 };
const BEYOND = 0xffff;

const placePoints = (km: number): number =>
  Math.max(1, Math.round(PLACE * (1 - Math.min(km, FARTHEST) / FARTHEST)));

const overlap = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((one) => b.includes(one));

/** The way from one own place to a site; null: out of reach. */
const wayTo = (own: Spot, site: Spot, travel: number): Omit<Reach, 'site'> | null => {
  if (own.commune !== null && own.commune === site.commune) {
    return { points: placePoints(KILOMETRES.commune), tenths: 0 };
  }
  if (own.point !== null && site.point !== null) {
    const chord = chordOf(own.point, site.point);
    if (chord <= chordOfKm(travel)) {
      const tenths = tenthsOf(chord);
      return { points: placePoints(tenths / 10), tenths: Math.min(tenths, BEYOND) };
    }
  }
  if (overlap(own.areas, site.areas)) return { points: placePoints(KILOMETRES.area), tenths: 0 };
  // Two communes of one département may be far apart; who names the whole of it comes anywhere in it.
  if (own.commune !== null && site.commune !== null) return null;
  if (overlap(own.departements, site.departements)) {
    return { points: placePoints(KILOMETRES.departement), tenths: 0 };
  }
  if (overlap(own.spaces, site.spaces)) {
    return { points: placePoints(KILOMETRES.space), tenths: 0 };
  }
  return null;
};

const nameOf = ({ kind, code }: Wished): string => `${kind}:${code}`;

const sitesOf = (people: readonly Candidate[]): Site[] => {
  const named = new Map<string, Wished>();
  for (const place of people.flatMap(({ places }) => places)) named.set(nameOf(place), place);
  const places = [...named].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
  return [...places, 'online'];
};

const reachesOf = (person: Candidate, sites: readonly Site[], ground: Ground): Reach[] => {
  const own = person.places.map((place) => spotOf(place, ground));
  return sites.flatMap((site, at) => {
    if (site === 'online') {
      return person.remote ? [{ site: at, points: placePoints(KILOMETRES.online), tenths: 0 }] : [];
    }
    const there = spotOf(site, ground);
    const best = own.reduce<Omit<Reach, 'site'> | null>((found, place) => {
      const way = wayTo(place, there, person.travel);
      return way !== null && (found === null || way.points > found.points) ? way : found;
    }, null);
    return best === null ? [] : [{ site: at, ...best }];
  });
};

const needBits = (needs: readonly Need[]): number =>
  needs.reduce((bits, need) => bits | (1 << NEEDS.indexOf(need)), 0);

/** One bit is the sign, and one is French. */
const MOST_LANGUAGES = 30;

const languagesOf = (people: readonly Candidate[]): number[] => {
  const others = [...new Set(people.flatMap(({ languages }) => languages))].sort();
  const bitOf = new Map(others.slice(0, MOST_LANGUAGES).map((code, i) => [code, 1 << (i + 1)]));
  return people.map(({ languages, withoutFrench }) =>
    languages.reduce((bits, code) => bits | (bitOf.get(code) ?? 0), withoutFrench ? 0 : 1),
  );
};

/** The places of whoever is avoided by name: only those who share a word are looked at. */
const avoidedAmong = (people: readonly Candidate[]): ((avoids: readonly string[]) => number[]) => {
  const names = people.map(({ firstname, lastname }) => `${firstname} ${lastname}`);
  const byWord = new Map<string, number[]>();
  for (const [at, name] of names.entries()) {
    for (const word of nameKey(name).split(' ')) {
      const list = byWord.get(word);
      if (list === undefined) byWord.set(word, [at]);
      else list.push(at);
    }
  }
  return (avoids) => {
    const words = avoids.flatMap((avoid) => avoid.split(' '));
    const alike = new Set(words.flatMap((word) => byWord.get(word) ?? []));
    return [...alike].filter((at) => isAvoided(avoids, names[at] ?? ''));
  };
};

const apartIn = (people: readonly Candidate[]): Set<number>[] => {
  const apart = people.map(() => new Set<number>());
  if (people.every(({ avoids }) => avoids.length === 0)) return apart;
  const avoided = avoidedAmong(people);
  for (const [a, { avoids }] of people.entries()) {
    for (const b of avoids.length === 0 ? [] : avoided(avoids)) {
      if (a === b) continue;
      apart[a]?.add(b);
      apart[b]?.add(a);
    }
  }
  return apart;
};

const departementsOf = (places: readonly Wished[], ground: Ground): string[] =>
  places.flatMap((place) => spotOf(place, ground).departements);

/**
 * @param former of each person by id, the ids of those they were with in their last group
 */
export const commonGround = (
  candidates: readonly Candidate[],
  ground: Ground,
  former: ReadonlyMap<number, ReadonlySet<number>>,
): Peers => {
  const people = [...candidates].sort((a, b) => a.id - b.id);
  const at = new Map(people.map(({ id }, i) => [id, i]));
  const sites = sitesOf(people);
  const reaches = people.map((person) => reachesOf(person, sites, ground));
  const points = new Uint8Array(people.length * sites.length);
  const tenths = new Uint16Array(people.length * sites.length);
  for (const [person, list] of reaches.entries()) {
    for (const one of list) {
      points[person * sites.length + one.site] = one.points;
      tenths[person * sites.length + one.site] = one.tenths;
    }
  }
  return {
    people,
    sites,
    reaches,
    points,
    tenths,
    limits: people.map(({ travel }) => travel * 10),
    phases: people.map(({ phase }) => PHASES.indexOf(phase)),
    needs: people.map(({ needs }) => needBits(needs)),
    languages: languagesOf(people),
    former: people.map(
      ({ id }) => new Set([...(former.get(id) ?? [])].flatMap((other) => at.get(other) ?? [])),
    ),
    apart: apartIn(people),
    posting: people.map(({ posting }) =>
      posting === null ? null : (departementsOf([posting], ground)[0] ?? null),
    ),
    wished: people.map(({ places }) => new Set(departementsOf(places, ground))),
  };
};
