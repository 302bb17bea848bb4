/** The sheets of spaces as they were last read: only what changed is read anew. */
import { createHash } from 'node:crypto';
import type { Db } from '../../db/index.ts';
import type { Space } from '../network/index.ts';
import { entriesOf, type KeptEntry } from './entry-store.ts';
import type { Family } from './field.ts';
import { placeFinder } from './find-place.ts';
import type { Age, OpeningAge } from './freshness.ts';
import type { Metiers } from './official-lists.ts';
import type { Place } from './place.ts';
import { lineOf } from './readers.ts';
import { ageOf } from './second-look.ts';
import { readEntry, type ReadingOf } from './sheet.ts';

/** An entry, read when it is first asked for. */
export type KnownSheet<F extends Family> = {
  id: number;
  url: string;
  /** When the entry was made (epoch milliseconds, Moodle’s clock). */
  madeAt: number;
  reading: () => ReadingOf<F>;
  /** The commune alone, for those who only look where it is. */
  place: () => Place | null;
  age: (today: string) => Age & OpeningAge;
};

type Kept<F extends Family> = {
  digest: string;
  /** The day it was read on, and the day it says it was verified: that may be still to come. */
  readOn: string;
  verified: string;
  sheet: KnownSheet<F>;
};

const digestOf = ({ approved, oversize, url, fields, madeAt }: KeptEntry): string =>
  createHash('sha256')
    .update(JSON.stringify([approved, oversize, url, fields, madeAt]))
    .digest('base64');

const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

export type Asking = {
  space: Space;
  /** What `entryPrints` says of the family in the space. */
  print: string;
  /** `YYYY-MM-DD` */
  today: string;
  metiers: Metiers;
};

export type KnownSheets = <F extends Family>(
  db: Db,
  family: F,
  asking: Asking,
) => Promise<readonly KnownSheet<F>[]>;

/** Remembers the sheets of every space asked about: what was told of each, and what was read of it. */
export const knownSheets = (): KnownSheets => {
  const known = new Map<
    string,
    { state: string; context: string; kept: Map<number, Kept<Family>> }
  >();

  return async <F extends Family>(db: Db, family: F, { space, print, today, metiers }: Asking) => {
    const key = `${space.code} ${family}`;
    const context = JSON.stringify([space.departements, metiers.version]);
    const state = JSON.stringify([print, context, today]);
    const before = known.get(key);
    const listed = (kept: Map<number, Kept<Family>>) =>
      Array.from(kept.values(), ({ sheet }) => sheet as KnownSheet<F>);
    if (before?.state === state) return listed(before.kept);

    const findCommune = placeFinder(space.departements);
    const tools = { today, findCommune, ...metiers };
    const entries = await entriesOf(db, space.code, family);
    const kept = new Map<number, Kept<Family>>();
    for (const entry of entries) {
      const digest = digestOf(entry);
      const old = before?.context === context ? before.kept.get(entry.id) : undefined;
      if (old?.digest === digest && old.verified <= old.readOn) {
        kept.set(entry.id, old);
        continue;
      }
      const fields = entry.fields ?? {};
      const sheet: KnownSheet<F> = {
        id: entry.id,
        url: entry.url,
        madeAt: entry.madeAt,
        reading: once(() => readEntry(family, entry, tools)),
        place: once(() => {
          const found = findCommune(lineOf(fields, 'commune'));
          return found.is === 'one' ? found.place : null;
        }),
        age: (day) => ageOf(entry, day),
      };
      kept.set(entry.id, { digest, readOn: today, verified: lineOf(fields, 'verified_on'), sheet });
    }
    known.set(key, { state, context, kept });
    return listed(kept);
  };
};
