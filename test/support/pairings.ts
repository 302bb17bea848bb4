/** Pairings for tests: one as it is kept, and some between people Moodle told of, followed by cycles. */
import type { Db } from '../../src/db/index.ts';
import { takeAnswers } from '../../src/features/asks/index.ts';
import {
  allPairings,
  followPairings,
  type Pairing,
  pairingAnswers,
  propose,
} from '../../src/features/matching/index.ts';
import { proposed } from '../../src/features/matching/pairing-rules.ts';
import { eventsOf } from '../../src/features/people/index.ts';
import type { Moment } from '../../src/features/sync/index.ts';
import type { Message } from '../../src/shared/i18n.ts';
import { DAY, moment, NOW, tellAnswer, tellMember, tellReferent, tellSpace } from './told.ts';

export const REFERENT = 9;

/** Of candidate 1 with mentor 11, proposed in `mel`. */
export const pairing = (more: Partial<Pairing> = {}): Pairing => ({
  ...proposed(
    { candidateId: 1, mentorId: 11, space: 'mel', points: 70, parts: {} },
    { id: '01PAIR', run: null, at: 0, by: null },
  ),
  ...more,
});

/** Pairs of a candidate and a mentor, in `mel`. */
export const proposePairs = (
  db: Db,
  pairs: readonly (readonly [number, number])[],
  moment: Pick<Moment, 'now' | 'newId'>,
  run: string | null = null,
) =>
  db.transaction((tx) => {
    const proposals = pairs.map(([candidateId, mentorId]) => ({
      ...{ candidateId, mentorId, space: 'mel', points: 78, parts: {} },
    }));
    return propose(tx, proposals, { run, moment });
  });

type Fields = Record<string, string>;

const CONSENTS = 'matching=2026-11-01/1';

/** Somebody who needs help with a CV and is followed by `mel`. */
export const tellCandidate = (db: Db, id: number, more: Fields = {}): Promise<void> =>
  tellMember(db, id, {
    mara_quality: 'candidate',
    mara_followed: 'mel',
    mara_needs: 'cv',
    mara_consents: CONSENTS,
    ...more,
  });

/** Somebody in `mel` who helps with CVs, one candidate at once. */
export const tellMentor = (db: Db, id: number, more: Fields = {}): Promise<void> =>
  tellMember(db, id, {
    mara_quality: 'mentor',
    mara_helps: 'cv',
    mara_mentor_places: 'dep:49',
    mara_consents: CONSENTS,
    ...more,
  });

/** `mel` with a referent, candidates 1 and 2, and mentor 11 with one place. */
export const scene = async (db: Db): Promise<Db> => {
  await tellSpace(db, 'mel');
  await tellReferent(db, REFERENT, ['mel']);
  await tellCandidate(db, 1);
  await tellCandidate(db, 2);
  await tellMentor(db, 11);
  return db;
};

/** What a cycle does about pairings, and what its log says. */
export const follow = (db: Db, days = 0): Promise<Message[]> =>
  db.transaction((tx) => followPairings({ pairingAsks: 'together' }).react(tx, moment(days)));

export const take = (db: Db, days = 0): Promise<Message[]> =>
  db.transaction((tx) => takeAnswers(pairingAnswers).react(tx, moment(days)));

/** What the log says once somebody answered a question about a pairing. */
export const says = async (
  db: Db,
  purpose: string,
  { id }: Pairing,
  choice: string,
  { by = REFERENT, days = 0 } = {},
): Promise<string[]> => {
  const keys = await db('ask').where({ ended_at: null }).pluck<string[]>('key');
  const key = keys.find((one) => one.includes(`/${purpose}-${id.toLowerCase()}`));
  const more = { userid: by, timeanswered: NOW + days * DAY };
  await tellAnswer(db, key ?? `mel/ask/${purpose}`, choice, more);
  return (await take(db, days)).map((told) => told.key);
};

/** The questions that can be read, each with whom it is put to: `pairing_mentor 11`. */
export const asked = async (db: Db): Promise<string[]> => {
  const rows: { key: string; body: string }[] = await db('wish')
    .where({ type: 'ask' })
    .orderBy('key')
    .select('key', 'body');
  return rows.map(({ key, body }) => {
    const { people } = JSON.parse(body) as { people: number[] };
    return `${key.split('/')[2]?.split('-')[0] ?? ''} ${people.join()}`;
  });
};

/** What the history of a candidate holds. */
export const noted = async (db: Db, id: number): Promise<string[]> =>
  ((await eventsOf(db, [id])).get(id) ?? []).map(({ kind }) => kind);

export const states = async (db: Db) =>
  (await allPairings(db)).map(({ candidateId, state, endReason }) => [
    candidateId,
    state,
    endReason,
  ]);
