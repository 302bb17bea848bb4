/** What all sheets share: what is read of an entry, with what, and what comes of it. */
import type { EntryItem } from '../../moodle/index.ts';
import type { Message } from '../../shared/i18n.ts';
import type { FoundCommune, Place } from './place.ts';
import type { State } from './state.ts';

/** What is read of an entry. `fields` is `null` when they could not be read. */
export type Entry = Pick<EntryItem, 'id' | 'approved' | 'url' | 'oversize'> & {
  fields: EntryItem['fields'] | null;
};

export type Metier = { code: string; name: string };

/** What the official lists know, and the day. */
export type ReadingTools = {
  /** `YYYY-MM-DD`: what was verified after it was not verified. */
  today: string;
  /** Communes of the space's own départements come first: the caller knows them. */
  findCommune: (text: string) => FoundCommune;
  /** The métier of a ROME code in capitals; absent while no ROME was imported: codes stand alone. */
  metierOf?: (code: string) => Metier | null;
};

/** Something to mend: `aside` keeps the whole sheet out of the Book, `field` only the field. */
export type Problem = { weight: 'aside' | 'field'; told: Message };

/** What a person has to choose between: the text means each of them. */
export type Want = { field: 'commune'; written: string; places: readonly Place[] };

/**
 * `sheet` is `null` when nothing is to be published: set aside (a problem says why), or a
 * draft, withdrawn or not approved (that is how its author wants it: no problem).
 */
export type Reading<S> = {
  /** What people find it by: its name, or its number where the name must not be told. */
  record: string;
  /** What its author wants done; `null` where it cannot be read. */
  state: State | null;
  sheet: S | null;
  problems: Problem[];
  wants: Want[];
};
