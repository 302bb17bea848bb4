/** How words of a form and names of people are compared. */
import { normaliseKey } from '../../shared/text.ts';

const wordsOf = (text: string): string[] =>
  normaliseKey(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** « Armée de  l’Air » and `armee de l'air` alike. */
export const wordKey = (text: string): string => wordsOf(text).join(' ');

/** A name as the set of its words: « DURAND Pierre » and « Pierre Durand » alike; '': none. */
export const nameKey = (text: string): string => [...new Set(wordsOf(text))].sort().join(' ');

/**
 * Whether somebody is meant by one of the keys: each word of the one stands in the other. So
 * « Durand » keeps every Durand away and « colonel Pierre Durand » this one: rather one too many.
 */
export const isAvoided = (avoids: readonly string[], name: string): boolean => {
  const own = new Set(nameKey(name).split(' '));
  return avoids.some((avoid) => {
    const words = avoid.split(' ');
    const shared = words.filter((word) => own.has(word)).length;
    return avoid !== '' && (shared === words.length || shared === own.size);
  });
};
