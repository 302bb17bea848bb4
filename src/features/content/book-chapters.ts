/** The chapters that sheets make, whatever their family: filled, split where large, or empty. */
import { message, say } from '../../shared/i18n.ts';
import type { DesiredChapter } from '../sync/index.ts';
import { type Shown, sheetPart } from './book-views.ts';
import { type Bucket, type Divisible, isWithin, labelOf, splitChapter } from './split-chapter.ts';
import type { BookTemplates } from './templates.ts';

/** A sheet and its part, ready to stand in a chapter. */
export type Rendered<S> = Shown<S> & { html: string };

/** What a family makes of its sheets. */
export type FamilyBook<S extends { id: number }> = {
  /** Its name on the wire. */
  family: string;
  /** Whether its sheets come and go by their nature: the guard does not count those that leave. */
  passing: boolean;
  nameOf: (sheet: S) => string;
  communeOf: (sheet: S) => string | null;
  /** How often a sheet stands in a table of contents. */
  linesOf: (sheet: S) => number;
  /** The part of a sheet; `lean`: without the texts that may be long. */
  part: (shown: Shown<S>, lean: boolean) => string;
  /** The parts of a chapter, in their order. */
  arrange: (sheets: readonly Rendered<S>[]) => string[];
  empty: () => string;
};

/** A chapter as it is asked for, whole. */
export type Section<S> = { key: string; title: string; sheets: readonly Shown<S>[] };

/** A part may not take up the chapter alone: beyond this it is shown without its long texts. */
const MOST_PART = 200_000;
/** A line of a table of contents, without the name. */
const LINE = 120;

const bytes = (text: string): number => Buffer.byteLength(text);
/** `<` and its like become five characters more. */
const escaped = (text: string): number => bytes(text) + 5 * (text.match(/[<>&"']/g)?.length ?? 0);

/** From this many sheets a table of contents helps more than it is in the way. */
export const CONTENTS_FROM = 4;

type Filled<S> = Divisible & { rendered: Rendered<S> };

const filled = <S extends { id: number }>(family: FamilyBook<S>, shown: Shown<S>): Filled<S> => {
  const full = family.part(shown, false);
  const html = bytes(full) > MOST_PART ? family.part(shown, true) : full;
  const name = family.nameOf(shown.sheet);
  return {
    id: shown.sheet.id,
    commune: family.communeOf(shown.sheet),
    name,
    weight: bytes(html) + family.linesOf(shown.sheet) * (LINE + escaped(name)),
    rendered: { ...shown, html },
  };
};

/** « Associations : A à C », « Associations : Angers, A à C » */
const titleOf = ({ lang }: BookTemplates, title: string, bucket: Bucket<Divisible>): string => {
  const { within, none, first, last } = labelOf(bucket);
  const range = first === last ? first : say(lang, message('books.split.range', { first, last }));
  const commune = none ? say(lang, message('books.split.none')) : within;
  const part =
    commune === null ? range : say(lang, message('books.split.within', { commune, part: range }));
  return say(lang, message('books.split.title', { title, part }));
};

/** Chapters from before that hold nothing now, among those that do: by letters, the wider first. */
const byKey = (a: { end: string }, b: { end: string }): number => {
  const [one = ''] = a.end.split('-');
  const [other = ''] = b.end.split('-');
  return one < other
    ? -1
    : one > other
      ? 1
      : Number(b.end.includes('-')) - Number(a.end.includes('-'));
};

/** What a key was given to, without those it holds. */
const bucketOf = (end: string): Bucket<Divisible> => {
  const [first = '', last = first] = end.split('-');
  return {
    key: end,
    prefix: first.slice(0, -1),
    from: first.slice(-1),
    to: last.slice(-1),
    members: [],
  };
};

/**
 * The chapter of a section; where it is large, one that says where its sheets are, and those that
 * hold them. Nothing where there is no sheet and none stands from before.
 */
export const chaptersOf = <S extends { id: number }>(
  family: FamilyBook<S>,
  { key, title, sheets }: Section<S>,
  published: ReadonlySet<string>,
  templates: BookTemplates,
): DesiredChapter[] => {
  const standing = [...published].flatMap((one) =>
    one.startsWith(`${key}/`) ? one.slice(key.length + 1) : [],
  );
  if (sheets.length === 0 && standing.length === 0 && !published.has(key)) return [];
  const buckets = splitChapter(
    sheets.map((shown) => filled(family, shown)),
    standing,
  );
  const chapter = (
    chapterKey: string,
    chapterTitle: string,
    members: readonly Filled<S>[],
  ): DesiredChapter => ({
    key: chapterKey,
    title: chapterTitle,
    html:
      members.length === 0
        ? family.empty()
        : family.arrange(members.map(({ rendered }) => rendered)).join(''),
    objects: members
      .toSorted((a, b) => a.id - b.id)
      .map(({ id, name, rendered: { from } }) => ({
        id: `${family.family}/${id}`,
        name,
        part: sheetPart({ id }),
        // What a neighbour takes out was counted there.
        ...(family.passing || from !== null ? { passing: true } : {}),
      })),
  });
  const [first] = buckets;
  const isWhole = buckets.length === 1 && first?.key === 'a-z';
  const parts = isWhole
    ? []
    : buckets.map((bucket) => ({
        end: bucket.key,
        made: chapter(`${key}/${bucket.key}`, titleOf(templates, title, bucket), bucket.members),
      }));
  const held = new Set(parts.map(({ end }) => end));
  const elsewhere = (those: typeof parts): string =>
    templates.part('shared/elsewhere', { chapters: those.map(({ made }) => made.title) });
  const left = standing
    .filter((end) => !held.has(end) && /^[a-z]+(?:-[a-z]+)?$/.test(end))
    .map((end) => {
      const bucket = bucketOf(end);
      const inside = parts.filter((part) => isWithin(part.end, bucket));
      const emptied = chapter(`${key}/${end}`, titleOf(templates, title, bucket), []);
      return { end, made: inside.length > 0 ? { ...emptied, html: elsewhere(inside) } : emptied };
    });
  const main = isWhole
    ? chapter(key, title, first.members)
    : { ...chapter(key, title, []), html: elsewhere(parts) };
  return [main, ...[...parts, ...left].sort(byKey).map(({ made }) => made)];
};
