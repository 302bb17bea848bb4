import { expect, it } from '@jest/globals';
import { message } from '../../../shared/i18n.ts';
import { sayOfThem, whyThem } from './opening-words.ts';
import { sayReason, type Reason } from './rank.ts';

const REASONS: Reason[] = [
  { told: message('openings.metier.same') },
  { told: message('openings.place.km', { km: 12 }) },
  { told: message('openings.deadline'), day: '2026-12-01' },
  { told: message('openings.fresh') },
];

it('speak to the candidate, or of them', () => {
  expect(REASONS.map((one) => sayReason('fr', one))).toEqual([
    'c’est un métier que vous visez',
    'à 12 km d’un lieu souhaité',
    'à saisir jusqu’au 1er décembre 2026',
    'information récente',
  ]);
  expect(REASONS.map((one) => sayOfThem('fr', one)).slice(0, 2)).toEqual([
    'vise ce métier',
    'à 12 km d’un lieu souhaité',
  ]);
  for (const nearness of ['same', 'parent', 'characters', 'letter'] as const) {
    const reason = { told: message(`openings.metier.${nearness}`) };
    expect(sayOfThem('fr', reason)).toMatch(/^vise /);
    expect(sayOfThem('en', reason)).toMatch(/^looks for /);
  }
});

it('leave out what is of the sheet alone where others choose among candidates', () => {
  expect(whyThem('fr', REASONS)).toBe('vise ce métier, à 12 km d’un lieu souhaité');
  expect(whyThem('en', REASONS)).toBe('looks for this métier, 12 km from a place wished for');
  expect(whyThem('fr', REASONS.slice(2))).toBe('–');
});
