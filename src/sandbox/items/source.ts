import type { ItemOf, Kind } from '../../moodle/wire.ts';
import type { Db } from '../store/database.ts';

/** Where items are read: `wwwroot` makes their addresses. */
export type Reading = { db: Db; wwwroot: string };

/** How one kind is read: its ids in order, and the state of some ids joined now. */
export type ItemSource<K extends Kind> = {
  idsAfter(reading: Reading, after: number, limit: number): Promise<number[]>;
  /** Ids that are missing from the answer are tombstones. */
  load(reading: Reading, ids: readonly number[]): Promise<Map<number, ItemOf<K>>>;
};

export const instantOrNull = (seconds: number): number | null => (seconds === 0 ? null : seconds);

export const pluck = (rows: { id: number }[]): number[] => rows.map((row) => row.id);
