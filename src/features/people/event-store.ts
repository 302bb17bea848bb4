/** Keeps the history of people. */
import { decodeTime } from 'ulid';
import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import type { Moment } from '../sync/index.ts';
import { stoppedIn } from './course.ts';
import { EVENT_KINDS, type EventKind, type NewEvent, type PersonEvent } from './event.ts';
import type { IdRange } from './roster-store.ts';

/** Rows of one INSERT, ids of one query. */
const CHUNK = 500;

const EventsSchema = z.array(
  z.object({
    id: z.string(),
    personId: z.coerce.number(),
    kind: z.enum(EVENT_KINDS),
    value: z.string().nullable(),
    byId: z.coerce.number().nullable(),
    at: z.coerce.number(),
  }),
);

const chunksOf = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / CHUNK) }, (_, place) =>
    list.slice(place * CHUNK, (place + 1) * CHUNK),
  );

type Histories = Map<number, PersonEvent[]>;

const addTo = (histories: Histories, rows: unknown): void => {
  for (const event of EventsSchema.parse(rows)) {
    const list = histories.get(event.personId);
    if (list === undefined) histories.set(event.personId, [event]);
    else list.push(event);
  }
};

const inOrder = (db: Db) =>
  db('person_event')
    .select('id', 'kind', 'value', 'at', { personId: 'person_id', byId: 'by_id' })
    .orderBy(['at', 'id']);

/** Events by person, each person's in the order they happened; who has none is missing. */
export const eventsOf = async (
  db: Db,
  personIds: readonly number[] | 'all',
): Promise<Histories> => {
  const histories: Histories = new Map();
  if (personIds === 'all') addTo(histories, await inOrder(db));
  else {
    for (const chunk of chunksOf([...new Set(personIds)])) {
      addTo(histories, await inOrder(db).whereIn('person_id', chunk));
    }
  }
  return histories;
};

/** The same of all people of a run of ids. */
export const eventsIn = async (db: Db, range: IdRange): Promise<Histories> => {
  const histories: Histories = new Map();
  addTo(histories, await inOrder(db).whereBetween('person_id', range));
  return histories;
};

/** When the first line of all histories was written (epoch milliseconds); null: there is none. */
export const historyBegan = async (db: Db): Promise<number | null> => {
  const row: unknown = await db('person_event').orderBy('id').first('id');
  return row === undefined ? null : decodeTime(z.object({ id: z.string() }).parse(row).id);
};

/** Whether the arrival of anybody was ever noted. */
export const hasArrivals = async (db: Db): Promise<boolean> =>
  (await db('person_event').where({ kind: 'arrived' }).first('id')) !== undefined;

const ArrivalSchema = z.object({ person_id: z.coerce.number(), at: z.coerce.number() });

/** When the present stay, or the last one, of each person began (epoch milliseconds), by person. */
export const arrivalsOf = async (db: Db): Promise<Map<number, number>> => {
  const rows: unknown = await db('person_event')
    .whereIn('kind', ['arrived', 'returned'])
    .groupBy('person_id')
    .select('person_id')
    .max({ at: 'at' });
  return new Map(
    z
      .array(ArrivalSchema)
      .parse(rows)
      .map(({ person_id: id, at }) => [id, at]),
  );
};

/** Ids of those who do not wish to be followed any more, until they say otherwise. */
export const stoppedNow = async (db: Db): Promise<ReadonlySet<number>> => {
  const rows: unknown = await db('person_event')
    .where({ kind: 'stop' })
    .distinct({ personId: 'person_id' });
  const ids = z.array(z.object({ personId: z.coerce.number() })).parse(rows);
  const histories = await eventsOf(
    db,
    ids.map(({ personId }) => personId),
  );
  return new Set([...histories].flatMap(([id, list]) => (stoppedIn(list) === null ? [] : [id])));
};

/** Whose event it is; null: there is none of that id. */
export const personOfEvent = async (db: Db, id: string): Promise<number | null> => {
  const row: unknown = await db('person_event').where({ id }).first('person_id');
  return row === undefined ? null : z.object({ person_id: z.coerce.number() }).parse(row).person_id;
};

/** Forgets all that is known of people, or all of one kind. */
export const eraseEvents = async (
  tx: Db,
  personIds: readonly number[],
  kind?: EventKind,
): Promise<void> => {
  for (const chunk of chunksOf(personIds)) {
    const query = tx('person_event').whereIn('person_id', chunk);
    if (kind !== undefined) query.where({ kind });
    await query.delete();
  }
};

/**
 * Adds to the history. Of signs of life only the last is kept: a diary of somebody's visits serves
 * nobody.
 */
export const addEvents = async (
  tx: Db,
  events: readonly NewEvent[],
  { now, newId }: Pick<Moment, 'now' | 'newId'>,
): Promise<void> => {
  const signs = events.filter(({ kind }) => kind === 'sign').map(({ personId }) => personId);
  await eraseEvents(tx, [...new Set(signs)], 'sign');
  const rows = events.map(({ personId, kind, value = null, byId = null, at = now }) => ({
    id: newId(),
    person_id: personId,
    kind,
    value,
    by_id: byId,
    at,
  }));
  for (const chunk of chunksOf(rows)) await tx('person_event').insert(chunk);
};
