import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { collapse, isBlank, isRightToLeft, normaliseKey, shorten, stripControls } from './text.ts';

it.each([
  [' À  publier ', 'a publier'],
  ['À\u00A0PUBLIER', 'a publier'],
  ['Œuvre d’Été', "oeuvre d'ete"],
  ['public_service', 'public_service'],
])('normaliseKey(%j) is %j', (text, key) => {
  expect(normaliseKey(text)).toBe(key);
});

it.each([
  ['  a \t\n b ', 'a b'],
  ['\u0000a\u0007\u009F', 'a'],
  ['Maison\u202F: x', 'Maison\u202F: x'],
  ['a\uD800b', 'ab'],
  ['👨‍👩‍👧 مرحبا', '👨‍👩‍👧 مرحبا'],
])('collapse(%j) is %j', (text, line) => {
  expect(collapse(text)).toBe(line);
});

it('strips controls and keeps lines', () => {
  expect(stripControls('a\r\nb\rc\td\u0000')).toBe('a\nb\nc\td');
});

it.each([
  ['', true],
  ['\u00A0\u200B\u200E', true],
  ['.', false],
  ['😀', false],
])('isBlank(%j) is %s', (text, blank) => {
  expect(isBlank(text)).toBe(blank);
});

it.each([
  ['مرحبا Angers', true],
  ['12 — שלום', true],
  ['Angers مرحبا', false],
  ['12', false],
])('isRightToLeft(%j) is %s', (text, rightToLeft) => {
  expect(isRightToLeft(text)).toBe(rightToLeft);
});

it('shortens by what a reader counts', () => {
  expect(shorten('abcdef', 4)).toBe('abc…');
  expect(shorten('👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 2)).toBe('👨‍👩‍👧…');
  expect(shorten('x'.repeat(2_000_000))).toHaveLength(60);
});

it('collapse and normaliseKey settle at once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(collapse(collapse(text))).toBe(collapse(text));
      expect(normaliseKey(normaliseKey(text))).toBe(normaliseKey(text));
    }),
  );
});
