import { type Listed, namesIn } from '../../bridge/lists.ts';
import type { Db } from '../../store/database.ts';
import type { Lang } from '../language.ts';

/** The code a profile field has for a space. */
export const SPACE = 'space:';

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

/** The several values of one field. */
export const partsOf = (text: string): string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
