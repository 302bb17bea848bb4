import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { undecided } from './duplicate-store.ts';
import { groupsOf, type Marked, pairsOf } from './duplicates.ts';

const sheet = (id: number, more: Partial<Marked> = {}): Marked => ({
  id,
  siret: null,
  name: `nom ${id}`,
  commune: 'angers',
  phones: [],
  mails: [],
  ...more,
});

const few = (...values: string[]) => fc.constantFrom(...values);
const marked = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 500 }),
    siret: fc.option(few('11', '22', '33')),
    name: few('', 'caf', 'mission locale', 'apec'),
    commune: few('', 'angers', 'saumur', 'cholet', 'segre'),
    phones: fc.array(few('+331', '+332', '+333', '+334'), { maxLength: 3 }),
    mails: fc.array(few('a@b.fr', 'c@d.fr'), { maxLength: 2 }),
  }),
  { selector: ({ id }) => id, maxLength: 60 },
);

describe('sheets that look alike', () => {
  it.each([
    ['siret', { siret: '32922456200234' }],
    ['name', { name: 'mission locale' }],
    ['phone', { phones: ['+33241881234'] }],
    ['mail', { mails: ['contact@caf.fr'] }],
  ] as const)('share a %s', (reason, mark) => {
    expect(pairsOf([sheet(2, mark), sheet(1, mark), sheet(3)])).toEqual([
      { first: 1, second: 2, reasons: [reason] },
    ]);
  });

  it('are not those of one name in two communes, or of which nothing is known', () => {
    const nothing = { name: '', commune: '', siret: '' };
    expect(
      pairsOf([
        sheet(1, { name: 'caf' }),
        sheet(2, { name: 'caf', commune: 'saumur' }),
        sheet(3, nothing),
        sheet(4, nothing),
      ]),
    ).toEqual([]);
  });

  it('are not those that one switchboard answers for', () => {
    const phones = ['+33241818181'];
    expect(pairsOf([1, 2, 3, 4].map((id) => sheet(id, { phones })))).toHaveLength(6);
    expect(pairsOf([1, 2, 3, 4, 5].map((id) => sheet(id, { phones })))).toEqual([]);
  });

  it('come together as one group', () => {
    const pairs = pairsOf([
      sheet(9, { siret: '1' }),
      sheet(4, { siret: '1', mails: ['a@b.fr'] }),
      sheet(7, { mails: ['a@b.fr'] }),
      sheet(1, { name: 'x' }),
      sheet(2, { name: 'x' }),
    ]);
    expect(groupsOf(pairs)).toEqual([
      { ids: [1, 2], reasons: ['name'] },
      { ids: [4, 7, 9], reasons: ['siret', 'mail'] },
    ]);
  });

  it('are the same in whatever order they stand, and none with itself', () => {
    fc.assert(
      fc.property(marked, fc.integer(), (sheets, seed) => {
        const pairs = pairsOf(sheets);
        const mixed = sheets
          .map((one) => ({ one, at: (one.id * 7919 + seed) % 101 }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(pairsOf(mixed)).toEqual(pairs);
        expect(pairs.every(({ first, second }) => first < second)).toBe(true);
        expect(new Set(pairs.map(({ first, second }) => `${first} ${second}`)).size).toBe(
          pairs.length,
        );
      }),
    );
  });

  it('are those that every two of them compared would find', () => {
    const alike = (a: Marked, b: Marked, all: readonly Marked[]): boolean => {
      const shared = (of: (one: Marked) => readonly string[]): boolean =>
        of(a).some(
          (mark) => of(b).includes(mark) && all.filter((one) => of(one).includes(mark)).length <= 4,
        );
      return (
        (a.siret !== null && a.siret === b.siret) ||
        (a.name !== '' && a.commune !== '' && a.name === b.name && a.commune === b.commune) ||
        shared(({ phones }) => phones) ||
        shared(({ mails }) => mails)
      );
    };
    fc.assert(
      fc.property(marked, (all) => {
        const sheets = all.slice(0, 20).sort((a, b) => a.id - b.id);
        const expected = sheets.flatMap((a, at) =>
          sheets
            .slice(at + 1)
            .filter((b) => alike(a, b, sheets))
            .map((b) => [a.id, b.id]),
        );
        expect(pairsOf(sheets).map(({ first, second }) => [first, second])).toEqual(expected);
      }),
    );
  });

  it('stand in one group each, with all they pair with', () => {
    fc.assert(
      fc.property(marked, (sheets) => {
        const pairs = pairsOf(sheets);
        const groups = groupsOf(pairs);
        const all = groups.flatMap(({ ids }) => ids);
        expect(new Set(all).size).toBe(all.length);
        for (const { first, second } of pairs) {
          expect(
            groups.filter(({ ids }) => ids.includes(first) && ids.includes(second)),
          ).toHaveLength(1);
        }
      }),
    );
  });

  it('are found fast among ten thousand, also where all say the same', () => {
    const many = Array.from({ length: 10_000 }, (_, id) =>
      sheet(id, {
        name: `nom ${id % 9000}`,
        siret: String(id % 9500),
        phones: [`+33${id % 9900}`],
        mails: [`m${id % 9800}@x.fr`],
      }),
    );
    const same = many.map(({ id }) => sheet(id, { name: 'nom', siret: '1' }));
    const started = performance.now();
    expect(groupsOf(pairsOf(many)).length).toBeGreaterThan(0);
    expect(groupsOf(pairsOf(same))).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('what was decided of a pair', () => {
  const [first, second] = [1, 2];
  const pair = (...reasons: ('siret' | 'name')[]) => [{ first, second, reasons }];

  it('holds for good, until both say one SIRET', () => {
    const apart = [{ first, second, sameSiret: false, until: null }];
    expect(undecided(pair('name'), apart, 0)).toEqual([]);
    expect(undecided(pair('siret', 'name'), apart, 0)).toHaveLength(1);
    expect(undecided(pair('siret'), [{ ...apart[0]!, sameSiret: true }], 0)).toEqual([]);
  });

  it('holds for a while where someone sees to it', () => {
    const mine = [{ first, second, sameSiret: false, until: 100 }];
    expect(undecided(pair('siret'), mine, 99)).toEqual([]);
    expect(undecided(pair('name'), mine, 100)).toHaveLength(1);
  });
});
