import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readSiret } from './siret.ts';

describe('SIRET', () => {
  it.each([
    ['73282932000074', '73282932000074'],
    ['SIRET : 732 829 320 00074', '73282932000074'],
    ['732 829 320 00074', '73282932000074'],
    ['732\u00A0829\u202F320.00074', '73282932000074'],
    // La Poste: its seat has a key as others have, its offices are checked by their sum.
    ['35600000000048', '35600000000048'],
    ['35600000049837', '35600000049837'],
  ])('%j is read', (text, siret) => {
    expect(readSiret(text)).toEqual({ siret });
  });
  it.each([
    ['73282932000075', { wrong: 'key' }],
    ['35600000049838', { wrong: 'key' }],
    ['732829320', { wrong: 'form' }],
    ['FR73282932000074', { wrong: 'form' }],
    ['', { wrong: 'form' }],
    ['٧٣٢٨٢٩٣٢٠٠٠٠٧٤', { wrong: 'form' }],
  ])('%j is not', (text, wrong) => {
    expect(readSiret(text)).toEqual(wrong);
  });
  it('tells one wrong digit', () => {
    const digit = fc.integer({ min: 0, max: 13 });
    fc.assert(
      fc.property(digit, fc.integer({ min: 1, max: 9 }), (place, more) => {
        const digits = Array.from('73282932000074');
        digits[place] = String((Number(digits[place]) + more) % 10);
        expect(readSiret(digits.join(''))).toEqual({ wrong: 'key' });
      }),
    );
  });
});
