/** What stands in a space's database of a family: people's own sheets, and those brought in. */
import type { Db } from '../../db/index.ts';
import {
  entriesOf,
  type Family,
  originsOf,
  readSiret,
  type ReadingTools,
} from '../content/index.ts';
import { nameKey, type Named, whereOf } from './keys.ts';

export type Own = { id: number; url: string };
export type Standing = {
  /** By the key under which they were brought in. */
  byKey: ReadonlyMap<string, { source: string; edited: boolean }>;
  /** The sheet of people's own that a row is about, if there is one: never written over. */
  ownOf: (named: Named) => Own | null;
};

/** By the number that an export of this space names it by. */
export const ownIdentifier = (space: string, id: number): string => `${space}-${id}`;

export const standingIn = async (
  db: Db,
  space: string,
  family: Family,
  find: ReadingTools['findCommune'],
): Promise<Standing> => {
  const [entries, origins] = await Promise.all([
    entriesOf(db, space, family),
    originsOf(db, space),
  ]);
  const byKey = new Map<string, { source: string; edited: boolean }>();
  const own = new Map<string, Own>();
  for (const { id, url, fields } of entries) {
    const origin = origins.get(id);
    if (origin !== undefined) {
      byKey.set(origin.key, origin);
      continue;
    }
    const text = (code: string): string => fields?.[code] ?? '';
    own.set(`id ${ownIdentifier(space, id)}`, { id, url });
    const siret = readSiret(text('siret'));
    if ('siret' in siret) own.set(`siret ${siret.siret}`, { id, url });
    const where = whereOf(find, text('commune'), text('employer'));
    own.set(`name ${nameKey(text('name') || text('title'), where)}`, { id, url });
  }
  return {
    byKey,
    ownOf: ({ identifier, siret, name, where }) =>
      own.get(`id ${identifier}`) ??
      (siret === null ? undefined : own.get(`siret ${siret}`)) ??
      own.get(`name ${nameKey(name, where)}`) ??
      null,
  };
};
