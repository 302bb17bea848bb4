import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pairing } from '../../../test/support/pairings.ts';
import {
  ENDINGS,
  isLocked,
  isOpen,
  type Pairing,
  type PairingEvent,
  type PairingState,
  REFUSALS,
} from './pairing.ts';
import { freePlaces, isPairing, next, proposing } from './pairing-rules.ts';

const AT = 1_000_000;

describe('a pairing', () => {
  const approve: PairingEvent = { kind: 'approve', free: 1 };
  const agree = (who: 'candidate' | 'mentor'): PairingEvent => ({ kind: 'agree', who });
  const refuse = (who: 'candidate' | 'mentor' | 'referent'): PairingEvent => ({
    kind: 'refuse',
    who,
    why: 'far',
  });
  const lose = (reason: 'consent' | 'paused'): PairingEvent => ({ kind: 'lose', reason });
  const end: PairingEvent = { kind: 'end', reason: 'changed' };

  const no = null;
  /** What each event makes of each state: proposed, approved, active, ended. */
  it.each<[string, PairingEvent, (PairingState | null)[]]>([
    ['approve', approve, ['approved', no, no, no]],
    ['agree', agree('mentor'), [no, 'approved', no, no]],
    ['refused by the referent', refuse('referent'), ['ended', 'ended', no, no]],
    ['refused by the candidate', refuse('candidate'), [no, 'ended', no, no]],
    ['refused by the mentor', refuse('mentor'), [no, 'ended', no, no]],
    ['expire', { kind: 'expire' }, ['ended', 'ended', no, no]],
    ['supersede', { kind: 'supersede' }, ['ended', no, no, no]],
    ['lose the consent', lose('consent'), ['ended', 'ended', 'ended', no]],
    ['pause', lose('paused'), ['ended', 'ended', no, no]],
    ['end', end, [no, no, 'ended', no]],
  ])('%s', (_, event, expected) => {
    const states: PairingState[] = ['proposed', 'approved', 'active', 'ended'];
    const made = states.map((state) => next(pairing({ state }), event, AT));
    expect(made.map((one) => (isPairing(one) ? one.state : null))).toEqual(expected);
    const refusals = made.flatMap((one) => (isPairing(one) ? [] : [one.key]));
    expect(refusals).toEqual(
      states.filter((_, place) => expected[place] === null).map((state) => `pairings.is.${state}`),
    );
  });

  it('begins with the second yes, whoever says it, and a yes twice is one', () => {
    const approved = pairing({ state: 'approved', approvedAt: 5 });
    const first = next(approved, agree('mentor'), 10) as Pairing;
    expect(first).toMatchObject({ state: 'approved', mentorAgreedAt: 10, activeAt: null });
    expect(next(first, agree('mentor'), 15)).toEqual(first);
    expect(next(first, agree('candidate'), 20)).toMatchObject({
      state: 'active',
      mentorAgreedAt: 10,
      candidateAgreedAt: 20,
      activeAt: 20,
    });
  });

  it('is accepted only while the mentor has a place', () => {
    expect(next(pairing(), { kind: 'approve', free: 0 }, AT)).toEqual({
      key: 'pairings.full',
      params: { id: '01PAIR' },
    });
  });

  it('keeps why it ended', () => {
    expect(next(pairing({ state: 'approved' }), refuse('mentor'), AT)).toMatchObject({
      endedAt: AT,
      endReason: 'refused_mentor',
      endDetail: 'far',
    });
    expect(next(pairing({ state: 'active' }), end, AT)).toMatchObject({
      endReason: 'changed',
      endDetail: null,
    });
  });
});

describe('proposing', () => {
  const other = (candidateId: number, mentorId: number, points = 50) => ({
    candidateId,
    mentorId,
    space: 'mel',
    points,
    parts: { metier: points },
  });

  it('keeps what stands, supersedes what changed, and leaves what is locked alone', () => {
    const open = [
      pairing({ id: 'A', candidateId: 1, mentorId: 11 }),
      pairing({ id: 'B', candidateId: 2, mentorId: 11 }),
      pairing({ id: 'C', candidateId: 3, mentorId: 12, state: 'approved' }),
      pairing({ id: 'D', candidateId: 4, mentorId: 12 }),
    ];
    const proposals = [other(1, 11, 71), other(2, 12), other(3, 11), other(5, 11), other(5, 12)];
    const whole = proposing(open, proposals, true);
    expect(whole.kept).toEqual([{ ...open[0], points: 71, parts: { metier: 71 } }]);
    expect(whole.superseded.map(({ id }) => id)).toEqual(['B', 'D']);
    expect(whole.added).toEqual([other(2, 12), other(5, 11)]);
    // One that a person proposes leaves the others as they are.
    expect(proposing(open, proposals, false).superseded.map(({ id }) => id)).toEqual(['B']);
  });
});

describe('any course of pairings', () => {
  const person = fc.integer({ min: 1, max: 4 });
  const who = fc.constantFrom('candidate' as const, 'mentor' as const);
  const kinds = <E extends PairingEvent>(one: fc.Arbitrary<E>, weight: number) => ({
    arbitrary: one as fc.Arbitrary<PairingEvent>,
    weight,
  });
  /** What leads on is drawn often, so that pairings come to each of their states. */
  const event = fc.oneof(
    kinds(fc.constant({ kind: 'approve' as const, free: 0 }), 8),
    kinds(fc.record({ kind: fc.constant('agree' as const), who }), 8),
    kinds(
      fc.record({
        kind: fc.constant('refuse' as const),
        who: fc.oneof(who, fc.constant('referent' as const)),
        why: fc.constantFrom(...REFUSALS),
      }),
      2,
    ),
    kinds(fc.constant({ kind: 'expire' as const }), 1),
    kinds(
      fc.record({
        kind: fc.constant('lose' as const),
        reason: fc.constantFrom('settled', 'consent', 'gone', 'paused'),
      }),
      1,
    ),
    kinds(fc.record({ kind: fc.constant('end' as const), reason: fc.constantFrom(...ENDINGS) }), 1),
  );
  const deed = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('propose' as const),
        pairs: fc.array(fc.tuple(person, person), { minLength: 1, maxLength: 6 }),
        whole: fc.boolean(),
      }),
    },
    {
      weight: 12,
      arbitrary: fc.record({
        kind: fc.constant('event' as const),
        nth: fc.nat(99),
        late: fc.boolean(),
        event,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('capacity' as const),
        mentor: person,
        capacity: fc.integer({ min: 0, max: 3 }),
      }),
    },
  );

  /** What a pairing in each state must and must not know of itself. */
  const isLegal = (one: Pairing): boolean => {
    const { state, approvedAt, activeAt, endedAt, endReason, endDetail } = one;
    const both = one.candidateAgreedAt !== null && one.mentorAgreedAt !== null;
    const agreed = one.candidateAgreedAt !== null || one.mentorAgreedAt !== null;
    if ((endedAt !== null) !== (state === 'ended') || (endReason !== null) !== (endedAt !== null)) {
      return false;
    }
    if ((endDetail !== null) !== (endReason?.startsWith('refused_') === true)) return false;
    if (agreed && approvedAt === null) return false;
    if (both !== (activeAt !== null)) return false;
    if (state === 'proposed') return approvedAt === null;
    if (state === 'approved') return approvedAt !== null && !both;
    return state !== 'active' || both;
  };

  it('never comes to a state that cannot be, to two open pairings of a candidate, or beyond a capacity', () => {
    fc.assert(
      fc.property(fc.array(deed, { minLength: 30, maxLength: 60 }), (deeds) => {
        const wrong: string[] = [];
        let all: Pairing[] = [];
        const capacities = new Map([1, 2, 3, 4].map((id) => [id, 1]));
        const put = (after: Pairing): void => {
          all = all.map((one) => (one.id === after.id ? after : one));
        };
        const lockedOf = (mentor: number): number =>
          all.filter((one) => one.mentorId === mentor && isLocked(one)).length;
        deeds.forEach((one, at) => {
          const before = new Map([1, 2, 3, 4].map((id) => [id, lockedOf(id)]));
          if (one.kind === 'capacity') capacities.set(one.mentor, one.capacity);
          else if (one.kind === 'propose') {
            const proposals = one.pairs.map(([candidateId, mentorId]) => ({
              candidateId,
              mentorId,
              space: 'mel',
              points: null,
              parts: {},
            }));
            const made = proposing(all.filter(isOpen), proposals, one.whole);
            for (const old of made.superseded) put(next(old, { kind: 'supersede' }, at) as Pairing);
            for (const [place, proposal] of made.added.entries()) {
              all.push(pairing({ ...proposal, id: `${at}-${place}`, proposedAt: at }));
            }
          } else {
            // Mostly of an open one; sometimes of one that may have ended.
            const among = one.late && one.nth % 3 === 0 ? all : all.filter(isOpen);
            const chosen = among[one.nth % Math.max(among.length, 1)];
            if (chosen === undefined) return;
            const mentor = { id: chosen.mentorId, capacity: capacities.get(chosen.mentorId) ?? 0 };
            const what: PairingEvent =
              one.event.kind === 'approve'
                ? { kind: 'approve', free: freePlaces(mentor, all) }
                : one.event;
            const after = next(chosen, what, at);
            if (isPairing(after)) put(after);
          }
          const candidates = all.filter(isOpen).map(({ candidateId }) => candidateId);
          const overfull = [...capacities].filter(
            // A capacity lowered below what is locked breaks nothing, and nothing is added to it.
            ([mentor, capacity]) => lockedOf(mentor) > Math.max(capacity, before.get(mentor) ?? 0),
          );
          if (!all.every(isLegal)) wrong.push(`${at}: a state that cannot be`);
          if (new Set(candidates).size < candidates.length) wrong.push(`${at}: two open pairings`);
          if (overfull.length > 0) wrong.push(`${at}: beyond a capacity`);
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
