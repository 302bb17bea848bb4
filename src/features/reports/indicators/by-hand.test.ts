/** Each figure of one small network against a count by hand: the third quarter of 2026, and the second. */
import { describe, expect, it } from '@jest/globals';
import { aCandidate, aStanding, aStay, emptyFacts } from '../../../../test/support/report-facts.ts';
import type { Phase, Standing } from '../../people/index.ts';
import type { Compared } from '../figure.ts';
import type { CandidateFact, Facts, PairingFact } from '../fact.ts';
import { comparedFigures } from '../figures.ts';
import { periodOf } from '../period.ts';
import { INDICATORS } from './index.ts';

const on = (day: string): number => Date.parse(`2026-${day}T10:00:00Z`);
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

const candidate = (groupement: string, from: string, change: object = {}): CandidateFact =>
  aCandidate({
    standings: [aStanding({ groupement })],
    stays: [aStay(on(from), { waits: [], ...change })],
  });
/** Those of a group as they stood, and since when in which phase. */
const as = (
  list: readonly CandidateFact[],
  standing: Partial<Standing>,
  phases: readonly [Phase, string][],
): CandidateFact[] =>
  list.map((one) => ({
    ...one,
    standings: [{ ...one.standings[0], ...standing }],
    phases: phases.map(([phase, day]) => ({ phase, at: on(day) })),
  }));
const OFFICER = { category: 'career_officer', service: 'army' } as const;

const waited = (from: string, to: string | null, served = to !== null) => ({
  ...{ from: on(from), to: to === null ? null : on(to), served },
});

/** Three who came in May and had a mentor in 19 days; to one of them it came to nothing. */
const CAME_IN_MAY = [
  [waited('05-01', '05-20')],
  [waited('05-01', '05-20')],
  [waited('05-01', '05-20'), waited('08-01', null)],
].map((waits) =>
  candidate('mel', '05-01', { contactedAt: on('05-04'), waits, lastSignAt: on('09-20') }),
);
/** The last of them left the army in August. */
const SINCE_MAY = as(CAME_IN_MAY, OFFICER, [
  ['information', '05-01'],
  ['search', '07-15'],
]).map((one, n): CandidateFact => {
  const [first] = one.standings;
  if (n < 2) return one;
  return { ...one, standings: [first, { ...first, category: 'civilian', at: on('08-15') }] };
});
/** Five who came on 6 July, contacted after 2, 4, 6, 8 and 20 days; four consented on 16 July. */
const SINCE_JULY = [
  { contacted: '07-08', waits: [waited('07-16', '07-26')] },
  { contacted: '07-10', waits: [waited('07-16', '08-05')] },
  { contacted: '07-12', waits: [waited('07-16', '08-15')] },
  { contacted: '07-14', waits: [waited('07-16', '08-25')] },
  { contacted: '07-26', waits: [] },
].map(({ contacted, waits }) =>
  candidate('nan', '07-06', { contactedAt: on(contacted), waits, lastSignAt: on('08-01') }),
);
const BACK = { returned: true, waits: [waited('08-03', null)] };
const CANDIDATES = [
  ...SINCE_MAY,
  ...as(SINCE_JULY, { category: 'contract_officer', service: 'navy' }, [['preparation', '07-20']]),
  // Nobody looked after these two, who came back.
  ...times(2, candidate('mel', '08-03', BACK)),
  ...as(
    times(
      4,
      candidate('nan', '02-01', { contactedAt: on('02-03'), to: on('08-20'), end: 'settled' }),
    ),
    { category: 'civilian', service: 'energy' },
    [['search', '02-01']],
  ),
  ...as(
    [candidate('mel', '02-01', { contactedAt: on('02-09'), to: on('09-29'), end: 'left' })],
    OFFICER,
    [['information', '02-01']],
  ),
  // Still in time on the last evening; a phase was noted only later.
  ...as(
    times(6, candidate('nan', '09-28', { waits: [waited('09-28', null)] })),
    { category: 'other_defence', service: 'navy' },
    [['preparation', '10-05']],
  ),
];

const pairing = (groupement: string, proposed: string, change: object = {}): PairingFact => ({
  ...{ groupement, proposedAt: on(proposed) },
  ...{ approvedAt: null, activeAt: null, endedAt: null, endReason: null },
  ...change,
});
const active = (approved: string, began: string) => ({
  approvedAt: on(approved),
  activeAt: on(began),
});
const PAIRINGS = [
  ...times(4, pairing('mel', '09-01')),
  ...times(5, pairing('nan', '09-01', { approvedAt: on('09-02') })),
  ...times(2, pairing('mel', '06-01', active('06-02', '07-02'))),
  ...times(4, pairing('nan', '05-01', active('05-02', '05-03'))),
  ...times(
    7,
    pairing('nan', '05-01', {
      ...active('05-02', '05-03'),
      ...{ endedAt: on('08-01'), endReason: 'settled' },
    }),
  ),
  pairing('mel', '07-01', {
    ...active('07-02', '07-05'),
    ...{ endedAt: on('09-01'), endReason: 'changed' },
  }),
  ...times(9, pairing('mel', '08-01', { endedAt: on('08-10'), endReason: 'refused_mentor' })),
  ...times(11, pairing('mel', '10-01')),
];

const opening = (groupement: string, received: string, told: string | null) => ({
  ...{ groupement, receivedAt: on(received), toldAt: told === null ? null : on(told) },
});
const at = (groupement: string, day: string) => ({ groupement, at: on(day) });
const region = { code: '52', name: 'Pays de la Loire' };

const FACTS: Facts = {
  ...emptyFacts(on('11-22')),
  groupements: ['mel', 'nan'].map((code) => ({ code, name: code, region })),
  candidates: CANDIDATES,
  mentors: [
    { groupement: 'mel', domain: 'M', offered: 3, used: 1 },
    { groupement: 'nan', domain: 'N', offered: 4, used: 2 },
    { groupement: null, domain: null, offered: 2, used: 2 },
  ],
  pairings: PAIRINGS,
  peerGroups: [
    { groupement: 'mel', formedAt: on('08-01'), members: 5 },
    { groupement: 'nan', formedAt: on('09-01'), members: 6 },
    { groupement: 'nan', formedAt: on('09-30'), members: 4 },
    { groupement: 'nan', formedAt: on('06-30'), members: 8 },
    { groupement: 'mel', formedAt: on('10-01'), members: 7 },
  ],
  openings: [
    opening('mel', '06-29', '07-03'),
    opening('nan', '07-03', '07-05'),
    opening('nan', '07-10', '07-19'),
    opening('mel', '09-29', '10-01'),
    opening('mel', '09-15', null),
    opening('nan', '09-16', null),
  ],
  sheets: [
    { groupement: 'mel', family: 'opening', freshness: 'due' },
    ...times(4, { groupement: 'mel', family: 'job_market' as const, freshness: 'fresh' as const }),
    ...times(2, { groupement: 'nan', family: 'living_area' as const, freshness: 'old' as const }),
  ],
  enrolments: [
    ...times(3, at('mel', '07-01')),
    ...times(5, at('nan', '09-30')),
    ...times(2, at('nan', '06-30')),
    at('mel', '10-01'),
  ],
  completions: [at('mel', '08-01'), ...times(3, at('nan', '09-30')), at('mel', '06-30')],
};

/** The whole network, Maine-et-Loire, and the whole network a quarter before; null: not known. */
const BY_HAND: Readonly<Record<string, (number | null)[]>> = {
  // Five in July, two in August, six in September; three in May.
  'candidates.arrived': [13, 2, 3],
  'candidates.settled': [4, 0, 0],
  'candidates.left': [1, 1, 0],
  // 3 + 5 + 2 + 6; before: 3 + 4 + 1. And 8 + 13 − 4 − 1 = 16.
  'candidates.active': [16, 5, 8],
  // Two since May; before: those three, and who left since.
  'candidates.active career_officer': [2, 2, 4],
  'candidates.active contract_officer': [5, 0, 0],
  'candidates.active other_defence': [6, 0, 0],
  'candidates.active civilian': [1, 1, 4],
  'candidates.active unknown': [2, 2, 0],
  // 3 of 7 whose seven days ended on 13 July or 10 August; in May 3 of 3.
  'contact.within': [43, 0, 100],
  'contact.days median': [6, null, 3],
  'contact.days ninth': [20, null, 3],
  // After 10, 20 and 30 days in time, after 40 not, two not at all.
  'mentor.within': [50, 0, 100],
  'mentor.days median': [25, null, 19],
  'mentor.days ninth': [40, null, 19],
  'overdue.contact': [2, 2, 0],
  // Those two, and who lost the proposal.
  'overdue.mentor': [3, 3, 0],
  // Five since 1 August, two since 3 August.
  'overdue.sign': [7, 2, null],
  mentors: [3, 1, null],
  'capacity.offered': [9, 3, null],
  'capacity.used': [5, 1, null],
  'pairings.proposed': [4, 4, 0],
  'pairings.approved': [5, 0, 2],
  'pairings.active': [6, 2, 11],
  'pairings.begun': [3, 3, 11],
  'pairings.ended': [8, 1, 0],
  'pairings.declined': [9, 9, 0],
  'peers.groups': [3, 1, 1],
  'peers.people': [15, 5, 8],
  'openings.received': [5, 2, 1],
  'openings.told': [3, 1, 0],
  // After 4, 2 and 9 days.
  'openings.reaction median': [4, 4, null],
  'openings.reaction ninth': [9, 4, null],
  sheets: [7, 5, null],
  'sheets fresh': [4, 4, null],
  'sheets due': [1, 1, null],
  'sheets old': [2, 0, null],
  enrolments: [8, 3, 2],
  completions: [4, 1, 1],
};

const ARRIVED = {
  ...{ 'arrival:new': 11, 'arrival:returned': 2 },
  ...{ 'category:contract_officer': 5, 'category:other_defence': 6, 'category:': 2 },
  ...{ 'service:navy': 11, 'service:': 2 },
};
const ACTIVE = {
  ...{ 'category:career_officer': 2, 'category:contract_officer': 5 },
  ...{ 'category:other_defence': 6, 'category:civilian': 1, 'category:': 2 },
  ...{ 'service:army': 3, 'service:navy': 11, 'service:': 2 },
  ...{ 'phase:preparation': 11, 'phase:search': 3, 'phase:': 2 },
};
const ACTIVE_BEFORE = {
  ...{ 'category:career_officer': 4, 'category:civilian': 4 },
  ...{ 'service:army': 4, 'service:energy': 4 },
  ...{ 'phase:information': 4, 'phase:search': 4 },
};

/** The parts of the same sums, in the whole network. */
const PARTS: Readonly<Record<string, Record<string, number>>> = {
  'candidates.arrived': ARRIVED,
  'candidates.settled': { 'category:civilian': 4, 'service:energy': 4 },
  'candidates.left': { 'category:career_officer': 1, 'service:army': 1 },
  'candidates.active': ACTIVE,
  'pairings.ended': { 'reason:settled': 7, 'reason:changed': 1 },
  'pairings.declined': { 'reason:refused_mentor': 9 },
  mentors: { 'domain:M': 1, 'domain:N': 1, 'domain:': 1 },
  'capacity.offered': { 'domain:M': 3, 'domain:N': 4, 'domain:': 2 },
  'capacity.used': { 'domain:M': 1, 'domain:N': 2, 'domain:': 2 },
  sheets: {
    ...{ 'family:opening': 1, 'family:job_market': 4, 'family:living_area': 2 },
    ...{ 'freshness:fresh': 4, 'freshness:due': 1, 'freshness:old': 2 },
  },
};

const isPart = (row: string): boolean => !/^(all$|region:|groupement:)/.test(row);

describe('by hand', () => {
  // Nobody is hidden where a group of one shows.
  const figures = comparedFigures(FACTS, periodOf('2026-07-01', '2026-09-30'), 1);
  const keyOf = (id: string, column: string): string => (column === '' ? id : `${id} ${column}`);
  const tops = figures.filter(({ row }) => row === 'all');

  it.each(Object.entries(BY_HAND))('%s', (key, expected) => {
    const figureIn = (place: string) =>
      figures.find(
        ({ indicator, row, column }) => row === place && keyOf(indicator, column) === key,
      );
    const whole = figureIn('all');
    expect([
      whole?.value,
      figureIn('groupement:mel')?.value,
      whole?.previous?.value ?? null,
    ]).toEqual(expected);
  });

  const partsOf = (id: string, valueOf: (figure: Compared) => number | null | undefined) => {
    const parts = figures
      .filter(({ indicator, row, column }) => indicator === id && column === '' && isPart(row))
      .map((figure) => [figure.row, valueOf(figure)] as const);
    return Object.fromEntries(parts.filter(([, value]) => value !== 0));
  };

  it.each(Object.entries(PARTS))('the parts of %s', (id, expected) => {
    expect(partsOf(id, ({ value }) => value)).toEqual(expected);
  });

  it('the parts of who was followed before', () => {
    expect(partsOf('candidates.active', ({ previous }) => previous?.value)).toEqual(ACTIVE_BEFORE);
  });

  it('holds every indicator', () => {
    const told = new Set(Object.keys(BY_HAND).map((key) => key.split(' ')[0]));
    expect([...told]).toEqual(INDICATORS.map(({ id }) => id));
    const columns = tops.map(({ indicator, column }) => keyOf(indicator, column));
    expect(columns.filter((key) => !(key in BY_HAND))).toEqual([]);
  });
});
