import { type Listed, namesIn } from '../../bridge/lists.ts';
import type { Db } from '../../store/database.ts';
import type { Lang } from '../language.ts';

/** The code a profile field has for a space. */
export const SPACE = 'space:';

/** Somebody's profile fields by short name; empty ones are missing. */
export type Profile = Readonly<Record<string, string>>;

/** Where names are looked up, for a reader. */
export type Reading = { db: Db; lang: Lang; spaces: readonly Listed[] };

/** A space among places: a département may have the same name. */
export const asPlace = ({ code, name }: Listed): Listed => ({
  code: SPACE + code,
  name: `${name} (espace)`,
});

/** Of the regional spaces that stand, by their code. */
export const readingIn = async (db: Db, lang: Lang): Promise<Reading> => {
  const spaces = await db('local_mara_space as s')
    .join('course as c', 'c.id', 's.courseid')
    .where({ 's.national': 0 })
    .orderBy(['c.fullname', 'c.id'])
    .select<Listed[]>('s.code', 'c.fullname as name');
  return { db, lang, spaces };
};

/** What people read for codes of a list; a code that has no name is missing. */
export const namesOf = async (
  { db, spaces }: Reading,
  list: 'metiers' | 'places',
  codes: readonly string[],
): Promise<Map<string, string>> => {
  const names = await namesIn(db, list, codes);
  if (list === 'places') for (const { code, name } of spaces.map(asPlace)) names.set(code, name);
  return names;
};

/** Field of mentors => where they told the same before there was one of their own. */
const FORMER: Readonly<Record<string, string>> = {
  mara_helps: 'mara_needs',
  mara_job: 'mara_metiers',
  mara_mentor_places: 'mara_places',
};

/**
 * Where the text of a field stands: a mentor who is no candidate may have told it in a field of candidates, as
 * the companion reads it too.
 */
export const sourceOf = (profile: Profile, name: string): string => {
  const former = FORMER[name];
  const isOther =
    former !== undefined && !profile[name] && !qualitiesOf(profile).includes('candidate');
  return isOther && profile[former] ? former : name;
};

export const qualitiesOf = (profile: Profile): string[] => partsOf(profile['mara_quality'] ?? '');

/** What is stored of a field, or stands elsewhere for it. */
export const textOf = (profile: Profile, name: string): string =>
  profile[sourceOf(profile, name)] ?? '';

/** The several values of one field. */
export const partsOf = (text: string): string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
