import { LANGS, type Lang, sayInstant } from '../../shared/i18n.ts';

export type { Lang } from '../../shared/i18n.ts';

const isLang = (text: string): text is Lang => LANGS.some((lang) => lang === text);

/** The first of these that names a language spoken here; `en-GB` names English. */
export const firstSpoken = (...names: string[]): Lang =>
  names.map((name) => name.trim().slice(0, 2).toLowerCase()).find(isLang) ?? 'fr';

/** Those a browser asks for, in its order. */
export const acceptedBy = (header: string): string[] =>
  header.split(',').map((part) => part.split(';')[0] ?? '');

/** A day as people of that language write it; `instant` in Unix seconds. */
export const sayDay = (lang: Lang, instant: number): string =>
  new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'Europe/Paris',
  }).format(instant * 1000);

/** A day with its hour. */
export const sayTime = (lang: Lang, instant: number): string => sayInstant(lang, instant * 1000);
