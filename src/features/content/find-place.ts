/** The commune a sheet names, as the official lists know it. */
import { type Commune, findCommune } from '../places/index.ts';
import type { FoundCommune, Place } from './place.ts';

const placeOf = ({ code, name, departement }: Commune): Place => ({ code, name, departement });

/** Finds communes for the sheets of a space: those of its own départements come first. */
export const placeFinder =
  (departements: readonly string[]): ((text: string) => FoundCommune) =>
  (text) => {
    const found = findCommune(text, { departements });
    if ('found' in found) return { is: 'one', place: placeOf(found.found) };
    if ('candidates' in found) {
      return { is: 'several', places: found.candidates.map(({ commune }) => placeOf(commune)) };
    }
    return { is: 'none', near: found.near.map(placeOf) };
  };
