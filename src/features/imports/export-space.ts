/** `mara export`: the whole content of a groupement, as a person may read it, to come in again. */
import type { Db } from '../../db/index.ts';
import { sanitiseFromPeople } from '../../shared/html.ts';
import { entriesOf, FAMILIES, type Family, FIELDS, optionOf, originsOf } from '../content/index.ts';
import { referencesIn } from './import-store.ts';
import { directIdentifier } from './keys.ts';
import { ownIdentifier } from './standing.ts';

/** For whom: referents read everything, members what is published for them, others what names nobody. */
export const AUDIENCES = ['referents', 'members', 'public'] as const;
export type Audience = (typeof AUDIENCES)[number];

export type ExportedSheet = { identifier: string; fields: Record<string, string> };
export type Exported = {
  space: string;
  audience: Audience;
  sheets: Partial<Record<Family, ExportedSheet[]>>;
};

type Fields = Readonly<Record<string, string>>;

/** The codes of the fields of a family that an audience may read. */
export const codesFor = (family: Family, audience: Audience): string[] =>
  FIELDS[family]
    .filter(
      ({ who }) =>
        audience === 'referents' ||
        who === 'public' ||
        (audience === 'members' && who === 'members'),
    )
    .map(({ code }) => code);

/** Only what a referent published; an opening that the network passes on is for referents alone. */
const mayRead = (family: Family, fields: Fields, audience: Audience): boolean => {
  if (audience === 'referents') return true;
  if (optionOf('state', fields['state'] ?? '') !== 'publish') return false;
  return family !== 'opening' || optionOf('diffusion', fields['diffusion'] ?? '') === 'open';
};

/** What the mirror holds of a space's sheets, as Moodle told them last. */
export const exportSpace = async (db: Db, space: string, audience: Audience): Promise<Exported> => {
  const [origins, references] = await Promise.all([originsOf(db, space), referencesIn(db, space)]);
  const identifierOf = (id: number): string => {
    const key = origins.get(id)?.key;
    if (key === undefined) return ownIdentifier(space, id);
    return references.get(key) ?? directIdentifier(key);
  };
  const exported: Exported = { space, audience, sheets: {} };
  for (const family of FAMILIES) {
    const codes = codesFor(family, audience);
    // Of an opening nothing is for everyone.
    if (audience === 'public' && !codes.includes('name')) continue;
    const long = new Set<string>(
      FIELDS[family].filter(({ type }) => type === 'textarea').map(({ code }) => code),
    );
    const entries = await entriesOf(db, space, family);
    exported.sheets[family] = entries.flatMap(({ id, approved, fields }) => {
      if (fields === null || (audience !== 'referents' && !approved)) return [];
      if (!mayRead(family, fields, audience)) return [];
      const told = codes.flatMap((code) => {
        const raw = fields[code] ?? '';
        const text = long.has(code) ? sanitiseFromPeople(raw) : raw;
        return text === '' ? [] : [[code, text] as const];
      });
      return [{ identifier: identifierOf(id), fields: Object.fromEntries(told) }];
    });
  }
  return exported;
};
