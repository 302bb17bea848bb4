export { type Area, AREA_KINDS, areaKey, type AreaKind } from './area.ts';
export { areaOf, areasOf, areasTouching, communesSharing, workAreasOf } from './areas.ts';
export {
  type Alias,
  type Commune,
  type Departement,
  distanceKm,
  type Point,
  type Region,
} from './commune.ts';
export type { CommuneFound, FindOptions } from './find-commune.ts';
export { importTerritories, type TerritoriesImported } from './import-territories.ts';
export { communeOf, departementOf, findCommune, regionOf } from './names.ts';
export type { Match } from './place-index.ts';
export { pointsOf } from './territory-store.ts';
export { territoriesVersion } from './version-store.ts';
