import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isAvoided, nameKey } from './keys.ts';

const word = fc.constantFrom(
  'Pierre',
  'DURAND',
  'durand',
  'Élodie',
  'le',
  'Gall',
  'Cœur',
  '中',
  'O’Neil',
);
const name = fc.array(word, { minLength: 1, maxLength: 5 });

describe('a name as a key', () => {
  it.each([
    ['Pierre Durand', 'durand pierre'],
    ['DURAND Pierre', 'durand pierre'],
    ['  Durand,  Pierre ', 'durand , pierre'],
    [' , Durand,', 'durand'],
    ['Anne-Cécile LE GŒUFF', 'anne cecile goeuff le'],
    ['Jean Jean', 'jean'],
    ['🌊', ''],
    ['', ''],
  ])('%s → %s', (text, key) => {
    expect(nameKey(text)).toBe(key);
  });

  it('is free of order, case and accents', () => {
    const turned = name.chain((words) =>
      fc.tuple(
        fc.constant(words),
        fc.shuffledSubarray(words, { minLength: words.length, maxLength: words.length }),
      ),
    );
    fc.assert(
      fc.property(turned, ([words, others]) => {
        expect(nameKey(others.join('  ').toUpperCase())).toBe(nameKey(words.join(' ')));
      }),
    );
  });
});

describe('who is avoided', () => {
  const avoids = [nameKey('Colonel Pierre DURAND'), nameKey('Le Gall')];
  it.each([
    ['Pierre Durand', true],
    ['Durand Pierre', true],
    ['Yann Le Gall', true],
    ['Paul Durand', false],
    ['Yann Gall', false],
    ['Pierre Martin', false],
    ['', false],
  ])('%s: %s', (who, avoided) => {
    expect(isAvoided(avoids, who)).toBe(avoided);
  });

  it.each([
    ['Colonel Durand', 'Pierre Durand', true],
    ['Col. Durand', 'Pierre Durand', true],
    ['lieutenant-colonel DURAND', 'Pierre Durand', true],
    ['Capitaine de vaisseau Durand', 'Pierre Durand', true],
    ['Général Durand (2S)', 'Pierre Durand', true],
    ['M. Durand', 'Pierre Durand', true],
    ['Mme Durand', 'Élodie Durand', true],
    ['P. Durand', 'Pierre Durand', true],
    ['Durand, Martin', 'Pierre Durand', true],
    ['Durand, Martin', 'Luc Martin', true],
    ['Col. Durand, Cdt Martin', 'Luc Martin', true],
    ['Durand, Martin', 'Luc Petit', false],
    ['Colonel Durand', 'Pierre Colonel', false],
    ['Colonel Durand', 'Luc Petit', false],
    ['Col. Durand', 'Col. Petit', false],
    ['P. Durand', 'P. Petit', false],
    // Who bears such a word as a name is meant by it where nothing else is told.
    ['Capitaine', 'Yann Capitaine', true],
    ['Capitaine', 'Yann Petit', false],
  ])('« %s » and %s: %s', (told, who, avoided) => {
    expect(isAvoided([nameKey(told)], who)).toBe(avoided);
  });

  it('is nobody where nobody is named, and always who is named', () => {
    fc.assert(
      fc.property(name, (words) => {
        const whole = words.join(' ');
        expect(isAvoided([], whole)).toBe(false);
        expect(isAvoided([''], whole)).toBe(false);
        expect(isAvoided([nameKey('Nobody'), nameKey(whole)], whole)).toBe(true);
      }),
    );
  });
});
