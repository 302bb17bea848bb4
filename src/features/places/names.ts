/** Official codes and their names, for those who only have a code. */
import type { Commune, Departement, Region } from './commune.ts';
import { type CommuneFound, findIn, type FindOptions } from './find-commune.ts';
import { officialPlaces } from './official-places.ts';
import { placeKey } from './place-key.ts';

/** The commune of France that a text means (see `findIn`). */
export const findCommune = (text: string, options: FindOptions = {}): CommuneFound =>
  findIn(officialPlaces(), text, options);

/** A commune by INSEE's code; null: none today, though a former one may have had it. */
export const communeOf = (code: string): Commune | null =>
  officialPlaces().communes.get(code) ?? null;

/** The same; of a former commune or an arrondissement the commune it is part of. */
export const communeToday = (code: string): Commune | null => {
  const { communes, aliases } = officialPlaces();
  return communes.get(code) ?? communes.get(aliases.get(code)?.commune ?? '') ?? null;
};

/** A département by its code or its name: `49`, `2a`, « Maine et Loire »; null: none. */
export const findDepartement = (text: string): Departement | null => {
  const { departements, departementByKey } = officialPlaces();
  const code = text.trim().toUpperCase();
  return (
    departements.get(code) ?? departements.get(departementByKey.get(placeKey(text)) ?? '') ?? null
  );
};

/** A département by its code: `49` → Maine-et-Loire. */
export const departementOf = (code: string): Departement | null =>
  officialPlaces().departements.get(code) ?? null;

/** The region of a département, by the département's code. */
export const regionOf = (departement: string): Region | null => {
  const { departements, regions } = officialPlaces();
  return regions.get(departements.get(departement)?.region ?? '') ?? null;
};
