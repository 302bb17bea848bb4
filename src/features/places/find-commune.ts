/** The commune that a person meant by what they wrote; two that it may be are never guessed at. */
import type { Commune } from './commune.ts';
import { longerNames, nearNames } from './near-names.ts';
import type { Match, PlaceIndex } from './place-index.ts';
import { type Asked, departementsOfPostcode, readAsked } from './read-asked.ts';
import { withoutArticle } from './place-key.ts';

export type CommuneFound =
  /** This one; `alias`: the former commune or the arrondissement that was written. */
  | { found: Commune; alias: Match['alias'] }
  /** Two or more, those of the départements asked for first: a person must say. */
  | { candidates: readonly Match[] }
  /** None; those spelled nearly so, the nearest first, five at most. */
  | { none: true; near: readonly Commune[] };

export type FindOptions = {
  /** Codes of the départements where it likely lies: those of a space. */
  departements?: readonly string[];
};

const NEAR = 5;
/** Off more than any name spelled alike: only the postcode speaks for it. */
const FAR = 9;
/** No name is as long with all that people write around it: the rest is not looked at. */
const LONGEST = 200;

/** A commune once, by its own name where that was written. */
const distinct = (matches: readonly Match[]): Match[] => {
  const byCode = new Map<string, Match>();
  for (const match of matches) {
    const before = byCode.get(match.commune.code);
    if (before === undefined || (before.alias !== null && match.alias === null)) {
      byCode.set(match.commune.code, match);
    }
  }
  return [...byCode.values()];
};

const found = ({ commune, alias }: Match): CommuneFound => ({ found: commune, alias });

/** Of these, the one there is; a commune of that name goes before a former one. */
const single = (matches: readonly Match[]): Match | null => {
  const [own, ...others] = matches.filter(({ alias }) => alias === null);
  if (own !== undefined) return others.length === 0 ? own : null;
  return matches.length === 1 ? (matches[0] ?? null) : null;
};

/** One alone, or all to choose from: those at home first, then the larger ones. */
const choose = (matches: readonly Match[], home: ReadonlySet<string>): CommuneFound => {
  const all = distinct(matches);
  const atHome = all.filter(({ commune }) => home.has(commune.departement));
  const one = single(atHome) ?? (atHome.length === 0 ? single(all) : null);
  if (one !== null) return found(one);
  const rank = ({ commune, alias }: Match): number =>
    (home.has(commune.departement) ? 0 : 2) + (alias === null ? 0 : 1);
  return {
    candidates: all.sort(
      (a, b) =>
        rank(a) - rank(b) ||
        b.commune.population - a.commune.population ||
        (a.commune.code < b.commune.code ? -1 : 1),
    ),
  };
};

const named = (index: PlaceIndex, key: string): readonly Match[] =>
  index.byKey.get(key) ??
  index.byLooseKey.get(key) ??
  index.byKey.get(withoutArticle(key)) ??
  index.byLooseKey.get(withoutArticle(key)) ??
  [];

/** Of the communes of that name, those that the postcode or the département written allow. */
const allowed = (
  index: PlaceIndex,
  matches: readonly Match[],
  { postcode, departements }: Asked,
): readonly Match[] => {
  let left = matches;
  if (departements.length > 0) {
    left = left.filter(({ commune }) => departements.includes(commune.departement));
  }
  if (postcode === null) return left;
  const codes = new Set(index.byPostcode.get(postcode)?.map(({ commune }) => commune.code));
  const exact = left.filter(({ commune }) => codes.has(commune.code));
  if (exact.length > 0) return exact;
  // A Cedex has a postcode of its own: its beginning tells the département all the same.
  const around = departementsOfPostcode(postcode);
  return left.filter(({ commune }) => around.includes(commune.departement));
};

const nearTo = (
  index: PlaceIndex,
  { key, postcode, departements }: Asked,
  home: ReadonlySet<string>,
): readonly Commune[] => {
  const exactly = (matches: readonly Match[]) => matches.map((match) => ({ match, off: 0 }));
  // Found, but not where it was said to be.
  const near = exactly(key === '' ? [] : named(index, key));
  if (near.length === 0 && key !== '') {
    near.push(...exactly(longerNames(index, key)), ...nearNames(index, key));
  }
  // « Angers centre »: the words that begin it name a commune.
  for (let words = key.split(' '); near.length === 0 && words.length > 1;) {
    words = words.slice(0, -1);
    near.push(...exactly(named(index, words.join(' '))));
  }
  const codes = postcode === null ? [] : (index.byPostcode.get(postcode) ?? []);
  near.push(...codes.map((match) => ({ match, off: FAR })));
  const likely = new Set([...home, ...departements]);
  const rank = ({ commune }: Match): number => {
    if (codes.some((one) => one.commune === commune)) return 0;
    return likely.has(commune.departement) ? 1 : 2;
  };
  near.sort(
    (a, b) =>
      rank(a.match) - rank(b.match) ||
      a.off - b.off ||
      b.match.commune.population - a.match.commune.population,
  );
  return distinct(near.map(({ match }) => match))
    .slice(0, NEAR)
    .map(({ commune }) => commune);
};

/**
 * Finds a commune from what stands in a form: its name with or without accents, hyphens, article or
 * « Saint » in full, behind or before a postcode, with its département, « Cedex » or an
 * arrondissement; a postcode alone; the name of a former commune.
 */
export const findIn = (
  index: PlaceIndex,
  text: string,
  { departements = [] }: FindOptions = {},
): CommuneFound => {
  const home = new Set(departements);
  const seen = text.slice(0, LONGEST);
  let last: Asked | null = null;
  for (const read of readAsked(index, seen)) {
    const asked = read();
    // What was read by its hints tells best what may be near.
    if ((last?.postcode ?? null) === null) last = asked;
    const { key, postcode, arrondissement } = asked;
    const matches =
      key === ''
        ? ((postcode === null ? null : index.byPostcode.get(postcode)) ?? [])
        : allowed(index, named(index, key), asked);
    if (matches.length === 0) continue;
    const chosen = choose(matches, home);
    const within = arrondissement === null ? undefined : index.aliases.get(arrondissement);
    return 'found' in chosen && within?.commune === chosen.found.code
      ? { ...chosen, alias: within }
      : chosen;
  }
  return { none: true, near: last === null ? [] : nearTo(index, last, home) };
};
