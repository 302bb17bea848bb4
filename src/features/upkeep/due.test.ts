import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { digestText, type Waits } from './digest.ts';
import { idsIn, placesNamed } from './due.ts';
import { withdrawnAs } from './edits.ts';
import { type Known, takesOver } from './successors.ts';

describe('the numbers a remark names', () => {
  it.each([
    ['la 2 et la 5', [2, 5]],
    ['5,2,2', [2, 5]],
    ['n°1', [1]],
    ['la CAF', null],
    ['', null],
    [null, null],
    // A new telephone number is not taken for places.
    ['la 2, appeler le 02 41 88 12 34', null],
    ['0', null],
    ['11', null],
  ])('%j', (remark, places) => {
    expect(placesNamed(remark, 10)).toEqual(places);
  });

  it('are places of the list, whatever is written', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 10 }), (remark, count) => {
        for (const place of placesNamed(remark, count) ?? []) {
          expect(place >= 1 && place <= count).toBe(true);
        }
      }),
    );
  });
});

it('ids stand in a subject as they were written', () => {
  expect(idsIn('12,7')).toEqual([12, 7]);
  expect(idsIn('')).toEqual([]);
  expect(idsIn()).toEqual([]);
});

it.each([
  ['À publier', 'À retirer'],
  ['To publish', 'To withdraw'],
  ['a publier', 'À retirer'],
])('« %s » is withdrawn as « %s »', (state, withdrawn) => {
  expect(withdrawnAs({ fields: { state } })).toBe(withdrawn);
});

describe('who takes over', () => {
  const DAY = 86_400_000;
  const known = (id: number, more: Partial<Known> = {}): Known => ({
    id,
    cameAt: 1000 * DAY,
    leftAt: null,
    toldAt: null,
    ...more,
  });
  const former = known(1, { cameAt: 0, leftAt: 900 * DAY, toldAt: 0 });

  it('came after another left, or a while before', () => {
    const successor = known(2);
    expect(takesOver(successor, [former, successor])).toBe(true);
    const overlapping = known(2, { cameAt: 850 * DAY });
    expect(takesOver(overlapping, [former, overlapping])).toBe(true);
  });

  it.each([
    ['nobody left', known(2), []],
    ['was told', known(2, { toldAt: 5 }), [former]],
    ['left too', known(2, { leftAt: 1001 * DAY }), [former]],
    ['was there long before', known(2, { cameAt: 600 * DAY }), [former]],
  ])('is nobody where %s', (_, one, others) => {
    expect(takesOver(one, [one, ...others])).toBe(false);
  });
});

describe('the message of the week', () => {
  const none = { count: 0, names: [] };
  const quiet: Waits = {
    people: none,
    mend: none,
    due: none,
    leaving: none,
    duplicates: none,
    ending: none,
  };

  it('is not written where nothing waits', () => {
    expect(digestText(quiet)).toBeNull();
  });

  it('names five, counts the others, and shows names as they are written', () => {
    const names = ['<b>CAF</b>', 'B', 'C', 'D', 'E', 'F', 'G'];
    const text = digestText({ ...quiet, due: { count: 8, names } });
    expect(text?.fr).toContain('<p>8 fiches à vérifier\u00A0:</p>');
    expect(text?.fr).toContain('<li>&lt;b&gt;CAF&lt;/b&gt;</li>');
    expect(text?.fr).toContain('<li>… et 3 autres</li>');
    expect(text?.fr).not.toContain('<li>F</li>');
    expect(text?.en).toContain('8 sheets to verify:');
  });

  it('counts what may not be named', () => {
    const text = digestText({ ...quiet, ending: { count: 1, names: [] } });
    expect(text?.fr).toMatch(/^<p>1 offre[^<]*<\/p>$/);
  });
});
