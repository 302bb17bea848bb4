/** What waits for a referent to decide, whatever it is: a text a person edited, or deleted. */
import { message, type Message } from '../../shared/i18n.ts';
import { shorten } from '../../shared/text.ts';
import { type Differences, GONE } from '../sync/index.ts';

export type Undecided = {
  /** The key that a decision names. */
  object: string;
  space: string;
  /** Names the person's work: a decision is about this one. */
  about: string;
  url: string | null;
  /** What a person did, and what ours would do now: put back, publish again, take away. */
  kind: 'edit' | 'deletion' | 'leaving';
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

/** Everything that a referent is asked about. */
export const undecidedOf = ({ conflicts, deletions, pieces }: Differences): Undecided[] => [
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
