export { areaKey } from './area.ts';
export {
  areasByCommune,
  areasTouching,
  communesSharing,
  departementsOfAreas,
  workAreasOf,
} from './areas.ts';
export { type Commune, distanceKm, type Point } from './commune.ts';
export { importTerritories } from './import-territories.ts';
export { type ListedDepartement, listedPlaces } from './listed-places.ts';
export {
  communeOf,
  communeToday,
  departementOf,
  findCommune,
  findDepartement,
  regionOf,
} from './names.ts';
export { pointsOf } from './territory-store.ts';
export { territoriesVersion } from './version-store.ts';
