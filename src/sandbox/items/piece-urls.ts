import type { PieceType } from '../../moodle/pieces.ts';
import type { Db } from '../store/database.ts';
import type { EventRow } from '../store/piece-rows.ts';
import type { JoinedPiece } from './piece-details.ts';

type Path = (db: Db, row: JoinedPiece) => Promise<string | null> | string | null;

const none = (): null => null;

const entry: Path = async (db, { objectid }) => {
  const row = await db('data_records')
    .where({ id: objectid ?? 0 })
    .first<{ dataid: number } | undefined>('dataid');
  return row ? `/mod/data/edit.php?d=${row.dataid}&rid=${objectid}` : null;
};

const event: Path = async (db, { objectid, courseid }) => {
  const row = await db('event')
    .where({ id: objectid ?? 0 })
    .first<EventRow | undefined>('*');
  if (!row) return null;
  return `/calendar/view.php?view=day&course=${courseid}&time=${row.timestart}#event_${row.id}`;
};

const cohortMember: Path = async (db, { objectid }) => {
  const row = await db('cohort_members')
    .where({ id: objectid ?? 0 })
    .first<{ cohortid: number } | undefined>('cohortid');
  return row ? `/cohort/assign.php?id=${row.cohortid}` : null;
};

const ask: Path = async (db, { id }) => {
  const row = await db('local_mara_ask')
    .where({ pieceid: id })
    .first<{ id: number } | undefined>('id');
  return row ? `/local/mara/asks.php?ask=${row.id}` : null;
};

const PATHS: Record<PieceType, Path> = {
  list: none,
  grouping: (_db, { objectid }) => `/group/assign.php?id=${objectid}`,
  group: (_db, { objectid }) => `/group/members.php?group=${objectid}`,
  entry,
  entry_edit: none,
  enrolment: (_db, { courseid }) => `/user/index.php?id=${courseid}`,
  cohort_member: cohortMember,
  event,
  page: (_db, { courseid }) => `/local/mara/region.php?id=${courseid}`,
  invitation: none,
  ask,
  message: none,
};

/** Where people find the piece, as a path of this site. */
export const pathOf = (db: Db, row: JoinedPiece) => PATHS[row.type](db, row);
