import { normaliseKey } from '../../shared/text.ts';
import { LONGEST_NAME } from './metier.ts';

/** The words of a name as they are searched: no accents, case, signs. */
export const wordsOf = (name: string): string =>
  normaliseKey(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME);
