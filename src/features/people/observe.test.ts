import { describe, expect, it } from '@jest/globals';
import type { Candidate } from './candidate.ts';
import type { EventKind, NewEvent, PersonEvent } from './event.ts';
import { isBelieved, longGone, observe, type Seen, whoLeft } from './observe.ts';
import { readPerson } from './read-person.ts';
import { readStanding, type Standing } from './standing.ts';

const DAY = 24 * 3_600_000;
const at = (day: string, time = '12:00'): number => Date.parse(`${day}T${time}:00Z`);
const TODAY = at('2026-11-22', '09:00');

const candidate = (id: number, fields: Record<string, string> = {}): Candidate => {
  const person = { id, firstname: 'Zoé', lastname: 'Durand', lang: 'fr', savedAt: 0 };
  const { candidate: read } = readPerson(
    { ...person, fields: { mara_quality: 'candidate', ...fields } },
    [],
    { today: '2026-11-22', spaces: new Map(), metiers: null, areas: new Map() },
  );
  if (read === null) throw new Error('no candidate');
  return read;
};

let count = 0;
const event = (
  personId: number,
  kind: EventKind,
  when: number,
  value: string | null = null,
  byId: number | null = null,
): PersonEvent => ({
  id: String((count += 1)).padStart(6, '0'),
  personId,
  kind,
  value,
  byId,
  at: when,
});

const historyOf = (...events: PersonEvent[]): Map<number, PersonEvent[]> => {
  const history = new Map<number, PersonEvent[]>();
  for (const one of events) {
    const list = history.get(one.personId) ?? [];
    history.set(
      one.personId,
      [...list, one].sort((a, b) => a.at - b.at),
    );
  }
  return history;
};

type Given = Partial<Omit<Seen, 'since' | 'accessDays' | 'savedAt' | 'standings'>> & {
  since?: [number, number][];
  accessDays?: [number, string][];
  savedAt?: [number, number][];
  standings?: [number, Standing][];
};
const seen = ({
  candidates = [],
  members,
  firstSight = false,
  now = TODAY,
  ...maps
}: Given): Seen => ({
  candidates,
  members: members ?? candidates,
  since: new Map(maps.since),
  accessDays: new Map(maps.accessDays),
  savedAt: new Map(maps.savedAt),
  standings: new Map(maps.standings),
  firstSight,
  now,
});
/** What a page's history lacks, of who is here and of who left. */
const lacking = (history: Map<number, PersonEvent[]>, looked: Seen): NewEvent[] => [
  ...observe(history, looked),
  ...whoLeft(history, looked).left,
];
const short = (events: readonly NewEvent[]): string[] =>
  events.map(({ personId, kind, value, at: when = 0 }) =>
    [personId, kind, value, new Date(when).toISOString().slice(0, 16)]
      .filter((part) => part !== undefined)
      .join(' '),
  );

const HERE = '2026-11-22T09:00';

describe('what the history lacks', () => {
  it('on first sight of a site: when each was enrolled, and since then opened a space', () => {
    const given = seen({
      firstSight: true,
      candidates: [candidate(1), candidate(2, { mara_phase: 'search' }), candidate(3)],
      since: [
        [1, at('2024-02-29')],
        [2, 0],
        [3, at('2027-01-01')],
      ],
      accessDays: [[1, '2026-11-20']],
    });
    expect(short(observe(new Map(), given))).toEqual([
      '1 arrived 2024-02-29T12:00',
      `1 phase information ${HERE}`,
      '1 sign 2026-11-20T12:00',
      `2 arrived ${HERE}`,
      `2 phase search ${HERE}`,
      `3 arrived ${HERE}`,
      `3 phase information ${HERE}`,
    ]);
  });

  it('later: the day of an enrolment just made, today for who was enrolled long ago', () => {
    const given = seen({
      candidates: [candidate(1), candidate(2)],
      since: [
        [1, TODAY - 3 * DAY],
        [2, TODAY - 31 * DAY],
      ],
    });
    expect(short(observe(new Map(), given))).toEqual([
      '1 arrived 2026-11-19T09:00',
      `1 phase information ${HERE}`,
      `2 arrived ${HERE}`,
      `2 phase information ${HERE}`,
    ]);
  });

  const known = [
    event(1, 'arrived', at('2026-01-01')),
    event(1, 'phase', at('2026-01-01'), 'information'),
  ];

  it.each<[string, PersonEvent[], Given, string[]]>([
    ['nothing', [], {}, []],
    [
      'a phase',
      [],
      { candidates: [candidate(1, { mara_departure: '2027-03' })] },
      [`1 phase preparation ${HERE}`],
    ],
    [
      'a phase that somebody told in an answer stays theirs',
      [event(1, 'phase', at('2026-11-01'), 'integration', 1)],
      {},
      [],
    ],
    ['leaving', [], { candidates: [] }, [`1 left ${HERE}`]],
    ['having left', [event(1, 'left', at('2026-11-01'))], { candidates: [] }, []],
    [
      'coming back',
      [event(1, 'left', at('2026-11-01'))],
      {},
      [`1 returned ${HERE}`, `1 phase information ${HERE}`],
    ],
    [
      'settling',
      [],
      { candidates: [candidate(1, { mara_phase: 'settled' })] },
      [`1 phase settled ${HERE}`],
    ],
    [
      'coming back from having settled',
      [event(1, 'phase', at('2026-11-01'), 'settled')],
      {},
      [`1 returned ${HERE}`, `1 phase information ${HERE}`],
    ],
    [
      'wishing to be followed again: the profile saved with the consent to be matched',
      [
        event(1, 'consent', at('2026-11-01'), 'matching'),
        event(1, 'stop', at('2026-11-10'), null, 1),
      ],
      {
        candidates: [candidate(1, { mara_consents: 'matching=2026-11-01/1' })],
        savedAt: [[1, at('2026-11-10', '12:01')]],
      },
      [`1 returned ${HERE}`, `1 phase information ${HERE}`],
    ],
    [
      'no wish to be followed: the profile saved before',
      [
        event(1, 'consent', at('2026-11-01'), 'matching'),
        event(1, 'stop', at('2026-11-10'), null, 1),
        event(1, 'sign', at('2026-11-10'), null, 1),
      ],
      {
        candidates: [candidate(1, { mara_consents: 'matching=2026-11-01/1' })],
        savedAt: [[1, at('2026-11-10')]],
      },
      [],
    ],
    [
      'no wish to be followed: the profile saved without the consent',
      [event(1, 'stop', at('2026-11-10'), null, 1), event(1, 'sign', at('2026-11-20'), null, 1)],
      { savedAt: [[1, at('2026-11-20')]] },
      [],
    ],
    [
      'a consent',
      [],
      { candidates: [candidate(1, { mara_consents: 'matching=2026-11-01/1' })] },
      [`1 consent matching ${HERE}`],
    ],
    [
      'a consent withdrawn',
      [event(1, 'consent', at('2026-11-01'), 'figures')],
      {},
      [`1 consent_withdrawn figures ${HERE}`],
    ],
    [
      'a consent given again',
      [event(1, 'consent', 1, 'figures'), event(1, 'consent_withdrawn', 2, 'figures')],
      { candidates: [candidate(1, { mara_consents: 'figures=2026-11-01/1' })] },
      [`1 consent figures ${HERE}`],
    ],
    [
      'a mentor’s consent',
      [],
      {
        candidates: [candidate(1)],
        members: [candidate(1), candidate(7, { mara_consents: 'matching=2026-11-01/1' })],
      },
      [`7 consent matching ${HERE}`],
    ],
    [
      'how a candidate stands',
      [],
      { standings: [[1, readStanding('civilian;navy;mel;seeks')]] },
      [`1 standing civilian;navy;mel;seeks ${HERE}`],
    ],
    [
      'how a candidate stands since they moved to where the cell follows them',
      [event(1, 'standing', at('2026-10-01'), 'civilian;navy;mel;seeks')],
      { standings: [[1, { ...readStanding('civilian;navy;;'), seeks: false }]] },
      [`1 standing civilian;navy;; ${HERE}`],
    ],
    [
      'how a candidate stands as before',
      [event(1, 'standing', at('2026-10-01'), ';;;')],
      { standings: [[1, readStanding('of;no;;known')]] },
      [],
    ],
    ['a visit', [], { accessDays: [[1, '2026-11-21']] }, ['1 sign 2026-11-21T12:00']],
    ['a visit today, before noon', [], { accessDays: [[1, '2026-11-22']] }, [`1 sign ${HERE}`]],
    [
      'a visit noted already',
      [event(1, 'sign', at('2026-11-21', '08:00'))],
      { accessDays: [[1, '2026-11-21']] },
      [],
    ],
    [
      'a visit before a later contact',
      [event(1, 'contacted', at('2026-11-21'))],
      { accessDays: [[1, '2026-11-20']] },
      [],
    ],
    ['a visit on the day of arrival', [], { accessDays: [[1, '2026-01-01']] }, []],
    [
      'a profile saved',
      [],
      { savedAt: [[1, at('2026-11-20', '23:30')]] },
      ['1 sign 2026-11-20T23:30'],
    ],
    [
      'the later of both',
      [],
      { savedAt: [[1, at('2026-11-18')]], accessDays: [[1, '2026-11-19']] },
      ['1 sign 2026-11-19T12:00'],
    ],
    ['a profile saved before arriving', [], { savedAt: [[1, at('2025-12-31', '20:00')]] }, []],
    // Past midnight in Paris, though not in UTC.
    [
      'a profile saved on the next day in Paris',
      [event(1, 'sign', at('2026-11-20'))],
      { savedAt: [[1, at('2026-11-20', '23:30')]] },
      ['1 sign 2026-11-20T23:30'],
    ],
  ])('%s', (_name, events, given, expected) => {
    const all = [...known, ...events];
    const looked = seen({ candidates: [candidate(1)], ...given });
    const added = lacking(historyOf(...all), looked);
    expect(short(added)).toEqual(expected);
    const written = added.map(({ personId, kind, value = null, at: when = TODAY }) =>
      event(personId, kind, when, value),
    );
    // Asked again at once, and in a quarter of an hour.
    const after = historyOf(...all, ...written);
    expect(lacking(after, looked)).toEqual([]);
    expect(lacking(after, { ...looked, now: TODAY + 900_000 })).toEqual([]);
  });

  it('never goes back before what was noted, should the clock be set back', () => {
    const history = historyOf(...known, event(1, 'phase', at('2026-12-24'), 'search'));
    expect(short(observe(history, seen({ candidates: [candidate(1)] })))).toEqual([
      '1 phase information 2026-12-24T12:00',
    ]);
    expect(short(lacking(history, seen({})))).toEqual(['1 left 2026-12-24T12:00']);
  });
});

describe('who leaves all at once', () => {
  const arrivals = (count: number) =>
    historyOf(
      ...Array.from({ length: count }, (_, place) => [
        event(place + 1, 'arrived', at('2026-01-01')),
        event(place + 1, 'phase', at('2026-01-01'), 'information'),
      ]).flat(),
      // Who left before is counted in neither.
      ...[901, 902, 903].flatMap((id) => [
        event(id, 'arrived', at('2026-01-01')),
        event(id, 'left', at('2026-02-01')),
      ]),
    );
  it.each([
    // known, still told, noted as left
    [9, 0, 9],
    [10, 0, 0],
    [10, 1, 9],
    [20, 10, 0],
    [21, 11, 10],
    [21, 10, 0],
    [100, 51, 49],
    [100, 50, 0],
  ])('of %d, %d are told: %d left', (known, told, left) => {
    const candidates = Array.from({ length: told }, (_, place) => candidate(place + 1));
    const { left: gone, followed } = whoLeft(arrivals(known), seen({ candidates }));
    expect([gone.length, followed]).toEqual([known - told, known]);
    expect(isBelieved(gone.length, followed) ? gone.length : 0).toBe(left);
  });
});

describe('who is long gone', () => {
  it('is who is not here and of whom nothing was noted for a year', () => {
    const history = historyOf(
      event(1, 'arrived', TODAY - 900 * DAY),
      event(1, 'left', TODAY - 366 * DAY),
      event(2, 'left', TODAY - 365 * DAY),
      event(3, 'left', TODAY - 900 * DAY),
    );
    expect(longGone(history, new Set([3]), TODAY)).toEqual([1]);
  });
});
