/** « Vos contacts »: who answers for the space, its partners, what is common to all spaces. Pure. */
import { plainText } from '../../shared/html.ts';
import { message, type MessageKey, say } from '../../shared/i18n.ts';
import { shorten } from '../../shared/text.ts';
import type { Space } from '../network/index.ts';
import type { Contact } from '../people/index.ts';
import type { DesiredBook, DesiredChapter } from '../sync/index.ts';
import { type PartnerView, type Shown, shownPhones } from './book-views.ts';
import { byName, sayOption, words } from './book-words.ts';
import { type BookFrame, bookKey, bookOf, onceChapter } from './books.ts';
import type { JobMarketSheet } from './job-market.ts';
import type { LivingAreaSheet } from './living-area.ts';

export type ContactsOf = {
  space: Space;
  people: readonly Contact[];
  livingArea: readonly Shown<LivingAreaSheet>[];
  jobMarket: readonly Shown<JobMarketSheet>[];
  /** What the national space offers to all. */
  resources: Space['resources'];
};

/** A table of more is no help; all of them stand in the other Books. */
const MOST_PARTNERS = 80;
const MOST_PURPOSE = 200;
const PARTNERS: readonly JobMarketSheet['kind'][] = ['joint_body', 'chamber', 'funder'];

/** Moodle's own page of a person in the space, where they can be written to. */
const profileUrl = ({ id, url }: Space, person: number): string =>
  `${url.replace(/\/course\/view\.php.*$/u, '')}/user/view.php?id=${person}&course=${id}`;

const partnerOf = (
  { name, place, commune, phones, site }: LivingAreaSheet | JobMarketSheet,
  purpose: string,
): PartnerView => ({
  name: words(name),
  purpose,
  place: place?.name ?? commune ?? '',
  phones: shownPhones(phones),
  site,
});

const partnersOf = (
  { templates: { lang } }: BookFrame,
  { livingArea, jobMarket }: ContactsOf,
): PartnerView[] => {
  const own = <S>(shown: readonly Shown<S>[]): S[] =>
    shown.flatMap(({ sheet, from }) => (from === null ? [sheet] : []));
  const advisers = own(livingArea)
    .filter(({ category }) => category === 'partner')
    .map((sheet) => partnerOf(sheet, shorten(plainText(sheet.purpose ?? ''), MOST_PURPOSE)));
  const bodies = own(jobMarket)
    .filter(({ kind }) => PARTNERS.includes(kind))
    .map((sheet) => partnerOf(sheet, sayOption(lang, 'kind', sheet.kind)));
  return [...advisers, ...bodies]
    .sort((a, b) => byName(a.name.text, b.name.text) || byName(a.place, b.place))
    .slice(0, MOST_PARTNERS);
};

const MODULES = ['page', 'book', 'url', 'resource', 'folder', 'forum'] as const;

/** By kind of activity, in the order they stand in the national space. */
const modulesOf = ({ templates: { lang } }: BookFrame, resources: Space['resources']) => {
  const groups = new Map<MessageKey, { name: string; url: string }[]>();
  for (const { module, name, url } of resources) {
    const known = MODULES.find((one) => one === module) ?? 'other';
    const key = `books.module.${known}` as const;
    groups.set(key, [...(groups.get(key) ?? []), { name, url }]);
  }
  return Array.from(groups, ([key, members]) => ({
    name: say(lang, message(key)),
    resources: members,
  }));
};

/** Nothing for the national space, and where there is nobody and nothing to tell of. */
export const contactsBook = (frame: BookFrame, contacts: ContactsOf): DesiredBook | null => {
  const { published, templates } = frame;
  const { space, people, resources } = contacts;
  const key = bookKey(space.code, 'contacts');
  const partners = partnersOf(frame, contacts);
  const stands = (end: string): boolean => published.has(`${key}/${end}`);
  if (space.national) return null;
  if (people.length === 0 && partners.length === 0 && !stands('referents')) return null;

  const chapter = (end: 'referents' | 'partners' | 'national', html: string): DesiredChapter => ({
    key: `${key}/${end}`,
    title: say(templates.lang, message(`books.contacts.${end}`)),
    html,
    objects: [],
  });
  const empty = (): string => templates.part('shared/empty', {});
  const views = people.map(({ id, name, coordinator }) => ({
    name,
    url: profileUrl(space, id),
    coordinator,
  }));
  const chapters = [
    {
      ...chapter('referents', templates.part('contacts/referents', { people: views })),
      people: true as const,
    },
    ...(partners.length > 0
      ? [chapter('partners', templates.part('contacts/partners', { partners }))]
      : stands('partners')
        ? [chapter('partners', empty())]
        : []),
    ...(resources.length > 0
      ? [
          chapter(
            'national',
            templates.part('contacts/national', { modules: modulesOf(frame, resources) }),
          ),
        ]
      : stands('national')
        ? [chapter('national', empty())]
        : []),
    onceChapter(frame, `${key}/local`, 'books.contacts.local', 'contacts/local'),
  ];
  return bookOf(frame, 'contacts', chapters);
};
