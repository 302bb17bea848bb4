/** Which areas communes lie in, and which communes lie together (docs/content.md, Books). */
import type { Db } from '../../db/index.ts';
import { type Area, AREA_KINDS, areaKey, type AreaKind } from './area.ts';
import { officialPlaces } from './official-places.ts';
import {
  areaSpread,
  type CommuneArea,
  membershipsOf,
  membershipsWithin,
} from './territory-store.ts';

/** Where people look for work: bassin d'emploi, else zone d'emploi, else the département. */
const WORK: readonly AreaKind[] = ['employment_basin', 'employment_area'];

const areaFrom = ({ kind, code, name, vintage }: CommuneArea): Area => ({
  kind,
  code,
  name,
  vintage,
});

const inOrder = (a: CommuneArea, b: CommuneArea): number =>
  AREA_KINDS.indexOf(a.kind) - AREA_KINDS.indexOf(b.kind);

/** The département as an area; null: the commune's code is none. */
const departementArea = (commune: string): Area | null => {
  const { communes, departements } = officialPlaces();
  const code = communes.get(commune)?.departement;
  const name = code === undefined ? undefined : departements.get(code)?.name;
  return code === undefined || name === undefined
    ? null
    : { kind: 'departement', code, name, vintage: null };
};

/** The best of each commune's areas; communes whose code is none are left out. */
const bestOf = (
  communes: readonly string[],
  memberships: readonly CommuneArea[],
): Map<string, Area> => {
  const best = new Map<string, Area>();
  for (const one of [...memberships].sort(inOrder)) {
    if (!best.has(one.commune)) best.set(one.commune, areaFrom(one));
  }
  return new Map(
    communes.flatMap((commune) => {
      const area = best.get(commune) ?? departementArea(commune);
      return area === null ? [] : [[commune, area] as const];
    }),
  );
};

/** Every area that a commune (by its code) was brought in with, the one for work first. */
export const areasOf = async (db: Db, commune: string): Promise<Area[]> =>
  (await membershipsOf(db, AREA_KINDS, [commune])).sort(inOrder).map(areaFrom);

/** Every area that each of these communes was brought in with, as `areaKey`; others are missing. */
export const areasByCommune = async (
  db: Db,
  communes: readonly string[],
): Promise<Map<string, string[]>> => {
  const areas = new Map<string, string[]>();
  for (const one of (await membershipsOf(db, AREA_KINDS, communes)).sort(inOrder)) {
    areas.set(one.commune, [...(areas.get(one.commune) ?? []), areaKey(one)]);
  }
  return areas;
};

/** The area where people of each commune look for work. */
export const workAreasOf = async (
  db: Db,
  communes: readonly string[],
): Promise<Map<string, Area>> => bestOf(communes, await membershipsOf(db, WORK, communes));

/** The same for one commune; null: its code is none. */
export const areaOf = async (db: Db, commune: string): Promise<Area | null> =>
  (await workAreasOf(db, [commune])).get(commune) ?? null;

/** The areas for work that any commune of these départements lies in. */
export const areasTouching = async (db: Db, departements: readonly string[]): Promise<Area[]> => {
  const { byDepartement } = officialPlaces();
  const communes = departements.flatMap((code) =>
    (byDepartement.get(code) ?? []).map((commune) => commune.code),
  );
  const areas = bestOf(communes, await membershipsWithin(db, WORK, departements));
  return [...new Map([...areas.values()].map((area) => [areaKey(area), area])).values()];
};

/** Of these communes, those that share an area for work with any commune of the départements. */
export const communesSharing = async (
  db: Db,
  departements: readonly string[],
  communes: readonly string[],
): Promise<Set<string>> => {
  const ours = new Set((await areasTouching(db, departements)).map(areaKey));
  const theirs = await workAreasOf(db, communes);
  return new Set([...theirs].filter(([, area]) => ours.has(areaKey(area))).map(([code]) => code));
};

/**
 * By `areaKey`: codes of the départements each area brought in lies in, the one with most of its
 * communes first.
 */
export const departementsOfAreas = async (db: Db): Promise<Map<string, string[]>> => {
  const byArea = new Map<string, string[]>();
  for (const { departement, ...area } of await areaSpread(db)) {
    const key = areaKey(area);
    const list = byArea.get(key);
    if (list === undefined) byArea.set(key, [departement]);
    else list.push(departement);
  }
  return byArea;
};
