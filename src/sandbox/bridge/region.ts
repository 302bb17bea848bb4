import { type BodyOf, BODY_SCHEMAS } from '../../moodle/pieces.ts';
import type { Db } from '../store/database.ts';

export type Region = {
  /** What the companion last put there; null before it did. */
  sections: BodyOf<'page'>['sections'] | null;
  /** When the companion last called this Moodle (Unix seconds); null when it never did. */
  lastCame: number | null;
};

/** What « Ma région » shows of a space's course, beside the reader's own open asks. */
export const regionOf = async (db: Db, courseid: number): Promise<Region> => {
  const page = await db('local_mara_page as p')
    .join('local_mara_piece as pc', 'pc.id', 'p.pieceid')
    .join('local_mara_space as s', 's.id', 'pc.spaceid')
    .where({ 's.courseid': courseid })
    .orderBy('p.id')
    .first<{ body: string } | undefined>('p.body');
  const service = await db('external_tokens')
    .where({ authorised: 1 })
    .max<{ last: number | null }[]>({ last: 'lastaccess' });
  const last = service[0]?.last ?? 0;
  return {
    sections: page ? BODY_SCHEMAS.page.parse(JSON.parse(page.body)).sections : null,
    lastCame: last === 0 ? null : last,
  };
};
