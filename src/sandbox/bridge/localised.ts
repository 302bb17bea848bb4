import type { Localised } from '../../moodle/pieces.ts';

/** In the language someone reads; French where there is no other. */
export const localText = (text: Localised, lang: string): string =>
  lang.startsWith('en') ? (text.en ?? text.fr) : text.fr;
