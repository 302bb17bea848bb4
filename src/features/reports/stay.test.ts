import { describe, expect, it } from '@jest/globals';
import { type EventKind, type PersonEvent, UNHEARD } from '../people/index.ts';
import { firstWaits, isStoppedAt, stayAt, staysOf, waitAt } from './stay.ts';

const history = (...events: [at: number, kind: EventKind, value?: string][]): PersonEvent[] =>
  events.map(([at, kind, value = null], n) => ({
    ...{ id: String(n), personId: 1, kind, value, byId: null, at },
  }));

it('a stay ends when somebody is settled, and another begins when they come back', () => {
  const stays = staysOf(
    history(
      [10, 'arrived'],
      [10, 'phase', 'search'],
      [11, 'consent', 'matching'],
      [12, 'contacted'],
      [15, 'contacted'],
      [20, 'mentor_proposed'],
      [30, 'phase', 'settled'],
      [35, 'left'],
      [50, 'returned'],
      [60, 'sign'],
      [70, 'left'],
    ),
  );
  expect(stays).toEqual([
    {
      ...{ from: 10, returned: false, to: 30, end: 'settled' },
      ...{ stops: [], lastSignAt: 15 },
      contacts: [{ from: 10, to: 12, served: true }],
      waits: [{ from: 11, to: 20, served: true }],
    },
    {
      ...{ from: 50, returned: true, to: 70, end: 'left' },
      ...{ stops: [], lastSignAt: 60 },
      contacts: [{ from: 50, to: 70, served: false }],
      waits: [{ from: 50, to: 70, served: false }],
    },
  ]);
});

it('who is settled no longer came back, though nobody noted it', () => {
  const stays = staysOf(history([1, 'arrived'], [5, 'phase', 'settled'], [9, 'phase', 'search']));
  expect(stays.map(({ from, to, returned }) => [from, to, returned])).toEqual([
    [1, 5, false],
    [9, null, true],
  ]);
});

it('is of no one without an arrival, and arrives once', () => {
  expect(staysOf(history([1, 'sign'], [2, 'left']))).toEqual([]);
  expect(staysOf(history([1, 'arrived'], [2, 'arrived']))).toHaveLength(1);
});

describe('the wait for a mentor', () => {
  const waits = (...events: Parameters<typeof history>) =>
    staysOf(history(...events)).map((stay) =>
      stay.waits.map(({ from, to, served }) => `${from}–${to ?? ''}${served ? ' served' : ''}`),
    );

  it('begins with the later of arrival and consent, and ends with a proposal', () => {
    expect(waits([5, 'consent', 'matching'], [10, 'arrived'], [20, 'mentor_proposed'])).toEqual([
      ['10–20 served'],
    ]);
    expect(waits([10, 'arrived'], [14, 'consent', 'matching'], [20, 'mentor_proposed'])).toEqual([
      ['14–20 served'],
    ]);
    expect(waits([10, 'arrived'], [14, 'consent', 'figures'], [20, 'mentor_proposed'])).toEqual([
      [],
    ]);
  });

  it('begins anew where the proposal came to nothing, or the consent was given again', () => {
    const begun = [
      [10, 'arrived'],
      [10, 'consent', 'matching'],
      [20, 'mentor_proposed'],
      [21, 'mentor_proposed'],
      [25, 'mentor_lost'],
    ] as const;
    const told = (...more: Parameters<typeof history>) =>
      waits(...begun.map((one): (typeof more)[number] => [...one]), ...more);
    expect(told()).toEqual([['10–20 served', '25–']]);
    expect(told([30, 'mentor_proposed'])).toEqual([['10–20 served', '25–30 served']]);
    const again = told([27, 'consent_withdrawn', 'matching'], [29, 'consent', 'matching']);
    expect(again).toEqual([['10–20 served', '25–27', '29–']]);
    expect(told([40, 'left'], [50, 'returned'])).toEqual([['10–20 served', '25–40'], ['50–']]);
  });

  it('goes on where those responsible let the proposal pass', () => {
    const [stay] = staysOf(
      history(
        ...([
          [10, 'consent', 'matching'],
          [10, 'arrived'],
          [20, 'mentor_proposed'],
          [50, 'mentor_lost', UNHEARD],
          [51, 'mentor_proposed'],
          [81, 'mentor_lost', UNHEARD],
          [82, 'mentor_proposed'],
          [90, 'mentor_lost'],
        ] satisfies Parameters<typeof history>),
      ),
    );
    expect(stay?.waits.map(({ from, since }) => [from, since])).toEqual([
      ...[
        [10, undefined],
        [50, 10],
        [81, 10],
        [90, undefined],
      ],
    ]);
  });

  it('of a first mentor ends with the first that was proposed', () => {
    const [stay] = staysOf(
      history(
        ...([
          [10, 'arrived'],
          [10, 'consent', 'matching'],
          [12, 'consent_withdrawn', 'matching'],
          [15, 'consent', 'matching'],
          [20, 'mentor_proposed'],
          [25, 'mentor_lost'],
        ] satisfies Parameters<typeof history>),
      ),
    );
    if (stay === undefined) throw new Error('No stay.');
    expect(firstWaits(stay).map(({ from }) => from)).toEqual([10, 15]);
    expect([11, 13, 16, 25, 26].map((at) => waitAt(stay.waits, at)?.from)).toEqual([
      ...[10, undefined, 15, undefined, 25],
    ]);
  });
});

describe('who wishes no follow-up', () => {
  const begun = [
    [1, 'arrived'],
    [1, 'consent', 'matching'],
  ] satisfies Parameters<typeof history>;
  const stayWith = (...events: Parameters<typeof history>) => {
    const [stay, ...others] = staysOf(history(...begun, ...events));
    if (stay === undefined || others.length > 0) throw new Error('Not one stay.');
    return stay;
  };

  it('does so until they ask for help or come back', () => {
    const stops = (...events: Parameters<typeof history>) => stayWith([5, 'stop'], ...events).stops;
    expect(stops()).toEqual([{ from: 5, to: null }]);
    expect(stops([6, 'stop'], [7, 'help'])).toEqual([{ from: 5, to: 7 }]);
    const again = stops([6, 'returned'], [9, 'stop']);
    expect(again).toEqual([
      { from: 5, to: 6 },
      { from: 9, to: null },
    ]);
    const stay = stayWith([5, 'stop'], [7, 'help']);
    expect([5, 6, 7, 8].map((at) => isStoppedAt(stay, at))).toEqual([false, true, true, false]);
  });

  it('begins to wait anew on coming back, in the same stay', () => {
    const { contacts, waits } = stayWith([5, 'stop'], [20, 'returned'], [24, 'contacted']);
    expect(contacts).toEqual([
      { from: 1, to: 20, served: false },
      { from: 20, to: 24, served: true },
    ]);
    expect(waits).toEqual([
      { from: 1, to: 20, served: false },
      { from: 20, to: null, served: false },
    ]);
  });

  it('waits for a first mentor again, once back', () => {
    const stay = stayWith(
      ...([
        [3, 'contacted'],
        [4, 'mentor_proposed'],
        [5, 'stop'],
        [6, 'mentor_lost'],
        [20, 'returned'],
        [24, 'mentor_proposed'],
        [30, 'mentor_lost'],
      ] satisfies Parameters<typeof history>),
    );
    expect(firstWaits(stay)).toEqual([
      { from: 1, to: 4, served: true },
      { from: 20, to: 24, served: true },
    ]);
    expect(stay.contacts.map(({ from, to }) => [from, to])).toEqual([
      [1, 3],
      [20, null],
    ]);
  });
});

it('lasts from after it began to the instant it ended', () => {
  const stays = staysOf(history([10, 'arrived'], [20, 'left']));
  expect([10, 11, 20, 21].map((at) => stayAt(stays, at) !== undefined)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
