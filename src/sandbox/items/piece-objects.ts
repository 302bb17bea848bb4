import type { PieceType } from '../../moodle/pieces.ts';
import type { Db } from '../store/database.ts';
import type { PieceRow } from '../store/piece-rows.ts';
import { namesOfEntries, namesOfEvents } from './piece-texts.ts';

/** What stands of one type: by the object's id, the name of what it says where people can edit it. */
export type Standing = Map<number, string | null>;

const rowsIn =
  (table: string) =>
  async (db: Db, ids: readonly number[]): Promise<Standing> => {
    const rows = await db(table)
      .whereIn('id', [...ids])
      .select<{ id: number }[]>('id');
    return new Map(rows.map(({ id }) => [id, null]));
  };

/** The types that are an object of Moodle's own, and how it is looked for. */
const OBJECTS: Partial<Record<PieceType, (db: Db, ids: readonly number[]) => Promise<Standing>>> = {
  grouping: rowsIn('groupings'),
  group: rowsIn('groups'),
  enrolment: rowsIn('user_enrolments'),
  cohort_member: rowsIn('cohort_members'),
  entry: namesOfEntries,
  event: namesOfEvents,
};

/** How a piece stands: `text` is the name of what its object says, where people can edit it. */
export type Stand = { state: PieceRow['state']; text: string | null; edited: boolean };

const standOf = (row: PieceRow, objects: Standing | undefined): Stand => {
  if (row.state !== 'live' || !objects) return { state: row.state, text: null, edited: false };
  const text = objects.get(row.objectid ?? 0);
  if (text === undefined) return { state: 'gone', text: null, edited: false };
  return { state: 'live', text, edited: text !== null && text !== row.written };
};

/** Of pieces of any types; a person may have deleted the object without the plugin's noting it. */
export const standsOf = async (db: Db, rows: readonly PieceRow[]): Promise<Map<number, Stand>> => {
  const stands = new Map<number, Stand>();
  for (const type of new Set(rows.map((row) => row.type))) {
    const ofType = rows.filter((row) => row.type === type);
    const ids = ofType.flatMap(({ objectid }) => objectid ?? []);
    const objects = await OBJECTS[type]?.(db, ids);
    for (const row of ofType) stands.set(row.id, standOf(row, objects));
  }
  return stands;
};
