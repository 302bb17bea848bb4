/** Reads who is here today from the mirrors of people, enrolments and roles, by runs of ids. */
import { z } from 'zod';
import type { Db } from '../../db/index.ts';

/** The people of these ids, both ends included. */
export type IdRange = readonly [first: number, last: number];
export const EVERYBODY: IdRange = [0, Number.MAX_SAFE_INTEGER];

/** Whose account is open and to whom a quality was granted. */
const toldNow = (db: Db) =>
  db('person').where({ suspended: false }).where('fields', 'like', '%mara_quality%');

/**
 * Cuts the ids of all who are told and of all who have a history into runs of so many people: what
 * is known of a network is read one run after the other, and never held whole.
 */
export const idRanges = async (db: Db, size: number): Promise<IdRange[]> => {
  const ids = z.array(z.coerce.number()).parse(
    await toldNow(db)
      .union(db('person_event').select({ id: 'person_id' }))
      .orderBy('id')
      .pluck('id'),
  );
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, place): IdRange => {
    const first = ids[place * size] ?? 0;
    return [first, ids[Math.min((place + 1) * size, ids.length) - 1] ?? first];
  });
};

/** Written by `personReceiver`. A record of zod's copies each of the thousands. */
const FieldsSchema = z.custom<Record<string, string>>(
  (told) =>
    typeof told === 'object' &&
    told !== null &&
    Object.values(told).every((value) => typeof value === 'string'),
);
const fieldsOf = (json: string): Record<string, string> => FieldsSchema.parse(JSON.parse(json));

const PersonRowSchema = z.object({
  id: z.coerce.number(),
  firstname: z.string(),
  lastname: z.string(),
  lang: z.string(),
  fields: z.string().transform(fieldsOf),
  savedAt: z.coerce.number(),
});

/** A person as Moodle tells them: what the fields hold is theirs, unread. */
export type ToldPerson = {
  id: number;
  firstname: string;
  lastname: string;
  lang: string;
  fields: Readonly<Record<string, string>>;
  /** When account or profile was last saved (epoch milliseconds). */
  savedAt: number;
};

/** Everybody whose account is open and to whom a quality was granted, by id. */
export const toldPeople = async (db: Db, range: IdRange): Promise<ToldPerson[]> => {
  const rows: unknown = await toldNow(db)
    .whereBetween('id', range)
    .orderBy('id')
    .select('id', 'firstname', 'lastname', 'lang', 'fields', { savedAt: 'time_modified' });
  return z.array(PersonRowSchema).parse(rows);
};

const EnrolmentRowSchema = z.object({
  person_id: z.coerce.number(),
  space: z.string(),
  time_start: z.coerce.number().nullable(),
  time_created: z.coerce.number(),
});

export type Stay = {
  /** Codes of the spaces in which an enrolment is running, sorted, each once. */
  spaces: string[];
  /** When the first of these enrolments began (epoch milliseconds); 0: not known. */
  since: number;
};

/** Who has an enrolment running at `now` (epoch milliseconds), by id. */
export const runningStays = async (
  db: Db,
  range: IdRange,
  now: number,
): Promise<Map<number, Stay>> => {
  const rows: unknown = await db('enrolment')
    .whereBetween('person_id', range)
    .where({ suspended: false })
    .where((q) => {
      void q.whereNull('time_start').orWhere('time_start', '<=', now);
    })
    .where((q) => {
      void q.whereNull('time_end').orWhere('time_end', '>', now);
    })
    .orderBy('space')
    .select('person_id', 'space', 'time_start', 'time_created');
  const stays = new Map<number, Stay>();
  for (const row of z.array(EnrolmentRowSchema).parse(rows)) {
    const since = row.time_start ?? row.time_created;
    const stay = stays.get(row.person_id);
    if (stay === undefined) {
      stays.set(row.person_id, { spaces: [row.space], since });
      continue;
    }
    if (stay.spaces.at(-1) !== row.space) stay.spaces.push(row.space);
    stay.since = Math.min(stay.since, since);
  }
  return stays;
};

/** Of the people with an enrolment running, those whose account is open. */
export const hereNow = async (
  db: Db,
  range: IdRange,
  enrolled: ReadonlyMap<number, unknown>,
): Promise<Set<number>> => {
  const ids = z
    .array(z.coerce.number())
    .parse(await db('person').whereBetween('id', range).where({ suspended: false }).pluck('id'));
  return new Set(ids.filter((id) => enrolled.has(id)));
};

/** Roles by Moodle's short name. */
export const REFERENT = 'mara_referent';
export const COORDINATOR = 'mara_coordinator';
const ROLES = [REFERENT, COORDINATOR] as const;
const RoleRowSchema = z.object({
  person_id: z.coerce.number(),
  space: z.string(),
  role: z.enum(ROLES),
  fields: z
    .string()
    .nullable()
    .transform((json) => (json === null ? {} : fieldsOf(json))),
});

export type RoleHeld = {
  personId: number;
  space: string;
  role: (typeof ROLES)[number];
  /** Their profile; empty of those not enrolled anywhere. */
  fields: Readonly<Record<string, string>>;
};

/** Referents and coordinators of all spaces, by id; suspended accounts are left out. */
export const rolesHeld = async (db: Db): Promise<RoleHeld[]> => {
  const rows: unknown = await db('space_role')
    .leftJoin('person', 'person.id', 'space_role.person_id')
    .whereIn('space_role.role', [...ROLES])
    .where((q) => {
      void q.whereNull('person.suspended').orWhere('person.suspended', false);
    })
    .orderBy('space_role.person_id')
    .select('space_role.person_id', 'space_role.space', 'space_role.role', 'person.fields');
  return z
    .array(RoleRowSchema)
    .parse(rows)
    .map(({ person_id: personId, ...role }) => ({ personId, ...role }));
};

const AccessRowSchema = z.object({ person_id: z.coerce.number(), day: z.string() });

/** The last day (`YYYY-MM-DD`) on which each person opened a space. */
export const lastAccessDays = async (db: Db, range: IdRange): Promise<Map<number, string>> => {
  const rows: unknown = await db('last_access')
    .whereBetween('person_id', range)
    .groupBy('person_id')
    .select('person_id')
    .max({ day: 'day' });
  return new Map(
    z
      .array(AccessRowSchema)
      .parse(rows)
      .map((row) => [row.person_id, row.day]),
  );
};
