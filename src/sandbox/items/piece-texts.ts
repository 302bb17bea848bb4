import { createHash } from 'node:crypto';
import { treeHash } from '../html/normalise.ts';
import type { Db } from '../store/database.ts';
import type { EventRow } from '../store/piece-rows.ts';
import type { FieldType } from '../store/rows.ts';
import { textOf } from './field-text.ts';

const nameOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');

export type EventText = Pick<
  EventRow,
  'name' | 'description' | 'location' | 'timestart' | 'timeduration' | 'groupid'
>;

/** Names what an event says: two that say the same have the same name. */
export const nameOfEvent = (event: EventText): string =>
  nameOf([
    event.name.trim(),
    treeHash(event.description),
    event.location.trim(),
    event.timestart,
    event.timeduration,
    event.groupid,
  ]);

/** What one field of an entry holds. */
export type StoredField = { fieldid: number; type: FieldType; content: string };

/** Names what an entry says, in fields that a person added too; empty ones say nothing. */
export const nameOfEntry = (fields: readonly StoredField[]): string => {
  const texts = fields.map(({ fieldid, type, content }) => {
    const text = textOf(type, content);
    return { fieldid, text: type === 'textarea' && text !== '' ? treeHash(text) : text };
  });
  return nameOf(
    texts
      .filter(({ text }) => text !== '')
      .sort((a, b) => a.fieldid - b.fieldid)
      .map(({ fieldid, text }) => [fieldid, text]),
  );
};

/** The names of these entries as they stand. */
export const namesOfEntries = async (
  db: Db,
  ids: readonly number[],
): Promise<Map<number, string>> => {
  const standing = await db('data_records')
    .whereIn('id', [...ids])
    .select<{ id: number }[]>('id');
  const rows = await db('data_content as c')
    .join('data_fields as f', 'f.id', 'c.fieldid')
    .whereIn('c.recordid', [...ids])
    .select<(StoredField & { recordid: number })[]>(
      'c.recordid',
      'c.fieldid',
      'f.type',
      'c.content',
    );
  return new Map(
    standing.map(({ id }) => [id, nameOfEntry(rows.filter((row) => row.recordid === id))]),
  );
};

export const namesOfEvents = async (
  db: Db,
  ids: readonly number[],
): Promise<Map<number, string>> => {
  const rows = await db('event')
    .whereIn('id', [...ids])
    .select<EventRow[]>('*');
  return new Map(rows.map((row) => [row.id, nameOfEvent(row)]));
};
