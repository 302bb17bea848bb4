/** Names spelled nearly alike: what to propose for a name that is none. */
import type { Match, PlaceIndex } from './place-index.ts';

type Name = { key: string; letters: number; match: Match };

/** Which letters a key has, as bits: keys with many letters of their own need no closer look. */
const lettersOf = (key: string): number => {
  let bits = 0;
  for (let i = 0; i < key.length; i++) bits |= 1 << (key.charCodeAt(i) & 31);
  return bits;
};

const countBits = (bits: number): number => {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
};

/** Letters put in, left out, exchanged or swapped with their neighbour; more than `max`: `max + 1`. */
export const spellingDistance = (a: string, b: string, max: number): number => {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > max) return max + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, max + 1);
};

const namesByLength = new WeakMap<PlaceIndex, Map<number, Name[]>>();

const namesOf = (index: PlaceIndex): Map<number, Name[]> => {
  const known = namesByLength.get(index);
  if (known !== undefined) return known;
  const names = new Map<number, Name[]>();
  for (const map of [index.byKey, index.byLooseKey]) {
    for (const [key, matches] of map) {
      const list = names.get(key.length) ?? [];
      for (const match of matches) list.push({ key, letters: lettersOf(key), match });
      names.set(key.length, list);
    }
  }
  namesByLength.set(index, names);
  return names;
};

/** Slips that a name of this length may hold and still be known. */
const slipsIn = (key: string): number => {
  if (key.length < 3) return 0;
  return key.length < 7 ? 1 : 2;
};

/** Matches spelled like `key`, each with how far off it is. */
export const nearNames = (index: PlaceIndex, key: string): { match: Match; off: number }[] => {
  const names = namesOf(index);
  const letters = lettersOf(key);
  const max = slipsIn(key);
  const near: { match: Match; off: number }[] = [];
  for (let length = key.length - max; length <= key.length + max; length++) {
    for (const name of names.get(length) ?? []) {
      if (countBits(name.letters ^ letters) > 2 * max) continue;
      const off = spellingDistance(key, name.key, max);
      if (off <= max) near.push({ match: name.match, off });
    }
  }
  return near;
};

/** Matches whose names begin with these words: « Chalonnes » for Chalonnes-sur-Loire. */
export const longerNames = (index: PlaceIndex, key: string): Match[] => {
  const begin = `${key} `;
  const longer: Match[] = [];
  for (const [name, matches] of index.byKey) if (name.startsWith(begin)) longer.push(...matches);
  return longer;
};
