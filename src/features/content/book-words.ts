/** How a Book says days, months and the options of menus, in its language. */
import type { Lang } from '../../shared/i18n.ts';
import { isRightToLeft } from '../../shared/text.ts';
import { MENUS, type MenuCode, type OptionOf } from './options.ts';

/** A text of a person's and whether it reads from right to left. */
export type Words = { text: string; rtl: boolean };

export const words = (text: string): Words => ({ text, rtl: isRightToLeft(text) });
export const wordsOr = (text: string | null): Words | null => (text === null ? null : words(text));

const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const;
const formats = (options: Intl.DateTimeFormatOptions) =>
  (['fr', 'en'] as const).map(
    (lang) =>
      [lang, new Intl.DateTimeFormat(LOCALES[lang], { ...options, timeZone: 'UTC' })] as const,
  );
const DAYS = new Map<Lang, Intl.DateTimeFormat>(formats({ dateStyle: 'long' }));
const MONTHS = new Map<Lang, Intl.DateTimeFormat>(formats({ month: 'long', year: 'numeric' }));

const said = (format: Intl.DateTimeFormat | undefined, day: string): string =>
  (format?.format(new Date(`${day}T00:00:00Z`)) ?? day).replaceAll(' ', '\u00A0');

/** « 1er mai 2026 », “1 May 2026”; a date is not torn apart at the end of a line. */
export const sayDay = (lang: Lang, day: string): string => {
  const text = said(DAYS.get(lang), day);
  return lang === 'fr' ? text.replace(/^1(?=\u00A0)/u, '1er') : text;
};

/** « mars 2025 », “March 2025” */
export const sayMonth = (lang: Lang, day: string): string => said(MONTHS.get(lang), day);

/** What an option of a menu is called. */
export const sayOption = <M extends MenuCode>(lang: Lang, menu: M, code: OptionOf<M>): string =>
  MENUS[menu].find((option) => option.code === code)?.[lang] ?? code;

/** The name and the code behind it; the code alone while no ROME was imported. */
export const sayMetier = ({ code, name }: { code: string; name: string | null }): string =>
  name === null ? code : `${name} (${code})`;

const { compare } = new Intl.Collator('fr', { numeric: true });
/** The order of names, the same on every machine; what sorts alike is put apart by its code units. */
export const byName = (a: string, b: string): number =>
  compare(a, b) || (a < b ? -1 : Number(a > b));
