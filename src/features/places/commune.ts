/** Communes, départements and regions as INSEE codes and names them. */

export type Commune = {
  /** INSEE's code, never a postcode: `49007`, `2A004`, `97411`. */
  code: string;
  /** The official name, as people read it: `Saint-Barthélemy-d'Anjou`. */
  name: string;
  /** Code of its département: `49`, `2A`, `974`. */
  departement: string;
  /** Code of its region. */
  region: string;
  postcodes: readonly string[];
  population: number;
};

export type Departement = { code: string; name: string; region: string };
export type Region = { code: string; name: string };

/** A name that leads to a commune without being its own. */
export type Alias = {
  /** `former`: a commune that became part of it; `arrondissement`: of Paris, Lyon or Marseille. */
  kind: 'former' | 'arrondissement';
  code: string;
  name: string;
  postcodes: readonly string[];
  /** Code of the commune it leads to. */
  commune: string;
};

export type Point = { latitude: number; longitude: number };

const EARTH_RADIUS = 6371;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Kilometres between two points, as the crow flies (haversine, on a round Earth). */
export const distanceKm = (a: Point, b: Point): number => {
  const [from, to] = [radians(a.latitude), radians(b.latitude)];
  const half =
    Math.sin((to - from) / 2) ** 2 +
    Math.cos(from) * Math.cos(to) * Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(half)));
};
