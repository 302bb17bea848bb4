/** How words of a form and names of people are compared. */
import { normaliseKey } from '../../shared/text.ts';

const wordsOf = (text: string): string[] =>
  normaliseKey(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** « Armée de  l’Air » and `armee de l'air` alike. */
export const wordKey = (text: string): string => wordsOf(text).join(' ');

/** Stands between two names of one key; no word of a name is one. */
const OR = ',';

/**
 * A name as the set of its words: « DURAND Pierre » and « Pierre Durand » alike; '': none. What commas
 * part may be several people: each part stands by itself, `durand , martin`.
 */
export const nameKey = (text: string): string =>
  text
    .split(/[,，،]/u)
    .map((part) => [...new Set(wordsOf(part))].sort().join(' '))
    .filter((part) => part !== '')
    .join(` ${OR} `);

/** What people put before a name: forms of address, ranks of all armed forces and their usual abbreviations. */
const TITLES: ReadonlySet<string> = new Set(
  [
    'mm mr monsieur mme madame mlle mademoiselle dr docteur pr professeur me maitre',
    'marechal general generale gal gen gbr gdi gca gba amiral vice contre va ca vae',
    'colonel colonelle col lieutenant lcl ltn lt slt commandant commandante cdt cmdt cdte',
    'capitaine cne cpt aspirant asp enseigne ev1 ev2 lv cv cf cc vaisseau fregate corvette',
    'major maj adjudant adjudante adj adc sergent sergente sgt sch mdl caporal cpl brigadier',
    'commissaire ingenieur medecin pharmacien veterinaire chef sous en de 2s',
    'brigade division corps armee escadre aerienne',
  ].flatMap((line) => line.split(' ')),
);
const INITIAL = /^[a-z]$/u;

/** The words that tell one name from another; all of them where none would be left. */
const tellingOf = (words: readonly string[]): readonly string[] => {
  const telling = words.filter((word) => !TITLES.has(word) && !INITIAL.test(word));
  return telling.length > 0 ? telling : words;
};

/**
 * Whether somebody is meant by one of the keys: each telling word of the one stands in the other. So
 * « Colonel Durand » and « P. Durand » keep every Durand away, and « Pierre Durand » this one: rather
 * one too many.
 */
export const isAvoided = (avoids: readonly string[], name: string): boolean => {
  if (avoids.length === 0) return false;
  const own = wordsOf(name);
  if (own.length === 0) return false;
  const telling = tellingOf(own);
  return avoids
    .flatMap((avoid) => avoid.split(` ${OR} `))
    .some((avoid) => {
      if (avoid === '') return false;
      const words = avoid.split(' ');
      return (
        tellingOf(words).every((word) => own.includes(word)) ||
        telling.every((word) => words.includes(word))
      );
    });
};
