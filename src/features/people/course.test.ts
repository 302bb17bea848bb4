import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { courseOf, stoppedIn } from './course.ts';
import { type EventKind, type PersonEvent, UNHEARD } from './event.ts';

let count = 0;
/** Ids follow the order of writing, as ULIDs do. */
const event = (at: number, kind: EventKind, value: string | null = null): PersonEvent => ({
  id: String((count += 1)).padStart(6, '0'),
  personId: 1,
  kind,
  value,
  byId: null,
  at,
});

const NOTHING = {
  arrivedAt: null,
  leftAt: null,
  contactedAt: null,
  mentorProposedAt: null,
  mentorLostAt: null,
  lastSignAt: null,
  settledAt: null,
  oriented: [],
  phases: [],
};

describe('the course of a person', () => {
  const first = [
    event(10, 'arrived'),
    event(10, 'consent', 'matching'),
    event(10, 'phase', 'information'),
    event(20, 'contacted'),
    event(20, 'oriented', 'aea'),
    event(25, 'oriented', 'aea'),
    event(30, 'sign'),
    event(40, 'mentor_proposed'),
    event(45, 'mentor_proposed'),
    event(50, 'phase', 'settled'),
  ];

  it('is told of one stay', () => {
    expect(courseOf([])).toEqual(NOTHING);
    expect(courseOf(first)).toEqual({
      arrivedAt: 10,
      leftAt: null,
      contactedAt: 20,
      mentorProposedAt: 40,
      mentorLostAt: null,
      lastSignAt: 30,
      settledAt: 50,
      oriented: ['aea'],
      phases: [
        { phase: 'information', at: 10 },
        { phase: 'settled', at: 50 },
      ],
    });
    expect(courseOf([...first, event(60, 'left')]).leftAt).toBe(60);
  });

  it('begins anew with whoever comes back', () => {
    const back = [...first, event(60, 'left'), event(70, 'returned'), event(70, 'phase', 'search')];
    expect(courseOf(back)).toEqual({
      ...NOTHING,
      arrivedAt: 70,
      phases: [{ phase: 'search', at: 70 }],
    });
  });

  it('takes a contact for a sign of life, and a phase after « settled » for its end', () => {
    expect(
      courseOf([event(1, 'arrived'), event(2, 'sign'), event(3, 'contacted')]).lastSignAt,
    ).toBe(3);
    expect(courseOf([...first, event(55, 'phase', 'search')]).settledAt).toBeNull();
    expect(courseOf([event(1, 'arrived'), event(2, 'phase', 'nonsense')]).phases).toEqual([]);
  });

  it('waits for a mentor anew once a proposal came to nothing, until the next', () => {
    const lost = [event(1, 'arrived'), event(2, 'mentor_proposed'), event(5, 'mentor_lost')];
    expect(courseOf(lost)).toMatchObject({ mentorProposedAt: null, mentorLostAt: 5 });
    // One takes the place of another at once.
    expect(courseOf([...lost, event(5, 'mentor_proposed')]).mentorProposedAt).toBe(5);
    expect(courseOf([...lost, event(9, 'mentor_proposed')]).mentorProposedAt).toBe(9);
    expect(courseOf([...lost, event(7, 'returned')]).mentorLostAt).toBeNull();
    // Nobody having answered, they have waited all the time.
    const unheard = [...lost, event(6, 'mentor_proposed'), event(9, 'mentor_lost', UNHEARD)];
    expect(courseOf(unheard)).toMatchObject({ mentorProposedAt: null, mentorLostAt: 5 });
  });

  it('is stopped until they ask for help or come back', () => {
    const stopped = [event(1, 'arrived'), event(2, 'help'), event(3, 'stop')];
    expect(stoppedIn([])).toBeNull();
    expect(stoppedIn(stopped.slice(0, 2))).toBeNull();
    expect(stoppedIn(stopped)?.at).toBe(3);
    expect(stoppedIn([...stopped, event(4, 'sign')])?.at).toBe(3);
    expect(stoppedIn([...stopped, event(4, 'help')])).toBeNull();
    expect(stoppedIn([...stopped, event(4, 'returned')])).toBeNull();
  });

  it('is the same in whatever order events are given', () => {
    const shuffled = fc.shuffledSubarray(first, {
      minLength: first.length,
      maxLength: first.length,
    });
    fc.assert(
      fc.property(shuffled, (events) => {
        expect(courseOf(events)).toEqual(courseOf(first));
      }),
    );
  });
});
