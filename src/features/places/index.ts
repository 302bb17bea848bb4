export { areaKey } from './area.ts';
export { areasTouching, communesSharing, workAreasOf } from './areas.ts';
export type { Commune } from './commune.ts';
export { importTerritories } from './import-territories.ts';
export { communeOf, findCommune } from './names.ts';
export { territoriesVersion } from './version-store.ts';
