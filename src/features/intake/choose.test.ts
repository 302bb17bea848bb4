import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  chooseIn,
  identityOf,
  MOST_OPEN,
  PEOPLE_A_LIST,
  shortlist,
  type Standing,
} from './choose.ts';
import type { Followed } from './followed.ts';
import type { Wanted } from './wanted.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const DAY = 86_400_000;

const wanted = (id: number, clock: 'contact' | 'mentor' | 'sign' = 'contact', due = '2026-11-29') =>
  ({
    purpose: clock === 'sign' ? 'silent' : 'overdue',
    space: 'mel',
    subject: { stay: `S${id}`, clock, round: '' },
    people: [1],
    followed: { candidate: { id } } as Followed,
    clock: { clock, since: due, due, overdueSince: null, turn: 'responsible', stage: 0 },
  }) satisfies Wanted;
const standing = (one: Wanted, endedAt: number | null = null): Standing => ({
  purpose: one.purpose,
  space: one.space,
  subject: one.subject,
  endedAt,
});
const list = (stays: string, endedAt: number | null = null): Standing => ({
  purpose: 'people',
  space: 'mel',
  subject: { stays },
  endedAt,
});
const idsOf = (some: readonly Wanted[]) => some.map(({ followed }) => followed.candidate.id);

describe('what a space is asked at once', () => {
  it('is the most urgent: contacts, then mentors, then who is silent, the longest due first', () => {
    const all = [
      wanted(1, 'sign', '2026-01-01'),
      wanted(2, 'mentor', '2026-02-01'),
      wanted(3, 'contact', '2026-11-29'),
      wanted(4, 'contact', '2026-11-20'),
      wanted(5, 'mentor', '2026-03-01'),
      wanted(6, 'contact', '2026-11-21'),
      wanted(7, 'mentor', '2026-04-01'),
    ];
    const { single, list: rest } = chooseIn(all, [], NOW);
    expect(idsOf(single)).toEqual([4, 6, 3, 2, 5]);
    // That a mentor is missing is not settled by a list of contacts.
    expect(idsOf(rest?.waiting ?? [])).toEqual([1]);
  });

  it('goes on with what stands; what expired takes no room, and is not asked again', () => {
    const all = Array.from({ length: 7 }, (_, place) => wanted(place));
    const [first, second] = all;
    if (first === undefined || second === undefined) throw new Error('none');
    const { single, list: rest } = chooseIn(
      all,
      [standing(first, NOW - DAY), standing(second)],
      NOW,
    );
    expect(idsOf(single)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(idsOf(rest?.waiting ?? [])).toEqual([6]);
  });

  it('keeps a list while one of its people waits, and gives a week of peace after one ended', () => {
    const all = Array.from({ length: 8 }, (_, place) => wanted(place));
    expect(chooseIn(all, [list('S0,S99')], NOW)).toMatchObject({
      single: [{ subject: { stay: 'S1' } }, {}, {}, {}, {}],
      list: { stays: ['S0', 'S99'], waiting: [{ subject: { stay: 'S0' } }] },
    });
    expect(chooseIn(all, [list('S99')], NOW).list?.stays).toEqual(['S5', 'S6', 'S7']);
    expect(chooseIn(all, [list('S0', NOW - 6 * DAY)], NOW).list).toBeNull();
    expect(chooseIn(all, [list('S0', NOW - 7 * DAY)], NOW).list).not.toBeNull();
  });

  it('is the same when those who cannot be chosen are left out, a page at a time', () => {
    const someone = fc.record({
      id: fc.nat(80),
      clock: fc.constantFrom('contact' as const, 'mentor' as const, 'sign' as const),
      day: fc.integer({ min: 10, max: 20 }),
    });
    const ends = fc.constantFrom(null, NOW - DAY, NOW - 9 * DAY);
    fc.assert(
      fc.property(
        fc.uniqueArray(someone, { maxLength: 80, selector: ({ id }) => id }),
        fc.array(fc.tuple(fc.nat(80), ends), { maxLength: 8 }),
        fc.array(fc.tuple(fc.uniqueArray(fc.nat(80), { maxLength: 6 }), ends), { maxLength: 3 }),
        fc.integer({ min: 1, max: 30 }),
        (some, open, lists, size) => {
          const all = some.map(({ id, clock, day }) => wanted(id, clock, `2026-11-${day}`));
          const kept = [
            ...open.flatMap(([at, endedAt]) => {
              const one = all[at];
              return one === undefined ? [] : [standing(one, endedAt)];
            }),
            ...lists.map(([ids, endedAt]) => list(ids.map((id) => `S${id}`).join(','), endedAt)),
          ];
          let short: Wanted[] = [];
          for (let at = 0; at < all.length; at += size) {
            short = shortlist([...short, ...all.slice(at, at + size)], kept);
          }
          expect(chooseIn(short, kept, NOW)).toEqual(chooseIn(all, kept, NOW));
          if (kept.length === 0) expect(short.length).toBeLessThanOrEqual(20);
        },
      ),
    );
  });

  it('never exceeds its bounds, nor asks about the same twice', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(60), { maxLength: 60 }),
        fc.uniqueArray(fc.nat(60), { maxLength: MOST_OPEN }),
        fc.uniqueArray(fc.nat(60), { maxLength: PEOPLE_A_LIST }),
        (ids, open, listed) => {
          const all = ids.map((id) => wanted(id));
          const inList = listed.filter((id) => !open.includes(id));
          const kept = [
            ...open.map((id) => standing(wanted(id))),
            list(inList.map((id) => `S${id}`).join(',')),
          ];
          const { single, list: rest } = chooseIn(all, kept, NOW);
          expect(single.length).toBeLessThanOrEqual(MOST_OPEN);
          expect(rest?.stays.length ?? 0).toBeLessThanOrEqual(PEOPLE_A_LIST);
          const both = [...single, ...(rest?.waiting ?? [])].map(identityOf);
          expect(new Set(both).size).toBe(both.length);
          // Nobody is left out while there is room.
          if (ids.length <= MOST_OPEN) expect(both.length).toBe(ids.length);
        },
      ),
    );
  });
});
