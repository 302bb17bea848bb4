/** What the lists that were brought in know, read once for each that is brought in. */
import type { Db } from '../../db/index.ts';
import { knownMetiers, metierLabels, metiersVersion } from '../metiers/index.ts';
import type { Metier } from './reading.ts';

export type Metiers = {
  version: string;
  /** Absent while no ROME was imported. */
  metierOf?: (code: string) => Metier | null;
};

export const rememberedMetiers = (): ((db: Db) => Promise<Metiers>) => {
  let known: Metiers | null = null;
  return async (db) => {
    const version = await metiersVersion(db);
    if (known?.version === version) return known;
    const codes = await knownMetiers(db);
    if (codes === null) known = { version };
    else {
      const labels = await metierLabels(db, [...codes]);
      known = {
        version,
        metierOf: (code) => {
          const name = labels.get(code);
          return name === undefined ? null : { code, name };
        },
      };
    }
    return known;
  };
};
