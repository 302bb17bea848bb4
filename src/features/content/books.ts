/** The Books of a space as its sheets make them (docs/content.md, Books). Pure. */
import { message, type MessageKey, say } from '../../shared/i18n.ts';
import { domainOf, ROME_DOMAINS, type RomeDomain } from '../metiers/index.ts';
import type { DesiredBook, DesiredChapter } from '../sync/index.ts';
import { chaptersOf, type FamilyBook, type Section } from './book-chapters.ts';
import type { Shown } from './book-views.ts';
import type { JobMarketSheet } from './job-market.ts';
import type { LivingAreaSheet } from './living-area.ts';
import { MENUS } from './options.ts';
import type { OpeningSheet } from './opening.ts';
import { jobMarketFamily, livingAreaFamily, openingFamily } from './sheet-books.ts';
import type { BookTemplates } from './templates.ts';

export type BookName = 'living-area' | 'job-market' | 'openings' | 'contacts';

/** What a Book is made from beside its sheets. */
export type BookFrame = {
  /** The space's code. */
  space: string;
  /** Keys of the chapters that stand. */
  published: ReadonlySet<string>;
  templates: BookTemplates;
};

export const bookKey = (space: string, book: BookName): string => `${space}/${book}`;

/** A page that is people's from the day it is made. */
export const onceChapter = (
  { templates }: BookFrame,
  key: string,
  title: MessageKey,
  part:
    'living-area/word' | 'job-market/word' | 'openings/word' | 'contacts/word' | 'contacts/local',
): DesiredChapter => ({
  key,
  title: say(templates.lang, message(title)),
  html: templates.part(part, {}),
  objects: [],
  once: true,
});

/** « Le mot du référent », then the chapters; no Book is made for the word alone. */
export const bookOf = (
  frame: BookFrame,
  book: BookName,
  chapters: readonly DesiredChapter[],
): DesiredBook | null => {
  if (chapters.length === 0) return null;
  const { space, templates } = frame;
  const key = bookKey(space, book);
  return {
    key,
    space,
    name: say(templates.lang, message(`books.${book}`)),
    intro: templates.part(`${book}/intro`, {}),
    chapters: [onceChapter(frame, `${key}/word`, 'books.word', `${book}/word`), ...chapters],
  };
};

const made = <S extends { id: number }>(
  frame: BookFrame,
  book: BookName,
  family: FamilyBook<S>,
  sections: readonly Section<S>[],
): DesiredBook | null =>
  bookOf(
    frame,
    book,
    sections.flatMap((section) => chaptersOf(family, section, frame.published, frame.templates)),
  );

/** Ends of keys have no underscore: `social_body` is `…/social-body`. */
const sectionKey = ({ space }: BookFrame, book: BookName, code: string): string =>
  `${bookKey(space, book)}/${code.replaceAll('_', '-')}`;

/** « Bassin de vie »: a chapter for each category. */
export const livingAreaBook = (
  frame: BookFrame,
  sheets: readonly Shown<LivingAreaSheet>[],
): DesiredBook | null =>
  made(
    frame,
    'living-area',
    livingAreaFamily(frame.templates),
    MENUS.category.map(({ code }) => ({
      key: sectionKey(frame, 'living-area', code),
      title: say(frame.templates.lang, message(`books.category.${code}`)),
      sheets: sheets.filter(({ sheet }) => sheet.category === code),
    })),
  );

/** « Bassin d’emploi »: a chapter for each kind. */
export const jobMarketBook = (
  frame: BookFrame,
  sheets: readonly Shown<JobMarketSheet>[],
): DesiredBook | null =>
  made(
    frame,
    'job-market',
    jobMarketFamily(frame.templates),
    MENUS.kind.map(({ code }) => ({
      key: sectionKey(frame, 'job-market', code),
      title: say(frame.templates.lang, message(`books.kind.${code}`)),
      sheets: sheets.filter(({ sheet }) => sheet.kind === code),
    })),
  );

const domain = ({ metier }: OpeningSheet): RomeDomain | null =>
  metier === null ? null : domainOf(metier.code);

/** « Offres d’emploi »: a chapter for each domain of the ROME, and one for those without a code. */
export const openingsBook = (
  frame: BookFrame,
  sheets: readonly Shown<OpeningSheet>[],
): DesiredBook | null => {
  const { lang } = frame.templates;
  const letters = Object.keys(ROME_DOMAINS) as RomeDomain[];
  return made(frame, 'openings', openingFamily(frame.templates), [
    ...letters.map((letter) => ({
      key: sectionKey(frame, 'openings', letter.toLowerCase()),
      title: ROME_DOMAINS[letter][lang],
      sheets: sheets.filter(({ sheet }) => domain(sheet) === letter),
    })),
    {
      key: sectionKey(frame, 'openings', 'none'),
      title: say(lang, message('books.domain.none')),
      sheets: sheets.filter(({ sheet }) => domain(sheet) === null),
    },
  ]);
};
