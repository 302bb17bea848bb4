/** Places of a profile: communes, départements, areas, spaces, and « à distance ». */
import type { Message } from '../../shared/i18n.ts';
import { message } from '../../shared/i18n.ts';
import { shorten } from '../../shared/text.ts';
import { type Commune, communeToday, findCommune, findDepartement } from '../places/index.ts';
import type { Wished } from './candidate.ts';
import { wordKey } from './keys.ts';
import { noteValue, type Reading, valuesOf } from './reading.ts';
import type { Field } from './remark.ts';

type Named = Wished | { told: Message };

const LONGEST_TOLD = 60;
const MOST_NAMED = 3;
const REMOTE: ReadonlySet<string> = new Set(['remote', 'a distance', 'en ligne', 'online']);

const listed = (communes: readonly Commune[]): string =>
  communes
    .slice(0, MOST_NAMED)
    .map(({ name, departement }) => `${name} (${departement})`)
    .join(', ');

/** What a name means, seen from home. */
const lookUp = (value: string, home: readonly string[]): Named => {
  const found = findCommune(value, { departements: home });
  if ('found' in found) return { kind: 'commune', code: found.found.code };
  const departement = findDepartement(value);
  if (departement !== null) return { kind: 'departement', code: departement.code };
  const told = shorten(value, LONGEST_TOLD);
  if ('candidates' in found) {
    const several = listed(found.candidates.map(({ commune }) => commune));
    return { told: message('people.remark.placeSeveral', { value: told, several }) };
  }
  if (found.near.length === 0) return { told: message('people.remark.place', { value: told }) };
  return { told: message('people.remark.placeNear', { value: told, near: listed(found.near) }) };
};

/** The lists of places are fixed while the process runs, and most people wish for the same few. */
const MOST_KNOWN = 20_000;
let known = new Map<string, Named>();
/** Places by their codes as the form writes them: whoever wishes for one has the same object. */
const coded = new Map<string, Wished>();
const DEPARTEMENT = /^dep:(\w{2,3})$/;

const placeOfCode = (value: string): Wished | null => {
  const commune = communeToday(value.toUpperCase());
  if (commune !== null) return { kind: 'commune', code: commune.code };
  const code = DEPARTEMENT.exec(value)?.[1];
  const departement = code === undefined ? null : findDepartement(code);
  return departement && { kind: 'departement', code: departement.code };
};

const byCode = (value: string): Wished | null => {
  const before = coded.get(value);
  if (before !== undefined) return before;
  const place = placeOfCode(value);
  if (place !== null) coded.set(value, place);
  return place;
};

const lookUpOnce = (value: string, { home, homeKey }: Reading): Named => {
  const key = `${homeKey}|${value}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const named = lookUp(value, home);
  if (known.size >= MOST_KNOWN) known = new Map();
  known.set(key, named);
  return named;
};

type Prefixed = { key: 'area' | 'departement' | 'space'; place: Wished | null };

/** `dep:49`, `area:employment_basin:5203`, `space:mel`; null: no such prefix. */
const readPrefixed = (value: string, { context }: Reading): Prefixed | null => {
  const [, prefix = '', code = ''] = /^(dep|area|space) ?: ?(.*)$/i.exec(value) ?? [];
  switch (prefix.toLowerCase()) {
    case 'dep': {
      const departement = findDepartement(code);
      return {
        key: 'departement',
        place: departement && { kind: 'departement', code: departement.code },
      };
    }
    case 'area':
      return { key: 'area', place: context.areas.has(code) ? { kind: 'area', code } : null };
    case 'space': {
      const regional = context.spaces.get(code)?.national === false;
      return { key: 'space', place: regional ? { kind: 'space', code } : null };
    }
    default:
      return null;
  }
};

const readPlace = (reading: Reading, field: Field, value: string): Wished | null => {
  const prefixed = readPrefixed(value, reading);
  if (prefixed !== null) {
    if (prefixed.place === null) {
      noteValue(reading, field, `people.remark.${prefixed.key}`, value);
    }
    return prefixed.place;
  }
  const named = lookUpOnce(value, reading);
  if ('kind' in named) return named;
  reading.remarks.push({ field, told: named.told });
  return null;
};

type Places = { places: readonly Wished[]; remote: boolean };
const NOWHERE: Places = { places: [], remote: false };

/**
 * The places of a field, the most wished first, each once. Read anew for everybody: two people seldom
 * wish for the same list, as they do for the same codes.
 */
export const readPlaces = (reading: Reading, field: Field): Places => {
  const values = valuesOf(reading, field);
  if (values.length === 0) return NOWHERE;
  const places = new Map<string, Wished>();
  let remote = false;
  for (const value of values) {
    const known = byCode(value);
    if (known === null && REMOTE.has(wordKey(value))) {
      remote = true;
      continue;
    }
    const place = known ?? readPlace(reading, field, value);
    const key = place === null ? '' : `${place.kind}:${place.code}`;
    if (place !== null && !places.has(key)) places.set(key, place);
  }
  return { places: [...places.values()], remote };
};
