/** What waits for a referent to decide, whatever it is: a text a person edited, or deleted. */
import type { Db } from '../../db/index.ts';
import { message, type Message } from '../../shared/i18n.ts';
import { shorten } from '../../shared/text.ts';
import { type Differences, differencesOf, GONE, type PartDifference } from '../sync/index.ts';
import { wasCarried } from './answer-store.ts';
import { sheetIn } from './sheet-edits.ts';

export type Undecided = {
  /** The key that a decision names. */
  object: string;
  space: string;
  /** Names the person's work: a decision is about this one. */
  about: string;
  url: string | null;
  /**
   * What a person did, and what ours would do now: put back, publish again, take away. Of a part of a
   * chapter: one that shows a sheet of this space, any other one, and one that was taken out.
   */
  kind: 'edit' | 'deletion' | 'leaving' | 'sheet' | 'part' | 'out';
  /** Its words could not be carried into the sheet before. */
  again?: boolean;
  /** What it is, as part of a sentence. */
  what: Message;
};

const nameOf = (book: string, chapter: string): Message =>
  chapter === ''
    ? message('asks.what.book', { book: shorten(book) })
    : message('asks.what.chapter', { book: shorten(book), chapter: shorten(chapter) });

/** Of the pieces, those that hold a text of ours; that someone left a group is no one's question. */
const ASKED_ABOUT = ['entry', 'event'] as const;
type AskedAbout = (typeof ASKED_ABOUT)[number];
const isAskedAbout = (type: string): type is AskedAbout =>
  (ASKED_ABOUT as readonly string[]).includes(type);

/** Everything that a referent is asked about, but for parts of chapters. */
const wholeOf = ({ conflicts, deletions, pieces }: Differences): Undecided[] => [
  ...conflicts.map(({ object, space, about, url, book, chapter }) => ({
    object,
    space,
    about,
    url,
    kind: 'edit' as const,
    what: nameOf(book, chapter),
  })),
  ...deletions.map(({ object, space, about, url, book, chapter }) => ({
    object,
    space,
    about,
    url,
    kind: 'deletion' as const,
    what: nameOf(book, chapter),
  })),
  ...pieces.flatMap(({ object, space, about, url, type, leaving }): Undecided[] => {
    if (!isAskedAbout(type)) return [];
    const what = message(`asks.what.${type}`);
    const kind = about === GONE ? 'deletion' : leaving ? 'leaving' : 'edit';
    return [{ object, space, about, url, kind, what }];
  }),
];

const partName = ({ book, chapter, name }: PartDifference): Message => {
  const where = { book: shorten(book), chapter: shorten(chapter) };
  return name === null
    ? message('asks.what.passage', where)
    : message('asks.what.part', { ...where, part: shorten(name) });
};

const partOf = async (db: Db, part: PartDifference): Promise<Undecided> => {
  const { object, space, about, url } = part;
  const one = { object, space, about, url, what: partName(part) };
  if (part.kind === 'deleted') return { ...one, kind: 'out' };
  const isSheet = part.name !== null && (await sheetIn(db, part)) !== null;
  return isSheet
    ? { ...one, kind: 'sheet', again: await wasCarried(db, object, about) }
    : { ...one, kind: 'part' };
};

/** Everything that a referent is asked about. */
export const undecidedOf = async (db: Db): Promise<Undecided[]> => {
  const differences = await differencesOf(db);
  const parts = [];
  for (const part of differences.parts) parts.push(await partOf(db, part));
  return [...wholeOf(differences), ...parts];
};
