import type { BodyOf } from '../../moodle/pieces.ts';
import { normaliseKey } from '../../shared/text.ts';
import { type Db, inChunks } from '../store/database.ts';

export type ListName = BodyOf<'list'>['list'];
export type Listed = { code: string; name: string };

/** As many as somebody looks through. */
const MOST_FOUND = 30;

/** As it is searched: words of letters and digits, each after a space. */
export const searchable = (text: string): string =>
  ` ${normaliseKey(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()}`;

/** What every word typed begins a word of: the shortest names first, each code once. */
export const searchList = async (db: Db, list: ListName, typed: string): Promise<Listed[]> => {
  const words = searchable(typed).trim();
  if (words === '') return [];
  const rows = db('local_mara_list_item').where({ list }).groupBy('code');
  for (const word of words.split(' ')) void rows.where('words', 'like', `% ${word}%`);
  return rows
    .orderByRaw('length(min(name)), min(name), code')
    .limit(MOST_FOUND)
    .select<Listed[]>('code', db.raw('min(name) as name'));
};

/** The names of codes; a code that no list has is missing. */
export const namesIn = async (
  db: Db,
  list: ListName,
  codes: readonly string[],
): Promise<Map<string, string>> => {
  const names = new Map<string, string>();
  for (const chunk of inChunks(codes)) {
    const rows = await db('local_mara_list_item')
      .where({ list })
      .whereIn('code', chunk)
      .select<Listed[]>('code', 'name');
    for (const { code, name } of rows) names.set(code, name);
  }
  return names;
};

/** Whether the companion has put it there yet. */
export const hasList = async (db: Db, list: ListName): Promise<boolean> =>
  (await db('local_mara_list_item').where({ list }).first<object | undefined>('id')) !== undefined;
