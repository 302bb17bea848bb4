/** The communes arranged for looking them up; built once from the official lists. */
import type { Alias, Commune, Departement, Region } from './commune.ts';
import { placeKey, withoutAddition, withoutArticle } from './place-key.ts';

/** A commune and the name that led to it; null: its own. */
export type Match = { commune: Commune; alias: Alias | null };

export type PlaceIndex = {
  communes: ReadonlyMap<string, Commune>;
  departements: ReadonlyMap<string, Departement>;
  regions: ReadonlyMap<string, Region>;
  /** Former communes and arrondissements, by their own code. */
  aliases: ReadonlyMap<string, Alias>;
  byDepartement: ReadonlyMap<string, readonly Commune[]>;
  byKey: ReadonlyMap<string, readonly Match[]>;
  /** Names without their article or addition, where these differ. */
  byLooseKey: ReadonlyMap<string, readonly Match[]>;
  byPostcode: ReadonlyMap<string, readonly Match[]>;
  departementByKey: ReadonlyMap<string, string>;
  regionKeys: ReadonlySet<string>;
};

export type PlaceLists = {
  communes: readonly Commune[];
  aliases: readonly Alias[];
  departements: readonly Departement[];
  regions: readonly Region[];
};

const addTo = <V>(map: Map<string, V[]>, key: string, value: V): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
};

const looseKeys = (name: string, key: string): string[] => {
  const plain = name.includes('(') ? placeKey(withoutAddition(name)) : key;
  const loose = new Set([plain, withoutArticle(plain), withoutArticle(key)]);
  loose.delete(key);
  return [...loose];
};

export const indexOf = ({ communes, aliases, departements, regions }: PlaceLists): PlaceIndex => {
  const byCode = new Map(communes.map((commune) => [commune.code, commune]));
  const byKey = new Map<string, Match[]>();
  const byLooseKey = new Map<string, Match[]>();
  const byPostcode = new Map<string, Match[]>();
  const byDepartement = new Map<string, Commune[]>();
  const add = (name: string, match: Match): void => {
    const key = placeKey(name);
    addTo(byKey, key, match);
    for (const loose of looseKeys(name, key)) addTo(byLooseKey, loose, match);
  };
  for (const commune of communes) {
    const match = { commune, alias: null };
    add(commune.name, match);
    addTo(byDepartement, commune.departement, commune);
    for (const postcode of commune.postcodes) addTo(byPostcode, postcode, match);
  }
  for (const alias of aliases) {
    const commune = byCode.get(alias.commune);
    if (commune === undefined) continue;
    add(alias.name, { commune, alias });
    for (const postcode of alias.postcodes) addTo(byPostcode, postcode, { commune, alias });
  }
  return {
    communes: byCode,
    departements: new Map(departements.map((one) => [one.code, one])),
    regions: new Map(regions.map((one) => [one.code, one])),
    aliases: new Map(aliases.map((alias) => [alias.code, alias])),
    byDepartement,
    byKey,
    byLooseKey,
    byPostcode,
    departementByKey: new Map(departements.map(({ code, name }) => [placeKey(name), code])),
    regionKeys: new Set(regions.map(({ name }) => placeKey(name))),
  };
};
