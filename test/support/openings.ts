/** Openings of `mel` and people they could suit, put straight into the mirrors. */
import { join } from 'node:path';
import { packageRoot } from '../../src/config.ts';
import type { Db } from '../../src/db/index.ts';
import { takeAnswers } from '../../src/features/asks/index.ts';
import { openingAnswers, readWeights, tellOpenings } from '../../src/features/matching/index.ts';
import {
  DAY,
  entry,
  moment,
  NOW,
  tell,
  tellAnswer,
  tellMember,
  tellReferent,
  tellSpace,
} from './told.ts';

export const REFERENT = 90;
export const CONSENTS = 'matching=2026-11-01/1;openings=2026-11-01/1';
export const weights = () => readWeights(join(packageRoot(), 'templates'));

export const OPEN = {
  title: 'Responsable d’exploitation',
  diffusion: 'Ouverte',
  metier: 'M1402',
  employer: 'Safran',
  commune: 'Angers',
  state: 'À publier',
};
export const HIDDEN = {
  ...OPEN,
  title: 'Directrice adjointe',
  diffusion: 'Transmise par le réseau',
};

export const candidate = (db: Db, id: number, more: Record<string, string> = {}) =>
  tellMember(db, id, {
    mara_quality: 'candidate',
    mara_phase: 'search',
    mara_places: '49007',
    mara_metiers: 'M1402',
    mara_consents: CONSENTS,
    ...more,
  });
/** One who exercises the métier of the openings, where they are. */
export const mentor = (db: Db, id: number, more: Record<string, string> = {}) =>
  tellMember(db, id, {
    mara_quality: 'mentor',
    mara_job: 'M1402',
    mara_mentor_places: '49007',
    mara_consents: CONSENTS,
    ...more,
  });
/** `mel` with a referent and so many candidates. */
export const scene = async (db: Db, count = 2): Promise<Db> => {
  await tellSpace(db, 'mel');
  await tellReferent(db, REFERENT, ['mel']);
  for (let id = 1; id <= count; id += 1) await candidate(db, id);
  return db;
};
export const opening = (db: Db, id: number, fields: Record<string, string> = OPEN, days = 0) =>
  tell(db, 'entries', [
    { ...entry(id, 'opening', fields), timecreated: NOW + days * DAY, timemodified: NOW },
  ]);

/** One companion, as it lives for many cycles. */
export const companion = () => {
  const reaction = tellOpenings(weights);
  return async (db: Db, days = 0) =>
    (await db.transaction((tx) => reaction.react(tx, moment(days)))).map(({ key }) => key);
};
/** What the log says once somebody answered. */
export const says = async (
  db: Db,
  ask: string,
  choice: string,
  { by = REFERENT, days = 0 } = {},
): Promise<string[]> => {
  await tellAnswer(db, ask, choice, { userid: by, timeanswered: NOW + days * DAY });
  const lines = await db.transaction((tx) => takeAnswers(openingAnswers).react(tx, moment(days)));
  return lines.map(({ key }) => key);
};
export const wishes = (db: Db, type: string) =>
  db('wish').where({ type }).orderBy('key').select<{ key: string; body: string }[]>('key', 'body');
