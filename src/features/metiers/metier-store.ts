import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import type { Metier, MetierTitle } from './metier.ts';
import { wordsOf } from './words.ts';
import { metiersReplaced } from './version-store.ts';

/** Rows of one INSERT. */
const CHUNK = 500;

const LabelSchema = z.object({ code: z.string(), name: z.string() });

/** The list of métiers takes the place of the one that stood: all of it or nothing. */
export const replaceMetiers = async (
  db: Db,
  metiers: readonly Metier[],
  release: string | null,
): Promise<void> => {
  const rows = metiers.map((one) => ({
    ...one,
    words: wordsOf(one.name),
    release_name: release,
  }));
  await db.transaction(async (trx) => {
    await trx('metier').delete();
    await trx.batchInsert('metier', rows, CHUNK);
    await metiersReplaced(trx);
  });
};

/** The same for job titles. */
export const replaceTitles = async (
  db: Db,
  titles: readonly MetierTitle[],
  release: string | null,
): Promise<void> => {
  const rows = titles.map((one) => ({ ...one, words: wordsOf(one.name), release_name: release }));
  await db.transaction(async (trx) => {
    await trx('metier_title').delete();
    await trx.batchInsert('metier_title', rows, CHUNK);
    await metiersReplaced(trx);
  });
};

/** Every code there is; null: no list was brought in, so that a code's form is all there is to check. */
export const knownMetiers = async (db: Db): Promise<ReadonlySet<string> | null> => {
  const codes = z.array(z.string()).parse(await db('metier').pluck('code'));
  return codes.length === 0 ? null : new Set(codes);
};

const ParentSchema = z.object({ code: z.string(), parent: z.string() });

/** The métier that each métier is a variant of, by code; those of which the list says none are missing. */
export const metierParents = async (db: Db): Promise<Map<string, string>> => {
  const rows: unknown = await db('metier').whereNotNull('parent').select('code', 'parent');
  return new Map(
    z
      .array(ParentSchema)
      .parse(rows)
      .map(({ code, parent }) => [code, parent]),
  );
};

/** Names by code; codes that are not in the list are missing. */
export const metierLabels = async (
  db: Db,
  codes: readonly string[],
): Promise<Map<string, string>> => {
  const wanted = [...new Set(codes)];
  const labels = new Map<string, string>();
  for (let start = 0; start < wanted.length; start += CHUNK) {
    const rows: unknown = await db('metier')
      .whereIn('code', wanted.slice(start, start + CHUNK))
      .select('code', 'name');
    for (const { code, name } of z.array(LabelSchema).parse(rows)) labels.set(code, name);
  }
  return labels;
};

const ListedSchema = LabelSchema.extend({ words: z.string() });
const TitleWordsSchema = z.object({ metier: z.string(), words: z.string() });

export type ListedMetier = {
  code: string;
  name: string;
  /** By what else it is found: the words of its job titles, each once, in their order. */
  words: readonly string[];
};

/** Every métier in the order of the codes; none where no list was brought in. */
export const listedMetiers = async (db: Db): Promise<ListedMetier[]> => {
  const rows: unknown = await db('metier').select('code', 'name', 'words');
  const titles: unknown = await db('metier_title').orderBy('id').select('metier', 'words');
  const words = new Map<string, Set<string>>();
  for (const title of z.array(TitleWordsSchema).parse(titles)) {
    const known = words.get(title.metier) ?? new Set<string>();
    for (const word of title.words.split(' ')) known.add(word);
    words.set(title.metier, known);
  }
  return z
    .array(ListedSchema)
    .parse(rows)
    .map(({ code, name, words: own }) => {
      const named = new Set(own.split(' '));
      return { code, name, words: [...(words.get(code) ?? [])].filter((one) => !named.has(one)) };
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
};

const HitSchema = LabelSchema.extend({ title: z.string().nullable(), words: z.string() });

export type MetierFound = {
  code: string;
  name: string;
  /** The job title that was found; null: the métier's own name or code was. */
  title: string | null;
};

/** Titles looked at for each métier wanted: one métier has many. */
const TITLES_EACH = 20;

/** What was searched for in full comes first, then what begins with it, then the shorter. */
const rankOf = (words: string, sought: string): number => {
  if (words === sought) return 0;
  return words.startsWith(sought) ? 1 : 2;
};

/** Métiers whose code, name or job titles hold every word, each métier once, the nearest first. */
export const searchMetiers = async (
  db: Db,
  text: string,
  limit: number,
): Promise<MetierFound[]> => {
  const sought = wordsOf(text);
  if (sought === '') return [];
  const holds = (column: string) =>
    sought.split(' ').map((word) => [column, 'like', `%${word}%`] as const);
  const own = db('metier').select('code', 'name', 'words', db.raw('null as title'));
  const titles = db('metier_title')
    .join('metier', 'metier.code', 'metier_title.metier')
    .select('metier.code', 'metier.name', 'metier_title.words', 'metier_title.name as title');
  for (const [column, operator, value] of holds('metier.words')) own.where(column, operator, value);
  for (const [column, operator, value] of holds('metier_title.words')) {
    titles.where(column, operator, value);
  }
  own.orWhere('code', sought.toUpperCase());
  const shortest = 'length(metier_title.words), metier_title.words';
  const byName: unknown[] = await own;
  const byTitle: unknown[] = await titles.orderByRaw(shortest).limit(limit * TITLES_EACH);
  const found = new Map<string, MetierFound>();
  const ranked = z
    .array(HitSchema)
    .parse([...byName, ...byTitle])
    .sort(
      (a, b) =>
        rankOf(a.words, sought) - rankOf(b.words, sought) ||
        Number(a.title !== null) - Number(b.title !== null) ||
        a.words.length - b.words.length ||
        (a.code < b.code ? -1 : 1),
    );
  for (const { code, name, title } of ranked) {
    if (!found.has(code)) found.set(code, { code, name, title });
  }
  return [...found.values()].slice(0, limit);
};
