/**
 * Which spaces show each other's sheets (docs/content.md, Books): those with an area for work that
 * communes of both lie in.
 */
import type { Db } from '../../db/index.ts';
import type { Space } from '../network/index.ts';
import { areaKey, areasTouching, territoriesVersion, workAreasOf } from '../places/index.ts';

export type Neighbourhoods = {
  /** Differs when spaces cover something else, or other territories were brought in. */
  version: string;
  /** The codes of the spaces whose sheets may appear in this one. */
  neighboursOf: (space: string) => readonly string[];
  /** Of these communes (INSEE codes), those in an area for work that the space has a part of. */
  sharedWith: (db: Db, space: string, communes: readonly string[]) => Promise<Set<string>>;
};

const areasOfSpaces = async (
  db: Db,
  spaces: readonly Space[],
): Promise<Map<string, ReadonlySet<string>>> => {
  const areas = new Map<string, ReadonlySet<string>>();
  for (const { code, national, departements } of spaces) {
    // The national space is nobody's neighbour: its content is linked, not shown.
    const touching = national ? [] : await areasTouching(db, departements);
    areas.set(code, new Set(touching.map(areaKey)));
  }
  return areas;
};

const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  [...a].some((area) => b.has(area));

/** Worked out anew only when spaces or territories change. */
export const rememberedNeighbourhoods = (): ((
  db: Db,
  spaces: readonly Space[],
) => Promise<Neighbourhoods>) => {
  let known: Neighbourhoods | null = null;
  return async (db, spaces) => {
    const covered = spaces.map(({ code, national, departements }) => [
      code,
      national,
      departements,
    ]);
    const version = JSON.stringify([covered, await territoriesVersion(db)]);
    if (known?.version === version) return known;
    const areas = await areasOfSpaces(db, spaces);
    const none: ReadonlySet<string> = new Set();
    const neighbours = new Map(
      spaces.map(({ code }) => [
        code,
        spaces
          .filter((other) => other.code !== code)
          .filter((other) => overlap(areas.get(code) ?? none, areas.get(other.code) ?? none))
          .map((other) => other.code),
      ]),
    );
    const areaOfCommune = new Map<string, string | null>();
    known = {
      version,
      neighboursOf: (space) => neighbours.get(space) ?? [],
      async sharedWith(asking, space, communes) {
        const unknown = communes.filter((commune) => !areaOfCommune.has(commune));
        const found = unknown.length === 0 ? null : await workAreasOf(asking, unknown);
        for (const commune of unknown) {
          const area = found?.get(commune);
          areaOfCommune.set(commune, area === undefined ? null : areaKey(area));
        }
        const ours = areas.get(space) ?? none;
        return new Set(communes.filter((commune) => ours.has(areaOfCommune.get(commune) ?? '')));
      },
    };
    return known;
  };
};
