import { describe, expect, it } from '@jest/globals';
import { describeEachDatabase } from '../../../test/support/databases.ts';
import {
  follow,
  proposePairs,
  REFERENT,
  take,
  tellCandidate,
  tellMentor,
} from '../../../test/support/pairings.ts';
import {
  DAY,
  moment,
  NOW,
  tell,
  tellAnswer,
  tellReferent,
  tellSpace,
} from '../../../test/support/told.ts';
import type { Db } from '../../db/index.ts';
import { courseOf, eventsOf, type Responsible } from '../people/index.ts';
import { allPairings } from './pairing-store.ts';
import { turnOf } from './pairing-turns.ts';

const DAYS = DAY * 1000;

describe('whose turn it is', () => {
  const levels = (...chain: [Responsible['level'], string][]): Responsible =>
    chain.reduceRight<Responsible | null>(
      (next, [level, home]) => ({ groupement: 'mel', level, people: [1], home, next }),
      null,
    )!;
  const all = levels(['referent', 'mel'], ['coordinator', 'mel'], ['cell', 'nat']);
  const put = (level: string, space: string, days: number) => ({
    ...{ level, space, madeAt: -days * DAYS },
  });

  it.each<[string, Responsible, ReturnType<typeof put>[], string | null]>([
    ['nobody was asked', all, [], 'referent'],
    ['the referents still have time', all, [put('referent', 'mel', 9.9)], 'referent'],
    ['they had it', all, [put('referent', 'mel', 10)], 'coordinator'],
    [
      'then the coordinators',
      all,
      [put('referent', 'mel', 20), put('coordinator', 'mel', 10)],
      'cell',
    ],
    ['what the referents let pass was erased', all, [put('coordinator', 'mel', 60)], 'cell'],
    ['the last were silent', all, [put('cell', 'nat', 10)], null],
    ['there are no others', levels(['referent', 'mel']), [put('referent', 'mel', 10)], null],
    [
      'a level is missing',
      levels(['referent', 'mel'], ['cell', 'nat']),
      [put('referent', 'mel', 10)],
      'cell',
    ],
    [
      'a referent is named once the coordinators were asked',
      all,
      [put('coordinator', 'mel', 10)],
      'cell',
    ],
    [
      'the coordinators have it, and a pause of the space ends',
      all,
      [put('coordinator', 'mel', 3)],
      'coordinator',
    ],
    [
      'those asked are there no more',
      levels(['referent', 'mel']),
      [put('coordinator', 'mel', 3)],
      'referent',
    ],
    ['another groupement was silent', all, [put('referent', 'var', 30)], 'referent'],
  ])('%s', (_, responsible, asked, expected) => {
    expect(turnOf(responsible, asked, 0)?.level ?? null).toBe(expected);
  });
});

const [COORDINATOR, CELL] = [8, 7] as const;

describeEachDatabase('a proposal that a level leaves unanswered', ({ fresh }) => {
  /** One proposal, in `mel` with a referent and a coordinator, and a cell. */
  const scene = async (): Promise<Db> => {
    const db = await fresh();
    await tellSpace(db, 'mel');
    await tellSpace(db, 'nat', { national: true });
    await tellReferent(db, REFERENT, ['mel']);
    await tellReferent(db, CELL, ['nat']);
    const role = { space: 'mel', role: 'mara_coordinator', timemodified: NOW } as const;
    await tellReferent(db, COORDINATOR, []);
    await tell(db, 'roles', [{ id: 1, userid: COORDINATOR, ...role }]);
    await tellCandidate(db, 1);
    await tellMentor(db, 11);
    await proposePairs(db, [[1, 11]], moment(0));
    return db;
  };
  /** What a cycle does, and the state of the pairing after it. */
  const cycle = async (db: Db, days: number): Promise<string> => {
    await take(db, days);
    await follow(db, days);
    const [pairing] = await allPairings(db);
    return pairing?.endReason ?? pairing?.state ?? '';
  };
  const asks = async (db: Db) => {
    const rows: { key: string; body: string }[] = await db('wish')
      .where({ type: 'ask' })
      .where('key', 'like', '%/pairing-%')
      .select('key', 'body');
    return rows.map(({ key, body }) => ({ key, ...(JSON.parse(body) as { people: number[] }) }));
  };
  /** Who was asked, in the order of the levels. */
  const asked = async (db: Db) =>
    (await asks(db)).flatMap(({ people }) => people).sort((a, b) => b - a);
  const says = async (db: Db, person: number, choice: string) => {
    const ask = (await asks(db)).find(({ people }) => people.includes(person));
    await tellAnswer(db, ask?.key ?? '', choice, { userid: person });
  };

  it('goes on from level to level, each asked once, and lapses after the last', async () => {
    const db = await scene();
    const seen = [];
    for (const days of [0, 9, 10, 11, 19, 20, 29, 30]) {
      const state = await cycle(db, days);
      seen.push([days, state, ...(state === 'expired' ? [] : await asked(db))]);
    }
    expect(seen).toEqual([
      [0, 'proposed', 9],
      [9, 'proposed', 9],
      [10, 'proposed', 9, 8],
      [11, 'proposed', 9, 8],
      [19, 'proposed', 9, 8],
      [20, 'proposed', 9, 8, 7],
      [29, 'proposed', 9, 8, 7],
      [30, 'expired'],
    ]);
    expect(await db('ask').where({ ended_at: null })).toEqual([]);
    // They did not begin to wait when those responsible let it pass.
    const course = courseOf((await eventsOf(db, [1])).get(1) ?? []);
    expect(course).toMatchObject({ mentorProposedAt: null, mentorLostAt: null });
  });

  it('tells the next why they are asked, and whether others come after them', async () => {
    const db = await scene();
    for (const days of [0, 10, 20]) await cycle(db, days);
    const texts = (await asks(db)).map((one) => JSON.stringify(one)).sort();
    const with_ = (words: string) => texts.map((text) => text.includes(words));
    // The coordinator, the referent, the cell: as their keys are sorted.
    expect(with_('elle vous revient')).toEqual([true, false, true]);
    expect(with_('d’autres responsables seront')).toEqual([true, true, false]);
    expect(with_('la proposition tombe')).toEqual([false, false, true]);
  });

  it('is decided about by an answer that crossed the question to the next', async () => {
    const db = await scene();
    for (const days of [0, 10]) await cycle(db, days);
    await says(db, REFERENT, 'accept');
    expect(await cycle(db, 10.01)).toBe('approved');
    expect(await db('ask').where({ ended_at: null, purpose: 'pairing' })).toEqual([]);
  });

  it.each([
    ['accept', 'accept', 'approved'],
    ['refuse_far', 'accept', 'refused_referent'],
    ['accept', 'refuse_far', 'refused_referent'],
  ])('is decided about once where both answer at once: %s, %s', async (first, second, expected) => {
    const db = await scene();
    for (const days of [0, 10]) await cycle(db, days);
    await says(db, REFERENT, first);
    await says(db, COORDINATOR, second);
    expect(await cycle(db, 11)).toBe(expected);
    expect(await allPairings(db)).toHaveLength(1);
  });
});
