/** Pairings for tests: one as it is kept, and some that are proposed between people Moodle told of. */
import type { Db } from '../../src/db/index.ts';
import type { Pairing } from '../../src/features/matching/index.ts';
import { propose } from '../../src/features/matching/index.ts';
import type { Moment } from '../../src/features/sync/index.ts';
import { tellMember } from './told.ts';

/** Of candidate 1 with mentor 11, proposed in `mel`. */
export const pairing = (more: Partial<Pairing> = {}): Pairing => ({
  id: '01PAIR',
  candidateId: 1,
  mentorId: 11,
  space: 'mel',
  state: 'proposed',
  run: null,
  points: 70,
  parts: {},
  proposedAt: 0,
  approvedAt: null,
  candidateAgreedAt: null,
  mentorAgreedAt: null,
  activeAt: null,
  endedAt: null,
  endReason: null,
  endDetail: null,
  decidedBy: null,
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
