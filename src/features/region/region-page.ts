/** The page « Ma région » of a space: what was done, what waits for its referents. Pure. */
import type { BodyOf } from '../../moodle/index.ts';
import {
  inEach,
  message,
  type Message,
  type MessageKey,
  say,
  sayDay,
  sayInEach,
} from '../../shared/i18n.ts';
import { shorten } from '../../shared/text.ts';
import type { DueSheet } from '../content/index.ts';
import { isOpen, type Piece, type Standing } from '../sync/index.ts';

type Page = BodyOf<'page'>;
type Section = Page['sections'][number];
type Item = Section['items'][number];

/** A longer list is not read: the rest is counted, and comes up as the first ones are settled. */
export const ITEMS_SHOWN = 30;

export const itemOf = (
  told: Message,
  url: string | null = null,
  since: number | null = null,
): Item => ({
  text: sayInEach(told),
  url,
  since: since === null ? null : Math.floor(since / 1000),
});

type Title = { title: MessageKey; empty: MessageKey };

export const sectionOf = (
  code: string,
  { title, empty }: Title,
  items: readonly Item[],
): Section => {
  const left = items.length - ITEMS_SHOWN;
  const more = left > 0 ? [itemOf(message('region.more', { count: left }))] : [];
  return {
    code,
    title: sayInEach(message(title)),
    empty: sayInEach(message(empty)),
    items: [...items.slice(0, ITEMS_SHOWN), ...more],
  };
};

/** That the space is held at an earlier version, since when and by whom. */
const pinItems = (pin: Standing['pin']): Item[] => {
  if (pin === null) return [];
  const { version, by, at } = pin;
  const told =
    by === null
      ? message('pin.region', { version })
      : message('pin.regionBy', { version, by: shorten(by) });
  return [itemOf(told, null, at)];
};

/** The Books that stand, and when a chapter was last written. */
const doneItems = ({ books, publishedAt, pin }: Standing): Item[] => [
  ...pinItems(pin),
  ...books
    .filter(({ state }) => state === 'live')
    .map(({ name, url, chapters }) => {
      const count = chapters.filter(({ key, state }) => key !== null && state === 'live').length;
      return itemOf(message('region.book', { book: shorten(name), count }), url, publishedAt);
    }),
];

const ofBook = (
  kind: 'edited' | 'deleted',
  { book, chapter }: { book: string; chapter: string },
) =>
  chapter === ''
    ? message('region.deleted.book', { book: shorten(book) })
    : message(`region.${kind}.chapter`, { book: shorten(book), chapter: shorten(chapter) });

const ofPart = ({ kind, name, chapter, book }: Standing['parts'][number]): Message => {
  const where = { book: shorten(book), chapter: shorten(chapter) };
  return name === null
    ? message(`region.${kind}.unnamed`, where)
    : message(`region.${kind}.part`, { ...where, part: shorten(name) });
};

const isDecidedAbout = (type: string): type is 'entry' | 'event' =>
  type === 'entry' || type === 'event';

/** Texts of people's that stand instead of ours, until someone decides. */
const undecidedItems = ({ conflicts, parts, deletions, pieces }: Standing): Item[] => [
  ...conflicts.filter(isOpen).map((one) => itemOf(ofBook('edited', one), one.url)),
  ...parts.filter(isOpen).map((one) => itemOf(ofPart(one), one.url)),
  ...deletions.filter(isOpen).map((one) => itemOf(ofBook('deleted', one), one.url)),
  ...pieces
    .filter(isOpen)
    .flatMap(({ type, url }) =>
      isDecidedAbout(type) ? [itemOf(message(`region.${type}`), url)] : [],
    ),
];

const removalItems = ({ hold }: Standing): Item[] => {
  if (hold?.approvedBy !== null) return [];
  const { objects, total, since } = hold;
  return [itemOf(message('region.removal', { count: objects.length, total }), null, since)];
};

const mendItems = ({ remarks, setAside }: Standing): Item[] => [
  ...remarks.map(({ told, url }) => itemOf(told, url)),
  ...setAside.map(({ told }) => itemOf(told)),
];

const dueItems = (due: readonly DueSheet[]): Item[] =>
  due.map(({ name, url, verifiedOn }) => {
    const sheet = shorten(name);
    if (verifiedOn === null) return itemOf(message('region.due.never', { sheet }), url);
    const text = inEach((lang) =>
      say(lang, message('region.due.since', { sheet, day: sayDay(lang, verifiedOn) })),
    );
    return { text, url, since: null };
  });

type InvitationStatus = Extract<Piece, { type: 'invitation' }>['detail']['status'];
const TOLD_OF = ['queued', 'sent', 'accepted', 'declined', 'expired'] as const;

/** How many are under way: counts only, a page is no place for names. */
const invitationItems = (statuses: readonly InvitationStatus[]): Item[] =>
  TOLD_OF.flatMap((status) => {
    const count = statuses.filter((one) => one === status).length;
    return count === 0 ? [] : [itemOf(message(`region.invitations.${status}`, { count }))];
  });

export type Region = {
  standing: Standing;
  due: readonly DueSheet[];
  invitations: readonly InvitationStatus[];
};

/** The same region makes the same page: nothing in it is of one cycle only. */
export const regionPage = ({ standing, due, invitations }: Region): Page => {
  const section = (
    code: 'done' | 'undecided' | 'removals' | 'mend' | 'due' | 'invitations',
    items: readonly Item[],
  ): Section =>
    sectionOf(code, { title: `region.${code}.title`, empty: `region.${code}.empty` }, items);
  return {
    sections: [
      section('undecided', undecidedItems(standing)),
      section('removals', removalItems(standing)),
      section('mend', mendItems(standing)),
      section('due', dueItems(due)),
      section('invitations', invitationItems(invitations)),
      section('done', doneItems(standing)),
    ],
  };
};
