/** Who looks after a candidate (docs/people.md, « Who is responsible »). Pure. */
import type { Candidate } from './candidate.ts';
import { groupementOf, type Network } from './network.ts';

/** From the nearest; `cell`: the national cell. */
export const LEVELS = ['referent', 'coordinator', 'cell'] as const;
export type Level = (typeof LEVELS)[number];

export type Responsible = {
  /** Code of the space they are followed in; null: by the cell alone. */
  groupement: string | null;
  level: Level;
  /** Moodle's user ids, sorted. Empty only where the cell has nobody either: say so. */
  people: readonly number[];
  /** Code of the space whose people they are, in which they are asked; '': there is no space. */
  home: string;
  /** Who is asked where these do not move; null: nobody else. */
  next: Responsible | null;
};

/** What of a candidate decides on it. */
export type Followed = Pick<Candidate, 'id' | 'spaces' | 'places' | 'posting' | 'followedBy'>;

export type ResponsibleOptions = {
  /** Codes of the spaces that are left in peace today. */
  paused: ReadonlySet<string>;
};

/** Code of the space that follows them; null: none, so the cell does. */
export const followedIn = (candidate: Followed, network: Network): string | null => {
  const { spaces, places, posting, followedBy } = candidate;
  if (followedBy !== null && followedBy === network.national) return null;
  if (followedBy !== null && network.spaces.has(followedBy)) return followedBy;
  for (const place of posting === null ? places : [...places, posting]) {
    const groupement = groupementOf(place, spaces, network);
    if (groupement !== null) return groupement;
  }
  return null;
};

type Step = Pick<Responsible, 'level' | 'people' | 'home'>;

/**
 * Who looks after a candidate today, and who is asked after them. Nobody looks after themselves,
 * but for the last of the cell, and nobody is asked at two levels.
 */
export const responsibleFor = (
  candidate: Followed,
  network: Network,
  { paused }: ResponsibleOptions,
): Responsible => {
  const groupement = followedIn(candidate, network);
  const space = groupement === null ? undefined : network.spaces.get(groupement);
  const cellsHome = network.national ?? groupement ?? '';
  const others = (people: readonly number[]): number[] =>
    people.filter((id) => id !== candidate.id);
  const steps: Step[] = [];
  if (space !== undefined) {
    const referents = paused.has(space.code) ? [] : others(space.referents);
    steps.push({ level: 'referent', people: referents, home: space.code });
    steps.push({ level: 'coordinator', people: others(space.coordinators), home: space.code });
  }
  const cell = others(network.cell);
  steps.push({ level: 'cell', people: cell.length > 0 ? cell : network.cell, home: cellsHome });
  const asked = new Set<number>();
  const chain = steps.flatMap((step) => {
    const people = step.people.filter((id) => !asked.has(id));
    for (const id of people) asked.add(id);
    return people.length > 0 ? [{ ...step, people }] : [];
  });
  const responsible = chain.reduceRight<Responsible | null>(
    (next, step) => ({ groupement, ...step, next }),
    null,
  );
  return responsible ?? { groupement, level: 'cell', people: [], home: cellsHome, next: null };
};

/** Those responsible, and after them whoever is asked where they do not move, in this order. */
export const chainOf = (responsible: Responsible): Responsible[] => [
  responsible,
  ...(responsible.next === null ? [] : chainOf(responsible.next)),
];
