import { z } from 'zod';
import type { BodyOf } from '../../../moodle/pieces.ts';
import {
  endEnrolment,
  findEnrolment,
  insertEnrolments,
  manualMethod,
  updateEnrolment,
} from '../../course/enrolments.ts';
import { giveRole, takeRoles } from '../../course/roles.ts';
import type { PieceRow } from '../../store/piece-rows.ts';
import type { UserEnrolmentRow } from '../../store/rows.ts';
import { allowsOf } from '../allows.ts';
import { isOurs, THEIRS } from '../ours.ts';
import { mustHaveAccount } from './account.ts';
import { type Mark, refusal, type TypeOfPiece, type Work } from './type.ts';

type Body = BodyOf<'enrolment'>;

/** What was last written of one of ours; `given`: the role came with it. */
const WrittenSchema = z.object({
  ours: z.literal(true),
  given: z.boolean(),
  role: z.string(),
  timestart: z.number(),
  timeend: z.number(),
});
type Written = z.infer<typeof WrittenSchema>;

const datesOf = ({ start, end }: Body) => ({ timestart: start ?? 0, timeend: end ?? 0 });

const present = async ({ db, space }: Work, userid: number) =>
  findEnrolment(db, await manualMethod(db, space.courseid), userid);

const holdsRole = async ({ db, space }: Work, { userid, role }: Body): Promise<boolean> => {
  const held = { courseid: space.courseid, userid, role };
  return (await db('role_assignments').where(held).first<object | undefined>('id')) !== undefined;
};

/** One that a person made before is theirs. */
const enrol = async (work: Work, body: Body): Promise<Mark> => {
  const { moodle, db, space, run } = work;
  const known = await present(work, body.userid);
  if (known) return { objectid: known.id, written: THEIRS };
  const { userid, role } = body;
  const given = !(await holdsRole(work, body));
  const dates = datesOf(body);
  const row = { userid, courseid: space.courseid, role, ...dates, suspended: false };
  const [objectid = null] = await insertEnrolments(moodle, db, [row], run);
  const written: Written = { ours: true, given, role, ...dates };
  return { objectid, written: JSON.stringify(written) };
};

/** Ends the enrolment of a piece, where it is ours. */
const end = async (work: Work, { objectid, written }: PieceRow): Promise<boolean> => {
  const { moodle, db, space, run } = work;
  if (!isOurs(written)) return false;
  const row = await db('user_enrolments')
    .where({ id: objectid ?? 0 })
    .first<{ userid: number } | undefined>('userid');
  if (row) await endEnrolment(moodle, db, { userid: row.userid, courseid: space.courseid }, run);
  return true;
};

/** The new role in the place of the one given before; one that a person gave stays. */
const changeRole = async (work: Work, before: Written, body: Body): Promise<boolean> => {
  const { moodle, db, space, run } = work;
  const { userid, role } = body;
  if (before.role === role) return before.given;
  const held = { courseid: space.courseid, userid };
  if (before.given) await takeRoles(moodle, db, { ...held, role: before.role }, run);
  const given = !(await holdsRole(work, body));
  await giveRole(moodle, db, { ...held, role }, run);
  return given;
};

/** A date that a person set is theirs. */
const changeOurs = async (
  work: Work,
  piece: PieceRow,
  row: UserEnrolmentRow,
  body: Body,
): Promise<Mark> => {
  const before = WrittenSchema.parse(JSON.parse(piece.written ?? 'null'));
  const wished = datesOf(body);
  const written: Written = { ...before };
  if (row.timestart === before.timestart) written.timestart = wished.timestart;
  if (row.timeend === before.timeend) written.timeend = wished.timeend;
  const dates = {
    timestart: row.timestart === before.timestart ? wished.timestart : row.timestart,
    timeend: row.timeend === before.timeend ? wished.timeend : row.timeend,
  };
  await updateEnrolment(work.moodle, work.db, row, dates, work.run);
  written.given = await changeRole(work, before, body);
  written.role = body.role;
  return { written: JSON.stringify(written) };
};

export const enrolment: TypeOfPiece<'enrolment'> = {
  clean: async (work, body) => {
    const { roles } = await allowsOf(work.db);
    if (!roles.includes(body.role)) throw refusal('notallowed', 'role');
    const { timestart, timeend } = datesOf(body);
    if (timeend > 0 && timeend <= timestart) throw refusal('invalidbody', 'end');
    await mustHaveAccount(work, body.userid);
    return body;
  },

  create: (work, _piece, body) => enrol(work, body),

  update: async (work, piece, body) => {
    const row = await present(work, body.userid);
    if (row?.id === piece.objectid) {
      return isOurs(piece.written) ? changeOurs(work, piece, row, body) : {};
    }
    // Of someone else: another one takes its place.
    await end(work, piece);
    return enrol(work, body);
  },

  remove: async (work, piece) => ({
    outcome: (await end(work, piece)) ? 'removed' : 'released',
  }),
};
