import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { byHost, isGone, type Link, linkAfter, linksDue, MOST_A_RUN, type Seen } from './link.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-22T03:20:00Z');
const A = 'https://a.example/page';
const B = 'https://b.example/';
const known = (...links: Link[]) => new Map(links.map((link) => [link.href, link]));

describe('a link', () => {
  it('is looked at once a month, the longest unseen first', () => {
    const seen = (href: string, days: number): Link => ({
      href,
      checkedAt: NOW - days * DAY,
      goneSince: null,
      goneAt: null,
    });
    expect(linksDue([A, B, A], known(), NOW)).toEqual([A, B]);
    expect(linksDue([A, B], known(seen(A, 29), seen(B, 30)), NOW)).toEqual([B]);
    expect(linksDue([A, B], known(seen(A, 31), seen(B, 40)), NOW)).toEqual([B, A]);
  });

  it('that seems gone is looked at again two days later, before anyone is told', () => {
    const first = linkAfter(A, undefined, 'gone', NOW);
    expect(isGone(first)).toBe(false);
    expect(linksDue([A], known(first), NOW + DAY)).toEqual([]);
    expect(linksDue([A], known(first), NOW + 2 * DAY)).toEqual([A]);
    const second = linkAfter(A, first, 'gone', NOW + 2 * DAY);
    expect(isGone(second)).toBe(true);
    expect(linksDue([A], known(second), NOW + 20 * DAY)).toEqual([]);
    expect(linksDue([A], known(second), NOW + 32 * DAY)).toEqual([A]);
    expect(isGone(linkAfter(A, second, 'there', NOW + 32 * DAY))).toBe(false);
  });

  it('whose server does not say stays what it was', () => {
    const there = linkAfter(A, undefined, 'there', NOW);
    expect(linkAfter(A, there, 'unsure', NOW + DAY).goneSince).toBeNull();
    const gone = linkAfter(A, undefined, 'gone', NOW);
    expect(linkAfter(A, gone, 'unsure', NOW + DAY).goneSince).toBe(NOW);
  });

  it('is told of only after two looks, whatever was seen', () => {
    const looks = fc.array(
      fc.record({
        seen: fc.constantFrom<Seen>('there', 'gone', 'unsure'),
        after: fc.integer({ min: 1, max: 40 * DAY }),
      }),
    );
    fc.assert(
      fc.property(looks, (all) => {
        let link: Link | undefined;
        let now = NOW;
        let gone = 0;
        for (const { seen, after } of all) {
          now += after;
          link = linkAfter(A, link, seen, now);
          gone = seen === 'there' ? 0 : gone + Number(seen === 'gone');
          if (isGone(link)) expect(gone).toBeGreaterThanOrEqual(2);
          if (seen === 'there') expect(isGone(link)).toBe(false);
        }
      }),
    );
  });

  it('waits for a later run where there are too many', () => {
    const many = Array.from({ length: MOST_A_RUN + 5 }, (_, n) => `https://a.example/${n}`);
    expect(linksDue(many, known(), NOW)).toHaveLength(MOST_A_RUN);
  });

  it('stands with those of its server', () => {
    expect(byHost([A, B, 'https://a.example/other'])).toEqual([
      [A, 'https://a.example/other'],
      [B],
    ]);
  });
});
