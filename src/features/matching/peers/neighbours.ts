/** Whom each of the willing could meet, the best first. Pure. */
import type { Peers } from './common-ground.ts';
import { groupValue } from './group-value.ts';

/** Enough to find a group among, few enough to look at again and again. */
const MOST = 40;
/** Of a place where hundreds wish to live as many are looked at, those nearest in the list. */
const LOOKED_AT = 160;

/** People by the sites they reach and the phase they are in. */
const indexOf = ({ people, reaches, phases }: Peers): Map<string, number[]> => {
  const index = new Map<string, number[]>();
  for (const person of people.keys()) {
    for (const { site } of reaches[person] ?? []) {
      const key = `${site} ${phases[person] ?? 0}`;
      const list = index.get(key);
      if (list === undefined) index.set(key, [person]);
      else list.push(person);
    }
  }
  return index;
};

/** Those next to a person in a sorted list, as many as asked on either side. */
const around = (list: readonly number[], person: number, each: number): readonly number[] => {
  if (list.length <= 2 * each) return list;
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < person) low = middle + 1;
    else high = middle;
  }
  const from = Math.max(0, Math.min(low - each, list.length - 2 * each));
  return list.slice(from, from + 2 * each);
};

export const neighboursIn = (peers: Peers): number[][] => {
  const index = indexOf(peers);
  return peers.people.map((_, person) => {
    const found = new Set<number>();
    const phase = peers.phases[person] ?? 0;
    // The best places first: they are looked at until there are enough.
    const reaches = [...(peers.reaches[person] ?? [])].sort((a, b) => b.points - a.points);
    for (const near of [phase, phase - 1, phase + 1]) {
      for (const { site } of reaches) {
        if (found.size >= LOOKED_AT) break;
        const list = index.get(`${site} ${near}`) ?? [];
        for (const other of around(list, person, MOST)) if (other !== person) found.add(other);
      }
    }
    return [...found]
      .map((other) => ({ other, value: groupValue(peers, [person, other]) }))
      .filter(({ value }) => value >= 0)
      .sort((a, b) => b.value - a.value || a.other - b.other)
      .slice(0, MOST)
      .map(({ other }) => other);
  });
};
