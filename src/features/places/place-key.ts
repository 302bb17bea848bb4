/** How names of places are compared: what people leave out, shorten or write otherwise is alike. */

const SHORT: Readonly<Record<string, string>> = {
  st: 'saint',
  ste: 'sainte',
  sts: 'saints',
  stes: 'saintes',
  s: 'sur',
};

/** Words of lower-case letters and digits: `St-Georges s/Loire` is `saint georges sur loire`. */
export const placeKey = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/\bs\/s\b/g, ' sous ')
    .split(/[^a-z0-9]+/)
    .map((word) => SHORT[word] ?? word)
    .filter((word) => word !== '')
    .join(' ');

/** The key without the article that begins it: `L'Isle-Adam` is also looked for as « Isle-Adam ». */
export const withoutArticle = (key: string): string => key.replace(/^(?:l|le|la|les) (?=.)/, '');

/** The name without what INSEE adds to tell namesakes apart: `Bors (Canton de Charente-Sud)`. */
export const withoutAddition = (name: string): string => name.replace(/\s*\([^)]*\)\s*$/, '');
