/** The network as it stands for whoever looks for those responsible. Types and pure rules. */
import { communeOf } from '../places/index.ts';
import type { Wished } from './candidate.ts';

export type NetworkSpace = {
  code: string;
  name: string;
  departements: readonly string[];
  /** Moodle's user ids, sorted: open accounts, not on a pause of their own. */
  referents: readonly number[];
  coordinators: readonly number[];
};

export type Network = {
  /** The groupements' spaces by code, in the order of codes. */
  spaces: ReadonlyMap<string, NetworkSpace>;
  /** Code of the national space; null: there is none. */
  national: string | null;
  /** The referents of the national space, those on pause only if all are. */
  cell: readonly number[];
  /** By `areaKey`: codes of the départements an area lies in, the one with most communes first. */
  areas: ReadonlyMap<string, readonly string[]>;
};

/** Codes of the départements a place lies in, the one that counts most first; none: not known. */
const departementsOf = (place: Wished, { areas, spaces }: Network): readonly string[] => {
  switch (place.kind) {
    case 'commune': {
      const departement = communeOf(place.code)?.departement;
      return departement === undefined ? [] : [departement];
    }
    case 'departement':
      return [place.code];
    case 'area':
      return areas.get(place.code) ?? [];
    case 'space':
      return spaces.get(place.code)?.departements ?? [];
  }
};

/**
 * The groupement that looks after a place. Where several share its département: the one of them
 * that the person is enrolled in, else the first by code. Null: none does.
 */
export const groupementOf = (
  place: Wished,
  enrolledIn: readonly string[],
  network: Network,
): string | null => {
  const { spaces } = network;
  if (place.kind === 'space' && spaces.has(place.code)) return place.code;
  for (const departement of departementsOf(place, network)) {
    let first: string | null = null;
    for (const { code, departements } of spaces.values()) {
      if (!departements.includes(departement)) continue;
      if (enrolledIn.includes(code)) return code;
      first ??= code;
    }
    if (first !== null) return first;
  }
  return null;
};
