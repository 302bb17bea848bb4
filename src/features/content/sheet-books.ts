/** What the families make of their sheets: « Bassin de vie », « Bassin d’emploi », « Offres d’emploi ». */
import { message, say } from '../../shared/i18n.ts';
import { CONTENTS_FROM, type FamilyBook, type Rendered } from './book-chapters.ts';
import {
  type ContentsView,
  type Entry,
  jobMarketView,
  livingAreaView,
  openingView,
  sheetPart,
} from './book-views.ts';
import { byName, sayDay, words } from './book-words.ts';
import { JOB_MARKET, type JobMarketSheet } from './job-market.ts';
import { LIVING_AREA, type LivingAreaSheet } from './living-area.ts';
import { MENUS } from './options.ts';
import { OPENING, type OpeningSheet } from './opening.ts';
import { placeGroups } from './place-groups.ts';
import type { BookTemplates } from './templates.ts';

type Located = LivingAreaSheet | JobMarketSheet;

/** What stands in a table of contents by itself, beside the communes. */
type Themes<S> = {
  codes: readonly string[];
  of: (sheet: S) => readonly string[];
  say: (code: string) => string;
};

const arranged = <S extends Located>(
  templates: BookTemplates,
  book: 'living-area' | 'job-market',
  themes: Themes<S>,
  sheets: readonly Rendered<S>[],
): string[] => {
  const none = say(templates.lang, message('books.place.none'));
  const groups = placeGroups(sheets, ({ sheet }) => sheet);
  const entry = ({ sheet }: Rendered<S>, place: string | null): Entry => ({
    id: sheetPart(sheet),
    name: sheet.name,
    place,
  });
  const ordered = groups.flatMap(({ name, members }) => members.map((one) => ({ one, name })));
  const contents: ContentsView = {
    themes: themes.codes.flatMap((code) => {
      const mine = ordered.filter(({ one: { sheet } }) => themes.of(sheet).includes(code));
      const lines = mine.map(({ one, name }) => entry(one, name));
      return lines.length === 0 ? [] : [{ name: themes.say(code), sheets: lines }];
    }),
    places: groups.map(({ id, name, members }) => ({
      id,
      name: name ?? none,
      sheets: members.map((one) => entry(one, null)),
    })),
  };
  return [
    ...(sheets.length < CONTENTS_FROM ? [] : [templates.part(`${book}/contents`, contents)]),
    ...groups.flatMap(({ id, name, members }) => [
      templates.part('shared/place', { id, name: words(name ?? none) }),
      ...members.map(({ html }) => html),
    ]),
  ];
};

const communeOf = ({ place, commune }: Located | OpeningSheet): string | null =>
  place?.name ?? commune;

export const livingAreaFamily = (templates: BookTemplates): FamilyBook<LivingAreaSheet> => {
  const { lang } = templates;
  const themes: Themes<LivingAreaSheet> = {
    codes: MENUS.themes.map(({ code }) => code),
    of: (sheet) => sheet.themes,
    say: (code) => MENUS.themes.find((theme) => theme.code === code)?.[lang] ?? code,
  };
  return {
    family: LIVING_AREA,
    passing: false,
    nameOf: ({ name }) => name,
    communeOf,
    linesOf: (sheet) => sheet.themes.length + 1,
    part: (shown, lean) => {
      const view = livingAreaView(lang, shown);
      const without = lean ? { purpose: null, remarks: null } : {};
      return templates.part('living-area/sheet', { ...view, ...without });
    },
    arrange: (sheets) => arranged(templates, 'living-area', themes, sheets),
    empty: () => templates.part('shared/empty', {}),
  };
};

export const jobMarketFamily = (templates: BookTemplates): FamilyBook<JobMarketSheet> => {
  const { lang } = templates;
  const sectors: Themes<JobMarketSheet> = {
    codes: MENUS.sector.map(({ code }) => code),
    of: ({ sector }) => (sector === null ? [] : [sector]),
    say: (code) => MENUS.sector.find((sector) => sector.code === code)?.[lang] ?? code,
  };
  return {
    family: JOB_MARKET,
    passing: false,
    nameOf: ({ name }) => name,
    communeOf,
    linesOf: () => 2,
    part: (shown, lean) => {
      const view = jobMarketView(lang, shown);
      const without = lean ? { knowledge: null, remarks: null } : {};
      return templates.part('job-market/sheet', { ...view, ...without });
    },
    arrange: (sheets) => arranged(templates, 'job-market', sectors, sheets),
    empty: () => templates.part('shared/empty', {}),
  };
};

/** Those with the nearest deadline first, those without one last. */
const byDeadline = ({ sheet: a }: Rendered<OpeningSheet>, { sheet: b }: Rendered<OpeningSheet>) => {
  const [one, other] = [a.deadline ?? '9999', b.deadline ?? '9999'];
  return one < other ? -1 : one > other ? 1 : byName(a.title, b.title) || a.id - b.id;
};

export const openingFamily = (templates: BookTemplates): FamilyBook<OpeningSheet> => {
  const { lang } = templates;
  return {
    family: OPENING,
    passing: true,
    nameOf: ({ title }) => title,
    communeOf,
    linesOf: () => 1,
    part: (shown, lean) => {
      const view = openingView(lang, shown);
      return templates.part('openings/sheet', { ...view, ...(lean ? { description: null } : {}) });
    },
    arrange: (sheets) => {
      const ordered = sheets.toSorted(byDeadline);
      const lines = ordered.map(({ sheet }) => ({
        id: sheetPart(sheet),
        name: sheet.title,
        place: communeOf(sheet),
        deadline: sheet.deadline === null ? null : sayDay(lang, sheet.deadline),
      }));
      return [
        ...(ordered.length < CONTENTS_FROM
          ? []
          : [templates.part('openings/contents', { sheets: lines })]),
        ...ordered.map(({ html }) => html),
      ];
    },
    empty: () => templates.part('openings/empty', {}),
  };
};
