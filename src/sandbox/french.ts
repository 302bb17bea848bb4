import { frenchSpaces } from '../shared/i18n.ts';

type Said = string | ((...about: never[]) => string);

/** The French words of a page, with the no-break spaces that French puts before : ; ! ? and inside « ». */
export const french = <W extends Record<string, Said>>(words: W): W =>
  Object.fromEntries(
    Object.entries(words).map(([name, said]): [string, Said] => [
      name,
      typeof said === 'string'
        ? frenchSpaces(said)
        : (...about: never[]) => frenchSpaces(said(...about)),
    ]),
  ) as W;
