/**
 * What each template of a Book is filled in with. Texts are escaped by the templates; the fields
 * named as HTML were cleaned when the sheet was read. `null` and `[]` stand for what is not known.
 */
import type { Lang } from '../../shared/i18n.ts';
import {
  sayDay,
  sayMetier,
  sayMonth,
  sayOption,
  type Words,
  words,
  wordsOr,
} from './book-words.ts';
import type { JobMarketSheet } from './job-market.ts';
import type { LivingAreaSheet } from './living-area.ts';
import type { Phone } from './noun.ts';
import type { OpeningSheet } from './opening.ts';

type Link = { href: string; text: string };

/** Marked for readers: when it was last verified, or made where it never was. */
export type StaleView = { verified: boolean; month: string };

type CommonView = {
  /** The id of the part. */
  id: string;
  name: Words;
  /** The name of the neighbouring space that keeps the sheet; `null`: this one. */
  space: string | null;
  stale: StaleView | null;
  /** A day. */
  verified: string | null;
  site: Link | null;
};
type WhereaboutsView = {
  address: Words | null;
  phones: string[];
  mails: string[];
  hours: Words | null;
  /** HTML */
  remarks: string | null;
  source: Words | null;
};
export type LivingAreaView = CommonView &
  WhereaboutsView & {
    /** HTML */
    purpose: string | null;
    themes: string[];
    forWhom: Words | null;
    cost: Words | null;
  };
export type JobMarketView = CommonView &
  WhereaboutsView & {
    sector: string | null;
    metiers: string[];
    size: string | null;
    mandate: Words | null;
    /** HTML */
    knowledge: string | null;
  };
export type OpeningView = CommonView & {
  deadline: string | null;
  metier: string | null;
  employer: Words | null;
  commune: Words | null;
  contract: string | null;
  level: string | null;
  salary: Words | null;
  experience: Words | null;
  clearance: string | null;
  /** HTML */
  description: string | null;
};

/** A line of a table of contents. `id` is that of the sheet's part. */
export type Entry = { id: string; name: string; place: string | null };
export type ContentsView = {
  /** By theme, or by sector; empty where no sheet has one. */
  themes: { name: string; sheets: Entry[] }[];
  places: { id: string; name: string; sheets: Entry[] }[];
};

export type PartnerView = {
  name: Words;
  purpose: string;
  place: string;
  phones: string[];
  site: Link | null;
};

/** By template. */
export type PartViews = {
  'shared/place': { id: string; name: Words };
  'shared/empty': object;
  'shared/elsewhere': { chapters: string[] };
  'living-area/intro': object;
  'living-area/word': object;
  'living-area/contents': ContentsView;
  'living-area/sheet': LivingAreaView;
  'job-market/intro': object;
  'job-market/word': object;
  'job-market/contents': ContentsView;
  'job-market/sheet': JobMarketView;
  'openings/intro': object;
  'openings/word': object;
  'openings/empty': object;
  'openings/contents': { sheets: (Entry & { deadline: string | null })[] };
  'openings/sheet': OpeningView;
  'contacts/intro': object;
  'contacts/word': object;
  'contacts/local': object;
  'contacts/referents': { people: { name: string; url: string; coordinator: boolean }[] };
  'contacts/partners': { partners: PartnerView[] };
  'contacts/national': {
    modules: { name: string; resources: { name: string; url: string }[] }[];
  };
};

/** A sheet as a space shows it. */
export type Shown<S> = {
  sheet: S;
  /** The name of the neighbouring space that keeps it; `null`: this one. */
  from: string | null;
  /** The day it was last seen to be right, or made, where it is to be marked as stale. */
  staleSince: string | null;
};

export const sheetPart = ({ id }: { id: number }): string => `mara-sheet-${id}`;

type Common = { id: number; site: Link | null; verifiedOn: string | null };
const common = (
  lang: Lang,
  name: string,
  { sheet, from, staleSince }: Shown<Common>,
): CommonView => ({
  id: sheetPart(sheet),
  name: words(name),
  space: from,
  stale:
    staleSince === null
      ? null
      : { verified: sheet.verifiedOn !== null, month: sayMonth(lang, staleSince) },
  verified: sheet.verifiedOn === null ? null : sayDay(lang, sheet.verifiedOn),
  site: sheet.site,
});

export const shownPhones = (phones: readonly Phone[]): string[] => phones.map(({ shown }) => shown);

const whereabouts = (sheet: LivingAreaSheet | JobMarketSheet): WhereaboutsView => ({
  address: wordsOr(sheet.address),
  phones: shownPhones(sheet.phones),
  mails: sheet.mails,
  hours: wordsOr(sheet.hours),
  remarks: sheet.remarks,
  source: wordsOr(sheet.source),
});

export const livingAreaView = (lang: Lang, shown: Shown<LivingAreaSheet>): LivingAreaView => {
  const { sheet } = shown;
  return {
    ...common(lang, sheet.name, shown),
    ...whereabouts(sheet),
    purpose: sheet.purpose,
    themes: sheet.themes.map((theme) => sayOption(lang, 'themes', theme)),
    forWhom: wordsOr(sheet.forWhom),
    cost: wordsOr(sheet.cost),
  };
};

export const jobMarketView = (lang: Lang, shown: Shown<JobMarketSheet>): JobMarketView => {
  const { sheet } = shown;
  return {
    ...common(lang, sheet.name, shown),
    ...whereabouts(sheet),
    sector: sheet.sector === null ? null : sayOption(lang, 'sector', sheet.sector),
    metiers: sheet.metiers.map(sayMetier),
    size: sheet.size === null ? null : sayOption(lang, 'size', sheet.size),
    mandate: wordsOr(sheet.mandate),
    knowledge: sheet.knowledge,
  };
};

export const openingView = (lang: Lang, shown: Shown<OpeningSheet>): OpeningView => {
  const { sheet } = shown;
  return {
    ...common(lang, sheet.title, shown),
    deadline: sheet.deadline === null ? null : sayDay(lang, sheet.deadline),
    metier: sheet.metier === null ? null : sayMetier(sheet.metier),
    employer: wordsOr(sheet.employer),
    commune: wordsOr(sheet.place?.name ?? sheet.commune),
    contract: sheet.contract === null ? null : sayOption(lang, 'contract', sheet.contract),
    level: sheet.level === null ? null : sayOption(lang, 'level', sheet.level),
    salary: wordsOr(sheet.salary),
    experience: wordsOr(sheet.experience),
    clearance: sheet.clearance === null ? null : sayOption(lang, 'clearance', sheet.clearance),
    description: sheet.description,
  };
};
