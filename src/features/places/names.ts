/** Official codes and their names, for those who only have a code. */
import type { Commune, Departement, Region } from './commune.ts';
import { type CommuneFound, findIn, type FindOptions } from './find-commune.ts';
import { officialPlaces } from './official-places.ts';

/** The commune of France that a text means (see `findIn`). */
export const findCommune = (text: string, options: FindOptions = {}): CommuneFound =>
  findIn(officialPlaces(), text, options);

/** A commune by INSEE's code; null: none today, though a former one may have had it. */
export const communeOf = (code: string): Commune | null =>
  officialPlaces().communes.get(code) ?? null;

/** A département by its code: `49` → Maine-et-Loire. */
export const departementOf = (code: string): Departement | null =>
  officialPlaces().departements.get(code) ?? null;

/** The region of a département, by the département's code. */
export const regionOf = (departement: string): Region | null => {
  const { departements, regions } = officialPlaces();
  return regions.get(departements.get(departement)?.region ?? '') ?? null;
};
