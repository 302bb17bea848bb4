/** Holds the pairings of a simulated year against what the model says of them. */
import { expect } from '@jest/globals';
import { z } from 'zod';
import { allPairings, type Pairing } from '../../src/features/matching/index.ts';
import type { OpenAsk } from '../support/follow-up.ts';
import { mostServed } from '../support/matching-oracle.ts';
import type { Network } from './year-deeds.ts';
import {
  end,
  followPairs,
  freeOf,
  isOpen,
  isWaiting,
  mayMeet,
  type Pair,
  type PairAnswer,
  questionsOf,
} from './year-pairs.ts';
import type { Cast } from './year-people.ts';
import type { World } from './year-world.ts';

const PURPOSES = new Set(['pairing', 'pairing_candidate', 'pairing_mentor']);
const CHECKED_AFTER = 60;
const CHECKED_EVERY = 90;

const RunSchema = z.object({
  people: z.array(z.object({ candidateId: z.int(), kind: z.enum(['no_edge', 'scarce']) })),
});

export type PairBook = ReturnType<typeof pairBook>;

export const pairBook = ({ db }: World, { people, helpers }: Network, cast: Cast) => {
  const pairs = new Map<string, Pair>();
  const all = (): Pair[] => [...pairs.values()];

  const begin = ({ id, candidateId, mentorId }: Pairing): Pair => {
    const candidate = people.find((one) => one.id === candidateId);
    const mentor = helpers.find((one) => one.id === mentorId);
    if (candidate === undefined || mentor === undefined) throw new Error(`Who is in ${id}?`);
    candidate.proposed = true;
    const state = 'proposed' as const;
    const more = { reason: null, endedOn: -1, activeOn: -1, approved: false, asked: [] };
    return { id, candidate, mentor, state, agreed: new Set(), ...more };
  };

  /** What a night's run proposes is allowed, within capacity, and as much as can be. */
  const afterMatch = async (day: number): Promise<ReadonlySet<number>> => {
    const waiting = people.filter((one) => isWaiting(one, all(), day));
    const free = new Map(helpers.map((one) => [one.id, freeOf(one, all())]));
    const edges = new Map(
      waiting.map((one) => [
        one.id,
        helpers
          .filter((mentor) => freeOf(mentor, all()) > 0 && mayMeet(one, mentor, all(), day))
          .map(({ id }) => id),
      ]),
    );
    const rows = await allPairings(db);
    const proposed = rows.filter(({ state }) => state === 'proposed');
    const served = new Set(proposed.map(({ candidateId }) => candidateId));
    for (const row of rows) {
      const known = pairs.get(row.id);
      if (known?.state !== 'proposed' || row.state === 'proposed') continue;
      expect([day, row.id, row.endReason]).toEqual([day, row.id, 'superseded']);
      end(known, 'superseded', day, served.has(known.candidate.id));
    }
    for (const row of rows) if (!pairs.has(row.id)) pairs.set(row.id, begin(row));

    expect([day, served.size]).toEqual([day, proposed.length]);
    for (const { candidateId, mentorId } of proposed) {
      expect([day, candidateId, edges.get(candidateId)]).toEqual([
        day,
        candidateId,
        expect.arrayContaining([mentorId]),
      ]);
    }
    for (const [mentor, places] of free) {
      const count = proposed.filter(({ mentorId }) => mentorId === mentor).length;
      expect([day, mentor, count <= places]).toEqual([day, mentor, true]);
    }
    const candidates = waiting.map(({ id }) => id);
    expect([day, served.size]).toEqual([day, mostServed(candidates, { candidates, free, edges })]);

    const row = z
      .object({ unmatched: z.string() })
      .parse(await db('matching_run').orderBy('at', 'desc').first('unmatched'));
    const certificates = RunSchema.parse(JSON.parse(row.unmatched)).people;
    const left = candidates.filter((id) => !served.has(id)).sort((a, b) => a - b);
    const expected = left.map((candidateId) => ({
      candidateId,
      kind: edges.get(candidateId)?.length === 0 ? 'no_edge' : 'scarce',
    }));
    expect([day, certificates]).toEqual([day, expected]);
    return new Set(left);
  };

  const linesOf = (some: readonly (readonly [string, string, string | null])[]): string[] =>
    some.map((parts) => parts.join(' ')).sort();

  /** What a cycle makes of the pairings. */
  const afterCycle = async (day: number, answers: readonly PairAnswer[]): Promise<void> => {
    followPairs(all(), answers, { day, cast });
    const rows = await allPairings(db);
    expect([day, linesOf(rows.map((one) => [one.id, one.state, one.endReason]))]).toEqual([
      day,
      linesOf(all().map((one) => [one.id, one.state, one.reason])),
    ]);
  };

  /** Whoever is to decide about a pairing is asked, and nobody else. */
  const checkAsks = (day: number, asks: readonly OpenAsk[], every: number): void => {
    const told = asks
      .filter(({ purpose }) => PURPOSES.has(purpose))
      .map(({ purpose, subject, space, people: asked }) =>
        [purpose, subject['pairing'], space, ...[...asked].sort()].join(' '),
      );
    const expected = all().flatMap((pair) =>
      (questionsOf(pair, day, cast) ?? []).map((one) =>
        [one.purpose, pair.id, one.home, ...[...one.people].sort()].join(' '),
      ),
    );
    expect([day, told.sort()]).toEqual([day, expected.sort()]);
    const checked = new Set(
      asks
        .filter(({ purpose }) => purpose === 'pairing_check')
        .map(({ subject }) => subject['pairing']),
    );
    for (const { id, state, activeOn, candidate, mentor } of pairs.values()) {
      const age = day - activeOn - CHECKED_AFTER;
      const rests = candidate.paused >= day || mentor.paused >= day;
      if (state !== 'active' || age < 0 || rests) expect(checked).not.toContain(id);
      else if (age % CHECKED_EVERY < every) expect([...checked]).toContain(id);
    }
  };

  return {
    afterMatch,
    afterCycle,
    checkAsks,
    pairOf: ({ subject }: OpenAsk): Pair | undefined => pairs.get(subject['pairing'] ?? ''),
    paired: () =>
      new Set(
        all()
          .filter(isOpen)
          .map(({ candidate }) => candidate),
      ),
    all,
  };
};
