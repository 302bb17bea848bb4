/** The sheets of a chapter by commune: headings, anchors and order. */
import { normaliseKey } from '../../shared/text.ts';
import { byName } from './book-words.ts';
import type { Place } from './place.ts';

export type Placed = { id: number; name: string; commune: string | null; place: Place | null };

export type PlaceGroup<T> = {
  /** The id of the heading: `mara-place-49007`, `mara-place-x-angrs`, `mara-place-none`. */
  id: string;
  /** « Angers (49) »; as written where the commune is not known; `null` where there is none. */
  name: string | null;
  members: T[];
};

const MOST_SLUG = 60;

/** What may stand in an id, for any text that people see something of. */
const slugOf = (text: string): string => {
  const key = normaliseKey(text);
  const latin = key.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  // Other scripts by their code points, so that two communes do not share an anchor.
  const any =
    latin === '' ? Array.from(key, (c) => c.codePointAt(0)?.toString(16)).join('-') : latin;
  return any.slice(0, MOST_SLUG).replace(/-$/, '');
};

const headingOf = ({ commune, place }: Placed): { id: string; name: string | null } => {
  if (place !== null) {
    const { code, name, departement } = place;
    return { id: `mara-place-${code.toLowerCase()}`, name: `${name} (${departement})` };
  }
  const slug = commune === null ? '' : slugOf(commune);
  return slug === ''
    ? { id: 'mara-place-none', name: null }
    : { id: `mara-place-x-${slug}`, name: commune };
};

/** Of « ANGRS » and « Angrs », the one that is not all capitals; else the first as texts. */
const isBetter = (a: string, b: string): boolean =>
  (Number(a === a.toUpperCase()) - Number(b === b.toUpperCase()) || byName(a, b)) < 0;

/** By commune, those without one last; each by name. The order they come in plays no part. */
export const placeGroups = <T>(all: readonly T[], of: (one: T) => Placed): PlaceGroup<T>[] => {
  const groups = new Map<string, PlaceGroup<T>>();
  for (const one of all) {
    const { id, name } = headingOf(of(one));
    const group = groups.get(id);
    if (group === undefined) groups.set(id, { id, name, members: [one] });
    else {
      group.members.push(one);
      if (name !== null && group.name !== null && isBetter(name, group.name)) group.name = name;
    }
  }
  for (const { members } of groups.values()) {
    members.sort((a, b) => byName(of(a).name, of(b).name) || of(a).id - of(b).id);
  }
  return [...groups.values()].sort(
    (a, b) =>
      Number(a.name === null) - Number(b.name === null) ||
      byName(a.name ?? '', b.name ?? '') ||
      byName(a.id, b.id),
  );
};
