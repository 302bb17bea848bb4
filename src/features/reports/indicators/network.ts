/** Peer groups, openings, sheets, enrolments and courses. */
import type { Indicator, Item } from '../indicator.ts';
import type { Period } from '../period.ts';

const DAY = 86_400_000;
const isIn = (at: number | null, { start, end }: Period): boolean =>
  at !== null && at >= start && at < end;

const COMMON = { measure: 'count', dimensions: ['groupement'], compares: true } as const;

export const peerGroups: Indicator = {
  ...COMMON,
  id: 'peers.groups',
  unit: 'groups',
  about: 'things',
  name: 'reports.peers.groups.name',
  definition: 'reports.peers.groups.definition',
  source: 'reports.source.peers',
  compute: (facts, period) =>
    facts.peerGroups
      .filter(({ formedAt }) => isIn(formedAt, period))
      .map(({ groupement }) => ({ groupement, amount: 1 })),
};

export const peerPeople: Indicator = {
  ...COMMON,
  id: 'peers.people',
  unit: 'people',
  about: 'people',
  name: 'reports.peers.people.name',
  definition: 'reports.peers.people.definition',
  source: 'reports.source.peers',
  compute: (facts, period) =>
    facts.peerGroups
      .filter(({ formedAt }) => isIn(formedAt, period))
      .map(({ groupement, members }) => ({ groupement, amount: members })),
};

const ofOpenings = (
  id: 'received' | 'told' | 'reaction',
  measure: Indicator['measure'],
  compute: Indicator['compute'],
): Indicator => ({
  ...COMMON,
  id: `openings.${id}`,
  unit: id === 'reaction' ? 'days' : 'openings',
  about: 'things',
  measure,
  name: `reports.openings.${id}.name`,
  definition: `reports.openings.${id}.definition`,
  source: 'reports.source.openings',
  compute,
});

/** One each, of those with this instant in the period. */
const each =
  (what: 'receivedAt' | 'toldAt'): Indicator['compute'] =>
  ({ openings }, period) =>
    openings
      .filter((one) => isIn(one[what], period))
      .map(({ groupement }) => ({ groupement, amount: 1 }));

export const openingsReceived = ofOpenings('received', 'count', each('receivedAt'));
export const openingsTold = ofOpenings('told', 'count', each('toldAt'));
export const openingsReaction = ofOpenings('reaction', 'days', ({ openings }, period) =>
  openings.flatMap(({ groupement, receivedAt, toldAt }): Item[] =>
    toldAt !== null && isIn(toldAt, period)
      ? [{ groupement, amount: Math.max(0, Math.floor((toldAt - receivedAt) / DAY)) }]
      : [],
  ),
);

export const sheets: Indicator = {
  ...COMMON,
  id: 'sheets',
  unit: 'sheets',
  about: 'things',
  dimensions: ['groupement', 'family', 'freshness'],
  // A sheet tells when it was looked at last, not when before that.
  compares: false,
  name: 'reports.sheets.name',
  definition: 'reports.sheets.definition',
  source: 'reports.source.sheets',
  compute: (facts) =>
    facts.sheets.map(({ groupement, family, freshness }) => ({
      groupement,
      amount: 1,
      of: { family, freshness },
    })),
};

const ofSpaces = (id: 'enrolments' | 'completions'): Indicator => ({
  ...COMMON,
  id,
  unit: id === 'enrolments' ? 'enrolments' : 'courses',
  about: 'people',
  name: `reports.${id}.name`,
  definition: `reports.${id}.definition`,
  source: 'reports.source.moodle',
  compute: (facts, period) =>
    facts[id]
      .filter(({ at }) => isIn(at, period))
      .map(({ groupement }) => ({ groupement, amount: 1 })),
});
export const enrolments = ofSpaces('enrolments');
export const completions = ofSpaces('completions');
