import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import { entry, NOW, tell } from '../../../test/support/told.ts';
import { dueSheets, isDue, monthsBefore } from './second-look.ts';

describe('a sheet to look at again', () => {
  it.each([
    ['2025-11-22', false],
    ['2025-11-21', true],
    ['2026-11-22', false],
    ['2027-01-01', false],
    [null, true],
  ])('verified on %s: %s', (verifiedOn, due) => {
    expect(isDue(verifiedOn, '2026-11-22')).toBe(due);
  });

  it.each([
    ['2024-02-29', 12, '2023-02-28'],
    ['2026-03-31', 1, '2026-02-28'],
    ['2026-01-15', 1, '2025-12-15'],
  ])('%s, %d months before, is %s', (day, months, before) => {
    expect(monthsBefore(day, months)).toBe(before);
  });

  it('is due from some day on, and from then on for good', () => {
    const days = fc.date({
      min: new Date('2000-01-01T00:00:00Z'),
      max: new Date('2100-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    const text = (date: Date): string => date.toISOString().slice(0, 10);
    fc.assert(
      fc.property(days, days, days, (verified, a, b) => {
        const [earlier, later] = a < b ? [a, b] : [b, a];
        if (isDue(text(verified), text(earlier))) {
          expect(isDue(text(verified), text(later))).toBe(true);
        }
        expect(isDue(text(verified), text(verified))).toBe(false);
      }),
    );
  });
});

describeEachDatabase('the sheets of a space to look at again', ({ fresh }) => {
  it('are those to be published, the longest unseen first', async () => {
    const db = await fresh();
    const sheet = (id: number, name: string, more: Record<string, string> = {}) =>
      entry(id, 'living_area', { name, state: 'À publier', ...more });
    await tell(db, 'entries', [
      sheet(1, 'Fraîche', { verified_on: '2026-05-03' }),
      sheet(2, 'Vieille', { verified_on: '2025-05-03' }),
      sheet(3, 'Plus vieille', { verified_on: '2019-05-03' }),
      sheet(4, 'Jamais'),
      sheet(5, 'Illisible', { verified_on: 'hier' }),
      sheet(6, 'Brouillon', { state: 'Brouillon' }),
      { ...sheet(7, 'Pas approuvée'), approved: false },
      { ...sheet(8, 'D’ailleurs'), space: 'var' },
    ]);
    const due = await dueSheets(db, 'mel', NOW * 1000);
    expect(due.map(({ name, verifiedOn }) => [name, verifiedOn])).toEqual([
      ['Jamais', null],
      ['Illisible', null],
      ['Plus vieille', '2019-05-03'],
      ['Vieille', '2025-05-03'],
    ]);
    expect(due[0]?.url).toContain('rid=4');
  });
});
