/** What names a row from one file to the next, and what it holds. */
import { createHash } from 'node:crypto';
import { normaliseKey } from '../../shared/text.ts';
import type { Family, ReadingTools } from '../content/index.ts';

/** Of a sheet that was brought in and whose first identifier is not known any more. */
const DIRECT = /^import-([0-9a-f]{16})$/;

const digest = (of: unknown, length: number): string =>
  createHash('sha256').update(JSON.stringify(of)).digest('hex').slice(0, length);

export type Named = {
  identifier: string;
  siret: string | null;
  name: string;
  /** As it is written, with the employer of an opening. */
  commune: string;
  /** The same by the official code, however it is written: of what people may mean alike. */
  where: string;
};

type FindCommune = ReadingTools['findCommune'];

/** The code of the one commune that a text means, else the text; with the employer of an opening. */
export const whereOf = (find: FindCommune, commune: string, employer: string): string => {
  const found = commune.trim() === '' ? null : find(commune);
  return `${found?.is === 'one' ? found.place.code : commune} ${employer}`.trim();
};

/** Who it is by name and commune, however they are written. */
export const nameKey = (name: string, commune: string): string =>
  `${normaliseKey(name)}|${normaliseKey(commune)}`;

/** The key of its entry in Moodle: of the identifier, else the SIRET, else name and commune. */
export const entryKey = (
  space: string,
  family: Family,
  { identifier, siret, name, commune }: Named,
): string => {
  const direct = DIRECT.exec(identifier)?.[1];
  const of =
    identifier !== ''
      ? ['identifier', normaliseKey(identifier)]
      : siret !== null
        ? ['siret', siret]
        : ['name', nameKey(name, commune)];
  return `${space}/import/${direct ?? digest([family, ...of], 16)}`;
};

/** The identifier by which an entry of this key is known where its file's own is not. */
export const directIdentifier = (key: string): string => `import-${key.split('/').at(-1) ?? ''}`;

/** Names what an entry shall hold. */
export const sourceOf = (family: Family, fields: Readonly<Record<string, string>>): string =>
  digest([family, Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))], 64);
