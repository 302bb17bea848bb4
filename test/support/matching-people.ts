/** People to be matched, made up: whole ones for the rules, random ones for properties. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  CATEGORIES,
  type Candidate,
  type Mentor,
  NEEDS,
  SCHOOLS,
  SERVICES,
  type Wished,
} from '../../src/features/people/index.ts';
import type { MatchInput } from '../../src/features/matching/match.ts';
import type { Ground } from '../../src/features/matching/match-ground.ts';
import { weightsFrom } from '../../src/features/matching/weights.ts';

export const WEIGHTS = weightsFrom(
  JSON.parse(
    readFileSync(new URL('../../templates/matching/weights.json', import.meta.url), 'utf8'),
  ),
);

export const TODAY = '2026-11-22';

const consent = (purpose: 'matching' | 'partners') => ({
  purpose,
  day: '2026-01-01',
  version: '1',
});
export const BOTH = [consent('matching'), consent('partners')];
export const MATCHING = [consent('matching')];

const member = (id: number) => ({
  id,
  firstname: `Prénom${id}`,
  lastname: `Nom${id}`,
  lang: 'fr',
  spaces: ['mel'],
  service: null,
  school: null,
  category: null,
  languages: [],
  consents: BOTH,
  pausedUntil: null,
  contact: null,
});

export const candidate = (id: number, more: Partial<Candidate> = {}): Candidate => ({
  ...member(id),
  qualities: ['candidate'],
  departure: null,
  phase: 'preparation',
  phaseDecided: false,
  places: [{ kind: 'departement', code: '49' }],
  remote: false,
  travel: 50,
  posting: null,
  followedBy: null,
  project: null,
  metiers: [],
  metierUnknown: false,
  sectors: [],
  needs: ['cv'],
  availability: [],
  withoutFrench: false,
  avoids: [],
  ...more,
});

export const mentor = (id: number, more: Partial<Mentor> = {}): Mentor => ({
  ...member(id),
  qualities: ['mentor'],
  jobs: [],
  sectors: [],
  employer: null,
  places: [{ kind: 'departement', code: '49' }],
  remote: false,
  helps: ['cv'],
  supports: ['one_off', 'lasting'],
  capacity: 1,
  ...more,
});

/** Angers and Saumur in one département, Nantes in the next, Toulon far away; Brest without a point. */
export const GROUND: Ground = {
  communes: new Map([
    [
      '49007',
      {
        point: { latitude: 47.4784, longitude: -0.5632 },
        departement: '49',
        areas: ['employment_basin:5203'],
      },
    ],
    [
      '49328',
      {
        point: { latitude: 47.2601, longitude: -0.0769 },
        departement: '49',
        areas: ['employment_basin:5204'],
      },
    ],
    [
      '44109',
      {
        point: { latitude: 47.2184, longitude: -1.5536 },
        departement: '44',
        areas: ['employment_basin:5201'],
      },
    ],
    [
      '83137',
      {
        point: { latitude: 43.1242, longitude: 5.928 },
        departement: '83',
        areas: ['employment_area:9317'],
      },
    ],
    ['29019', { point: null, departement: '29', areas: [] }],
  ]),
  areas: new Map([
    ['employment_basin:5203', ['49']],
    ['employment_basin:5201', ['44']],
  ]),
  spaces: new Map([
    ['49', ['mel']],
    ['44', ['atl']],
    ['83', ['var']],
    ['29', ['fin']],
  ]),
  parents: new Map([
    ['M1402', 'M1401'],
    ['M1403', 'M1401'],
  ]),
};

export const input = (
  candidates: readonly Candidate[],
  mentors: readonly Mentor[],
  more: Partial<MatchInput> = {},
): MatchInput => ({
  today: TODAY,
  candidates,
  mentors,
  locked: [],
  standing: [],
  refusals: [],
  waited: new Map(),
  weights: WEIGHTS,
  ground: GROUND,
  ...more,
});

const PLACES: Wished[] = [
  ...[...GROUND.communes.keys()].map((code): Wished => ({ kind: 'commune', code })),
  { kind: 'departement', code: '49' },
  { kind: 'departement', code: '44' },
  { kind: 'departement', code: '29' },
  { kind: 'area', code: 'employment_basin:5203' },
  { kind: 'area', code: 'employment_basin:5201' },
  { kind: 'space', code: 'mel' },
  { kind: 'space', code: 'var' },
];
const METIERS = ['M1401', 'M1402', 'M1403', 'M1501', 'N1101', 'N1102', 'H1206'];

const someOf = <T>(values: readonly T[], maxLength = 3, minLength = 0) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength, maxLength });
const rarely = fc.integer({ min: 0, max: 9 }).map((n) => n === 0);

const memberArbitrary = {
  spaces: someOf(['mel', 'atl', 'var', 'fin'], 3, 1),
  service: fc.option(fc.constantFrom(...SERVICES)),
  school: fc.option(fc.constantFrom(...SCHOOLS)),
  category: fc.option(fc.constantFrom(...CATEGORIES)),
  languages: someOf(['en', 'es'], 2),
  consents: fc.constantFrom(BOTH, BOTH, BOTH, BOTH, MATCHING, MATCHING, MATCHING, []),
  pausedUntil: fc.constantFrom(null, null, null, null, null, null, '2026-11-21', '2026-11-22'),
  places: someOf(PLACES, 3, 1),
  remote: fc.boolean(),
  sectors: someOf(['a', 'b', 'u']),
};

/** Where names meet, people are avoided by them. */
const NAMES = ['Durand', 'Martin', 'Le Goff'];

const candidateArbitrary = fc
  .record({
    ...memberArbitrary,
    phase: fc.constantFrom(
      'information',
      'search',
      'search',
      'preparation',
      'integration',
      'settled',
    ),
    travel: fc.constantFrom(0, 50, 100, 500),
    metiers: someOf(METIERS),
    metierUnknown: fc.boolean(),
    needs: someOf(NEEDS, 4),
    withoutFrench: rarely,
    avoids: fc.constantFrom<string[][]>([], [], [], ['durand'], ['martin prenom101']),
  })
  .map((fields) => fields as Partial<Candidate>);

const mentorArbitrary = fc
  .record({
    ...memberArbitrary,
    lastname: fc.constantFrom(...NAMES),
    jobs: someOf(METIERS, 2),
    helps: someOf(NEEDS, 5),
    supports: fc.constantFrom<Mentor['supports'][]>(
      ['one_off', 'lasting'],
      ['lasting'],
      ['one_off'],
    ),
    capacity: fc.integer({ min: 0, max: 3 }),
  })
  .map((fields) => fields as Partial<Mentor>);

/** Everyone agrees to be matched and few meet online: what is scarce is places. */
const crowd = (place: number, remote: boolean) => ({
  consents: BOTH,
  pausedUntil: null,
  remote,
  spaces: ['mel'],
  places: PLACES.slice(place, place + 1),
});

/**
 * Networks with all that rules look at: ids from 1 are candidates', from 101 mentors'; 1 may be both.
 * `crowded`: rules exclude little, and places are scarce.
 */
export const networks = ({
  candidates = 12,
  mentors = 8,
  crowded = false,
}: { candidates?: number; mentors?: number; crowded?: boolean } = {}): fc.Arbitrary<MatchInput> =>
  fc
    .record({
      wishing: fc.array(candidateArbitrary, { maxLength: candidates, size: 'max' }),
      helping: fc.array(mentorArbitrary, { maxLength: mentors, size: 'max' }),
      both: rarely,
      where: fc.array(fc.tuple(fc.nat(PLACES.length - 1), fc.nat(3)), {
        minLength: candidates + mentors,
        maxLength: candidates + mentors,
      }),
      pairs: fc.array(
        fc.record({
          candidate: fc.nat(20),
          mentor: fc.nat(20),
          kind: fc.constantFrom('locked', 'standing', 'standing', 'far', 'metier', 'known'),
          by: fc.constantFrom<('candidate' | 'mentor')[]>('candidate', 'mentor'),
        }),
        { maxLength: 8 },
      ),
      waited: fc.array(fc.nat(120), { minLength: 12, maxLength: 12 }),
    })
    .map(({ wishing, helping, both, where, pairs, waited }) => {
      const crowding = (n: number, online: number) => {
        const [place, dice] = where[n] ?? [0, 0];
        return crowded ? crowd(place, dice < online) : {};
      };
      const made = wishing.map((more, i) =>
        candidate(i + 1, {
          ...more,
          ...crowding(i, 1),
          ...(crowded ? { phase: 'search', needs: ['cv'] } : {}),
        }),
      );
      const offered = helping.map((more, j) =>
        mentor(both && j === 0 ? 1 : 101 + j, {
          ...more,
          ...crowding(candidates + j, 2),
          ...(crowded ? { capacity: Math.min(1, more.capacity ?? 1) } : {}),
        }),
      );
      const known = pairs.flatMap((pair) => {
        const candidateId = made[pair.candidate % Math.max(1, made.length)]?.id;
        const mentorId = offered[pair.mentor % Math.max(1, offered.length)]?.id;
        return candidateId === undefined || mentorId === undefined
          ? []
          : [{ candidateId, mentorId, kind: pair.kind, by: pair.by }];
      });
      const once = new Map(known.map((pair) => [pair.candidateId, pair]));
      const kindOf = (kind: string) => [...once.values()].filter((pair) => pair.kind === kind);
      return input(made, offered, {
        locked: kindOf('locked'),
        standing: kindOf('standing'),
        refusals: known.flatMap(({ kind, ...pair }) =>
          kind === 'far' || kind === 'metier' || kind === 'known'
            ? [{ ...pair, reason: kind }]
            : [],
        ),
        waited: new Map(made.map(({ id }, i) => [id, waited[i % 12] ?? 0])),
      });
    });
