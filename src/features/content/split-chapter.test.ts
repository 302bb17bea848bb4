import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Divisible, labelOf, MOST_BYTES, MOST_SHEETS, splitChapter } from './split-chapter.ts';

const sheet = (
  id: number,
  commune: string | null,
  name = `Fiche ${id}`,
  weight = 10,
): Divisible => ({
  id,
  commune,
  name,
  weight,
});
const many = (count: number, commune: (i: number) => string | null): Divisible[] =>
  Array.from({ length: count }, (_, i) => sheet(i + 1, commune(i), `Service ${i % 7}`));
const keys = (sheets: Divisible[], standing: string[] = []): string[] =>
  splitChapter(sheets, standing).map(({ key }) => key);

const TOWNS = [
  'Angers',
  'Saumur',
  'Saint-Barthélemy-d’Anjou',
  'Saint-Denis',
  'Cholet',
  'Écouflant',
];

describe('taking a chapter apart', () => {
  it('leaves up to a hundred sheets together', () => {
    expect(keys([])).toEqual(['a-z']);
    expect(keys(many(MOST_SHEETS, (i) => TOWNS[i % 6]!))).toEqual(['a-z']);
  });

  it('goes by ranges of letters, then letters, then the next letter', () => {
    expect(keys(many(120, (i) => TOWNS[i % 6]!))).toEqual(['a-c', 'd-f', 's-u']);
    expect(keys(many(300, (i) => ['Angers', 'Brissac', 'Caen'][i % 3]!))).toEqual(['a', 'b', 'c']);
    const two = many(160, (i) => ['Saint-Denis', 'Sablé-sur-Sarthe'][i % 2]!);
    expect(keys(two)).toEqual(['saa-sac', 'sag-sai']);
  });

  it('has room for a commune with more than a chapter holds, and for those without', () => {
    for (const commune of ['Angers', null, 'Saint-Denis', 'مدينة']) {
      const split = splitChapter(
        many(1000, () => commune),
        [],
      );
      expect(Math.max(...split.map(({ members }) => members.length))).toBeLessThanOrEqual(100);
      expect(Math.max(...split.map(({ key }) => key.length))).toBeLessThanOrEqual(93);
      expect(split.flatMap(({ members }) => members)).toHaveLength(1000);
    }
  });

  it('goes by weight too', () => {
    const heavy = Array.from({ length: 6 }, (_, i) => sheet(i, TOWNS[i]!, 'x', MOST_BYTES / 4));
    expect(splitChapter(heavy, []).length).toBeGreaterThan(1);
    expect(keys([sheet(1, 'Angers', 'x', MOST_BYTES * 2)])).toEqual(['a-z']);
  });

  it('stays apart once it is', () => {
    const few = many(60, (i) => TOWNS[i % 6]!);
    expect(keys(few, ['a-c', 's-u'])).toEqual(['a-c', 'd-f', 's-u']);
    expect(keys(few, ['a-c', 'b'])).toEqual(['a', 'c', 'd-f', 's-u']);
    expect(keys([], ['a-c'])).toEqual(['a-z']);
  });

  it('is called by what people see', () => {
    const said = (sheets: Divisible[]) =>
      splitChapter(sheets, []).map((bucket) => {
        const { within, none, first, last } = labelOf(bucket);
        return [none ? 'none' : within, first, last].join('|');
      });
    expect(said(many(120, (i) => TOWNS[i % 6]!))).toEqual(['|A|C', '|D|F', '|S|U']);
    expect(said(many(700, () => 'Angers'))[0]).toMatch(/^Angers\|/);
    expect(said(many(700, () => null))[0]).toMatch(/^none\|/);
    const saints = many(202, (i) => ['Saint-Barthélemy', 'Saint-Denis'][i % 2]!);
    expect(said(saints)[0]).toMatch(/^Saint-Barthélemy\||^\|Saint-/);
  });
});

describe('whatever the sheets are', () => {
  const sheets = fc
    .array(
      fc.tuple(
        fc.oneof(fc.constantFrom(...TOWNS, null), fc.string({ unit: 'grapheme' })),
        fc.oneof(fc.constantFrom('CAF', 'Mairie'), fc.string({ unit: 'grapheme' })),
        fc.integer({ min: 1, max: MOST_BYTES / 5 }),
      ),
      { minLength: 1, maxLength: 60 },
    )
    .map((all) =>
      all.flatMap(([commune, name, weight], i) =>
        Array.from({ length: 5 }, (_, j) => sheet(i * 5 + j, commune, name, weight)),
      ),
    );

  it('each is in one chapter, none too large, in one order', () => {
    fc.assert(
      fc.property(sheets, (all) => {
        const split = splitChapter(all, []);
        const ids = split.flatMap(({ members }) => members.map(({ id }) => id));
        expect([...ids].sort((a, b) => a - b)).toEqual(all.map(({ id }) => id));
        for (const { members } of split) {
          if (members.length === 1) continue;
          expect(members.length).toBeLessThanOrEqual(MOST_SHEETS);
          expect(members.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThanOrEqual(
            MOST_BYTES,
          );
        }
        const places = split.map(({ key }) => key.split('-')[0] ?? '');
        expect([...places].sort()).toEqual(places);
      }),
      { numRuns: 60 },
    );
  });

  it('one more moves those of one chapter at most', () => {
    fc.assert(
      fc.property(sheets, fc.constantFrom(...TOWNS, null), (all, commune) => {
        const homes = (list: Divisible[], standing: string[]) =>
          new Map(
            splitChapter(list, standing).flatMap(({ key, members }) =>
              members.map(({ id }) => [id, key] as const),
            ),
          );
        const before = homes(all, []);
        const standing = [...new Set(before.values())];
        const after = homes([...all, sheet(100_000, commune)], standing);
        const left = new Set(
          all.flatMap(({ id }) => (before.get(id) === after.get(id) ? [] : before.get(id)!)),
        );
        expect(left.size).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });
});
