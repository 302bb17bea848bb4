/** Every place that people can choose, département by département. */
import type { Db } from '../../db/index.ts';
import type { Area } from './area.ts';
import type { Commune, Departement } from './commune.ts';
import { officialPlaces } from './official-places.ts';
import { areasWithDepartement } from './territory-store.ts';

/** A commune, and the names and codes of what became part of it. */
export type ListedCommune = Commune & { former: readonly string[]; formerCodes: readonly string[] };

export type ListedDepartement = Departement & {
  communes: readonly ListedCommune[];
  /** Each area once: in the first of the départements it reaches into, by code. */
  areas: readonly Area[];
};

const byCode = (a: { code: string }, b: { code: string }): number => (a.code < b.code ? -1 : 1);

const groupBy = <V>(values: Iterable<V>, keyOf: (value: V) => string): Map<string, V[]> => {
  const groups = new Map<string, V[]>();
  for (const value of values) {
    const known = groups.get(keyOf(value));
    if (known === undefined) groups.set(keyOf(value), [value]);
    else known.push(value);
  }
  return groups;
};

/** In the order of their codes; areas as far as they were brought in. */
export const listedPlaces = async (db: Db): Promise<ListedDepartement[]> => {
  const { departements, byDepartement, aliases } = officialPlaces();
  const former = groupBy(aliases.values(), ({ commune }) => commune);
  const areas = groupBy(await areasWithDepartement(db), ({ departement }) => departement);
  return [...departements.values()].sort(byCode).map((departement) => ({
    ...departement,
    communes: [...(byDepartement.get(departement.code) ?? [])].sort(byCode).map((commune) => ({
      ...commune,
      former: (former.get(commune.code) ?? []).map(({ name }) => name).sort(),
      formerCodes: (former.get(commune.code) ?? []).map(({ code }) => code).sort(),
    })),
    areas: (areas.get(departement.code) ?? [])
      .map(({ kind, code, name, vintage }) => ({ kind, code, name, vintage }))
      .sort((a, b) => (a.kind === b.kind ? byCode(a, b) : a.kind < b.kind ? -1 : 1)),
  }));
};
