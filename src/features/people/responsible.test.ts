import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Wished } from './candidate.ts';
import type { Network, NetworkSpace } from './network.ts';
import { type Followed, type Responsible, responsibleFor } from './responsible.ts';

const space = (
  code: string,
  departements: string[],
  referents: number[],
  coordinators: number[] = [],
): [string, NetworkSpace] => [code, { code, name: code, departements, referents, coordinators }];

/** `alp` and `bet` share the 49; `gam` has nobody; `del` a coordinator only. */
const NETWORK: Network = {
  spaces: new Map([
    space('alp', ['49'], [11, 12], [20]),
    space('bet', ['49', '85'], [13], [20, 21]),
    space('del', ['29'], [], [22]),
    space('gam', ['83'], []),
  ]),
  national: 'nat',
  cell: [90, 91],
  areas: new Map([
    ['employment_basin:5203', ['85', '49']],
    ['employment_basin:1', ['75']],
  ]),
};

const commune = (code: string): Wished => ({ kind: 'commune', code });
const [ANGERS, BREST, TOULON, PARIS] = ['49007', '29019', '83137', '75056'].map(commune);
const VENDEE: Wished = { kind: 'departement', code: '85' };

const follow = (change: Partial<Followed>, paused: string[] = [], network = NETWORK) =>
  responsibleFor(
    { id: 1, spaces: [], places: [], posting: null, followedBy: null, ...change },
    network,
    { paused: new Set(paused) },
  );
/** `alp referent 11,12 in alp > …` */
const chain = (responsible: Responsible | null): string =>
  responsible === null
    ? ''
    : `${responsible.groupement ?? '–'}: ${responsible.level} ${responsible.people.join()} in ${responsible.home}; ${chain(responsible.next)}`.trim();

const CELL = 'cell 90,91 in nat;';
const ALP = `alp: referent 11,12 in alp; alp: coordinator 20 in alp; alp: ${CELL}`;
const BET = `bet: referent 13 in bet; bet: coordinator 20,21 in bet; bet: ${CELL}`;
const DEL = `del: coordinator 22 in del; del: ${CELL}`;

describe('who is responsible', () => {
  it.each<[string, Partial<Followed>, string]>([
    ['nothing said: the cell', {}, `–: ${CELL}`],
    ['a shared département: the first by code', { places: [ANGERS!] }, ALP],
    ['… but where they are enrolled, if there', { places: [ANGERS!], spaces: ['bet'] }, BET],
    ['… not another they are enrolled in', { places: [ANGERS!], spaces: ['del', 'nat'] }, ALP],
    ['a département', { places: [VENDEE] }, BET],
    [
      'an area: where most of it lies',
      { places: [{ kind: 'area', code: 'employment_basin:5203' }] },
      BET,
    ],
    [
      'an area without a groupement',
      { places: [{ kind: 'area', code: 'employment_basin:1' }] },
      `–: ${CELL}`,
    ],
    ['an area that is not known', { places: [{ kind: 'area', code: 'x:1' }] }, `–: ${CELL}`],
    ['a space', { places: [{ kind: 'space', code: 'bet' }] }, BET],
    ['the first wished place that has one', { places: [PARIS!, BREST!, ANGERS!] }, DEL],
    ['without one, the posting', { places: [PARIS!], posting: ANGERS! }, ALP],
    ['a wished place before the posting', { places: [BREST!], posting: ANGERS! }, DEL],
    ['neither: the cell', { places: [PARIS!], posting: PARIS! }, `–: ${CELL}`],
    ['who they wish to be followed by', { places: [ANGERS!], followedBy: 'del' }, DEL],
    ['… the national space too', { places: [ANGERS!], followedBy: 'nat' }, `–: ${CELL}`],
    ['nobody there: the cell', { places: [TOULON!] }, `gam: ${CELL}`],
    [
      'nobody follows themselves',
      { id: 13, places: [VENDEE] },
      `bet: coordinator 20,21 in bet; bet: ${CELL}`,
    ],
    [
      'a referent is asked by the others',
      { id: 11, places: [ANGERS!] },
      ALP.replace('11,12', '12'),
    ],
    ['one of the cell by the other', { id: 90 }, '–: cell 91 in nat;'],
  ])('%s', (_name, change, expected) => {
    expect(chain(follow(change))).toBe(expected);
  });

  it('passes on while a space is left in peace, that space alone', () => {
    expect(chain(follow({ places: [ANGERS!] }, ['alp']))).toBe(
      `alp: coordinator 20 in alp; alp: ${CELL}`,
    );
    expect(chain(follow({ places: [ANGERS!] }, ['bet']))).toBe(ALP);
    expect(chain(follow({ places: [TOULON!] }, ['gam', 'nat']))).toBe(`gam: ${CELL}`);
  });

  it('asks nobody twice: who is several is asked where they come first', () => {
    const spaces = new Map([space('alp', ['49'], [11, 90], [11]), space('bet', ['85'], [90, 91])]);
    const network = { ...NETWORK, spaces };
    expect(chain(follow({ places: [ANGERS!] }, [], network))).toBe(
      'alp: referent 11,90 in alp; alp: cell 91 in nat;',
    );
    expect(chain(follow({ places: [VENDEE] }, [], network))).toBe('bet: referent 90,91 in bet;');
  });

  it('says so where nobody is left at all', () => {
    const empty: Network = { spaces: new Map(), national: null, cell: [], areas: new Map() };
    expect(follow({ places: [ANGERS!] }, [], empty)).toEqual({
      groupement: null,
      level: 'cell',
      people: [],
      home: '',
      next: null,
    });
    const noCell = { ...NETWORK, cell: [] };
    expect(chain(follow({ places: [TOULON!] }, [], noCell))).toBe('gam: cell  in nat;');
  });

  it('is never nobody while the cell has anybody, even the candidate alone', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 4 });
    const codes = ['alp', 'bet', 'del', 'gam'];
    const network = fc
      .record({
        people: fc.array(fc.tuple(ids, ids), { minLength: 4, maxLength: 4 }),
        cell: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 2 }),
        national: fc.constantFrom('nat', null),
      })
      .map(({ people, ...rest }): Network => {
        const departements = [['49'], ['49', '85'], ['29'], ['83']];
        const spaces = codes.map((code, place) => {
          const [referents = [], coordinators = []] = people[place] ?? [];
          return space(code, departements[place] ?? [], referents, coordinators);
        });
        return { ...NETWORK, ...rest, spaces: new Map(spaces) };
      });
    const place = fc.constantFrom<Wished>(ANGERS!, BREST!, PARIS!, VENDEE, {
      kind: 'space',
      code: 'gam',
    });
    const candidate = fc.record({
      id: fc.integer({ min: 1, max: 6 }),
      spaces: fc.subarray(codes),
      places: fc.array(place, { maxLength: 3 }),
      posting: fc.option(place),
      followedBy: fc.constantFrom(null, 'nat', ...codes),
    });
    fc.assert(
      fc.property(network, candidate, fc.subarray([...codes, 'nat']), (one, followed, paused) => {
        const asked: number[] = [];
        let step: Responsible | null = follow(followed, paused, one);
        const levels: string[] = [];
        while (step !== null) {
          expect(step.people.length).toBeGreaterThan(0);
          asked.push(...step.people);
          levels.push(step.level);
          step = step.next;
        }
        expect(new Set(asked).size).toBe(asked.length);
        const order = ['referent', 'coordinator', 'cell'];
        expect(levels).toEqual(order.filter((level) => levels.includes(level)));
        for (const id of one.cell) expect(asked.includes(id) || id === followed.id).toBe(true);
        if (asked.includes(followed.id)) expect(one.cell).toEqual([followed.id]);
      }),
    );
  });
});
