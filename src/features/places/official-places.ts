/**
 * The official lists (INSEE's codes, La Poste's postcodes) from @etalab/decoupage-administratif, of
 * which only the data files are read. They are read once, when first asked for; 18 MB stay.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Alias, Commune } from './commune.ts';
import { indexOf, type PlaceIndex } from './place-index.ts';

const PACKAGE = '@etalab/decoupage-administratif';

type Listed = { code: string; nom: string; departement: string; region: string };
type ListedCommune = Listed & {
  type: string;
  /** Of a former commune: the commune it is part of. */
  chefLieu?: string;
  /** Of an arrondissement: its commune. */
  commune?: string;
  codesPostaux?: string[];
  population?: number;
};

const CURRENT = 'commune-actuelle';
const ARRONDISSEMENT = 'arrondissement-municipal';

/** The package is pinned: its first line stands for the rest of its 37,000. */
const FirstSchema = z.object({ code: z.string(), nom: z.string() });

const read = <T>(folder: string, name: string): T[] => {
  const list = JSON.parse(readFileSync(join(folder, 'data', `${name}.json`), 'utf8')) as T[];
  FirstSchema.parse(list[0]);
  return list;
};

const communeOf = (listed: ListedCommune): Commune => ({
  code: listed.code,
  name: listed.nom,
  departement: listed.departement,
  region: listed.region,
  postcodes: listed.codesPostaux ?? [],
  population: listed.population ?? 0,
});

const aliasOf = ({ code, nom, type, chefLieu, commune, codesPostaux }: ListedCommune): Alias => ({
  kind: type === ARRONDISSEMENT ? 'arrondissement' : 'former',
  code,
  name: nom,
  postcodes: codesPostaux ?? [],
  commune: (type === ARRONDISSEMENT ? commune : chefLieu) ?? '',
});

const load = (): PlaceIndex => {
  const folder = dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`));
  const listed = read<ListedCommune>(folder, 'communes');
  return indexOf({
    communes: listed.filter(({ type }) => type === CURRENT).map(communeOf),
    aliases: listed.filter(({ type }) => type !== CURRENT).map(aliasOf),
    departements: read<Listed>(folder, 'departements').map(({ code, nom, region }) => ({
      code,
      name: nom,
      region,
    })),
    regions: read<Listed>(folder, 'regions').map(({ code, nom }) => ({ code, name: nom })),
  });
};

let loaded: PlaceIndex | undefined;

export const officialPlaces = (): PlaceIndex => (loaded ??= load());
