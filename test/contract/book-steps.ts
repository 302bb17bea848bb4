/** Books in the contract suites: wished for, published, looked at. */
import { expect } from '@jest/globals';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { z } from 'zod';
import { BookItemSchema, PublishedSchema } from '../../src/moodle/wire.ts';
import type {
  BookItem,
  BookToPublish,
  ChapterItem,
  ChapterToPublish,
  Published,
  SpaceItem,
} from '../../src/moodle/wire.ts';
import type { MoodleUnderTest } from '../support/moodle-under-test.ts';
import { ask } from '../support/rest.ts';
import { exactly, instanceOf, unique } from './steps.ts';

/** A chapter to publish; its key is within `bookKey`. */
export function chapter(
  bookKey: string,
  name: string,
  wish: Partial<ChapterToPublish> = {},
): ChapterToPublish {
  return {
    key: `${bookKey}/${name}`,
    title: `Titre ${name}`,
    html: `<div id="mara-${name}" class="mara-sheet"><p>Texte de ${name}</p></div>`,
    source: unique('s'),
    after: null,
    ...wish,
  };
}

export function bookIn(space: SpaceItem, names: string[] = [], name = 'living-area') {
  const key = `${space.code}/${name}`;
  const chapters = names.map((each, at) =>
    chapter(key, each, { after: at === 0 ? null : `${key}/${names[at - 1]}` }),
  );
  const book: BookToPublish = {
    key,
    space: space.code,
    name: 'Bassin de vie',
    intro: '<p>Tenu par votre référent.</p>',
    chapters,
  };
  return book;
}

/** The same chapter with another text under another source. */
export function rewritten(old: ChapterToPublish, html?: string): ChapterToPublish {
  const source = unique('s');
  return { ...old, source, html: html ?? `<div class="mara-sheet"><p>Nouveau ${source}</p></div>` };
}

export type Result = Published['results'][number];

export async function publish(
  moodle: MoodleUnderTest,
  books: BookToPublish[],
  run = unique('run-'),
): Promise<Result[]> {
  const batch = JSON.stringify({ run, instance: await instanceOf(moodle), books });
  const answer = await ask(moodle, 'local_mara_publish', { batch });
  const { results } = exactly(PublishedSchema, answer);
  expect(results.map(({ key }) => key)).toEqual(books.map(({ key }) => key));
  return results;
}

/** One Book published: its outcome, the outcomes of its chapters by name, its state. */
export async function publishBook(moodle: MoodleUnderTest, book: BookToPublish, run?: string) {
  const result = (await publish(moodle, [book], run))[0]!;
  const entries = result.chapters.map(({ key, outcome, reason }): [string, string] => [
    key.slice(book.key.length + 1),
    reason === null ? outcome : `${outcome}: ${reason.errorcode}`,
  ]);
  return {
    outcome: result.outcome,
    reason: result.reason,
    chapters: Object.fromEntries(entries),
    state: result.state,
  };
}

/** A Book that is there: published, its state and its place in Moodle known. */
export async function publishedBook(moodle: MoodleUnderTest, book: BookToPublish) {
  const { state, outcome } = await publishBook(moodle, book);
  expect(outcome).toBe('created');
  return liveBook(state);
}

/** The state of a Book that must be live. */
export function liveBook(state: unknown): BookItem & { cmid: number; bookid: number } {
  return BookItemSchema.extend({ cmid: z.int(), bookid: z.int() }).parse(state);
}

/** A chapter of the state by the name it was published under. */
export function chapterOf(book: BookItem, name: string): ChapterItem {
  const found = book.chapters.find(({ key }) => key === `${book.key}/${name}`);
  if (!found) throw new Error(`${book.key} has no chapter ${name}`);
  return found;
}

/** The titles in the order a reader meets them, those of gone chapters left out. */
export function titlesInOrder(book: BookItem): string[] {
  const live = book.chapters.filter(({ state }) => state === 'live');
  expect(live.map((one) => one.position)).toEqual(live.map((_, at) => at + 1));
  return live.map(({ title }) => title);
}

const fragments = unified().use(rehypeParse, { fragment: true });
type Tree = ReturnType<typeof fragments.parse>;

/** HTML as a tree that can be compared: places and white space between elements left out. */
export function treeOf(html: string): unknown {
  return bare(fragments.parse(html));
}

function bare(node: Tree | Tree['children'][number]): unknown {
  if (node.type === 'text') return node.value.replace(/\s+/g, ' ').trim();
  if (!('children' in node)) return node.type;
  const children = node.children.map(bare).filter((child) => child !== '');
  if (node.type !== 'element') return children;
  // Moodle's purifier repeats `lang` as `xml:lang`: it says nothing more.
  const properties = { ...node.properties, xmlLang: undefined };
  return { tag: node.tagName, properties, children };
}
