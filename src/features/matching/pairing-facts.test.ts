import { describe, expect, it } from '@jest/globals';
import {
  BOTH,
  candidate as person,
  MATCHING,
  mentor as helper,
} from '../../../test/support/matching-people.ts';
import { pairing as proposal } from '../../../test/support/pairings.ts';
import type { Candidate, Mentor } from '../people/index.ts';
import type { Pairing } from './pairing.ts';
import { checkOf, lossOf, overbooked, silentMentors } from './pairing-facts.ts';

const DAY = 86_400_000;
const NOON = Date.parse('2026-11-22T11:00:00Z');
const partners = { consents: BOTH };
/** Accepted by the referent. */
const pairing = (more: Partial<Pairing> = {}) =>
  proposal({ state: 'approved', approvedAt: 0, ...more });
const candidate = (more: Partial<Candidate> = {}) => person(1, { consents: MATCHING, ...more });
const mentor = (more: Partial<Mentor> = {}) => helper(11, { consents: MATCHING, ...more });

describe('what a pairing rests on', () => {
  /** The reason before it is active, and after. */
  it.each<[string, Candidate | undefined, Mentor | undefined, string | null, string | null]>([
    ['all is well', candidate(), mentor(), null, null],
    ['no candidate any more', undefined, mentor(), 'gone', 'gone'],
    ['no mentor any more', candidate(), undefined, 'gone', 'gone'],
    ['settled', candidate({ phase: 'settled' }), mentor(), 'settled', 'settled'],
    ['the candidate’s consent', candidate({ consents: [] }), mentor(), 'consent', 'consent'],
    ['the mentor’s consent', candidate(), mentor({ consents: [] }), 'consent', 'consent'],
    ['no space of both', candidate(), mentor({ spaces: ['var'] }), 'consent', 'consent'],
    [
      'partners, one agreed',
      candidate(partners),
      mentor({ spaces: ['var'] }),
      'consent',
      'consent',
    ],
    [
      'partners, both agreed',
      candidate(partners),
      mentor({ spaces: ['var'], ...partners }),
      null,
      null,
    ],
    ['paused to this day', candidate(), mentor({ pausedUntil: '2026-11-22' }), 'paused', null],
    ['paused to yesterday', candidate(), mentor({ pausedUntil: '2026-11-21' }), null, null],
    ['a paused candidate', candidate({ pausedUntil: '2027-01-01' }), mentor(), 'paused', null],
    ['somebody to avoid', candidate({ avoids: ['nom11 prenom11'] }), mentor(), 'consent', null],
  ])('%s', (_, one, other, before, after) => {
    const both = { candidate: one, mentor: other, hasStopped: false };
    const reason = (state: Pairing['state']) => lossOf({ state }, both, NOON)?.reason ?? null;
    expect([reason('proposed'), reason('approved'), reason('active')]).toEqual([
      before,
      before,
      after,
    ]);
  });

  it.each<[string, Candidate | undefined, string]>([
    ['nothing else', candidate(), 'unfollowed'],
    ['a pause, which says less', candidate({ pausedUntil: '2027-01-01' }), 'unfollowed'],
    ['a consent, which says more', candidate({ consents: [] }), 'consent'],
    ['being settled', candidate({ phase: 'settled' }), 'settled'],
    ['being gone', undefined, 'gone'],
  ])('a candidate who wishes no follow-up any more, beside %s', (_, one, expected) => {
    const both = { candidate: one, mentor: mentor(), hasStopped: true };
    for (const state of ['proposed', 'approved', 'active'] as const) {
      expect(lossOf({ state }, both, NOON)).toEqual({ kind: 'lose', reason: expected });
    }
  });

  it('counts days in France: a pause to the 22nd lasts till midnight there', () => {
    const both = {
      candidate: candidate(),
      mentor: mentor({ pausedUntil: '2026-11-22' }),
      hasStopped: false,
    };
    const at = (instant: string) => lossOf(pairing(), both, Date.parse(instant))?.reason ?? null;
    expect([at('2026-11-22T22:59:59Z'), at('2026-11-22T23:00:00Z')]).toEqual(['paused', null]);
  });
});

describe('checks of an active pairing', () => {
  it('come after 60 days, then every 90', () => {
    const one = pairing({ state: 'active', activeAt: NOON });
    const turns = [0, 59.9, 60, 149.9, 150, 240].map((days) => checkOf(one, NOON + days * DAY));
    expect(turns).toEqual([null, null, 0, 0, 1, 2]);
    expect(checkOf(pairing(), NOON + 100 * DAY)).toBeNull();
  });
});

describe('silent mentors', () => {
  const expired = (endedAt: number, more: Partial<Pairing> = {}) =>
    pairing({ state: 'ended', endReason: 'expired', endedAt, ...more });

  it.each<[string, Pairing[], number[]]>([
    ['once', [expired(10)], []],
    ['twice running, told in any order', [expired(30), expired(10)], [11]],
    ['a yes between', [expired(10), pairing({ mentorAgreedAt: 20 }), expired(30)], []],
    ['a yes since', [expired(10), expired(30), pairing({ mentorAgreedAt: 40 })], []],
    ['a no between', [expired(10), expired(20, { endReason: 'refused_mentor' }), expired(30)], []],
    [
      'what ended before they could answer says nothing',
      [expired(10), expired(20, { endReason: 'refused_candidate' }), expired(30)],
      [11],
    ],
    [
      'the referent was silent',
      [expired(10, { approvedAt: null }), expired(30, { approvedAt: null })],
      [],
    ],
    ['the candidate was', [expired(10, { mentorAgreedAt: 5 }), expired(30)], []],
    ['two mentors', [expired(10), expired(30, { mentorId: 12 })], []],
  ])('%s', (_, pairings, expected) => {
    expect([...silentMentors(pairings).keys()]).toEqual(expected);
  });
});

describe('a capacity below what was accepted', () => {
  it('is told', () => {
    const open = [
      pairing({ id: 'A' }),
      pairing({ id: 'B', state: 'active' }),
      pairing({ id: 'C', state: 'proposed' }),
      pairing({ id: 'D', mentorId: 12 }),
    ];
    expect(overbooked(open, [mentor(), mentor({ id: 12 })])).toEqual([
      { mentorId: 11, locked: 2, capacity: 1 },
    ]);
    expect(overbooked(open, [mentor({ capacity: 2 })])).toEqual([]);
  });
});
