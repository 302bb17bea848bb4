import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Candidate, EventKind, PersonEvent } from '../people/index.ts';
import { addDays, daysBetween } from '../../shared/days.ts';
import { clocksOf, type Told } from './clock.ts';
import { stayOf } from './stay.ts';

const SETTINGS = { contactDays: 7, mentorDays: 30, signWeeks: 6 };
/** Noon in France in winter. */
const at = (day: string): number => Date.parse(`${day}T11:00:00Z`);

let ids = 0;
const event = (
  kind: EventKind,
  when: string | number,
  more: Partial<PersonEvent> = {},
): PersonEvent => ({
  id: `E${String(++ids).padStart(5, '0')}`,
  personId: 41,
  kind,
  value: null,
  byId: null,
  at: typeof when === 'number' ? when : at(when),
  ...more,
});

const CONSENT = [{ purpose: 'matching' as const, day: '2026-01-01', version: '1' }];
const seeker = (more: Partial<Candidate> = {}): Told['candidate'] => ({
  phase: 'preparation',
  consents: [],
  needs: [],
  metierUnknown: false,
  pausedUntil: null,
  spaces: ['mel'],
  ...more,
});

const clocks = (
  events: readonly PersonEvent[],
  today: string,
  more: Partial<Told> = {},
): ReturnType<typeof clocksOf> => {
  const stay = stayOf(events);
  if (stay === null) return [];
  const firstDay = '2000-01-01';
  const told = { candidate: seeker(), stay, today, settings: SETTINGS, firstDay };
  return clocksOf({ ...told, ...more });
};
const one = (
  clock: string,
  events: readonly PersonEvent[],
  today: string,
  more: Partial<Told> = {},
) => clocks(events, today, more).find((other) => other.clock === clock);

describe('the clock of a first contact', () => {
  it.each([
    // arrived, today, due, overdue since, whose turn
    ['2026-11-22', '2026-11-22', '2026-11-29', null, 'responsible'],
    ['2026-11-22', '2026-11-29', '2026-11-29', null, 'responsible'],
    ['2026-11-22', '2026-11-30', '2026-11-29', '2026-11-30', 'responsible'],
    ['2026-11-22', '2026-12-06', '2026-11-29', '2026-11-30', 'responsible'],
    ['2026-11-22', '2026-12-07', '2026-11-29', '2026-11-30', 'coordinator'],
    ['2026-11-22', '2026-12-13', '2026-11-29', '2026-11-30', 'coordinator'],
    ['2026-11-22', '2026-12-14', '2026-11-29', '2026-11-30', 'cell'],
    ['2026-11-22', '2029-01-01', '2026-11-29', '2026-11-30', 'cell'],
    // Ends of months and of years, and the day that most years have not.
    ['2026-12-28', '2027-01-05', '2027-01-04', '2027-01-05', 'responsible'],
    ['2028-02-22', '2028-02-29', '2028-02-29', null, 'responsible'],
    ['2028-02-22', '2028-03-01', '2028-02-29', '2028-03-01', 'responsible'],
    ['2027-02-22', '2027-03-01', '2027-03-01', null, 'responsible'],
    // A week in which clocks are put forward, and one in which they are put back.
    ['2027-03-26', '2027-04-02', '2027-04-02', null, 'responsible'],
    ['2027-03-26', '2027-04-03', '2027-04-02', '2027-04-03', 'responsible'],
    ['2027-10-29', '2027-11-06', '2027-11-05', '2027-11-06', 'responsible'],
  ])('arrived %s, seen on %s: due %s, overdue since %s, turn: %s', (...row) => {
    const [arrived, today, due, overdueSince, turn] = row;
    const seen = one('contact', [event('arrived', arrived)], today);
    expect(seen).toMatchObject({ due, overdueSince, turn });
  });

  it('counts days as France does: half past eleven at night in UTC is the day after', () => {
    const winter = [event('arrived', Date.parse('2026-11-22T23:30:00Z'))];
    expect(one('contact', winter, '2026-11-24')?.due).toBe('2026-11-30');
    const summer = [event('arrived', Date.parse('2027-07-01T22:30:00Z'))];
    expect(one('contact', summer, '2027-07-02')?.due).toBe('2027-07-09');
  });

  it('stops with a contact, begins again with a call for help, and ends with the next contact', () => {
    const history = [event('arrived', '2026-11-01'), event('contacted', '2026-11-03')];
    expect(one('contact', history, '2027-01-01')).toBeUndefined();
    history.push(event('help', '2026-12-20'));
    expect(one('contact', history, '2026-12-28')).toMatchObject({
      since: '2026-12-20',
      due: '2026-12-27',
      overdueSince: '2026-12-28',
    });
    history.push(event('contacted', '2026-12-29'));
    expect(one('contact', history, '2027-02-01')).toBeUndefined();
  });

  it('goes on after a try in vain, and is the cell’s at once where it was passed on', () => {
    const history = [
      event('arrived', '2026-11-22'),
      event('tried', '2026-11-25', { value: 'contact' }),
    ];
    expect(one('contact', history, '2026-11-26')).toMatchObject({ due: '2026-11-29', stage: 0 });
    const passedOn = () => true;
    expect(one('contact', history, '2026-11-26', { passedOn })?.turn).toBe('cell');
  });

  it('does not run before the companion began to look', () => {
    const old = [event('arrived', '2015-01-10')];
    expect(one('contact', old, '2026-11-24', { firstDay: '2026-11-22' })).toMatchObject({
      due: '2026-11-29',
      overdueSince: null,
    });
  });
});

describe('the clock of a mentor', () => {
  const wishing = { candidate: seeker({ consents: CONSENT, needs: ['cv'] }) };
  const history = [event('arrived', '2027-01-31'), event('contacted', '2027-02-01')];

  it.each([
    ['2027-03-02', '2027-03-02', null, 'responsible'],
    ['2027-03-03', '2027-03-02', '2027-03-03', 'responsible'],
    ['2027-03-10', '2027-03-02', '2027-03-03', 'coordinator'],
    ['2027-03-17', '2027-03-02', '2027-03-03', 'cell'],
  ])('arrived 31 January, seen on %s: due %s, overdue since %s, turn: %s', (...row) => {
    const [today, due, overdueSince, turn] = row;
    expect(one('mentor', history, today, wishing)).toMatchObject({ due, overdueSince, turn });
  });

  it('is the cell’s where nobody can serve, once it has run out', () => {
    const told = { ...wishing, unserved: true };
    expect(one('mentor', history, '2027-03-02', told)?.turn).toBe('responsible');
    expect(one('mentor', history, '2027-03-03', told)?.turn).toBe('cell');
  });

  it.each([
    ['does not consent', { needs: ['cv'] }, false],
    ['needs nothing', { consents: CONSENT }, false],
    ['does not know the métier yet', { consents: CONSENT, metierUnknown: true }, true],
    ['is on pause', { consents: CONSENT, needs: ['cv'], pausedUntil: '2027-04-01' }, false],
    ['was on pause', { consents: CONSENT, needs: ['cv'], pausedUntil: '2027-03-31' }, true],
  ] as [string, Partial<Candidate>, boolean][])('of who %s: %j runs %s', (_, more, runs) => {
    const seen = one('mentor', history, '2027-04-01', { candidate: seeker(more) });
    expect(seen !== undefined).toBe(runs);
  });

  it('stops with a proposal, and runs from the consent where that came later', () => {
    expect(
      one('mentor', [...history, event('mentor_proposed', '2027-02-03')], '2027-04-01', wishing),
    ).toBeUndefined();
    const lost = [
      ...history,
      event('mentor_proposed', '2027-02-03'),
      event('mentor_lost', '2027-03-10'),
    ];
    expect(one('mentor', lost, '2027-04-01', wishing)).toMatchObject({
      since: '2027-03-10',
      due: '2027-04-09',
    });
    expect(
      one('mentor', [...lost, event('mentor_proposed', '2027-03-12')], '2027-04-01', wishing),
    ).toBeUndefined();
    const consents = [{ purpose: 'matching' as const, day: '2027-03-20', version: '1' }];
    const late = { candidate: seeker({ consents, needs: ['cv'] }) };
    expect(one('mentor', history, '2027-04-01', late)?.due).toBe('2027-04-19');
  });
});

describe('the clock of signs of life', () => {
  const history = [event('arrived', '2026-11-01'), event('contacted', '2026-11-10')];

  it.each([
    ['2026-12-22', '2026-12-22', null, 'candidate', 0],
    ['2026-12-23', '2026-12-22', '2026-12-23', 'candidate', 1],
    ['2026-12-29', '2026-12-22', '2026-12-23', 'candidate', 1],
    ['2026-12-30', '2026-12-22', '2026-12-23', 'responsible', 2],
    ['2027-01-05', '2026-12-22', '2026-12-23', 'responsible', 2],
    ['2027-01-06', '2026-12-22', '2026-12-23', 'coordinator', 3],
    ['2027-01-12', '2026-12-22', '2026-12-23', 'coordinator', 3],
    ['2027-01-13', '2026-12-22', '2026-12-23', 'cell', 4],
    ['2027-06-01', '2026-12-22', '2026-12-23', 'cell', 4],
  ])('last heard of on 10 November, seen on %s: due %s, since %s, turn: %s', (...row) => {
    const [today, due, overdueSince, turn, stage] = row;
    expect(one('sign', history, today)).toMatchObject({ due, overdueSince, turn, stage });
  });

  it('is the cell’s at once where it was passed on, once the candidate had their week', () => {
    const passedOn = () => true;
    expect(one('sign', history, '2026-12-29', { passedOn })?.turn).toBe('candidate');
    expect(one('sign', history, '2026-12-30', { passedOn })?.turn).toBe('cell');
  });

  it('runs from the last sign, an answer is one, and a pause lets it rest', () => {
    const later = [...history, event('sign', '2026-12-01')];
    expect(one('sign', later, '2026-12-02')?.due).toBe('2027-01-12');
    const lastAnswerAt = at('2026-12-10');
    expect(one('sign', later, '2026-12-11', { lastAnswerAt })?.due).toBe('2027-01-21');
    const candidate = seeker({ pausedUntil: '2027-02-01' });
    expect(one('sign', later, '2027-02-01', { candidate })).toBeUndefined();
    expect(one('sign', later, '2027-02-02', { candidate })?.due).toBe('2027-01-12');
  });
});

describe('who is asked after no more', () => {
  const arrived = event('arrived', '2026-11-01');
  it.each([
    ['left', [arrived, event('left', '2026-12-01')], {}],
    ['is settled', [arrived], { candidate: seeker({ phase: 'settled' }) }],
    ['wishes no follow-up', [arrived, event('stop', '2026-12-01')], {}],
    ['never came', [], {}],
  ] as [string, PersonEvent[], Partial<Told>][])('who %s', (_, history, more) => {
    expect(clocks(history, '2027-06-01', more)).toEqual([]);
  });

  it('who comes back is new, and who asks for help later is heard', () => {
    const back = [arrived, event('left', '2026-12-01'), event('returned', '2027-05-01')];
    expect(one('contact', back, '2027-05-02')?.due).toBe('2027-05-08');
    const again = [arrived, event('stop', '2026-12-01'), event('help', '2027-05-01')];
    expect(one('contact', again, '2027-05-02')?.due).toBe('2027-05-08');
  });
});

const dayArb = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

it('days are added and counted alike', () => {
  fc.assert(
    fc.property(dayArb, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
      expect(daysBetween(day, addDays(day, count))).toBe(count);
    }),
  );
});

it('a turn only ever goes up as days pass, and is overdue exactly after its last day', () => {
  fc.assert(
    fc.property(dayArb, fc.nat(200), fc.nat(30), (arrived, days, more) => {
      const history = [event('arrived', arrived)];
      const today = addDays(arrived, days);
      for (const clock of clocks(history, today)) {
        expect(clock.overdueSince !== null).toBe(today > clock.due);
        const later = one(clock.clock, history, addDays(today, more));
        expect(later?.due).toBe(clock.due);
        expect(later?.stage).toBeGreaterThanOrEqual(clock.stage);
      }
    }),
  );
});
