/** Where people's words stand in parts of our chapters, as the mirrors tell. Pure. */
import { writeTree } from '../../shared/html-tree.ts';
import type { Book, Conflict, Difference } from './book.ts';
import { choiceOf, type Decisions, GONE } from './decision.ts';
import type { Publications } from './guard.ts';
import type { KnownParts, PartNames } from './part-store.ts';
import { looksLikeParts, partKey, theirParts } from './parts.ts';
import type { SetAside } from './set-aside-store.ts';

/** A part of a chapter that a person changed or took out. It stays so. */
export type PartDifference = Difference & {
  /** The id of its element. */
  part: string;
  kind: 'edited' | 'deleted';
  /** What it shows, by the name people know it by; null: no record, or one that left. */
  name: string | null;
  /** The person's text; empty where they took it out. */
  html: string;
};

export type ToTell = {
  books: readonly Book[];
  known: KnownParts;
  published: Publications;
  /** What parts show that were sent, though nobody knows whether they were taken. */
  names: PartNames;
  decisions: Decisions;
  /** Chapters that could not be blended. */
  unblended: readonly Pick<SetAside, 'object' | 'source'>[];
};

/** The parts of a chapter that differ; null: the person's words are one whole. */
const partsIn = (
  { object, about, html, space, book, chapter, url }: Conflict,
  { source, offered }: { source: string | null; offered: string | null },
  { known, published, names, decisions, unblended }: ToTell,
): PartDifference[] | null => {
  if (unblended.some((one) => one.object === object && one.source === about)) return null;
  const base = known.get(object)?.get(source ?? '');
  // Nothing is known in a new database; the next cycle looks which parts are theirs.
  if (base === undefined) return offered === null && looksLikeParts(html) ? [] : null;
  const objects = published.get(object) ?? [];
  return (
    theirParts(html, base)?.map(({ part, kind, digest, nodes }) => {
      const key = partKey(object, part);
      const work = kind === 'deleted' ? GONE : digest;
      return {
        ...{ object: key, space, book, chapter, url, part, kind, about: work },
        decided: choiceOf(decisions, key, work),
        name:
          objects.find((one) => one.part === part)?.name ?? names.get(object)?.get(part) ?? null,
        html: writeTree(nodes),
      };
    }) ?? null
  );
};

/**
 * Of chapters in which a person's words stand: the parts that differ, and the chapters of which only
 * the whole can be decided about, or was.
 */
export const divide = (
  whole: readonly Conflict[],
  told: ToTell,
): { conflicts: Conflict[]; parts: PartDifference[] } => {
  const chapters = new Map(
    told.books.flatMap((book) => book.chapters.map((one) => [one.key, one] as const)),
  );
  const conflicts: Conflict[] = [];
  const parts: PartDifference[] = [];
  for (const one of whole) {
    const chapter = chapters.get(one.object);
    const mine = chapter === undefined || one.decided !== null ? null : partsIn(one, chapter, told);
    if (mine === null) conflicts.push(one);
    else parts.push(...mine);
  }
  return { conflicts, parts };
};
