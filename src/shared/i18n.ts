/**
 * What people read, French first. A catalogue file in `locales/` holds both languages of
 * one subject side by side; code passes `Message`s around and only edges turn them into text.
 */
import i18next from 'i18next';
import { catalogue as asks } from './locales/asks.ts';
import { catalogue as books } from './locales/books.ts';
import { catalogue as cli } from './locales/cli.ts';
import { catalogue as content } from './locales/content.ts';
import { catalogue as contentFields } from './locales/content-fields.ts';
import { catalogue as core } from './locales/core.ts';
import { catalogue as doctor } from './locales/doctor.ts';
import { catalogue as files } from './locales/files.ts';
import { catalogue as bringIn } from './locales/import.ts';
import { catalogue as imports } from './locales/imports.ts';
import { catalogue as indicators } from './locales/indicators.ts';
import { catalogue as intake } from './locales/intake.ts';
import { catalogue as invitations } from './locales/invitations.ts';
import { catalogue as matching } from './locales/matching.ts';
import { catalogue as metiers } from './locales/metiers.ts';
import { catalogue as moodle } from './locales/moodle.ts';
import { catalogue as openings } from './locales/openings.ts';
import { catalogue as page } from './locales/page.ts';
import { catalogue as pairings } from './locales/pairings.ts';
import { catalogue as peers } from './locales/peers.ts';
import { catalogue as people } from './locales/people.ts';
import { catalogue as places } from './locales/places.ts';
import { catalogue as region } from './locales/region.ts';
import { catalogue as reports } from './locales/reports.ts';
import { catalogue as settings } from './locales/settings.ts';
import { catalogue as sync } from './locales/sync.ts';
import { catalogue as upkeep } from './locales/upkeep.ts';
import { catalogue as versions } from './locales/versions.ts';
import { catalogue as wishes } from './locales/wishes.ts';
import { sheetFormats } from './sheet-words.ts';

export const LANGS = ['fr', 'en'] as const;
export type Lang = (typeof LANGS)[number];

const catalogues = {
  asks,
  books,
  bringIn,
  cli,
  content,
  contentFields,
  core,
  doctor,
  files,
  imports,
  indicators,
  intake,
  invitations,
  matching,
  metiers,
  moodle,
  openings,
  page,
  pairings,
  peers,
  people,
  places,
  region,
  reports,
  settings,
  sync,
  upkeep,
  versions,
  wishes,
} as const;

type Catalogues = (typeof catalogues)[keyof typeof catalogues];
type KeysOf<C> = C extends { fr: infer F } ? keyof F & string : never;
/**
 * `sheets_one` and `sheets_other` are both asked for as `sheets`, with a `count`; for 0, which French
 * counts as one, `sheets_zero` comes first where there is one.
 */
type WithoutPlural<K extends string> = K extends
  `${infer Base}_zero` | `${infer Base}_one` | `${infer Base}_other`
  ? Base
  : K;

export type MessageKey = WithoutPlural<KeysOf<Catalogues>>;
export type MessageParams = Readonly<Record<string, string | number>>;
/** A sentence not yet in a language. It can be stored: keys and parameters are plain data. */
export type Message = { key: MessageKey; params?: MessageParams };

const resources = (lang: Lang): Record<string, string> =>
  Object.assign({}, ...Object.values(catalogues).map((catalogue) => catalogue[lang])) as Record<
    string,
    string
  >;

/** French puts a no-break space before : ; ! ? % and inside « »; the catalogues may leave it to us. */
export const frenchSpaces = (text: string): string =>
  text.replaceAll(/ (?=[:»%])|(?<=«) /g, '\u00A0').replaceAll(/ (?=[;!?])/g, '\u202F');

const instance = i18next.createInstance();
await instance.init({
  lng: 'fr',
  fallbackLng: 'fr',
  supportedLngs: [...LANGS],
  resources: {
    fr: {
      translation: Object.fromEntries(
        Object.entries(resources('fr')).map(([key, text]) => [key, frenchSpaces(text)]),
      ),
    },
    en: { translation: resources('en') },
  },
  keySeparator: false,
  nsSeparator: false,
  interpolation: {
    escapeValue: false, // Escaping belongs to the page template.
    defaultVariables: { kind: 'sheet' },
  },
});
for (const [name, format] of Object.entries(sheetFormats)) {
  instance.services.formatter?.add(name.toLowerCase(), (value, lang) =>
    format(value, lang === 'en' ? 'en' : 'fr'),
  );
}

export const message = (key: MessageKey, params?: MessageParams): Message =>
  params === undefined ? { key } : { key, params };

/** The sentence in the reader's language. */
export const say = (lang: Lang, { key, params }: Message): string =>
  instance.t(key, { lng: lang, ...params });

/** What is said in each language people read, side by side: for texts that Moodle shows. */
export const inEach = (speak: (lang: Lang) => string): Record<Lang, string> => ({
  fr: speak('fr'),
  en: speak('en'),
});

/** The sentence in each language. */
export const sayInEach = (told: Message): Record<Lang, string> => inEach((lang) => say(lang, told));

const saidIn = (lang: Lang, how: Intl.DateTimeFormatOptions, at: number): string => {
  const locale = lang === 'fr' ? 'fr-FR' : 'en-GB';
  const said = new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...how }).format(at);
  // « 1er juillet »: the one thing Intl does not know of French dates.
  return lang === 'fr' ? said.replace(/^1 /, '1er ') : said;
};

/** A day (`YYYY-MM-DD`) as people of that language write it. */
export const sayDay = (lang: Lang, day: string): string =>
  saidIn(lang, { timeZone: 'UTC' }, new Date(`${day}T00:00:00Z`).getTime());

/** A day or an instant (epoch milliseconds) as people of that language write it. */
export const sayInstant = (lang: Lang, at: number, timeZone = 'Europe/Paris'): string =>
  saidIn(lang, { timeStyle: 'short', timeZone }, at);
