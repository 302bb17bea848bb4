/** The options of menus as Moodle's forms hold them, byte for byte, in the language of the site. */
import { type MenuCode, MENUS } from '../content/index.ts';

export type SiteLang = 'fr' | 'en';

/** Moodle's name of a language (`fr`, `fr_ca`, `en_us`) as the plugin chooses its words by. */
export const siteLang = (lang: string): SiteLang => (/^fr(?:_|$)/i.test(lang) ? 'fr' : 'en');

export const menuText = (menu: MenuCode, code: string, lang: SiteLang): string => {
  const option = MENUS[menu].find((one) => one.code === code);
  return option?.[lang] ?? '';
};

/** All of them, in the order of the form. */
export const menuTexts = (menu: MenuCode, lang: SiteLang): string[] =>
  MENUS[menu].map((one) => one[lang]);

export const isMenu = (code: string): code is MenuCode => Object.hasOwn(MENUS, code);
