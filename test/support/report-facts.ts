/** Facts for reports without a database: an invented network, the same at each call. */
import type { CandidateFact, Facts, NotedStanding } from '../../src/features/reports/fact.ts';

const DAY = 86_400_000;

export const emptyFacts = (now: number): Facts => ({
  now,
  firstDay: '2015-01-01',
  standingsSince: 0,
  groupements: [],
  intake: { contactDays: 7, mentorDays: 30, signWeeks: 6 },
  candidates: [],
  mentors: [],
  pairings: [],
  peerGroups: [],
  openings: [],
  sheets: [],
  enrolments: [],
  completions: [],
});

/** A number from 0 to 1, always the same for the same pair. */
const chance = (n: number, salt: number): number => {
  let hash = Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
};
const pick = <T>(list: readonly T[], at: number): T => {
  const found = list[Math.min(list.length - 1, Math.floor(at * list.length))];
  if (found === undefined) throw new Error('Nothing to pick from.');
  return found;
};

export const aStanding = (change: Partial<NotedStanding> = {}): NotedStanding => ({
  ...{ groupement: 'mel', category: null, service: null, seeks: true, at: 0 },
  ...change,
});

export const aCandidate = (change: Partial<CandidateFact> = {}): CandidateFact => ({
  standings: [aStanding()],
  stays: [],
  phases: [],
  ...change,
});

type Stay = CandidateFact['stays'][number];

/** @param contactedAt the first contact, of who waited for it from the beginning */
export const aStay = (
  from: number,
  { contactedAt = null, ...change }: Partial<Stay> & { contactedAt?: number | null } = {},
): Stay => ({
  from,
  returned: false,
  to: null,
  end: null,
  contacts: [{ from, to: contactedAt ?? change.to ?? null, served: contactedAt !== null }],
  waits: [{ from, to: null, served: false }],
  stops: [],
  lastSignAt: null,
  ...change,
});

const REGIONS = ['Bretagne', 'Occitanie', 'Grand Est', 'Normandie', 'Corse'];

/** Sizes fall from one groupement to the next, so that some are small. */
export const networkOf = ({
  groupements,
  candidates,
  now,
}: {
  groupements: number;
  candidates: number;
  now: number;
}): Facts => {
  const codes = Array.from({ length: groupements }, (_, n) => `g${String(n).padStart(2, '0')}`);
  const groupementOf = (n: number): string => pick(codes, chance(n, 1) ** 3);
  const began = (n: number, salt: number, days: number): number =>
    now - Math.floor(chance(n, salt) * days * DAY);
  // One in eight moved, or became something else.
  const moved = (n: number): CandidateFact['standings'] => {
    const first = aStanding({
      groupement: groupementOf(n),
      category: pick(
        ['career_officer', 'career_officer', 'contract_officer', 'other_defence', 'civilian'],
        chance(n, 9) ** 1.5,
      ),
      service: pick(['army', 'navy', 'air', 'gendarmerie', 'energy'], chance(n, 10) ** 2),
    });
    if (chance(n, 14) >= 1 / 8) return [first];
    const at = began(n, 15, 300);
    return [first, { ...first, groupement: pick(codes, chance(n, 16)), category: 'civilian', at }];
  };
  const people = Array.from({ length: candidates }, (_, n): CandidateFact => {
    const from = began(n, 2, 600);
    const to = chance(n, 3) < 0.5 ? from + Math.floor(chance(n, 4) * 400 * DAY) : null;
    const contactedAt = chance(n, 5) < 0.8 ? from + Math.floor(chance(n, 6) * 12 * DAY) : null;
    const proposed = chance(n, 7) < 0.6 ? from + Math.floor(chance(n, 8) * 50 * DAY) : null;
    return aCandidate({
      standings: moved(n),
      stays: [
        aStay(from, {
          returned: chance(n, 11) < 0.05,
          to: to !== null && to < now ? to : null,
          end: to !== null && to < now ? pick(['settled', 'left'], chance(n, 12)) : null,
          contactedAt,
          waits: [{ from, to: proposed, served: proposed !== null }],
          lastSignAt: contactedAt,
        }),
      ],
      phases: [{ phase: pick(['information', 'preparation', 'search'], chance(n, 13)), at: from }],
    });
  });
  const few = Math.ceil(candidates / 4);
  const some = <T>(make: (n: number) => T): T[] => Array.from({ length: few }, (_, n) => make(n));
  return {
    ...emptyFacts(now),
    groupements: codes.map((code, n) => {
      const name = REGIONS[n % REGIONS.length] ?? '';
      return { code, name: `Groupement ${code}`, region: { code: name, name } };
    }),
    candidates: people,
    mentors: some((n) => ({
      groupement: groupementOf(n),
      domain: pick(['M', 'N', 'H', 'C', 'K'], chance(n, 20) ** 2),
      offered: 1 + Math.floor(chance(n, 21) * 3),
      used: Math.floor(chance(n, 22) * 2),
    })),
    pairings: some((n) => {
      const proposedAt = began(n, 23, 400);
      const activeAt = chance(n, 24) < 0.6 ? proposedAt + 10 * DAY : null;
      const endedAt = chance(n, 25) < 0.4 ? proposedAt + 80 * DAY : null;
      const refused = activeAt === null ? 'refused_mentor' : 'settled';
      return {
        groupement: groupementOf(n),
        proposedAt,
        approvedAt: proposedAt + 3 * DAY,
        activeAt,
        endedAt,
        endReason: endedAt === null ? null : refused,
      };
    }),
    peerGroups: some((n) => ({
      groupement: groupementOf(n),
      formedAt: began(n, 26, 400),
      members: 6,
    })),
    openings: some((n) => {
      const receivedAt = began(n, 27, 300);
      const toldAt = chance(n, 28) < 0.7 ? receivedAt + Math.floor(chance(n, 29) * 9 * DAY) : null;
      return { groupement: groupementOf(n), receivedAt, toldAt };
    }),
    sheets: some((n) => ({
      groupement: groupementOf(n),
      family: pick(['living_area', 'job_market', 'opening'], chance(n, 30)),
      freshness: pick(['fresh', 'fresh', 'due', 'old'], chance(n, 31)),
    })),
    enrolments: people.map((_, n) => ({ groupement: groupementOf(n), at: began(n, 2, 600) })),
    completions: some((n) => ({ groupement: groupementOf(n), at: began(n, 32, 300) })),
  };
};
