import { joinCohort, leaveCohort } from '../../course/cohorts.ts';
import type { PieceRow } from '../../store/piece-rows.ts';
import { allowsOf } from '../allows.ts';
import { isOurs, OURS, THEIRS } from '../ours.ts';
import { mustHaveAccount } from './account.ts';
import { refusal, type TypeOfPiece, type Work } from './type.ts';

type Membership = { id: number; cohortid: number; userid: number };

const cohortOf = async ({ db }: Work, idnumber: string): Promise<number> => {
  const row = await db('cohort')
    .where({ idnumber })
    .first<{ id: number; component: string } | undefined>('id', 'component');
  if (!row) throw refusal('unknowncohort', 'cohort');
  if (row.component !== '') throw refusal('notallowed', 'another plugin keeps this cohort');
  return row.id;
};

const present = ({ db }: Work, which: Partial<Membership>): Promise<Membership | undefined> =>
  db('cohort_members').where(which).first<Membership | undefined>('*');

/** A membership that a person made before is theirs. */
const join = async (work: Work, cohort: string, userid: number) => {
  const { moodle, db, run } = work;
  const cohortid = await cohortOf(work, cohort);
  const known = await present(work, { cohortid, userid });
  if (known) return { objectid: known.id, written: THEIRS };
  return { objectid: await joinCohort(moodle, db, cohortid, userid, run), written: OURS };
};

const leave = async (work: Work, { objectid, written }: PieceRow): Promise<boolean> => {
  const { moodle, db, run } = work;
  if (!isOurs(written)) return false;
  const row = await present(work, { id: objectid ?? 0 });
  if (row) await leaveCohort(moodle, db, row.cohortid, { userid: row.userid }, run);
  return true;
};

export const cohortMember: TypeOfPiece<'cohort_member'> = {
  clean: async (work, body) => {
    const { cohorts } = await allowsOf(work.db);
    if (!cohorts.includes(body.cohort)) throw refusal('notallowed', 'cohort');
    await cohortOf(work, body.cohort);
    await mustHaveAccount(work, body.userid);
    return body;
  },

  create: (work, _piece, { cohort, userid }) => join(work, cohort, userid),

  update: async (work, piece, { cohort, userid }) => {
    const cohortid = await cohortOf(work, cohort);
    const stands = await present(work, { cohortid, userid });
    if (stands?.id === piece.objectid) return {};
    await leave(work, piece);
    return join(work, cohort, userid);
  },

  remove: async (work, piece) => ({
    outcome: (await leave(work, piece)) ? 'removed' : 'released',
  }),
};
